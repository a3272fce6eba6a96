"""One role's facts in sections, each fact with its source and the number of the note that says whom it is about."""

from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Comparison, Fact, Section, Topic, compare
from quiz.web.pages.footnotes import Footnotes, remark
from quiz.web.pages.told import ConflictView, FactView, cited, conflicts, in_words
from quiz.web.wording import listed


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
class SideView:
    """What sources claim of one topic of a role, or of roles of which they say the same."""

    name: str
    claims: tuple[FactView, ...]


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
    """The topics in order; a remark that was made is not made again."""
    seen, topics = {""}, []
    for comparison in told:
        topic, said = comparison.topic, remark(comparison.topic)
        facts = tuple(_fact(edition, footnotes, topic, fact) for fact in comparison.told[0])
        topics.append(TopicView(topic.name, "" if said in seen else said, facts))
        seen.add(said)
    return tuple(topics)


def _fact(edition: Edition, footnotes: Footnotes, topic: Topic, fact: Fact) -> NotedFact:
    source = f"{footnotes.sign(fact)} {cited(edition, fact.source, fact.at)}"
    items = fact.value if isinstance(fact.value, tuple) else (in_words(topic, fact.value),)
    return NotedFact(items, source, fact.note)


def _in_a_row(name: str) -> str:
    """A name among others: without its capital, unless that begins a word of capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def disagreements(edition: Edition, role: str) -> tuple[DisagreementView, ...]:
    """The contradictions in which a role is named."""
    return tuple(_disagreement(conflict) for conflict in conflicts(edition, role))


def _disagreement(conflict: ConflictView) -> DisagreementView:
    roles: dict[tuple[str, FactView], list[str]] = {}
    for claim in conflict.claims:
        roles.setdefault((claim.topic, claim.fact), []).append(claim.role)
    sides: dict[str, list[FactView]] = {}
    for (topic, fact), names in roles.items():
        sides.setdefault(f"{listed(names)}: {_in_a_row(topic)}", []).append(fact)
    return DisagreementView(
        conflict.name, conflict.note, tuple(SideView(name, tuple(facts)) for name, facts in sides.items())
    )
