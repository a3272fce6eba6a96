"""Two results side by side: which answers differ, what that did to the match, and both profiles."""

from dataclasses import dataclass

from quiz.content import Dimension, Role
from quiz.result import Result
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.parts.tracks import mean_position
from quiz.web.result.differing import FIRST, SECOND, Difference, Pair, Shift, difference, differing, shift
from quiz.web.site import Sheet, Site
from quiz.words import verdicts
from quiz.words.grammar import listed


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two results."""

    name: str
    headline: str
    worth: str
    link: Link


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """Where both sheets stand on one dimension: 0..100 as printed, None where nothing was answered."""

    name: str
    low: str
    high: str
    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sheets of one version can be compared in.

    same    how many answers differ, and how many are the same.
    lead    which roles each result names first; each has its shift.
    """

    same: str
    differences: tuple[Difference, ...]
    lead: str
    shifts: tuple[Shift, ...]
    profiles: tuple[ProfileRow, ...]


@dataclass(frozen=True, slots=True)
class SideBySidePage:
    """Two results. `note` says why there is no comparison, where there is none."""

    title: str
    sides: tuple[Side, Side]
    note: str
    comparison: Comparison | None
    another: Link


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Ask for the other result."""

    title: str
    action: str
    back: Link


def compare_page(to: Addresses, sheet: Sheet) -> ComparePage:
    """Ask which result this one is to be compared with."""
    back = Link("Back to the result", to.result(sheet.code))
    return ComparePage("Compare with another result", to.beside(sheet.code), back)


def side_by_side_page(site: Site, to: Addresses, first: Sheet, second: Sheet) -> SideBySidePage:
    """Present two results; those of one version are compared answer by answer."""
    results = first.result, second.result
    note = _note(site, first, second)
    return SideBySidePage(
        title="Two results side by side",
        sides=(
            _side(FIRST, results[0], Link("Open the first result", to.result(first.code))),
            _side(SECOND, results[1], Link("Open the second result", to.result(second.code))),
        ),
        note=note,
        comparison=None if note else _comparison((first, second), results),
        another=Link("Compare the first sheet with another one", to.beside(first.code)),
    )


def _note(site: Site, first: Sheet, second: Sheet) -> str:
    """Why two sheets are not compared; empty where they are."""
    if first.quiz.id != second.quiz.id:
        titles = [site.served(sheet.quiz.version).imprint.title for sheet in (first, second)]
        return (
            f"The first result is from “{titles[0]}”, the second from “{titles[1]}”. These are two quizzes, so nothing "
            "in them can be compared. Each result still stands as it is."
        )
    if first.quiz.version != second.quiz.version:
        return (
            "These two results come from different versions of the quiz. Its questions or its roles have changed in "
            "between. So we cannot compare the answers one by one, and the two numbers mean different things. "
            "Each result still stands as it is."
        )
    if first.responses == second.responses:
        return "Both sheets hold the same answers and the same stars. So the two results are the same, too."
    return ""


def _side(name: str, result: Result, link: Link) -> Side:
    return Side(name, verdicts.headline(result), verdicts.worth(result), link)


def _comparison(sheets: Pair, results: tuple[Result, Result]) -> Comparison:
    apart = differing(sheets)
    first, second = (result.leaders for result in results)
    followed = dict.fromkeys((*first, *second))
    rankings = results[0].ranking, results[1].ranking
    return Comparison(
        same=_same(len(apart), len(sheets[0].quiz.questions)),
        differences=tuple(difference(sheets, index) for index in apart),
        lead=_lead(first, second),
        shifts=tuple(shift(sheets, rankings, role) for role in followed),
        profiles=tuple(_profile_row(sheets, dimension) for dimension in sheets[0].quiz.dimensions),
    )


def _same(apart: int, questions: int) -> str:
    differ = f"{apart} of {questions} answers {'differs' if apart == 1 else 'differ'}; a star counts, too."
    same = questions - apart
    if not same:
        return f"{differ} None is the same."
    return f"{differ} The other {same} are the same." if same > 1 else f"{differ} The other one is the same."


def _lead(first: tuple[Role, ...], second: tuple[Role, ...]) -> str:
    """Which roles are followed from sheet to sheet: those that a result names first."""
    if not first and not second:
        return "Neither result names a job. So there is no match to compare."
    if first == second:
        return f"First on both sheets: {_named(first)}."
    return f"First on the first sheet: {_named(first)}. On the second sheet: {_named(second)}."


def _named(roles: tuple[Role, ...]) -> str:
    names = listed([role.name for role in roles])
    return f"{names}, level" if len(roles) > 1 else names or "no job that is named"


def _profile_row(sheets: Pair, dimension: Dimension) -> ProfileRow:
    first, second = (mean_position(sheet.result.placed(dimension.id)) for sheet in sheets)
    return ProfileRow(dimension.name, dimension.low, dimension.high, first, second)
