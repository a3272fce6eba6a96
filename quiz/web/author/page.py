"""What an author's pages show: the state of the file, its findings, and how its roles lie to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Question, Role
from quiz.edition import Edition
from quiz.lint.report import Report, Row
from quiz.survey import Nearness, Survey
from quiz.web.addresses import Addresses
from quiz.web.author.desk import Judged
from quiz.web.author.findings import Cause
from quiz.web.parts import Link
from quiz.words.grammar import counted

ALIKE = 85  # points to which roles may agree: `quiz check` warns of more
EVEN = (0.5, 1, 2)  # where marks stand on a bar: half the fair share, the fair share, twice
BESIDE = 3  # roles that one is put beside
LONGEST = 2.5  # times the fair share that a bar has room for, at least


@dataclass(frozen=True, slots=True)
class State:
    """How the file stands.

    version  the beginning of its codes.
    faults   why the file as it is now is not served, line by line; empty where it is.
    stamp    changes when the page would; ends with “pending” until the report is there.
    """

    version: str
    faults: tuple[str, ...]
    stamp: str
    judged: Judged

    @property
    def is_pending(self) -> bool:
        """Whether the report is still being made."""
        return not self.judged.survey and not self.judged.failure


@dataclass(frozen=True, slots=True)
class Mark:
    """A role on the map: its number in the lists, and where it stands, in percent."""

    number: int
    role: Role
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """From a role to the one that is nearest to it, in percent; thick where they are too much alike."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_alike: bool


@dataclass(frozen=True, slots=True)
class Near:
    """Two roles that are near each other, how much they agree, and what parts them."""

    roles: tuple[Role, Role]
    agreement: Fraction
    parting: tuple[tuple[Question, Fraction], ...]

    @property
    def is_alike(self) -> bool:
        """Whether `quiz check` warns of it."""
        return self.agreement > ALIKE


@dataclass(frozen=True, slots=True)
class Share:
    """A role in the table: its figures, the length of its bar, and the roles nearest to it."""

    number: int
    role: Role
    row: Row
    bar: float
    near: tuple[tuple[Role, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is said of a judged edition."""

    counts: str
    sampled: tuple[str, ...]
    unchecked: tuple[str, ...]
    causes: tuple[Cause, ...]
    silenced: tuple[Cause, ...]
    shares: tuple[Share, ...]
    ticks: tuple[float, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    kept: int
    near: tuple[Near, ...]


def overview(edition: Edition, survey: Survey, causes: tuple[Cause, ...], silenced: tuple[Cause, ...]) -> Overview:
    """The whole quiz."""
    marks = tuple(_marks(edition, survey))
    longest = max(LONGEST, *(row.win for row in survey.report.rows))
    return Overview(
        counts=count(survey.report),
        sampled=survey.report.sampled,
        unchecked=survey.report.unchecked,
        causes=causes,
        silenced=silenced,
        shares=tuple(_share(edition, survey, row, longest) for row in survey.report.rows),
        ticks=tuple(round(100 * at / longest, 1) for at in EVEN),
        marks=marks,
        lines=tuple(_lines(survey, {mark.role.id: mark for mark in marks})),
        kept=round(100 * survey.kept),
        near=tuple(near(edition, pair) for pair in survey.near),
    )


def count(report: Report) -> str:
    """How much was found, as `quiz check` ends."""
    kinds = [counted(report.count(severity), severity) for severity in ("error", "warning", "note")]
    return f"{', '.join(kinds)}, {len(report.silenced)} silenced"


def near(edition: Edition, pair: Nearness) -> Near:
    """A pair with its roles and questions."""
    one, other = (edition.quiz.role(id) for id in pair.roles)
    return Near((one, other), pair.agreement, tuple((edition.quiz.question(id), points) for id, points in pair.parting))


def pages_of(edition: Edition, survey: Survey | None, role: Role, to: Addresses, result: str) -> tuple[Link, ...]:
    """Every page that is about a role. `result` is that of its own best answers."""
    found = [Link("Its page", to.role(role.id)), Link("All facts", to.facts(role.id))]
    if edition.has_people:
        found.append(Link("Who was hired", to.people(role.id)))
    if edition.has_moves:
        found.append(Link("Where all jobs lead", to.paths))
    found += [Link("Its own best answers", result)] if result else []
    rivals = [pair.other(role.id) for pair in survey.nearest(role.id, BESIDE)] if survey else []
    found += [Link(f"Beside {rival.name}", to.two_roles(role.id, rival.id)) for rival in map(edition.quiz.role, rivals)]
    return tuple(found)


def _marks(edition: Edition, survey: Survey) -> Iterator[Mark]:
    for number, role in enumerate(edition.quiz.roles, 1):
        x, y = survey.places[role.id]
        yield Mark(number, role, round(100 * x, 1), round(100 * y, 1))


def _lines(survey: Survey, marks: dict[str, Mark]) -> Iterator[Line]:
    for pair in survey.near:
        one, other = (marks[id] for id in pair.roles)
        yield Line(one.x, one.y, other.x, other.y, pair.agreement > ALIKE)


def _share(edition: Edition, survey: Survey, row: Row, longest: float) -> Share:
    role = edition.quiz.role(row.role)
    return Share(
        number=edition.quiz.roles.index(role) + 1,
        role=role,
        row=row,
        bar=round(100 * row.win / longest, 1),
        near=tuple((edition.quiz.role(pair.other(role.id)), pair.agreement) for pair in survey.nearest(role.id, 2)),
    )
