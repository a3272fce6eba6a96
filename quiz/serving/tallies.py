"""The rows in which workers count, in memory that all of them share."""

import fcntl
import os
from ctypes import c_double
from multiprocessing.sharedctypes import RawArray
from tempfile import TemporaryFile

from quiz.web.tally import ROW, Tally

SPARE = 4  # rows for workers that come while those before them still end


class Tallies:
    """A row for each worker that may be there at a time; made by the parent, before any worker.

    A worker holds its row by a lock on one byte of a file without a name. The kernel releases that however the worker
    ends, and the next one goes on in the same row: nothing that was counted is lost, and no lock is ever waited for.

    tally  what is counted in them; a process claims its row before it counts.
    """

    def __init__(self, workers: int) -> None:
        self._count = workers + SPARE
        self.tally = Tally([RawArray(c_double, ROW) for _ in range(self._count)], 0)
        with TemporaryFile() as file:
            self._file = os.dup(file.fileno())  # which is open as long as the server runs

    def claim(self) -> None:
        """Take a row for this process, for as long as it runs. Raises RuntimeError where none is free."""
        for number in range(self._count):
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number, os.SEEK_SET)
            except OSError:
                continue
            self.tally.own(number)
            return
        raise RuntimeError("More workers count than there may be.")
