"""The parent's side: it reads the quiz file again on request, and hands what can be served to the workers."""

import logging
import os
import signal
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from quiz.errors import QuizError
from quiz.links import piece
from quiz.serving.handover import Handover
from quiz.serving.notice import Post, own
from quiz.settings import Settings, shipped
from quiz.store import open_store
from quiz.web import static
from quiz.web.site import publish

HUP = {signal.SIGHUP}
LOOK = 0.5  # seconds between two looks at a file that is watched

log = logging.getLogger(__name__)


class Keeper:
    """Reads the quiz file again at SIGHUP, and with `watch` whenever it, a template or a static file was saved.

    A terminal that closes sends SIGHUP, too: then the server ends, since nobody could stop it any more.
    What can be served is handed to the workers, all at once; where something is wrong, they go on with what they
    have, and the log and /readyz say what it is.
    """

    def __init__(self, settings: Settings, handover: Handover, post: Post, *, watch: bool = False) -> None:
        self._settings = settings
        self._handover = handover
        self._post = post
        self._watch = watch
        self._had_terminal = _has_terminal()
        self._reading = threading.Lock()
        self._stamp = handover.take()[1].stamp
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
                read = saved
                with self._reading:
                    self._read()
            settling = saved

    def _read(self) -> None:
        """Read the file, and post what came of it."""
        try:
            is_taken, outcome = True, self._publish()
        except QuizError as error:
            is_taken, outcome = False, f"{error}\nThe quiz as it was read before is still served."
        except Exception:
            log.exception("The quiz file could not be read.")
            is_taken = False
            outcome = (
                "The quiz file could not be read: the log says why. The quiz as it was read before is still served."
            )
        log.log(logging.INFO if is_taken else logging.ERROR, outcome)
        self._handover.trouble = "" if is_taken else outcome
        self._notice = replace(self._notice, readings=self._notice.readings + 1, outcome=outcome, taken=is_taken)
        self._post(self._notice)

    def _publish(self) -> str:
        with closing(open_store(self._settings.database)) as store:
            published = publish(self._settings, store)
        version = piece(published.edition.quiz.version)
        if published.stamp == self._stamp:
            return f"Nothing has changed: the codes begin with {version}, as before."
        self._handover.hand(published)
        self._stamp = published.stamp
        return f"The quiz was read again: its codes begin with {version} now."

    def _saved(self) -> tuple[tuple[Path, int, int], ...]:
        """The times and sizes of the files that are watched; nothing while one of them is being replaced."""
        if not self._watch:
            return ()
        try:
            files = [self._settings.file, *shipped("templates").rglob("*.*"), *static.saved()]
            seen = [(file, file.stat()) for file in sorted(files)]
        except OSError:
            return ()
        return tuple((file, status.st_mtime_ns, status.st_size) for file, status in seen)


def _has_terminal() -> bool:
    """Whether this process has a terminal that is still open."""
    return os.isatty(sys.stdin.fileno()) if sys.stdin else False
