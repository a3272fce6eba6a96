"""How often which address was asked for, how it was answered, and how long that took: nothing about whom.

Each process writes into a row of numbers of its own, so that no process waits for another; whoever reads adds up all
rows. A row is memory that outlives its process: the next one that writes there goes on counting.
"""

import threading
from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

BEGUN = "quiz.begun"  # in the environment of a request: when it had come in whole, by time.monotonic()
STATUSES = ("2xx", "3xx", "4xx", "5xx")
BOUNDS = (0.01, 0.05, 0.25, 1.0, 5.0)  # seconds; what takes longer is counted, too
WIDTH = len(STATUSES) + len(BOUNDS) + 2  # and the longer ones, and the seconds of all
ROUTES = 256  # more than there are
ROW = WIDTH * ROUTES


class Row(Protocol):
    """So many numbers, in memory of this process or of several."""

    def __getitem__(self, place: int, /) -> float:
        """The number there."""

    def __setitem__(self, place: int, number: float, /) -> None:
        """Write it there."""


class Tally:
    """One process's row, and the sums over all.

    rows  of all processes.
    own   which of them is written to.
    """

    def __init__(self, rows: Sequence[Row], own: int) -> None:
        self._rows, self._turn = rows, threading.Lock()
        self.own(own)

    def own(self, row: int) -> None:
        """Write to this row from now on."""
        self._own = self._rows[row]

    def add(self, route: int, status: int, seconds: float) -> None:
        """Count an answer."""
        start = route * WIDTH
        took = start + len(STATUSES) + bisect_left(BOUNDS, seconds)
        with self._turn:
            self._own[start + min(max(status // 100 - 2, 0), 3)] += 1
            self._own[took] += 1
            self._own[start + WIDTH - 1] += seconds

    def sums(self, route: int) -> tuple[list[int], list[int], float]:
        """Over all processes: how many by status; how many by time, not added up; and the seconds of all."""
        columns = range(route * WIDTH, (route + 1) * WIDTH)
        *counts, seconds = [sum(row[column] for row in self._rows) for column in columns]
        whole = list(map(int, counts))
        return whole[: len(STATUSES)], whole[len(STATUSES) :], seconds


def alone() -> Tally:
    """The tally of a process that serves without others."""
    return Tally([[0.0] * ROW], 0)
