"""Figures of money as a picture: a range, the wider one around it, and the figure in its middle.

Which is which is found by what they are, so it works for any quiz: of one source, of the same people, in one unit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from quiz.facts import Fact, Range, Topic
from quiz.words.facts import in_words

Sort: TypeAlias = Literal["most", "half", "mid"]
Known: TypeAlias = tuple[Topic, Fact]

NOTHING = Range(Decimal(0), Decimal(0))
ACROSS = 100  # units from the least of the figures to the greatest


@dataclass(frozen=True, slots=True)
class Figure:
    """A range or a figure: where it lies from the left, how wide it is, and what it says."""

    sort: Sort
    x: float
    width: float
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Pay:
    """What one source says of the pay of some people, the widest range first."""

    fact: Fact
    figures: tuple[Figure, ...]


def pays(topic: Topic, facts: Iterable[Fact], known: Sequence[Known]) -> tuple[Pay, ...]:
    """The pictures of ranges, all on one axis, each with what else is known of the same people.

    known  all that is known of the role. Of facts that are no ranges of money there is no picture.
    """
    drawn = [(fact, _parts((topic, fact), known)) for fact in facts if not _figures(topic, fact).is_single]
    if not drawn:
        return ()
    ends = [_figures(*each) for _, parts in drawn for _, each in parts]
    axis = Range(min(each.low for each in ends), max(each.high for each in ends))
    return tuple(Pay(fact, tuple(_figure(sort, each, axis) for sort, each in parts)) for fact, parts in drawn)


def _parts(half: Known, known: Iterable[Known]) -> list[tuple[Sort, Known]]:
    """A range, before it the first one that is known to hold it, after it the first figure that it holds."""
    inner = _figures(*half)
    beside = [(each, _figures(*each)) for each in known if _is_beside(half, each)]
    around = [each for each, its in beside if its.low <= inner.low and inner.high <= its.high and not its.is_single]
    middle = [each for each, its in beside if its.is_single and inner.low <= its.low <= inner.high]
    parts: list[tuple[Sort, Known]] = [("most", each) for each in around[:1]]
    return [*parts, ("half", half), *(("mid", each) for each in middle[:1])]


def _is_beside(one: Known, other: Known) -> bool:
    (topic, fact), (its_topic, its_fact) = one, other
    is_same = (fact.source, fact.scope, topic.unit) == (its_fact.source, its_fact.scope, its_topic.unit)
    return is_same and its_topic != topic and its_topic.kind == "money"


def _figures(topic: Topic, fact: Fact) -> Range:
    """The figures of a fact about money; of any other, none that could be drawn."""
    return fact.value if topic.kind == "money" and isinstance(fact.value, Range) else NOTHING


def _figure(sort: Sort, known: Known, axis: Range) -> Figure:
    topic, fact = known
    found = _figures(topic, fact)
    start, end = (ACROSS * (each - axis.low) / (axis.high - axis.low) for each in (found.low, found.high))
    words = in_words(topic, fact.value)
    return Figure(sort, round(float(start), 1), round(float(end - start), 1), topic.name, words)
