"""Lists that add up: some parts of a sum, each printed to its own nearest, and a last line that takes up the slack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.words.numbers import decimals_apart, half_up, nearest, show


@dataclass(frozen=True, slots=True)
class Rest:
    """The last line of a list: what all other answers add or, where there are none, what rounding does.

    count       how many other answers there are.
    is_rounded  whether the printed number is a whole unit or more off their exact sum.
    """

    points: str
    count: int = 0
    is_rounded: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total of exact parts, in units of 10^-decimals.

    direction  -1 where the parts are missing points, so that they are shown with a minus.
    start      where the total starts from, such as another match.
    """

    total: int
    decimals: int = 0
    direction: int = 1
    start: int = 0

    @classmethod
    def between(cls, start: Fraction, end: Fraction) -> "Sum":
        """The difference of two numbers, with the least decimals at which they print differently."""
        decimals = decimals_apart(start, end)
        printed = half_up(start, decimals)
        return cls(half_up(end, decimals) - printed, decimals, start=printed)

    @property
    def ends(self) -> tuple[str, str]:
        """The two numbers, as printed."""
        return show(self.start, self.decimals), show(self.start + self.total, self.decimals)

    @property
    def apart(self) -> str:
        """The total without its direction, as printed."""
        return show(abs(self.total), self.decimals)

    def show(self, units: int) -> str:
        """A number with its sign."""
        return show(self.direction * units, self.decimals, sign=True)

    def part(self, points: Fraction) -> str:
        """A part that is listed, printed to its own nearest."""
        return self.show(nearest(points, self.decimals))

    def rest(self, listed: Iterable[Fraction], others: Sequence[Fraction]) -> Rest | None:
        """The last line: the others together, or else what rounding does; None where there is neither."""
        units = self.total - sum(nearest(each, self.decimals) for each in listed)
        if not others and not units:
            return None
        is_off = abs(units - sum(others) * 10**self.decimals) >= 1
        return Rest(self.show(units), len(others), is_off)
