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
    first   1 if that is their own, else 0.
    three   1 if at most two others are level with their own or above, else 0.
    auc     the share of the others that stand below it, one that is level counting a half: 0..1.
    """

    leader: int | None
    first: int
    three: int
    auc: float


def outcome(scores: Scores, own: int) -> Outcome:
    """Where class `own` stands by these scores, one a class."""
    others = [score for n, score in enumerate(scores) if n != own]
    level, above = sum(other == scores[own] for other in others), sum(other > scores[own] for other in others)
    below = len(others) - above - level
    leaders = [n for n, score in enumerate(scores) if score == max(scores)]
    leader = leaders[0] if len(leaders) == 1 else None
    return Outcome(leader, int(leader == own), int(above + level <= 2), (below + level / 2) / len(others))


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
