"""What is known of the roles, with who says so, and where the sources contradict each other.

No fact can reach a match: scoring reads a `Quiz`, and a `Quiz` holds none of this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "names", "certificates", "number", "money", "share"]
ResultPart: TypeAlias = Literal["", "next", "closing"]
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
    """

    id: str
    title: str
    publisher: str
    place: str
    dated: str
    read: str
    short: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a fact is about.

    kind      of its values: text; names and certificates are lists; number, money (US dollars) and share (percent).
    unit      of a number or of money: "years", "a year".
    pictured  whether it belongs to the short picture of a role.
    result    where a result tells it, if it does: with the next steps, or as the closing words on the roles in front.
    """

    id: str
    name: str
    kind: Kind
    unit: str = ""
    pictured: bool = False
    result: ResultPart = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Topics that are told together; `apart` keeps them on a page of their own, beside no other fact."""

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
    """What is told of several roles on one topic; `told` has one entry a role, empty where nothing is told."""

    topic: Topic
    told: tuple[tuple[Fact, ...], ...]

    @property
    def standing(self) -> Standing:
        """Whether the roles differ; one-sided where there is no data for one of them."""
        known = [{fact.value for fact in facts if fact.value is not None} for facts in self.told]
        if not all(known):
            return "one-sided"
        return "same" if all(values == known[0] for values in known) else "differs"


def compare(topics: Iterable[Topic], facts: Iterable[Fact], *roles: str) -> tuple[Comparison, ...]:
    """The topics on which anything is told of these roles, in order."""
    told: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        told.setdefault((fact.topic, fact.role), []).append(fact)
    found = (Comparison(topic, tuple(tuple(told.get((topic.id, role), ())) for role in roles)) for topic in topics)
    return tuple(each for each in found if any(each.told))
