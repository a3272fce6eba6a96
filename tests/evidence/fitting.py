"""Models fitted on half of the people and judged on the other half, and the other way round.

They show what can be found out from the same values by learning from such people. That is no ceiling of truth: another
model, more people, or more of the answers than their means may reach more.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from operator import mul, sub
from typing import TypeAlias

Vector: TypeAlias = Sequence[float]
Classes: TypeAlias = Sequence[int | None]  # one a person; None where there is none to learn
Model: TypeAlias = Callable[[Vector], list[float]]  # a person's values → a score a class, the highest being the guess
Fit: TypeAlias = Callable[[Sequence[Vector], Sequence[int]], Model]


def crossed(fit: Fit, points: Sequence[Vector], classes: Classes) -> list[list[float]]:
    """Each person's scores by the model that was fitted on the half without them; every second one of a class.

    points  one row of values a person.
    """
    halves = alternate(classes)
    models = [_fitted(fit, points, classes, [half != judged for half in halves]) for judged in (False, True)]
    return [models[half](point) for half, point in zip(halves, points, strict=True)]


def alternate(classes: Classes) -> list[bool]:
    """Two halves with as many of each class, give or take one: every second person of each, in their order."""
    seen: Counter[int | None] = Counter()
    halves = []
    for each in classes:
        halves.append(seen[each] % 2 == 1)
        seen[each] += 1
    return halves


def _fitted(fit: Fit, points: Sequence[Vector], classes: Classes, used: Sequence[bool]) -> Model:
    rows = [(p, c) for p, c, use in zip(points, classes, used, strict=True) if use and c is not None]
    return fit([point for point, _ in rows], [each for _, each in rows])


def nearest_centroid(points: Sequence[Vector], classes: Sequence[int]) -> Model:
    """Score a class by how near the mean of its people is: minus the squared distance."""
    means = centroids(points, classes)
    return lambda point: [-sum((x - m) ** 2 for x, m in zip(point, mean, strict=True)) for mean in means]


@dataclass(frozen=True, slots=True)
class Discriminant:
    """Linear discriminant functions: of C classes, a weight for each of the n values, and a constant."""

    weights: tuple[tuple[float, ...], ...]
    constants: tuple[float, ...]

    def __call__(self, point: Vector) -> list[float]:
        """The score of each class."""
        rows = zip(self.weights, self.constants, strict=True)
        return [sum(map(mul, weights, point)) + constant for weights, constant in rows]


def discriminant(points: Sequence[Vector], classes: Sequence[int]) -> Discriminant:
    """Fisher's linear discriminant analysis: one covariance for all classes, each of which is as likely before."""
    means = centroids(points, classes)
    spread = pooled_covariance(points, classes, means)
    weights = tuple(tuple(solve(spread, mean)) for mean in means)
    return Discriminant(weights, tuple(-sum(map(mul, w, mean)) / 2 for w, mean in zip(weights, means, strict=True)))


def discriminant_by_share(points: Sequence[Vector], classes: Sequence[int]) -> Discriminant:
    """The same, where a class is as likely before as it is common among these people."""
    plain, counts = discriminant(points, classes), Counter(classes)
    shares = (log(counts[n] / len(classes)) for n in range(len(plain.constants)))
    return Discriminant(plain.weights, tuple(map(sum, zip(plain.constants, shares, strict=True))))


def centroids(points: Sequence[Vector], classes: Sequence[int]) -> list[list[float]]:
    """The mean of each class, from class 0 on; each must have somebody."""
    members: list[list[Vector]] = [[] for _ in range(1 + max(classes))]
    for point, each in zip(points, classes, strict=True):
        members[each].append(point)
    return [[sum(column) / len(column) for column in zip(*rows, strict=True)] for rows in members]


def pooled_covariance(points: Sequence[Vector], classes: Sequence[int], means: Sequence[Vector]) -> list[list[float]]:
    """How the values vary together within the classes: n × n, unbiased."""
    off = [list(map(sub, point, means[each])) for point, each in zip(points, classes, strict=True)]
    columns = list(zip(*off, strict=True))
    freedom = len(points) - len(means)
    return [[sum(map(mul, one, other)) / freedom for other in columns] for one in columns]


def solve(matrix: Sequence[Vector], right: Vector) -> list[float]:
    """The x of matrix · x = right, by Gauss's elimination with the largest pivot; the matrix must not be singular."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n in range(len(rows)):
        pivot = max(range(n, len(rows)), key=lambda r: abs(rows[r][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for r, row in enumerate(rows):
            if r != n:
                rows[r] = [value - row[n] * own for value, own in zip(row, rows[n], strict=True)]
    return [row[-1] for row in rows]
