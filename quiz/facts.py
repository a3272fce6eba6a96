"""What is known of the roles, with who says so, and where the sources contradict each other.

No fact can reach a match: scoring reads a `Quiz`, and a `Quiz` holds none of this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "names", "certificates", "number", "money", "share"]
ResultPart: TypeAlias = Literal["", "next", "closing", "further"]
Standing: TypeAlias = Literal["differs", "same", "one-sided"]


@dataclass(frozen=True, slots=True)
class Range:
    """Figures from `low` to `high`, both included; a single figure is both."""

    low: Decimal
    high: Decimal

    @property
    def is_single(self) -> bool:
        """Whether it is one figure."""
        return self.low == self.high


Value: TypeAlias = str | tuple[str, ...] | Range | None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `place` is an address or a file's name, `dated` the source's own date or "undated".

    short  what a table calls it.
    cite   what notes call it, in one line: who it is, and of when; empty if the file has none.
    """

    id: str
    title: str
    publisher: str
    place: str
    dated: str
    read: str
    short: str
    cite: str = ""

    @property
    def line(self) -> str:
        """What notes call it."""
        return self.cite or f"{self.title}, {self.dated}"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a fact is about.

    kind      of its values: text; names and certificates are lists; number, money (US dollars) and share (percent).
    unit      of a number or of money: "years", "a year".
    pictured  whether it belongs to the short picture of a role.
    result    where the page of a role shows it again: `closing` beside what to try, `further` beside words to search
              with; `next` is without effect: results once showed it.
    first     1..5 for what people ask first, in that order, else 0; topics of one place stand in for each other.
    label     what it is called there, in plain words; empty if the file has none.
    """

    id: str
    name: str
    kind: Kind
    unit: str = ""
    pictured: bool = False
    result: ResultPart = ""
    first: int = 0
    label: str = ""

    @property
    def plain(self) -> str:
        """What it is called among what people ask first."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Section:
    """Topics that are shown together; `apart` puts them on a page of their own, beside no other fact."""

    id: str
    name: str
    topics: tuple[Topic, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What one source says of a role: text, names, figures, or None where the source has the row but no data.

    scope   whom it is about: country, year, occupation, as far as the source says.
    source  id of the source; `at` says where in it.
    """

    role: str
    topic: str
    value: Value
    scope: str
    source: str
    at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that contradict each other, and what we make of it."""

    id: str
    name: str
    note: str
    facts: tuple[Fact, ...]

    @property
    def roles(self) -> set[str]:
        """The roles that it names."""
        return {fact.role for fact in self.facts}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sources say of several roles on one topic: the facts of each role, empty where there are none."""

    topic: Topic
    facts: tuple[tuple[Fact, ...], ...]

    @property
    def standing(self) -> Standing:
        """Whether the roles differ; one-sided where there is no data for one of them."""
        known = [{fact.value for fact in facts if fact.value is not None} for facts in self.facts]
        if not all(known):
            return "one-sided"
        return "same" if all(values == known[0] for values in known) else "differs"


def compare(topics: Iterable[Topic], facts: Iterable[Fact], *roles: str) -> tuple[Comparison, ...]:
    """The topics on which there is any fact about these roles, in order."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.topic, fact.role), []).append(fact)
    compared = (Comparison(topic, tuple(tuple(found.get((topic.id, role), ())) for role in roles)) for topic in topics)
    return tuple(each for each in compared if any(each.facts))


def known(topics: Iterable[Topic], facts: Iterable[Fact], role: str) -> tuple[tuple[Topic, Fact], ...]:
    """The facts about a role that say anything, topic by topic."""
    compared = compare(topics, facts, role)
    return tuple((each.topic, fact) for each in compared for fact in each.facts[0] if fact.value is not None)
