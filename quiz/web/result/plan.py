"""The plan: the jobs that a result leads to, what the answers say for and against them, and what to try."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.content import Quiz, Role
from quiz.edition import Edition
from quiz.explanation.reasons import Reason
from quiz.result import Result, Said
from quiz.scoring import Match
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.parts.reasons import Shown, account_view
from quiz.web.site import Sheet
from quiz.words.roles import plainly

STEPS = 3  # ready ones to begin from, of all jobs of a plan together; as many of each
GAINS, LOSSES = 3, 2  # preferences that speak for the job in front, and for the one beside it


@dataclass(frozen=True, slots=True)
class Side:
    """One job of a plan: what the answers say for it and against it, what to try, and a question to ask somebody.

    Where nothing stands out, no reasons are given, as on the result: they would make one job of many the right one.
    """

    role: Role
    brief: str
    why: tuple[Shown, ...]
    why_not: tuple[Shown, ...]
    steps: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a role is like in one preference, and the word for that preference."""

    dimension: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """The job in front and another one: what each is like where the answers speak for it, and the jobs to choose from.

    gained    of the job in front, `given_up` of the other one; nothing in which the two are alike.
    """

    rival: Role
    brief: str
    gained: tuple[Known, ...]
    given_up: tuple[Known, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A page to write on.

    sides   one job, if it leads alone; else two or three as equals, in the file's order; none with too little to go on.
    beside  what the one job is put beside; None for equals, which stand side by side already.
    """

    sheet: Sheet
    result: Result
    sides: tuple[Side, ...]
    beside: Beside | None


def plan_page(to: Addresses, sheet: Sheet, edition: Edition, rival: Match | None) -> PlanPage:
    """Lay out what a result gives to plan with; `rival` is what a job that leads alone is put beside."""
    result = sheet.result
    roles = _planned(result)
    sides = tuple(_side(edition, result, role, -(-STEPS // len(roles))) for role in roles)
    beside = _beside(to, sheet, edition, rival) if rival else None
    return PlanPage(sheet, result, sides, beside)


def _planned(result: Result) -> tuple[Role, ...]:
    """The job that leads alone; else those that are named, or the nearest, none before another."""
    if result.said.leads_alone:
        return result.leaders
    if result.said is Said.NOTHING:
        return result.nearest
    chosen = (*result.leaders, *result.near)
    return tuple(role for role in result.quiz.roles if role in chosen)


def _side(edition: Edition, result: Result, role: Role, most: int) -> Side:
    known = {portrait.role: portrait for portrait in edition.portraits}
    steps = known[role.id].first_steps[:most] if role.id in known else ()
    ask = next(iter(known[role.id].ask), "") if role.id in known else ""
    why: tuple[Shown, ...] = ()
    why_not: tuple[Shown, ...] = ()
    if result.said.names_roles:
        account = account_view(result.quiz, edition, result.account(role.id))
        why, why_not = account.why.shown, account.why_not.shown
    return Side(role, edition.brief(role.id), why, why_not, steps, ask)


def _beside(to: Addresses, sheet: Sheet, edition: Edition, rival: Match) -> Beside:
    result = sheet.result
    versus = result.versus(result.leaders[0].id, rival.role.id)
    first, second = versus.role.role, rival.role
    ahead = [reason for reason in versus.preferences if reason.part > 0]
    behind = sorted((reason for reason in versus.preferences if reason.part < 0), key=_smallest_first)
    others = [match.role for match in result.ranking.ranked if match.role not in {first, second}]
    return Beside(
        rival=second,
        brief=edition.brief(second.id),
        gained=_alone(edition, result.quiz, ahead, first, second)[:GAINS],
        given_up=_alone(edition, result.quiz, behind, second, first)[:LOSSES],
        others=tuple(Link(role.name, to.plan(sheet.code, role.id)) for role in others),
    )


def _smallest_first(reason: Reason) -> tuple[int, str]:
    """The order of what is behind; equal ones by the dimension's id."""
    return reason.part, reason.dimension


def _alone(edition: Edition, quiz: Quiz, reasons: Iterable[Reason], role: Role, other: Role) -> tuple[Known, ...]:
    """What a role is like, and another is not, in the preferences on which the answers speak for it."""
    found = []
    for dimension in (quiz.dimension(reason.dimension) for reason in reasons):
        mine, theirs = role.target(dimension.id), other.target(dimension.id)
        if mine and not (theirs and mine.position == theirs.position):
            found.append(Known(dimension.id, edition.short_name(dimension), plainly(dimension, mine.position)))
        elif theirs and not mine:
            less = f"less of “{plainly(dimension, theirs.position)}”"
            found.append(Known(dimension.id, edition.short_name(dimension), less))
    return tuple(found)
