"""Figures of money as a picture: a range, the wider one around it, and the figure in its middle.

Which is which is found by what they are, so it works for any quiz: of one source, of the same people, in one unit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    name: str
    words: str
    range: Range
    x: float = 0
    width: float = 0


@dataclass(frozen=True, slots=True)
class Pay:
    """What one source says of the pay of some people, the widest range first."""

    fact: Fact
    figures: tuple[Figure, ...]


def pays(topic: Topic, facts: Iterable[Fact], known: Sequence[Known]) -> tuple[Pay, ...]:
    """The pictures of ranges, all on one axis, each with what else is known of the same people.

    known  all that is known of the role. Of facts that are no ranges of money there is no picture.
    """
    drawn = [fact for fact in facts if not _figures(topic, fact).is_single]
    found = (Pay(fact, tuple(_figure(*part) for part in _parts((topic, fact), known))) for fact in drawn)
    return on_one_axis(tuple(found))[0]


def on_one_axis(*sides: tuple[Pay, ...]) -> tuple[tuple[Pay, ...], ...]:
    """The same pictures, all from the least of their figures to the greatest, so that lengths can be compared."""
    ends = [figure.range for side in sides for pay in side for figure in pay.figures]
    if not ends:
        return sides
    axis = Range(min(each.low for each in ends), max(each.high for each in ends))
    return tuple(
        tuple(Pay(pay.fact, tuple(_placed(each, axis) for each in pay.figures)) for pay in side) for side in sides
    )


def _placed(figure: Figure, axis: Range) -> Figure:
    start, end = (ACROSS * (at - axis.low) / (axis.high - axis.low) for at in (figure.range.low, figure.range.high))
    return replace(figure, x=round(float(start), 1), width=round(float(end - start), 1))


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


def _figure(sort: Sort, known: Known) -> Figure:
    topic, fact = known
    return Figure(sort, topic.name, in_words(topic, fact.value), _figures(topic, fact))
