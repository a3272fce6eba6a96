"""How long a transaction may wait, in all: one budget for its turn, a connection, and whoever holds the database."""

import threading
import time

WAIT = 5  # seconds: somebody looks at a page that does not come
PATIENCE = 60  # seconds of an operator's command, which may stand behind one that moves a million rows


class _Thread(threading.local):
    until = 0.0


class Patience:
    """The budget of each thread's transaction: who waited for its turn has so much less for what comes then.

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
