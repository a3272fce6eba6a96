"""People as dots: one each up to 60, above that a dot for several, so that a class is seen at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from quiz.web.parts.circles import circle

MOST = 60  # dots for all responses together
TENFOLD = (1, 2, 5)  # people that a dot stands for, or these times 10, 100 …
CELL, GAP, LINE = 10, 4, 12  # units: from dot to dot, more of it after every five, and from line to line
FULL, RINGED, FEWER = 4.0, 3.3, 2.0  # radius of a dot, of one with a rim around it, and of one for fewer people
EM = 0.08  # of the reader's text, that a unit is wide


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture of people in lines: the full dots and the ringed ones as paths, in a box of this size in units."""

    full: str
    ringed: str
    width: int
    height: int

    @property
    def em(self) -> str:
        """How wide it is in the reader's text."""
        return f"{self.width * EM:.2f}em"


@dataclass(frozen=True, slots=True)
class Scale:
    """For how many people a dot stands."""

    each: int

    @classmethod
    def of(cls, people: int) -> "Scale":
        """The smallest of 1, 2, 5, 10, 20 … with which all of them are at most 60 dots."""
        steps = (step * 10**power for power in count() for step in TENFOLD)
        return cls(next(each for each in steps if people <= MOST * each))

    def dots(self, full: int, ringed: int = 0, line: int = 20) -> Dots:
        """So many people as full dots, then others as ringed ones, `line` of them in a line.

        Whoever is left over has a smaller dot, so that nobody looks like none.
        """
        first, then = [*self._sizes(full, FULL)], [*self._sizes(ringed, RINGED)]
        rounds = [_round(place % line, place // line, size) for place, size in enumerate(first + then)]
        across = min(line, len(rounds))
        width = across * CELL + (across - 1) // 5 * GAP if across else 0
        height = -(-len(rounds) // line) * LINE
        return Dots("".join(rounds[: len(first)]), "".join(rounds[len(first) :]), width, height)

    def _sizes(self, people: int, usual: float) -> Iterator[float]:
        yield from [usual] * (people // self.each)
        if people % self.each:
            yield FEWER


def _round(column: int, line: int, radius: float) -> str:
    """A person's place, by its column and its line."""
    return circle(column * CELL + column // 5 * GAP + CELL / 2, line * LINE + LINE / 2, radius)
