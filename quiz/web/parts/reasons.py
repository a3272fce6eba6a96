"""Why a role, why not, and why not the next one: reasons by preference, in lists that add up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quiz.content import Quiz
from quiz.explanation import Account, Versus
from quiz.explanation.reasons import Part, Reason
from quiz.scoring import Match
from quiz.web.parts.sums import Rest, Sum
from quiz.words.numbers import half_up
from quiz.words.roles import claims, what_is_met, what_is_missed


@dataclass(frozen=True, slots=True)
class Shown:
    """One reason: its points as printed, and what the roles ask for."""

    reason: Reason
    points: str
    asked: tuple[str, ...]


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
    ahead: tuple[Shown, ...]
    behind: tuple[Shown, ...]
    rest: Rest | None


def account_view(quiz: Quiz, account: Account) -> AccountView:
    """Present why one role, and why not."""
    match, points = account.match, half_up(account.match.points)
    lift, loss = Sum(points - half_up(account.base)), Sum(100 - points, direction=-1)
    fors = _shown(lift, account.reasons_for, lambda reason: what_is_met(quiz, match.role, reason.quoted))
    against = _shown(loss, account.reasons_against, lambda reason: what_is_missed(quiz, match, reason.quoted))
    return AccountView(
        match=match,
        why=Reasons(lift.total, fors, _rest(lift, account.reasons_for, account.lifts)),
        why_not=Reasons(loss.total, against, _rest(loss, account.reasons_against, account.losses)),
    )


def versus_view(quiz: Quiz, versus: Versus) -> VersusView:
    """Present what makes the difference between two roles."""
    one, other = versus.role, versus.rival
    total = Sum.between(other.points, one.points)

    def asks(reason: Reason) -> tuple[str, ...]:
        return claims(quiz, *((each.role, [each.role.target(reason.dimension)]) for each in (one, other)))

    return VersusView(
        versus=versus,
        total=total,
        ahead=_shown(total, versus.ahead, asks),
        behind=_shown(total, versus.behind, asks),
        rest=_rest(total, (*versus.ahead, *versus.behind), versus.differences),
    )


def _shown(total: Sum, reasons: Sequence[Reason], asks: Callable[[Reason], tuple[str, ...]]) -> tuple[Shown, ...]:
    return tuple(Shown(reason, total.part(reason.points), asks(reason)) for reason in reasons)


def _rest(total: Sum, reasons: Sequence[Reason], parts: Sequence[Part]) -> Rest | None:
    """What all answers add that no reason shown sums up."""
    summed = {part.question.id for reason in reasons for part in reason.parts}
    others = [part.points for part in parts if part.question.id not in summed]
    return total.rest([reason.points for reason in reasons], others) if reasons or total.total else None
