"""Counting how often each did something, and remembering what was added lately: in memory, and never without bound."""

from collections.abc import Hashable
from math import ceil
from threading import RLock


class Count:
    """How often each did something: for that many seconds from the first time on, then each begins again at 0.

    most     times, after which one has to wait.
    kept     how many are remembered; of more, those who began first are forgotten.
    Times are seconds of a clock that never goes back.
    """

    def __init__(self, most: int, seconds: int, kept: int = 100_000) -> None:
        self.most = most
        self.seconds = seconds
        self._kept = kept
        self._seen: dict[Hashable, tuple[float, int]] = {}  # when it ends, and how often; who began first comes first
        self._turn = RLock()

    def add(self, who: Hashable, now: float) -> None:
        """Count once more."""
        with self._turn:
            self._forget(now)
            ends, times = self._seen.get(who, (now + self.seconds, 0))
            self._seen[who] = ends, times + 1
            if len(self._seen) > self._kept:
                del self._seen[next(iter(self._seen))]

    def wait(self, who: Hashable, now: float) -> int:
        """The seconds until one may do it again; 0 where one may now."""
        ends, times = self._seen.get(who, (now, 0))
        return max(0, ceil(ends - now)) if times >= self.most else 0

    def _forget(self, now: float) -> None:
        while self._seen and self._seen[first := next(iter(self._seen))][0] <= now:
            del self._seen[first]


class Lately(Count):
    """What was added within that many seconds; of more than `most`, the oldest are forgotten."""

    def __init__(self, most: int, seconds: int) -> None:
        super().__init__(1, seconds, kept=most)

    def add(self, who: Hashable, now: float) -> None:
        """Remember this as the newest."""
        with self._turn:
            self._seen.pop(who, None)
            super().add(who, now)

    def has(self, what: Hashable, now: float) -> bool:
        """Whether it was added lately."""
        return self.wait(what, now) > 0
