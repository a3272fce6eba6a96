"""What would have to be different for a role to come first, or the proof that nothing does it."""

from dataclasses import dataclass

from quiz.content import Role
from quiz.counterfactual import MOST_NODES, Counterfactual
from quiz.result import Result
from quiz.scoring import Match
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.site import Sheet
from quiz.words.grammar import counted
from quiz.words.numbers import decimals_apart, half_up, show


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One answer that would have to be different."""

    number: int
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OtherwisePage:
    """The smallest change that puts a role first; `changes` is empty where there is none or none is needed."""

    title: str
    heading: str
    lead: str
    changes: tuple[ChangeView, ...]
    after: str
    proof: str
    roles: tuple[Link, ...]
    result: str


def otherwise_page(to: Addresses, sheet: Sheet, id: str) -> OtherwisePage:
    """Tell what would put one role first. Raises KeyError for a role that the sheet's quiz does not have."""
    role = sheet.quiz.role(id)
    result = sheet.result
    found = result.counterfactual(id) if _is_ranked(result, role) else None
    lead, after, proof = _told(result, role, found)
    return OtherwisePage(
        title="What would be different",
        heading=f"What would put {role.name} first?",
        lead=lead,
        changes=_changes(found) if found else (),
        after=after,
        proof=proof,
        roles=tuple(
            Link(match.role.name, to.otherwise(sheet.code, match.role.id))
            for match in result.ranking.ranked
            if match.role != role
        ),
        result=to.result(sheet.code),
    )


def _is_ranked(result: Result, role: Role) -> bool:
    return result.ranking.has_rivals and result.ranking.match(role.id).is_ranked


def _changes(found: Counterfactual) -> tuple[ChangeView, ...]:
    return tuple(
        ChangeView(each.index + 1, each.question.text, each.before.label, each.after.label)
        for each in sorted(found.changes, key=lambda each: each.index)
    )


def _told(result: Result, role: Role, found: Counterfactual | None) -> tuple[str, str, str]:
    """What it comes to, what the matches would be then, and how far that is proven."""
    if not _is_ranked(result, role):
        return f"Too few answers count for {role.name} to say. Nothing is lost: more can be answered.", "", ""
    if found is None:
        return (
            f"No answers to these questions put {role.name} first.",
            "",
            "This is proven: every way to answer them was ruled out, with the stars as they are.",
        )
    if found.is_open:
        return f"We looked at {MOST_NODES:,} ways and found none. There may be one.", "", ""
    if not found.changes:
        return "It comes first already.", "", _firm(result)
    answers = counted(found.count, "other answer")
    return (
        f"With {answers}, {role.name} would come first.",
        _after(Result(result.quiz, found.apply(result.responses))),
        _proof(found),
    )


def _firm(result: Result) -> str:
    least = counted(result.certainty.breakdown or 0, "answer")
    return f"At least {least} would have to be different to end its lead. This is proven."


def _after(other: Result) -> str:
    """The matches of the first two, were these the answers."""
    first, second = other.ranking.ranked[:2]
    decimals = decimals_apart(first.points, second.points)

    def printed(match: Match) -> str:
        return f"{match.role.name} {show(half_up(match.points, decimals), decimals)}"

    return f"The match would then be: {printed(first)}, {printed(second)}."


def _proof(found: Counterfactual) -> str:
    if not found.exact:
        return f"This is one way. We stopped after {MOST_NODES:,} tries, so there may be a smaller one."
    fewer = "No fewer answers do it" if found.count > 1 else "No smaller change does it"
    return f"{fewer}, with the stars as they are. This is proven: all smaller changes were ruled out."
