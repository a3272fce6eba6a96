"""Why a role, why not, and why not the next one: reasons by preference, in lists that add up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Quiz
from quiz.explanation import Account, Versus
from quiz.explanation.reasons import Part, Reason, meets, misses
from quiz.web.parts.sums import Rest, Sum
from quiz.words.grammar import counted
from quiz.words.numbers import decimals_apart, half_up, show
from quiz.words.roles import asked, claims, nearest


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason: its points, the question and the person's own answer, and what the roles ask for.

    answers  how many answers it sums up, where that is more than one.
    """

    points: str
    question: str
    answer: str
    answers: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """A heading with its total, the reasons that were chosen, and what the rest adds: reasons + rest = total."""

    heading: str
    total: str
    reasons: tuple[ReasonView, ...]
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """Why one role, and why not."""

    role: str
    why: Reasons
    why_not: Reasons


@dataclass(frozen=True, slots=True)
class VersusView:
    """The role in front against the one behind it."""

    intro: str
    ahead: tuple[ReasonView, ...]
    behind: tuple[ReasonView, ...]
    role: str
    rival: str
    rest: Rest | None


def account_view(quiz: Quiz, account: Account) -> AccountView:
    """Present why one role, and why not."""
    role, points = account.match.role, half_up(account.match.points)
    lift, loss = Sum(points - half_up(account.base)), Sum(100 - points, direction=-1)

    def holds(reason: Reason) -> tuple[str, ...]:
        met = asked(quiz, role, meets(reason.quoted, role))
        return (f"{met}.",) if met else ()

    def lacks(reason: Reason) -> tuple[str, ...]:
        missed = asked(quiz, role, misses(reason.quoted, role))
        return (f"{missed}; {nearest(quiz, account.match, reason.quoted)}.",)

    return AccountView(
        role=role.name,
        why=Reasons(
            heading=f"Why {role.name}",
            total=_lift(lift.total),
            reasons=_views(lift, account.reasons_for, holds),
            rest=_rest(lift, account.reasons_for, account.lifts),
        ),
        why_not=Reasons(
            heading=f"What fits {role.name} less",
            total=_loss(account.match.points, loss.total),
            reasons=_views(loss, account.reasons_against, lacks),
            rest=_rest(loss, account.reasons_against, account.losses),
        ),
    )


def versus_view(quiz: Quiz, versus: Versus) -> VersusView:
    """Present what makes the difference between two roles, with the least decimals at which they differ."""
    one, other = versus.role, versus.rival
    decimals = decimals_apart(one.points, other.points)
    points, rival_points = half_up(one.points, decimals), half_up(other.points, decimals)
    apart = points - rival_points
    total, shown = Sum(apart, decimals), (*versus.ahead, *versus.behind)

    def asks(reason: Reason) -> tuple[str, ...]:
        return claims(quiz, *((each.role, [each.role.target(reason.dimension)]) for each in (one, other)))

    return VersusView(
        intro=f"{one.role.name} {show(points, decimals)}, {other.role.name} {show(rival_points, decimals)}: "
        + (f"{show(apart, decimals)} apart." if apart else "level."),
        ahead=_views(total, versus.ahead, asks),
        behind=_views(total, versus.behind, asks),
        role=one.role.name,
        rival=other.role.name,
        rest=_rest(total, shown, versus.differences),
    )


def _views(total: Sum, shown: Sequence[Reason], asks: Callable[[Reason], tuple[str, ...]]) -> tuple[ReasonView, ...]:
    return tuple(
        ReasonView(
            points=total.part(reason.points),
            question=reason.quoted.question.text,
            answer=reason.quoted.option.label,
            answers=counted(len(reason.parts), "answer") if len(reason.parts) > 1 else "",
            asked=asks(reason),
        )
        for reason in shown
    )


def _rest(total: Sum, shown: Sequence[Reason], parts: Sequence[Part]) -> Rest | None:
    """What all answers add that no reason shown sums up."""
    told = {part.question.id for reason in shown for part in reason.parts}
    others = [part.points for part in parts if part.question.id not in told]
    if not shown and not total.total:
        return None
    words = f"from {counted(len(others), 'other answer' if shown else 'answer')}"
    return total.rest([reason.points for reason in shown], others, words)


def _lift(printed: int) -> str:
    """What the answers do for a role, beside what random answers would get it on average."""
    if printed < 0:
        return f"These answers get it {counted(-printed, 'point')} less than random answers do on average."
    return f"These answers get it {counted(printed, 'point')} more than random answers do on average."


def _loss(points: Fraction, printed: int) -> str:
    if points == 100:
        return "Nothing is missing: each answer is the nearest on offer."
    if not printed:
        return "Less than a point of 100 is missing."
    return f"{printed} of 100 points {'is' if printed == 1 else 'are'} missing."
