"""A visit to any group deletes the groups whose day of deletion is over, at most once an hour in each process.

Until then nobody can open them: every look-up treats them as gone.
"""

import time
from datetime import datetime, timedelta
from threading import Lock

from flask import Response, current_app

from quiz.errors import ClockDoubted, StoreError
from quiz.lanes import Lane, need
from quiz.store import Store
from quiz.web.context import now, site

EVERY = timedelta(hours=1)
UNAVAILABLE = 503
NAME = "quiz-expiry"
STARTED = now(), time.monotonic()


class Expiry:
    """When a process looks for overdue groups again, and since when its clock has run evenly.

    began, ticks  when it began: by the clock, and in seconds by one that nobody can set.
    """

    def __init__(self, began: datetime, ticks: float) -> None:
        self._began, self._ticks = began, ticks
        self._due: datetime | None = None
        self._turn = Lock()

    def purge(self, store: Store, now: datetime) -> int:
        """Delete what is overdue, unless that was done within the hour; returns how many groups. Raises StoreError."""
        with self._turn:
            if self._due and now < self._due:
                return 0
            need(Lane.STORED)  # before this counts as done
            self._due = now + EVERY  # set first: a database that cannot be written to is not tried at every request
        return store.purge(now, runs_since=self._runs_since(now))

    def _runs_since(self, now: datetime) -> datetime | None:
        """When this process began, unless its clock was set since, or the machine slept."""
        ran = timedelta(seconds=time.monotonic() - self._ticks)
        return self._began if abs(now - self._began - ran) < EVERY else None


def purge(response: Response) -> Response:
    """Delete what is overdue, once it is clear that the database can be used; the visitor is answered either way."""
    if response.status_code == UNAVAILABLE:
        return response
    expiry: Expiry = current_app.extensions.setdefault(NAME, Expiry(*STARTED))
    try:
        expiry.purge(site().store, now())
    except (ClockDoubted, StoreError) as error:
        current_app.logger.warning("Overdue groups could not be deleted: %s", error)
    return response
