"""Which threads may do slow work, so that no request waits behind the slow work of another.

A server answers what is at hand on the one thread that all connections share, computes pages on a few others, and waits
for the database on more. A thread enters a lane for good. Slow code calls `need` before it begins: on a thread of a
faster lane that raises WrongLane, and the request runs again in the lane that it needs. A thread without a lane, as in
commands and tests, may do everything.
"""

import threading
from enum import IntEnum

_thread = threading.local()


class Lane(IntEnum):
    """The slowest work that a thread may do."""

    AT_HAND = 0  # look up, count, render: a few milliseconds
    MADE = 1  # compute a page at length
    STORED = 2  # wait for the database, or for the disk


class WrongLane(BaseException):
    """This work is too slow for the thread. Not an Exception, so that no handler makes an error page of it."""

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self.lane = lane


def enter(lane: Lane) -> None:
    """Restrict this thread to a lane, for good."""
    _thread.lane = lane


def need(lane: Lane) -> None:
    """Announce slow work before anything is changed. Raises WrongLane where this thread must not do it."""
    if getattr(_thread, "lane", Lane.STORED) < lane:
        raise WrongLane(lane)
