"""Counting who did something how often, and remembering what was so lately: in memory, and never without bound."""

from collections.abc import Hashable
from math import ceil, inf
from threading import Lock


class Count:
    """How often each did something, from the first time on for so many seconds; then each begins again.

    most     times, after which one has to wait.
    kept     how many are remembered; of more, those who began first are forgotten.
    Times are seconds of a clock that never goes back.
    """

    def __init__(self, most: int, seconds: int, kept: int = 100_000) -> None:
        self.most = most
        self.seconds = seconds
        self._kept = kept
        self._seen: dict[str, tuple[float, int]] = {}  # when it ends, and how often; who began first comes first
        self._turn = Lock()

    def add(self, who: str, now: float) -> None:
        """Count once more."""
        with self._turn:
            self._forget(now)
            ends, times = self._seen.get(who, (now + self.seconds, 0))
            self._seen[who] = ends, times + 1
            if len(self._seen) > self._kept:
                del self._seen[next(iter(self._seen))]

    def wait(self, who: str, now: float) -> int:
        """For how many seconds one has to wait; 0 if not at all."""
        ends, times = self._seen.get(who, (now, 0))
        return max(0, ceil(ends - now)) if times >= self.most else 0

    def _forget(self, now: float) -> None:
        while self._seen and self._seen[first := next(iter(self._seen))][0] <= now:
            del self._seen[first]


class Lately:
    """What was added within so many seconds; of more than so many, the oldest are forgotten."""

    def __init__(self, most: int, seconds: int) -> None:
        self._most = most
        self._seconds = seconds
        self._known: dict[Hashable, float] = {}  # when each was added last, the oldest first
        self._turn = Lock()

    def add(self, what: Hashable, now: float) -> None:
        """Remember this as the newest."""
        with self._turn:
            self._known.pop(what, None)
            self._known[what] = now
            while len(self._known) > self._most or not self._is_known(next(iter(self._known)), now):
                del self._known[next(iter(self._known))]

    def has(self, what: Hashable, now: float) -> bool:
        """Whether it was added lately."""
        with self._turn:
            return self._is_known(what, now)

    def _is_known(self, what: Hashable, now: float) -> bool:
        return now - self._known.get(what, -inf) < self._seconds
