"""Facts as they are printed: the value in words, whom it is about, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.content import AUTHORED, Target
from quiz.edition import Edition
from quiz.facts import Conflict, Fact, Source, Topic, Value
from quiz.paths import Move
from quiz.words.grammar import listed

NO_DATA = "no data"
OURS = "Our own judgement"


@dataclass(frozen=True, slots=True)
class Side:
    """What sources claim of one role on a topic, or of several roles if the claims are the same; `names` are theirs."""

    names: str
    topic: Topic
    facts: tuple[Fact, ...]


def cited(edition: Edition, said: Fact | Move) -> str:
    """Who says so, where, and when that was: "Article, line 28; undated"."""
    if said.source == AUTHORED:
        return OURS
    found = edition.source(said.source)
    return f"{found.short}, {said.at}; {found.dated}"


def cited_for(edition: Edition, target: Target) -> str:
    """What a target rests on and when that was: "O*NET 29.3 (figure); 2024"; else the place stands in its note."""
    if target.source == AUTHORED:
        return OURS
    found = edition.source(target.source)
    return f"{resting_on(target, found.short)}; {found.dated}"


def of_whom(edition: Edition, source: str, scope: str) -> str:
    """Who says something, when that was, and whom it is about."""
    if source == AUTHORED:
        return f"{OURS}: {scope}"
    found = edition.source(source)
    return f"{found.short}, {found.dated}: {scope}"


def of_fact(edition: Edition, fact: Fact) -> str:
    """Whom a fact is about, who says it and where: "support specialists (Article, line 28; undated)"."""
    return f"{fact.scope} ({cited(edition, fact)})"


def resting_on(target: Target, source: str) -> str:
    """What a target rests on, and where that stands: "O*NET 29.3 (figure)", "Handbook (our reading), page 5"."""
    words = {"figure": f"{source} (figure)", "reading": f"{source} (our reading)", "judgement": OURS}[target.basis]
    if not target.at:
        return words
    return f"{words}, {target.at}" if target.figure is None else f"{words}, {target.at}: {target.figure}"


def in_words(topic: Topic, value: Value) -> str:
    """A value with its unit: "$50,000–$70,000 a year", "58 %", "1–2 years", "no data"."""
    if value is None:
        return NO_DATA
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(map(format, value))
    ends = [value.low] if value.is_single else [value.low, value.high]
    currency = "$" if topic.kind == "money" else ""
    unit = "%" if topic.kind == "share" else topic.unit
    return f"{'–'.join(f'{currency}{end:,}' for end in ends)} {unit}".strip()


def entries(topic: Topic, value: Value) -> tuple[str, ...]:
    """What a value lists, or just itself in words."""
    return value if isinstance(value, tuple) else (in_words(topic, value),)


def sides(edition: Edition, conflict: Conflict) -> tuple[Side, ...]:
    """The sides of a contradiction, in its order, each claim once, without topics of sections that stand apart."""
    topics = {topic.id: topic for topic in edition.topics}
    of_role: dict[tuple[str, str], list[Fact]] = {}
    for fact in conflict.facts:
        of_role.setdefault((fact.topic, fact.role), []).append(fact)
    claimed: dict[tuple[str, tuple[Value, ...]], list[Fact]] = {}
    for (topic, _), facts in of_role.items():
        claimed.setdefault((topic, tuple(fact.value for fact in facts)), []).extend(facts)
    return tuple(
        Side(_names(edition, facts), topics[topic], _once(facts))
        for (topic, _), facts in claimed.items()
        if topic in topics
    )


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts without those that say the same in the same place of the same people."""
    return tuple({(fact.value, fact.scope, fact.source, fact.at): fact for fact in facts}.values())


def _names(edition: Edition, facts: Iterable[Fact]) -> str:
    return listed([edition.quiz.role(role).name for role in dict.fromkeys(fact.role for fact in facts)])


def cited_sources(edition: Edition, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources with these ids, in the file's order; what we set ourselves is none of them."""
    wanted = set(ids)
    return tuple(source for source in edition.sources if source.id in wanted)
