"""What `quiz check` would say of some dimensions, estimated at once from sums over them.

Each dimension has a row of numbers (`row`), rows are added, and `estimate` reads the sum. A lead of one role over
another is a sum over many questions, so it is taken for normal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import exp, log, sqrt
from statistics import median
from typing import Final

from quiz.drafting.answers import COVARIANCE, MEAN, Place, normal
from quiz.lint.weights import FEWER, FEWEST

# 1, and how little it says; then OF_ROLE numbers a role, and OF_PAIR for each ordered pair of roles.
Row = tuple[float, ...]

OF_ROLE: Final = 7
OF_PAIR: Final = 5
ASKED: Final = 2  # questions about each dimension
NEVER: Final = 1e-4  # of a chance, instead of 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Of a quiz of R roles.

    faint   how little the dimensions say, on average.
    misses   R shares of the people of a role who don't get it first.
    apart    for each ordered pair the least lead of the one over the other on its own sheet, in points.
    wins     R wins on random sheets, as multiples of the fair share.
    spread   points between the highest and the lowest base.
    middles  R shares of weight on the middle.
    claims   R numbers of dimensions that a role weighs; `fewest` are the numbers that it should.
    """

    faint: float
    misses: list[float]
    apart: list[float]
    wins: list[float]
    spread: float
    middles: list[float]
    claims: list[float]
    fewest: list[float]


def row(faint: float, places: Sequence[Place], weights: Sequence[int]) -> Row:
    """The numbers of one question about a dimension: where the R roles stand, and how much they weigh it."""
    roles = [number for each in zip(places, weights, strict=True) for number in _of_role(*each)]
    pairs = permutations(zip(places, weights, strict=True), 2)
    return (1, faint, *roles, *(number for one, other in pairs for number in _of_pair(*one, *other)))


def _of_role(place: Place, weight: int) -> Row:
    """Weight; mean and variance of the own agreement, then those of random answers; weight in the middle; claims."""
    if place is None:
        return (0.0,) * OF_ROLE
    own, chance = (weight * MEAN[each, place] for each in (place, None))
    own_variance, chance_variance = (weight**2 * COVARIANCE[each, place, place] for each in (place, None))
    return weight, own, own_variance, chance, chance_variance, weight * (place == 2), 1


def _of_pair(place: Place, weight: int, other: Place, rival: int) -> Row:
    """Of the other's agreement with answers of the one: mean, variance, covariances with the one's, and distance."""
    if other is None:
        return (0.0,) * OF_PAIR
    mean, variance = rival * MEAN[place, other], rival**2 * COVARIANCE[place, other, other]
    if place is None:
        return mean, variance, 0.0, 0.0, 0.0
    both = weight * rival
    together, by_chance = both * COVARIANCE[place, place, other], both * COVARIANCE[None, place, other]
    return mean, variance, together, by_chance, rival * 25 * abs(place - other)


def estimate(total: Sequence[float], roles: int) -> Estimate | None:
    """Read a sum of rows; None while there is a role that weighs nothing."""
    numbers = iter(total)
    dimensions, faint = next(numbers), next(numbers)
    each = [tuple(next(numbers) for _ in range(OF_ROLE)) for _ in range(roles)]
    weights, own, own_variance, chance, chance_variance, middle, claims = map(list, zip(*each, strict=True))
    if not all(weights):
        return None
    misses, logs, apart = [0.0] * roles, [0.0] * roles, []
    for one, other in permutations(range(roles), 2):
        mean, variance, together, by_chance, distance = (next(numbers) for _ in range(OF_PAIR))
        w, v = weights[one], weights[other]
        lead = own[one] / w - mean / v
        misses[one] += normal(-_z(lead, own_variance[one] / w**2 + variance / v**2 - 2 * together / (w * v)))
        lead = chance[one] / w - chance[other] / v
        spread = chance_variance[one] / w**2 + chance_variance[other] / v**2 - 2 * by_chance / (w * v)
        logs[one] += log(max(normal(_z(lead, spread)), NEVER))
        apart.append(distance / v)
    bases = [number / weight for number, weight in zip(chance, weights, strict=True)]
    return Estimate(
        faint=faint / dimensions,
        misses=misses,
        apart=apart,
        wins=_shares(logs),
        spread=max(bases) - min(bases),
        middles=[number / weight for number, weight in zip(middle, weights, strict=True)],
        claims=claims,
        fewest=list(_fewest(claims)),
    )


def _z(lead: float, variance: float) -> float:
    return lead / sqrt(variance / ASKED) if variance > 0 else 0.0


def _shares(logs: Sequence[float]) -> list[float]:
    """How often each role comes first, if its leads over the others were independent."""
    parts = [exp(each) for each in logs]
    return [len(parts) * part / sum(parts) for part in parts]


def _fewest(claims: Sequence[float]) -> Iterator[float]:
    for index in range(len(claims)):
        usual = median((*claims[:index], *claims[index + 1 :]))
        yield max(FEWEST, float(FEWER) * usual)
