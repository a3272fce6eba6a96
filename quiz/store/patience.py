"""How long a transaction may wait, in all: one budget for its turn, a connection, and locks held by others."""

import threading
import time

WAIT = 5  # seconds: somebody is waiting for a page
PATIENCE = 60  # seconds for an operator's command, which may queue behind one that moves a million rows


class _Thread(threading.local):
    until = 0.0


class Patience:
    """The budget of each thread's transaction: time spent waiting for a turn is not left for the rest.

    seconds  from the transaction's beginning.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._thread = _Thread()

    def begin(self) -> None:
        """Start a transaction's budget."""
        self._thread.until = time.monotonic() + self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left to this thread; 0 where none are."""
        return max(0.0, self._thread.until - time.monotonic())
