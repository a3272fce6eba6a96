"""Lists that add up: some parts of a sum, each printed to its own nearest, and a last line that takes up the slack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.words.numbers import nearest, show

ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Rest:
    """What all other answers add, or what rounding does."""

    points: str
    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total of exact parts.

    total      in units of 10^-decimals.
    direction  -1 where the parts are missing points, so that they are shown with a minus.
    """

    total: int
    decimals: int = 0
    direction: int = 1

    def show(self, units: int) -> str:
        """A number with its sign."""
        return show(self.direction * units, self.decimals, sign=True)

    def part(self, points: Fraction) -> str:
        """A part that is listed, printed to its own nearest."""
        return self.show(nearest(points, self.decimals))

    def rest(self, listed: Iterable[Fraction], others: Sequence[Fraction], words: str) -> Rest | None:
        """The last line: the others together, or else what rounding does; None where there is neither.

        words  what the others are, such as "from 4 other answers".
        """
        units = self.total - sum(nearest(each, self.decimals) for each in listed)
        if not others:
            return Rest(self.show(units), ROUNDING) if units else None
        is_off = abs(units - sum(others) * 10**self.decimals) >= 1
        return Rest(self.show(units), f"{words} (rounded)" if is_off else words)
