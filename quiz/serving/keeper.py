"""The parent's side: it reads the quiz files again on request, and hands what can be served to the workers."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quiz.serving.handover import Handovers
from quiz.serving.notice import Post, own
from quiz.serving.rereading import Rereading
from quiz.settings import Settings, shipped
from quiz.web import static

HUP = {signal.SIGHUP}
LOOK = 0.5  # seconds between two looks at a file that is watched

log = logging.getLogger(__name__)


class Keeper:
    """Reads the quiz files again at SIGHUP, and with `watch` one whenever it, a template or a static file was saved.

    A terminal that closes sends SIGHUP, too: then the server ends, since nobody could stop it any more.
    What can be served is handed to the workers, all at once; where something is wrong with a file, they go on with what
    they have of its quiz, and the log and /readyz say what it is.
    """

    def __init__(self, settings: Settings, handovers: Handovers, post: Post, *, watch: bool = False) -> None:
        self._post = post
        self._watch = watch
        self._had_terminal = _has_terminal()
        self._reading = threading.Lock()
        self._rereading = Rereading(settings, handovers)
        self._files = settings.file
        self._notice = own(1)

    def start(self) -> None:
        """Start to wait for SIGHUP, which must be blocked: a handler would be interrupted by the next one."""
        # A worker that starts is a copy of this process; in the middle of a reading it would inherit locks.
        os.register_at_fork(
            before=self._reading.acquire,
            after_in_parent=self._reading.release,
            after_in_child=self._reading.release,
        )
        self._post(self._notice)
        threading.Thread(target=self._keep, daemon=True).start()

    def _keep(self) -> None:
        read = settling = self._saved()
        while True:
            received = signal.sigtimedwait(HUP, LOOK) if self._watch else signal.sigwaitinfo(HUP)
            if received and self._had_terminal and not _has_terminal():
                os.kill(os.getpid(), signal.SIGTERM)
                return
            saved = self._saved()
            if received or saved == settling != read:  # an editor that is still writing changes it once more
                changed = {file for file in saved.keys() | read.keys() if saved.get(file) != read.get(file)}
                is_all = bool(received) or not changed <= {*self._files}
                read = saved
                with self._reading:
                    self._read(self._files if is_all else [file for file in self._files if file in changed])
            settling = saved

    def _read(self, files: Sequence[Path]) -> None:
        """Read these files, and post what came of it."""
        taken, refused = self._rereading.read(files)
        for level, outcome in ((logging.ERROR, refused), (logging.INFO, taken)):
            if outcome:
                log.log(level, outcome)
        outcome = "\n".join(filter(None, (refused, taken)))
        self._notice = replace(self._notice, readings=self._notice.readings + 1, outcome=outcome, taken=not refused)
        self._post(self._notice)

    def _saved(self) -> dict[Path, tuple[int, int] | None]:
        """The times and sizes of the files that are watched; None of one that is gone."""
        if not self._watch:
            return {}
        return {file: _status(file) for file in (*self._files, *shipped("templates").rglob("*.*"), *static.saved())}


def _status(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _has_terminal() -> bool:
    """Whether this process has a terminal that is still open."""
    return os.isatty(sys.stdin.fileno()) if sys.stdin else False
