"""The workers of a served quiz, which die one at a time."""

import os
import signal
import time

from tests.serving import WAIT, Served, children

CALM = 6  # seconds that a worker lives at least: of one that dies sooner granian thinks that all will, and ends


class Workers:
    """All of one server, with the moments at which those were seen that began in the place of others."""

    def __init__(self, served: Served) -> None:
        self._parent = served.process.pid
        self._count = len(children(self._parent))
        self._seen: dict[int, float] = {}
        self._look(-CALM)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> bool:
        """End the worker that has been there for longest; gives whether another is there in its place."""
        self._look(time.monotonic())
        oldest = min(self._seen, key=self._seen.__getitem__)
        time.sleep(max(0, self._seen[oldest] + CALM - time.monotonic()))
        os.kill(oldest, number)
        last = time.monotonic() + WAIT
        while (oldest in self._seen or len(self._seen) != self._count) and time.monotonic() < last:
            time.sleep(0.01)
            self._look(time.monotonic())
        return oldest not in self._seen and len(self._seen) == self._count

    def _look(self, now: float) -> None:
        """Note who is there; under load a worker begins seconds after the one before it died, and counts from then."""
        self._seen = {worker: self._seen.get(worker, now) for worker in children(self._parent)}
