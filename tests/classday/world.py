"""The school as its actors see it: the premises, the model, who is in the middle of something, and what was done."""

import random
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tests.classday.browser import Browser
from tests.classday.model import Group, School
from tests.classday.premises import Premises

if TYPE_CHECKING:
    from tests.classday.operators import Backup
    from tests.classday.takers import Taker

LETTERS = "bcdfghjklmnprstvwz", "aeiou"
AT_ONCE = 6

_T = TypeVar("_T")
_R = TypeVar("_R")


class BrokenError(Exception):
    """A promise that did not hold; `kind` is lost, doubled, leaked, left, or wrong for all else."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(f"{kind}: {words}")
        self.kind = kind


def expect(holds: object, kind: str, words: str) -> None:
    """Raise Broken where something does not hold."""
    if not holds:
        raise BrokenError(kind, words)


def needed(value: _T | None, kind: str, words: str) -> _T:
    """The same value; raises BrokenError where there is none."""
    if value is None:
        raise BrokenError(kind, words)
    return value


@dataclass
class World:
    """What all actions share.

    counsellors   the browsers in which groups are open by their manage links, by the ids of the groups.
    readers       likewise by a results link, with that link.
    takers        people who have begun, and are not done.
    acknowledged  how many responses were acknowledged.
    """

    seed: int
    premises: Premises
    draw: random.Random
    model: School = field(default_factory=School)
    counsellors: dict[str, Browser] = field(default_factory=dict)
    readers: dict[str, tuple[str, Browser]] = field(default_factory=dict)
    takers: list["Taker"] = field(default_factory=list)
    backups: list["Backup"] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    acknowledged: int = 0
    day: int = 0
    version: int = 1
    is_doubted: bool = False
    _devices: int = 0

    def say(self, act: str) -> None:
        """Note what is done."""
        self.acts.append(f"day {self.day}: {act}")

    def browser(self) -> Browser:
        """A new one, on a device of its own."""
        self._devices += 1
        return Browser(self.premises.port, self._devices % 60_000)

    def word(self, syllables: int = 5) -> str:
        """A text that stands nowhere else."""
        return "".join(self.draw.choice(LETTERS[0]) + self.draw.choice(LETTERS[1]) for _ in range(syllables)) + "x"

    def pick(self, some: Iterable[_T]) -> _T | None:
        """One of them by the draw; None of none."""
        listed = list(some)
        return self.draw.choice(listed) if listed else None

    def group(self, *, is_open: bool = False) -> Group | None:
        """A group that is not overdue; one that takes results, where that is asked for."""
        now = self.premises.clock.now()
        kept = [each for each in self.model.groups.values() if each.deletes > now]
        return self.pick(each for each in kept if not (is_open and each.is_closed))

    def at_once(self, work: Callable[[_T], _R], some: Iterable[_T]) -> list[_R]:
        """What comes of the same work of several, who do it at the same time."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(work, some))
