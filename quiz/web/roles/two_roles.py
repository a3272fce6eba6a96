"""Two roles side by side: what is told of both, where sources contradict each other, and their work preferences."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quiz.content import Dimension, Quiz, Role, Target
from quiz.edition import Edition
from quiz.facts import Comparison, Conflict, Standing, compare
from quiz.web.addresses import Addresses
from quiz.web.parts import NO_PROBLEM, Fault, Link, Problem
from quiz.web.parts.tracks import NOT_WEIGHED, Stand, Track, stand_of_answers
from quiz.web.roles.footnotes import Footnotes, Row, Said, once
from quiz.web.roles.infographic import pictured
from quiz.web.site import Sheet
from quiz.words.facts import sides
from quiz.words.roles import WEIGHT_WORDS

CAPTIONS: dict[Standing, str] = {
    "differs": "Where the two differ",
    "same": "No difference: the same is said of both",
    "one-sided": "Nothing to compare: there is no data for one of them, or for both",
}
SAME = "That is the same role twice. Choose two different ones."
ELSEWHERE = "This result is from another quiz. What is known of its roles is not kept here."
UNKNOWN = "That role is not in this quiz. Choose two from the lists."
ENDS = ("low end", "lower half", "middle", "upper half", "high end")


@dataclass(frozen=True, slots=True)
class TableView:
    """Topics of one standing; `brief` where a line is enough for each."""

    caption: str
    brief: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one side of a contradiction says, and of whom: "QA tester and Technical writer, Growth"."""

    whose: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where sources contradict each other."""

    name: str
    note: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two roles; `columns` names them and, with a result, "You"."""

    title: str
    heading: str
    roles: tuple[tuple[Role, str], ...]
    tables: tuple[TableView, ...]
    notes: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    columns: tuple[str, ...]
    preferences: tuple[Track, ...]
    back: Link
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Two roles to be chosen; `pairs` are offered first."""

    title: str
    back: Link | None
    problem: Problem
    action: str
    pairs: tuple[Link, ...]
    roles: tuple[Role, ...]
    chosen: tuple[Role | None, Role | None]


def offered(edition: Edition, sheet: Sheet | None = None) -> tuple[Role, ...]:
    """The roles of which something is said today; beside a sheet, those that its quiz has, too."""
    said = {portrait.role for portrait in edition.portraits}
    known = {role.id for role in (sheet.quiz if sheet else edition.quiz).roles}
    return tuple(role for role in edition.quiz.roles if role.id in known & said)


def choose_page(edition: Edition, to: Addresses, role: str, rival: str, sheet: Sheet | None = None) -> ChoosePage:
    """Offer two roles; what was chosen stays chosen, and what was wrong with it is told."""
    roles, code = offered(edition, sheet), sheet.code if sheet else ""
    known = {each.id for each in roles}
    pairs = (pair for pair in either_way(edition) if known.issuperset(pair))
    return ChoosePage(
        title="Compare two roles",
        back=_back(to, sheet) if sheet else None,
        problem=_problem(known, role, rival) if roles else Problem(ELSEWHERE),
        action=to.compare(code=code),
        pairs=tuple(Link(_both(edition.quiz, *pair), to.compare(*pair, code)) for pair in pairs),
        roles=roles,
        chosen=(_chosen(roles, role, 0), _chosen(roles, rival, 1)),
    )


def either_way(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The pairs of roles between which people move sideways both ways, in the file's order."""
    moves = [(move.role, move.to) for portrait in edition.portraits for move in portrait.moves_to]
    return tuple((role, to) for at, (role, to) in enumerate(moves) if (to, role) in moves[at:])


def _back(to: Addresses, sheet: Sheet) -> Link:
    return Link("Back to the result", to.result(sheet.code))


def _problem(known: set[str], role: str, rival: str) -> Problem:
    if not role and not rival:
        return NO_PROBLEM
    chosen = (("role", "Role", role), ("rival", "Beside", rival))
    faults = [Fault(name, label, UNKNOWN) for name, label, id in chosen if id not in known]
    if role == rival and not faults:
        faults = [Fault("rival", "Beside", SAME)]
    return Problem.of(*faults)


def _chosen(roles: tuple[Role, ...], id: str, first: int) -> Role | None:
    """The role that was chosen; before anyone chooses, the `first` one."""
    return next((role for role in roles if role.id == id), roles[first] if len(roles) > first else None)


