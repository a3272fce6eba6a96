"""Facts as they are printed: the value in words, whom it is about, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.content import AUTHORED
from quiz.edition import Edition
from quiz.facts import Conflict, Fact, Source, Topic, Value

NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact. `source` names it with place and date: "Comparison page, line 10; undated"."""

    value: str
    scope: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One side of a contradiction."""

    role: str
    topic: str
    fact: FactView


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Where sources contradict each other, and what we make of it."""

    name: str
    note: str
    claims: tuple[ClaimView, ...]


def fact_view(edition: Edition, topic: Topic, fact: Fact) -> FactView:
    """One fact as it is printed."""
    return FactView(in_words(topic, fact.value), fact.scope, cited(edition, fact.source, fact.at), fact.note)


def cited(edition: Edition, source: str, at: str) -> str:
    """Who says so, where, and when that was."""
    if source == AUTHORED:
        return "Our own judgement"
    found = edition.source(source)
    return f"{found.short}, {at}; {found.dated}"


def in_words(topic: Topic, value: Value) -> str:
    """A value with its unit: "$50,000–$70,000 a year", "58 %", "1–2 years", "no data"."""
    if value is None:
        return NO_DATA
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(value)
    ends = [value.low] if value.is_single else [value.low, value.high]
    sign = "$" if topic.kind == "money" else ""
    unit = "%" if topic.kind == "share" else topic.unit
    return " ".join(filter(None, ("–".join(f"{sign}{end:,}" for end in ends), unit)))


def conflicts(edition: Edition, *roles: str) -> tuple[ConflictView, ...]:
    """The contradictions in which one of these roles is named."""
    topics = {topic.id: topic for section in edition.sections for topic in section.topics}
    return tuple(
        _conflict(edition, topics, conflict)
        for conflict in edition.conflicts
        if {fact.role for fact in conflict.facts} & set(roles)
    )


def _conflict(edition: Edition, topics: dict[str, Topic], conflict: Conflict) -> ConflictView:
    claims = (
        ClaimView(
            edition.quiz.role(fact.role).name,
            topics[fact.topic].name,
            fact_view(edition, topics[fact.topic], fact),
        )
        for fact in conflict.facts
    )
    return ConflictView(conflict.name, conflict.note, tuple(claims))


def cited_sources(edition: Edition, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources with these ids, in the file's order; what we set ourselves is none of them."""
    wanted = set(ids)
    return tuple(source for source in edition.sources if source.id in wanted)
