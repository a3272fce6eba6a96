"""The report for an edition's author: made in a process of its own, when somebody asks for it, once an edition.

A worker only notes which edition an author looks at. The parent has that one judged, and hands the outcome to the
workers through memory that all of them share. Whoever saves the file meanwhile ends what is under way.
"""

import logging
import pickle
import subprocess
import sys
import threading
import time
from ctypes import c_uint64
from multiprocessing.sharedctypes import RawValue
from tempfile import TemporaryFile

from quiz.edition import Edition
from quiz.serving.handover import Handover
from quiz.serving.place import Place, pack, unpack
from quiz.web.author.desk import PENDING, Judged

COMMAND = (sys.executable, "-m", "quiz.serving.judge")
ROOM = 2 * 1024 * 1024  # bytes for a packed report
LONGEST = 300  # seconds that judging may take
LOOK = 0.2  # seconds between two looks
TOO_LONG = Judged(
    failure=f"It took over {LONGEST // 60} minutes and was given up. In the terminal, `quiz check` goes on."
)
FAILED = Judged(failure="The quiz could not be judged: what the server says in the terminal tells why.")

log = logging.getLogger(__name__)


class Judging:
    """The report on the edition that a handover serves."""

    def __init__(self, handover: Handover) -> None:
        self._handover = handover
        self._wanted = RawValue(c_uint64, 0)
        self._judged = RawValue(c_uint64, 0)
        self._place = Place(ROOM)
        self._kept: tuple[int, Judged] = 0, PENDING

    def look(self) -> Judged:
        """What is known by now of the edition that is served. Called in workers, when an author looks."""
        self._wanted.value = number = self._handover.number
        if self._judged.value != number:
            return PENDING
        if self._kept[0] != number:
            packed = self._place.read()
            if self._judged.value != number:  # the parent may have written meanwhile
                return PENDING
            self._kept = number, unpack(packed)
        return self._kept[1]

    def start(self) -> None:
        """Judge whatever is wanted from now on. Called in the parent."""
        threading.Thread(target=self._keep, daemon=True).start()

    def _keep(self) -> None:
        while True:
            time.sleep(LOOK)
            if self._wanted.value == self._handover.number != self._judged.value:
                number, published = self._handover.take()
                try:
                    judged = self._judge(number, published.edition)
                except Exception:
                    log.exception("The quiz could not be judged.")
                    judged = FAILED
                if judged is not PENDING:
                    self._hand(number, judged)

    def _judge(self, number: int, edition: Edition) -> Judged:
        """The report; PENDING where the edition was replaced before it was there.

        Files carry both, not pipes: a worker that starts meanwhile would hold their ends open. The process is in a
        group of its own, so that it does not get the terminal's Ctrl+C, which is for the server; it ends with it.
        """
        with TemporaryFile() as given, TemporaryFile() as made:
            pickle.dump(edition, given)
            given.seek(0)
            deadline = time.monotonic() + LONGEST
            with subprocess.Popen(COMMAND, stdin=given, stdout=made, process_group=0) as process:  # noqa: S603 (our own)
                while process.poll() is None:
                    time.sleep(LOOK)
                    if time.monotonic() > deadline or self._handover.number != number:
                        process.kill()
                        return TOO_LONG if self._handover.number == number else PENDING
            if process.returncode:
                return FAILED
            made.seek(0)
            return Judged(pickle.load(made))  # noqa: S301 (our own process wrote it)

    def _hand(self, number: int, judged: Judged) -> None:
        packed = pack(judged)
        if len(packed) > ROOM:
            packed = pack(FAILED)
        self._judged.value = 0
        self._place.write(packed)
        self._judged.value = number