def pair_page(edition: Edition, to: Addresses, role: str, rival: str, sheet: Sheet | None = None) -> PairPage:
    """Put two roles side by side, and a sheet's answers beside their profiles. Raises KeyError."""
    footnotes, heading = Footnotes(edition), _both(edition.quiz, role, rival)
    told = tables(footnotes, compare(edition.topics, edition.facts, role, rival))
    disputes = _disputes(edition, footnotes, role, rival)
    return PairPage(
        title="You and two roles" if sheet else heading,
        heading=heading,
        roles=tuple((edition.quiz.role(id), edition.portrait(id).description) for id in (role, rival)),
        tables=told,
        notes=footnotes.words,
        disputes=disputes,
        columns=(*(edition.quiz.role(id).name for id in (role, rival)), *(["You"] if sheet else [])),
        preferences=_preferences(sheet.quiz if sheet else edition.quiz, role, rival, sheet),
        back=_back(to, sheet) if sheet else Link("Compare others", to.compare()),
        links=_links(edition, to, role, rival, sheet),
    )


def _both(quiz: Quiz, role: str, rival: str) -> str:
    return f"{quiz.role(role).name} and {quiz.role(rival).name}"


def tables(footnotes: Footnotes, told: Iterable[Comparison]) -> tuple[TableView, ...]:
    """What is told of two roles by standing, differences first; a table that would be empty is none."""
    by_standing: dict[Standing, list[Comparison]] = {standing: [] for standing in CAPTIONS}
    for comparison in told:
        by_standing[comparison.standing].append(comparison)
    return tuple(
        TableView(CAPTIONS[standing], standing != "differs", _rows(footnotes, rows))
        for standing, rows in by_standing.items()
        if rows
    )


def _rows(footnotes: Footnotes, told: Iterable[Comparison]) -> tuple[Row, ...]:
    rows = [footnotes.row(comparison, merged=comparison.standing == "same") for comparison in told]
    return tuple(replace(row, remark=said) for row, said in zip(rows, once(row.remark for row in rows), strict=True))


def _disputes(edition: Edition, footnotes: Footnotes, *roles: str) -> tuple[Dispute, ...]:
    """The contradictions in which one of these roles is named."""
    told = (conflict for conflict in edition.conflicts if conflict.roles & set(roles))
    return tuple(Dispute(each.name, each.note, _claims(edition, footnotes, each)) for each in told)


def _claims(edition: Edition, footnotes: Footnotes, conflict: Conflict) -> tuple[Claim, ...]:
    return tuple(
        Claim(f"{side.names}, {side.topic.name}", footnotes.cell(side.topic, side.facts))
        for side in sides(edition, conflict)
    )


def _preferences(quiz: Quiz, role: str, rival: str, sheet: Sheet | None) -> tuple[Track, ...]:
    pair = quiz.role(role), quiz.role(rival)
    return tuple(_preference(dimension, pair, sheet) for dimension in quiz.dimensions)


def _preference(dimension: Dimension, pair: tuple[Role, Role], sheet: Sheet | None) -> Track:
    stands = [_of_role(role.target(dimension.id)) for role in pair]
    if sheet:
        stands.append(_of_sheet(stand_of_answers(sheet.result, dimension)))
    return Track.of(dimension, *stands)


def _of_role(target: Target | None) -> Stand:
    if not target:
        return Stand(None, NOT_WEIGHED)
    return Stand(target.position, f"{_end(target.position)}; {WEIGHT_WORDS[target.weight]}")


def _of_sheet(stand: Stand) -> Stand:
    return stand if stand.at is None else Stand(stand.at, f"{_end(stand.at)}; {stand.words}")


def _end(position: int) -> str:
    return ENDS[(position + 12) // 25]


def _links(edition: Edition, to: Addresses, role: str, rival: str, sheet: Sheet | None) -> tuple[Link, ...]:
    code = sheet.code if sheet else ""
    return (
        *([Link("Both in one picture", to.picture(role, rival))] if pictured(edition, role, rival) else []),
        *(Link(f"More on this role: {edition.quiz.role(id).name}", to.role(id)) for id in (role, rival)),
        Link("The same, swapped", to.compare(rival, role, code)),
        Link("Compare two other roles", to.compare(code=code)),
        _back(to, sheet) if sheet else Link("Take the quiz", to.start),
    )
