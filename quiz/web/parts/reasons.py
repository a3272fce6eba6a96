"""Why a role, why not, and why not the next one: reasons by preference, in lists that add up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Quiz
from quiz.edition import Edition
from quiz.explanation import Account, Versus
from quiz.explanation.reasons import Part, Reason
from quiz.result import NEAR
from quiz.scoring import Match
from quiz.web.parts.sums import Rest, Sum
from quiz.words.numbers import half_up
from quiz.words.roles import what_is_meant, what_is_met, what_is_missed

HALF = 100  # of the picture of what speaks for which of two roles


@dataclass(frozen=True, slots=True)
class Shown:
    """One reason: its points as printed, and how it is said.

    question  the one that is quoted, in short as of today.
    asked     what the job asks for, to end a sentence with; empty where nothing of it is met.
    meant     what the answer comes to, where little of the one end is much of the other; `is_same` if the job asks so.
    target    where the job stands on the dimension, 0..100, for the track; None without a track.
    """

    reason: Reason
    points: str
    question: str
    asked: str
    meant: str
    target: int | None

    @property
    def is_same(self) -> bool:
        """Whether the job asks for just what the answer comes to."""
        return self.meant == self.asked


@dataclass(frozen=True, slots=True)
class Tug:
    """What a preference does between two roles; `start` and `width` are those of its bar, in a picture 200 wide."""

    name: str
    reason: Reason
    points: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Reasons:
    """A printed total, the reasons that were chosen, and what the rest adds: shown + rest = total."""

    total: int
    shown: tuple[Shown, ...]
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """Why one role, counted from what random answers get; and why not, counted down from 100."""

    match: Match
    why: Reasons
    why_not: Reasons


@dataclass(frozen=True, slots=True)
class VersusView:
    """The role in front against the one behind it: ahead + behind + rest = total."""

    versus: Versus
    total: Sum
    ahead: tuple[Tug, ...]
    behind: tuple[Tug, ...]
    rest: Rest | None

    @property
    def is_far(self) -> bool:
        """Whether the one behind is so far behind that it is not near."""
        return self.versus.role.points - self.versus.rival.points > NEAR


def account_view(quiz: Quiz, edition: Edition, account: Account) -> AccountView:
    """Present why one role, and why not, in short as of today."""
    match, points = account.match, half_up(account.match.points)
    lift, loss = Sum(points - half_up(account.base)), Sum(100 - points, direction=-1)

    def shown(total: Sum, reasons: Sequence[Reason], asks: Callable[[Reason], str]) -> tuple[Shown, ...]:
        return tuple(
            Shown(
                reason=reason,
                points=total.part(reason.points),
                question=edition.in_short(reason.quoted.question),
                asked=asks(reason),
                meant=_meant(quiz, reason, asks(reason)),
                target=_target(match, reason),
            )
            for reason in reasons
        )

    fors = shown(lift, account.reasons_for, lambda each: what_is_met(quiz, match.role, each.quoted, each.dimension))
    against = shown(
        loss, account.reasons_against, lambda each: what_is_missed(quiz, match, each.quoted, each.dimension)
    )
    return AccountView(
        match=match,
        why=Reasons(lift.total, fors, _rest(lift, account.reasons_for, account.lifts)),
        why_not=Reasons(loss.total, against, _rest(loss, account.reasons_against, account.losses)),
    )


def _meant(quiz: Quiz, reason: Reason, asked: str) -> str:
    """What the answer comes to, to stand before an end that the job asks for."""
    dimension = quiz.dimension(reason.dimension)
    names_an_end = dimension.low in asked or dimension.high in asked
    return what_is_meant(quiz, reason.quoted, reason.dimension) if names_an_end else ""


def _target(match: Match, reason: Reason) -> int | None:
    target = match.role.target(reason.dimension)
    return None if target is None or reason.mark is None else target.position


def versus_view(quiz: Quiz, edition: Edition, versus: Versus) -> VersusView:
    """Present what makes the difference between two roles."""
    total = Sum.between(versus.rival.points, versus.role.points)
    listed = (*versus.ahead, *versus.behind)
    pulls = tugs(quiz, edition, total, listed)
    return VersusView(
        versus=versus,
        total=total,
        ahead=pulls[: len(versus.ahead)],
        behind=pulls[len(versus.ahead) :],
        rest=_rest(total, listed, versus.differences),
    )


def tugs(quiz: Quiz, edition: Edition, total: Sum, reasons: Sequence[Reason]) -> tuple[Tug, ...]:
    """The bars of preferences, the longest of which is half of the picture."""
    most = max((abs(reason.points) for reason in reasons), default=Fraction(1)) or Fraction(1)

    def tug(reason: Reason) -> Tug:
        width = round(HALF * float(abs(reason.points) / most), 1)
        start = HALF - width if reason.points > 0 else HALF
        name = edition.short_name(quiz.dimension(reason.dimension))
        return Tug(name, reason, total.part(reason.points), round(start, 1), width)

    return tuple(map(tug, reasons))


def _rest(total: Sum, reasons: Sequence[Reason], parts: Sequence[Part]) -> Rest | None:
    """What all answers add that no reason shown sums up."""
    summed = {part.question.id for reason in reasons for part in reason.parts}
    others = [part.points for part in parts if part.question.id not in summed]
    return total.rest([reason.points for reason in reasons], others) if reasons or total.total else None
