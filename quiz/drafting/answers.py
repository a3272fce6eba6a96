"""How well the noisy answers of somebody who stands somewhere suit a role: exact moments, without drawing people.

`quiz check` draws people to judge a quiz; to choose among thousands of quizzes there is no time for that. The noise is
the same.
"""

from collections.abc import Mapping
from itertools import pairwise, product
from math import erf, sqrt
from typing import Final

from quiz.lint.people import NOISE

STEPS: Final = range(5)  # the labels of a scale, and the positions 0 to 100 in steps of 25

Place = int | None  # a step; None is somebody who answers at random, since their role makes no claim


def normal(z: float) -> float:
    """The share of normal draws under z standard deviations."""
    return (1 + erf(z / sqrt(2))) / 2


def _chances(place: Place) -> list[float]:
    """How likely each label is."""
    if place is None:
        return [1 / len(STEPS)] * len(STEPS)
    below = [0.0, *(normal((label + 0.5 - place) / NOISE) for label in STEPS[:-1]), 1.0]
    return [upper - lower for lower, upper in pairwise(below)]


def _agreement(label: int, target: int) -> int:
    return 100 - 25 * abs(label - target)


def _mean(place: Place, target: int) -> float:
    return sum(chance * _agreement(label, target) for label, chance in enumerate(_chances(place)))


def _covariance(place: Place, one: int, other: int) -> float:
    both = (c * _agreement(label, one) * _agreement(label, other) for label, c in enumerate(_chances(place)))
    return sum(both) - _mean(place, one) * _mean(place, other)


_PLACES: Final = (*STEPS, None)

# Of the agreement with a target: (where somebody stands, target) → mean in points.
MEAN: Final[Mapping[tuple[Place, int], float]] = {pair: _mean(*pair) for pair in product(_PLACES, STEPS)}
# Of the agreements with two targets: (where somebody stands, target, target) → covariance, of one with itself variance.
COVARIANCE: Final[Mapping[tuple[Place, int, int], float]] = {
    three: _covariance(*three) for three in product(_PLACES, STEPS, STEPS)
}
