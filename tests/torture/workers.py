"""The workers of a served quiz, which die one at a time."""

import os
import signal
import time

from tests.serving import WAIT, Served, children

CALM = 6  # seconds between two deaths of one worker: sooner, the server takes it for a fault that won't end, and ends


class Workers:
    """All of one server."""

    def __init__(self, served: Served) -> None:
        self._parent = served.process.pid
        self._count = len(children(self._parent))
        self._killed: list[float] = []

    def kill(self, number: signal.Signals = signal.SIGKILL) -> bool:
        """End the oldest worker; gives whether another is there in its place."""
        if len(self._killed) >= self._count:
            time.sleep(max(0, self._killed[-self._count] + CALM - time.monotonic()))
        self._killed.append(time.monotonic())
        oldest = min(children(self._parent))
        os.kill(oldest, number)
        return self._replaced(oldest)

    def _replaced(self, worker: int) -> bool:
        last = time.monotonic() + WAIT
        while time.monotonic() < last:
            now = children(self._parent)
            if worker not in now and len(now) == self._count:
                return True
            time.sleep(0.01)
        return False
