"""How much a role weighs a dimension, by where it stands there."""

from collections.abc import Iterable, Mapping
from typing import Final

from quiz.drafting.figures import Usable

LEAST: Final = 1
MOST: Final = 3

Weights = dict[tuple[str, str], int]  # by code and dimension

# An end of the set says most of an occupation, its middle least.
_BY_POSITION: Final[Mapping[int, int]] = {0: 3, 25: 2, 50: 1, 75: 2, 100: 3}


def weigh(dimensions: Iterable[Usable]) -> Weights:
    """The weights that follow from the figures."""
    return {(code, each.id): _BY_POSITION[place] for each in dimensions for code, place in each.positions.items()}


def near(position: int) -> list[int]:
    """What a weight may be where it has to be changed: at most one from what the figure says."""
    given = _BY_POSITION[position]
    return [weight for weight in range(LEAST, MOST + 1) if abs(weight - given) <= 1]
