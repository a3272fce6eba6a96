"""One role's facts in sections, each fact with its source and the number of the note that says whom it is about."""

from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Comparison, Fact, Section, Topic, compare
from quiz.web.isolates import Isolated
from quiz.web.roles.footnotes import Footnotes, once, remark
from quiz.words.facts import Side, cited, in_words, items, sides


@dataclass(frozen=True, slots=True)
class NotedFact:
    """One fact. `source` begins with the number of its note: "¹ Article, line 8; undated".

    items  what the value lists, or just itself in words.
    """

    items: tuple[str, ...]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class TopicView:
    """All that is told of a role on one topic, by whatever source; `remark` holds for every such fact."""

    name: str
    remark: str
    facts: tuple[NotedFact, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """Topics that are told together.

    id       of its place on the page.
    missing  the topics that are told of other roles only, in words.
    notes    by number, whom the facts are about.
    """

    id: str
    name: str
    topics: tuple[TopicView, ...]
    missing: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What a source says, and of whom. `source` names it with place and date: "Comparison page, line 10; undated"."""

    value: str
    scope: str
    source: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What sources claim of one topic of a role, or of roles of which they say the same."""

    name: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """Where sources contradict each other, with every claim, and what we make of it."""

    name: str
    note: str
    sides: tuple[SideView, ...]


def sections(edition: Edition, role: str) -> tuple[SectionView, ...]:
    """What is known of a role, in the file's order; what is kept apart is left out."""
    known = {fact.topic for fact in edition.facts}
    found = (_section(edition, section, known, role) for section in edition.sections if not section.apart)
    return tuple(section for section in found if section.topics or section.missing)


def _section(edition: Edition, section: Section, known: set[str], role: str) -> SectionView:
    footnotes, told = Footnotes(edition), compare(section.topics, edition.facts, role)
    missing = known - {comparison.topic.id for comparison in told}
    return SectionView(
        id=f"of-{section.id}",
        name=section.name,
        topics=_topics(edition, footnotes, told),
        missing="; ".join(_in_a_row(topic.name) for topic in section.topics if topic.id in missing),
        notes=footnotes.words,
    )


def _topics(edition: Edition, footnotes: Footnotes, told: tuple[Comparison, ...]) -> tuple[TopicView, ...]:
    remarks = once(remark(comparison.topic) for comparison in told)
    return tuple(
        TopicView(each.topic.name, said, tuple(_fact(edition, footnotes, each.topic, fact) for fact in each.facts[0]))
        for each, said in zip(told, remarks, strict=True)
    )


def _fact(edition: Edition, footnotes: Footnotes, topic: Topic, fact: Fact) -> NotedFact:
    source = f"{footnotes.sign(fact)} {cited(edition, fact.source, fact.at)}"
    return NotedFact(items(topic, fact.value), source, fact.note)


def _in_a_row(name: str) -> str:
    """A name among others: without its capital, unless that begins a word of capitals, or the language is another."""
    return f"{name}" if isinstance(name, Isolated) or name[1:2].isupper() else name[:1].lower() + name[1:]


def disagreements(edition: Edition, role: str) -> tuple[DisagreementView, ...]:
    """The contradictions in which a role is named."""
    return tuple(
        DisagreementView(each.name, each.note, tuple(_side(edition, side) for side in sides(edition, each)))
        for each in edition.conflicts
        if role in each.roles
    )


def _side(edition: Edition, side: Side) -> SideView:
    claims = (
        ClaimView(in_words(side.topic, fact.value), fact.scope, cited(edition, fact.source, fact.at))
        for fact in side.facts
    )
    return SideView(f"{side.names}: {_in_a_row(side.topic.name)}", tuple(dict.fromkeys(claims)))
