"""A worker: answers requests with the application of the editions that the parent handed over last."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from quiz.serving.adapter import Adapter
from quiz.serving.handover import Handover, Handovers
from quiz.serving.judging import Judging
from quiz.serving.tallies import Tallies
from quiz.settings import Settings
from quiz.store import open_store
from quiz.web.app import assemble
from quiz.web.catalogue import Catalogue
from quiz.web.publishing import Published
from quiz.web.tally import Tally

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class Worker:
    """The state of a worker: it touches neither the quiz files nor the database until a request needs it.

    judgings  one a quiz, if it has pages for its author, else none.
    """

    def __init__(
        self, settings: Settings, handovers: Handovers, judgings: Sequence[Judging], tally: Tally | None
    ) -> None:
        self._settings = settings
        self._judgings, self._tally = judgings, tally
        self._handovers = handovers
        self._store = open_store(settings.database)
        self._number = 0
        self._taken: dict[Handover, tuple[int, Published]] = {}
        self._quizzes: Catalogue | None = None

    def application(self) -> "WSGIApplication":
        """The application of the editions that are served now."""
        if self._number != self._handovers.number:
            self._number = self._handovers.number  # first: what is handed over meanwhile changes it once more
            published, troubles = [self._take(each) for each in self._handovers.each], self._handovers.troubles
            self._quizzes = Catalogue(self._settings, self._store, published, troubles, self._quizzes)
            ids = (each.edition.quiz.id for each in published)
            desks = {id: judging.look for id, judging in zip(ids, self._judgings, strict=False)}
            self._application = assemble(self._quizzes, desks, self._tally)
        return self._application

    def _take(self, handover: Handover) -> Published:
        """The edition that is served, taken out of the shared memory once."""
        if self._taken.get(handover, (0,))[0] != handover.number:
            self._taken[handover] = handover.take()
        return self._taken[handover][1]

    def close(self) -> None:
        """Close the database."""
        self._store.close()


def work(
    settings: Settings, handovers: Handovers, judgings: Sequence[Judging] = (), tallies: Tallies | None = None
) -> Adapter:
    """Start a worker. Until it listens, a signal stops it at once; otherwise the signal would be lost."""
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    worker = Worker(settings, handovers, judgings, tallies.claim() if tallies else None)
    worker.application()
    return Adapter(worker.application, worker.close)


def _end_with(parent: BaseProcess) -> None:
    """Stop once the parent is gone, however it ended: nobody could stop this worker, which would keep the port."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
