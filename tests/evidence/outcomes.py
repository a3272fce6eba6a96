"""What became of a person's own class among the others: first, among the first three, and how many stand below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import variance
from typing import TypeAlias

from tests.evidence.table import DEVIATIONS, Interval

Scores: TypeAlias = Sequence[float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a person's own class stands among C classes.

    leader  the class that is strictly above all others; None where several are level.
    above, level, below  how many of the others are so, seen from their own.
    """

    leader: int | None
    above: int
    level: int
    below: int

    @property
    def first(self) -> int:
        """1 if theirs is strictly above all others, else 0."""
        return int(not self.above + self.level)

    @property
    def three(self) -> int:
        """1 if at most two others are level with theirs or above, else 0."""
        return int(self.above + self.level <= 2)

    @property
    def auc(self) -> float:
        """The share of the others that stand below theirs, one that is level counting a half: 0..1."""
        return (self.below + self.level / 2) / (self.above + self.level + self.below)

    def drawn(self, places: int) -> float:
        """How likely theirs is among so many places, where lots are drawn between classes that are level: 0..1."""
        return min(1.0, max(0, places - self.above) / (1 + self.level))


def outcome(scores: Scores, own: int) -> Outcome:
    """Where class `own` stands by these scores, one a class."""
    others = [score for n, score in enumerate(scores) if n != own]
    level, above = sum(other == scores[own] for other in others), sum(other > scores[own] for other in others)
    leaders = [n for n, score in enumerate(scores) if score == max(scores)]
    return Outcome(leaders[0] if len(leaders) == 1 else None, above, level, len(others) - above - level)


@dataclass(frozen=True, slots=True)
class Balanced:
    """A mean over the fields of each field's own mean, so that a large field counts no more than a small one.

    error  its standard error, of a sample stratified by field.
    """

    mean: float
    error: float

    @property
    def interval(self) -> Interval:
        """95 %, by the normal distribution."""
        return self.mean - DEVIATIONS * self.error, self.mean + DEVIATIONS * self.error


def balance(values: Mapping[str, Sequence[float]]) -> Balanced:
    """The balanced mean of values, one a person, by field; each field must have two people or more."""
    means = [sum(column) / len(column) for column in values.values()]
    errors = [variance(column) / len(column) for column in values.values()]
    return Balanced(sum(means) / len(means), sqrt(sum(errors)) / len(means))
