"""The geometry of a rose: each dimension a petal, as long as the liking, as wide as it matters.

Pure numbers: a row is the position on a dimension, 0..100 or None where there is none, and its weight, 1..3. Rows
stand in the order of the file, so that a direction always means the same: the first up, the others clockwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, sin, tau

Row = tuple[float | None, int]

HEART = 0.1  # where petals begin, of the radius
SHORTEST = 0.34  # how long one of 0 is: "little" is an answer, too
WIDTHS = {3: 0.208, 2: 0.152, 1: 0.092}  # half of a petal, of its length, by weight
KEPT = 4_096  # petals of some 60 bytes, that a process remembers: most pages draw the same few hundred
USUAL = 13  # dimensions, up to which petals have that width; more of them share the same circle
# Where a curve bends: along the petal, from its base, of its length; and across, of its half width.
BELLY, TIP = (0.42, 0.8), (1.02, 1.3)


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """Where a rose is drawn, in units of its picture. There are few, each equal to itself alone, which is quick."""

    x: int
    y: int
    radius: int

    def at(self, angle: float, along: float, across: float = 0) -> tuple[int, int]:
        """A point in a direction, and beside it; `along` and `across` in units of the picture."""
        x = self.x + along * sin(angle) + across * cos(angle)
        y = self.y - along * cos(angle) + across * sin(angle)
        return round(x), round(y)


SMALL = Circle(50, 50, 50)  # an emblem, in a box of 100 by 100


def outline(rows: Sequence[Row], circle: Circle = SMALL) -> str:
    """All petals as one path; a dimension without a position, or without a weight, has none."""
    return "".join(_petals(rows, circle))


def direction(index: int, count: int) -> float:
    """The angle of a petal, clockwise from the top."""
    return tau * index / count


def _petals(rows: Sequence[Row], circle: Circle) -> Iterator[str]:
    for index, (position, weight) in enumerate(rows):
        if position is not None and weight:
            yield _petal(direction(index, len(rows)), position, weight, min(1, USUAL / len(rows)), circle)


@lru_cache(KEPT)
def _petal(angle: float, position: float, weight: int, share: float, circle: Circle) -> str:
    """From the heart out to the tip and back: `share` is how much of its width it has."""
    base = HEART * circle.radius
    tip = circle.radius * (SHORTEST + (1 - SHORTEST) * position / 100)
    length, half = tip - base, tip * WIDTHS[weight] * share
    points = [
        circle.at(angle, base + along * length, across * half)
        for along, across in ((0, 0), BELLY, TIP, (1, 0), (BELLY[0], -BELLY[1]), (0, 0))
    ]
    start, belly, bend, end, back, home = (f"{x} {y}" for x, y in points)
    return f"M{start}C{belly} {bend} {end}S{back} {home}Z"
