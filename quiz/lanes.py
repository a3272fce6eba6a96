"""Which threads may do what takes long, so that nobody waits behind what they did not ask for.

A server answers what is at hand on the one thread that all connections share, makes pages in a few others, and waits
for the database in more. A thread that enters a lane keeps to it: whatever takes longer says so with `need` before it
begins, which there raises WrongLane, and the request runs again in the lane that it needs. A thread that has entered
none, as in commands and tests, may do everything.
"""

import threading
from enum import IntEnum

_thread = threading.local()


class Lane(IntEnum):
    """What a thread may do, besides all that is faster."""

    AT_HAND = 0  # look up, count, render: a few milliseconds
    MADE = 1  # compute a page at length
    STORED = 2  # wait for the database, or for the disk


class WrongLane(BaseException):
    """This takes longer than the thread may. Not an Exception, since no page can be made of it."""

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self.lane = lane


def enter(lane: Lane) -> None:
    """Keep this thread to what belongs into a lane, for good."""
    _thread.lane = lane


def need(lane: Lane) -> None:
    """Say what comes now, before anything is changed. Raises WrongLane where this thread must not take that long."""
    if getattr(_thread, "lane", Lane.STORED) < lane:
        raise WrongLane(lane)
