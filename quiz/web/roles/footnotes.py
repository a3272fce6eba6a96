"""Facts in short cells: the value, the place in its source, and a raised number for who says it of whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.facts import Comparison, Fact, Range, Topic, Value
from quiz.words.facts import NO_DATA, in_words, items, of_whom

UNCHECKED = "As named in the source. We have not checked that they can still be taken."
UNSCORED = "Pay plays no part in any match."

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Said:
    """One value and who names it.

    items  what the value lists, or just itself.
    range  the figures of the value, if it is one.
    signs  the numbers of its footnotes: "¹ ²".
    marks  the same with the places: "¹ ² line 28, ³ 15-1232".
    """

    value: str
    items: tuple[str, ...]
    range: Range | None = None
    signs: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A topic with one cell a role; a single cell holds for all of them."""

    topic: str
    remark: str
    cells: tuple[tuple[Said, ...], ...]


class Footnotes:
    """Numbers who says something of whom, in the order in which they are asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def words(self) -> tuple[str, ...]:
        """What each number stands for: "¹ Article, undated: support specialists; country not named"."""
        return tuple(f"{_raised(number)} {of_whom(self._edition, *key)}" for key, number in self._numbers.items())

    def row(self, comparison: Comparison, *, merged: bool = False) -> Row:
        """A topic as it is printed; `merged` puts what is said of all roles into one cell."""
        topic, told = comparison.topic, comparison.facts
        if merged:
            told = (tuple(fact for facts in told for fact in facts),)
        return Row(topic.name, remark(topic), tuple(self.cell(topic, facts) for facts in told))

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
            by_place.setdefault(fact.at, {})[self.sign(fact)] = None
        marks = ", ".join(f"{' '.join(signs)} {place}".strip() for place, signs in by_place.items())
        signs = " ".join(dict.fromkeys(sign for signs in by_place.values() for sign in signs))
        figures = value if isinstance(value, Range) else None
        return Said(in_words(topic, value), items(topic, value), figures, signs, marks)

    def sign(self, fact: Fact) -> str:
        """The raised number of the footnote that names this fact's source and scope."""
        return _raised(self._numbers.setdefault((fact.source, fact.scope), len(self._numbers) + 1))


def remark(topic: Topic) -> str:
    """What must be said beside every fact on a topic."""
    return {"certificates": UNCHECKED, "money": UNSCORED}.get(topic.kind, "")


def once(remarks: Iterable[str]) -> Iterator[str]:
    """Remarks as they stand below each other: one that was made is not made again."""
    made: set[str] = set()
    for words in remarks:
        yield "" if words in made else words
        made.add(words)


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)
