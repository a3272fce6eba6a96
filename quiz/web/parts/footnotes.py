"""Facts in short cells: the value, the place in its source, and a number for who says it of whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Comparison, Fact, Range, Source, Topic, Value
from quiz.words.facts import NO_DATA, entries, in_words, of_whom

UNCHECKED = "As named in the source. We have not checked that they can still be taken."
UNSCORED = "Pay plays no part in any match."


@dataclass(frozen=True, slots=True)
class Said:
    """One value and who names it.

    items    what the value lists, or just itself.
    range    the figures of the value, if it is one.
    numbers  those of its footnotes: "[1] [2]".
    marks    the same with the places: "[1] [2] line 28, [3] 15-1232".
    """

    value: str
    items: tuple[str, ...]
    range: Range | None = None
    numbers: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A topic with one cell a role; a single cell holds for all of them."""

    topic: Topic
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a number stands for: who says it, and of whom."""

    number: int
    source: Source
    scope: str


class Footnotes:
    """Numbers who says something of whom, in the order in which they are asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def words(self) -> tuple[str, ...]:
        """What each number stands for: "[1] Article, undated: support specialists; country not named"."""
        return tuple(f"{_bracketed(number)} {of_whom(self._edition, *key)}" for key, number in self._numbers.items())

    @property
    def notes(self) -> tuple[Note, ...]:
        """The same, for a page that makes a list of them."""
        found = self._numbers.items()
        return tuple(Note(number, self._edition.source(source), scope) for (source, scope), number in found)

    def row(self, comparison: Comparison, *, merged: bool = False) -> Row:
        """A topic as it is printed; `merged` puts what is said of all roles into one cell."""
        facts = comparison.facts
        if merged:
            facts = (tuple(fact for each in facts for fact in each),)
        return Row(comparison.topic, tuple(self.cell(comparison.topic, each) for each in facts))

    def cell(self, topic: Topic, facts: Iterable[Fact]) -> tuple[Said, ...]:
        """Facts on one topic as they are printed, each value once; without any there is no data."""
        by_value: dict[Value, list[Fact]] = {}
        for fact in facts:
            by_value.setdefault(fact.value, []).append(fact)
        return tuple(self._said(topic, same) for same in by_value.values()) or (Said(NO_DATA, (NO_DATA,)),)

    def _said(self, topic: Topic, same: list[Fact]) -> Said:
        value = same[0].value
        by_place: dict[str, dict[str, None]] = {}
        for fact in same:
            by_place.setdefault(fact.at, {})[self.number(fact)] = None
        marks = ", ".join(f"{' '.join(numbers)} {place}".strip() for place, numbers in by_place.items())
        numbers = " ".join(dict.fromkeys(number for numbers in by_place.values() for number in numbers))
        figures = value if isinstance(value, Range) else None
        return Said(in_words(topic, value), entries(topic, value), figures, numbers, marks)

    def number(self, fact: Fact) -> str:
        """The number of the footnote, as printed, that names this fact's source and scope."""
        return _bracketed(self.index(fact))

    def index(self, fact: Fact) -> int:
        """The number itself."""
        return self._numbers.setdefault((fact.source, fact.scope), len(self._numbers) + 1)


def remark(topic: Topic) -> str:
    """What must be said beside every fact on a topic."""
    return {"certificates": UNCHECKED, "money": UNSCORED}.get(topic.kind, "")


def remarks(topics: Iterable[Topic]) -> dict[str, str]:
    """What must be said beside topics that stand below each other, by the id of the first topic that each is about."""
    first: dict[str, str] = {}
    for topic in topics:
        first.setdefault(remark(topic), topic.id)
    return {id: words for words, id in first.items() if words}


def _bracketed(number: int) -> str:
    """So that it is no power of a figure before it."""
    return f"[{number}]"
