"""All that sources say of one role, section by section, and every source that it cites."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.content import Role, Target
from quiz.edition import Edition
from quiz.facts import Comparison, Fact, Section, Topic
from quiz.web.isolates import in_a_row
from quiz.web.parts.footnotes import remarks
from quiz.web.parts.tracks import Track, stand_of_role


@dataclass(frozen=True, slots=True)
class KnownSection:
    """What is known of a role in one section.

    topics   those with facts about this role.
    remarks  by the id of a topic, what must be said beside it.
    missing  the topics with facts about other roles only, in words.
    """

    section: Section
    topics: tuple[Comparison, ...]
    remarks: Mapping[str, str]
    missing: str


def sections(edition: Edition, role: str) -> tuple[KnownSection, ...]:
    """What is known of a role, in the file's order, without the sections that stand apart."""
    anywhere = {fact.topic for fact in edition.facts}
    here = {each.topic: each for each in edition.compare(role)}
    found = (_section(section, anywhere, here) for section in edition.sections if not section.apart)
    return tuple(each for each in found if each.topics or each.missing)


def _section(section: Section, anywhere: set[str], here: dict[Topic, Comparison]) -> KnownSection:
    known = tuple(here[topic] for topic in section.topics if topic in here)
    missing = (topic for topic in section.topics if topic.id in anywhere and topic not in here)
    return KnownSection(
        section=section,
        topics=known,
        remarks=remarks(each.topic for each in known),
        missing="; ".join(in_a_row(topic.name) for topic in missing),
    )


def profile(edition: Edition, role: Role) -> tuple[tuple[Track, Target], ...]:
    """What the match is made from, the heaviest targets first, each on its track."""
    targets = sorted(role.profile, key=lambda target: -target.weight)
    dimensions = (edition.quiz.dimension(target.dimension) for target in targets)
    return tuple(
        (Track.of(dimension, stand_of_role(dimension, target)), target)
        for dimension, target in zip(dimensions, targets, strict=True)
    )


def cited_on_page(edition: Edition, role: Role) -> set[str]:
    """The ids of all sources that are cited of a role."""
    portrait, together = edition.portrait(role.id), {topic.id for topic in edition.topics}
    named = [conflict.facts for conflict in edition.conflicts if role.id in conflict.roles]
    return {
        *(target.source for target in role.profile),
        *(move.source for move in (*portrait.grows_into, *portrait.moves_to)),
        *(fact.source for fact in edition.facts if fact.role == role.id and fact.topic in together),
        *(fact.source for facts in named for fact in facts),
    }


def by_scope(known: tuple[tuple[Topic, Fact], ...]) -> tuple[tuple[tuple[Topic, Fact], ...], ...]:
    """Facts with their topics, parted by source and whom they are about."""
    found: dict[tuple[str, str], list[tuple[Topic, Fact]]] = {}
    for topic, fact in known:
        found.setdefault((fact.source, fact.scope), []).append((topic, fact))
    return tuple(tuple(each) for each in found.values())
