"""Who was hired for a role: on a page of its own, since it plays no part in anything else."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Fact, Source, Topic
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.pages.told import cited_sources, in_words
from quiz.web.site import Site

UNDATED = "undated"


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
    topics = {topic.id: topic for section in edition.sections if section.apart for topic in section.topics}
    facts = [fact for fact in edition.facts if fact.role == id and fact.topic in topics]
    sources = cited_sources(edition, (fact.source for fact in facts))
    return PeoplePage(
        title=f"{role.name}: who was hired",
        role=Link(role.name, to.role(id)),
        origin=_origin(sources),
        tables=tuple(_table(edition, topics, each) for each in _by_scope(facts)),
        sources=sources,
    )


def _origin(sources: tuple[Source, ...]) -> str:
    """How far the figures can be trusted, in a sentence."""
    if [source.dated for source in sources] == [UNDATED]:
        return "All of this comes from one undated page, and we could not check it."
    return "We could not check these figures. Each table names its source and date."


def _by_scope(facts: Iterable[Fact]) -> Iterable[list[Fact]]:
    """The facts of each source and scope."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.source, fact.scope), []).append(fact)
    return found.values()


def _table(edition: Edition, topics: dict[str, Topic], facts: list[Fact]) -> PeopleTable:
    source = edition.source(facts[0].source)
    return PeopleTable(
        caption=f"{source.short}, {source.dated}: {facts[0].scope}",
        rows=tuple(
            PeopleRow(topics[fact.topic].name, in_words(topics[fact.topic], fact.value), fact.at) for fact in facts
        ),
        notes=tuple(dict.fromkeys(fact.note for fact in facts if fact.note)),
    )
