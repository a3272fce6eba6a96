"""Who was hired for a role: on a page of its own, since it plays no part in anything else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from quiz.edition import Edition
from quiz.facts import Fact, Source, Topic
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.site import Site
from quiz.words.facts import cited_sources, in_words, of_whom

UNDATED = "undated"

Told: TypeAlias = tuple[Topic, Fact]


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One figure, and where it stands in its source."""

    name: str
    value: str
    at: str


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """The figures of one source and scope, with what is to be said of them."""

    caption: str
    rows: tuple[PeopleRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who was hired for a role; without tables where no source says so."""

    title: str
    role: Link
    origin: str
    tables: tuple[PeopleTable, ...]
    sources: tuple[Source, ...]


def people_page(site: Site, to: Addresses, id: str) -> PeoplePage:
    """Who was hired for one role of today's quiz. Raises KeyError."""
    edition, role = site.edition, site.quiz.role(id)
    told = told_apart(edition, id)
    sources = cited_sources(edition, (fact.source for _, fact in told))
    return PeoplePage(
        title=f"{role.name}: who was hired",
        role=Link(role.name, to.role(id)),
        origin=_origin(sources),
        tables=tuple(_table(edition, each) for each in _by_scope(told)),
        sources=sources,
    )


def told_apart(edition: Edition, role: str) -> tuple[Told, ...]:
    """What sources know of a role that is kept apart, in the file's order."""
    topics = {topic.id: topic for section in edition.sections if section.apart for topic in section.topics}
    return tuple((topics[fact.topic], fact) for fact in edition.facts if fact.role == role and fact.topic in topics)


def _origin(sources: tuple[Source, ...]) -> str:
    """How far the figures can be trusted, in a sentence."""
    if [source.dated for source in sources] == [UNDATED]:
        return "All of this comes from one undated page, and we could not check it."
    return "We could not check these figures. Each table names its source and date."


def _by_scope(told: Iterable[Told]) -> Iterable[list[Told]]:
    """The facts of each source and scope."""
    found: dict[tuple[str, str], list[Told]] = {}
    for topic, fact in told:
        found.setdefault((fact.source, fact.scope), []).append((topic, fact))
    return found.values()


def _table(edition: Edition, told: list[Told]) -> PeopleTable:
    _, first = told[0]
    return PeopleTable(
        caption=of_whom(edition, first.source, first.scope),
        rows=tuple(PeopleRow(topic.name, in_words(topic, fact.value), fact.at) for topic, fact in told),
        notes=tuple(dict.fromkeys(fact.note for _, fact in told if fact.note)),
    )
