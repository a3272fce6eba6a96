"""Whole numbers side by side in one integer, so that one operation serves all roles at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lays signed numbers of `width` bits each into one integer, one at each of the `places`.

    Lanes add and subtract as plain integers do, as long as each stays within -half..half - 1, half being
    2 ** (width - 1). Adding `halves` lifts every lane to 0 or more; its uppermost bit then shows its sign.

    places  where the lanes are; between them may be gaps, which hold nothing.
    ones    a 1 in every lane: times a number, that number in every lane.
    halves  a half in every lane.
    """

    width: int
    places: tuple[int, ...]
    ones: int = field(init=False)
    halves: int = field(init=False)

    def __post_init__(self) -> None:
        """Lay a 1, and a half, into every lane."""
        ones = sum(1 << self.width * place for place in self.places)
        object.__setattr__(self, "ones", ones)
        object.__setattr__(self, "halves", ones << self.width - 1)

    def all_reach(self, lanes: int) -> bool:
        """Whether every lane is 0 or more."""
        return (lanes + self.halves) & self.halves == self.halves

    def any_reaches(self, lanes: int) -> bool:
        """Whether some lane is 0 or more."""
        return (lanes + self.halves) & self.halves != 0

    def count(self, each: Iterable[int]) -> int:
        """In how many of these some lane is 0 or more."""
        halves = self.halves
        return sum([(lanes + halves) & halves != 0 for lanes in each])

    def reached(self, lanes: int) -> list[int]:
        """The places of the lanes that are 0 or more."""
        signs = lanes + self.halves & self.halves
        return [place for place in self.places if signs >> self.width * place + self.width - 1 & 1] if signs else []

    def larger(self, a: int, b: int) -> int:
        """The larger number in each lane: b, and what a has more where it has."""
        difference = a - b + self.halves
        signs = difference & self.halves
        return b + (difference & signs - (signs >> self.width - 1))

    def read(self, lanes: int) -> list[int]:
        """The numbers, one a lane."""
        lifted, half = lanes + self.halves, 1 << self.width - 1
        return [(lifted >> self.width * place) % (2 * half) - half for place in self.places]
