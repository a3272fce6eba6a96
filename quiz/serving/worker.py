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

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

OFTEN = ("base", "parts/", "taking/", "result/")  # templates that each worker needs as soon as somebody takes the quiz


class Worker:
    """What a worker is to be, made by the parent for all, so that what they have in common is in memory once.

    It touches neither the quiz files nor the database until a request needs it.

    judgings  one a quiz, if it has pages for its author, else none.
    tallies   the rows to count in, if anything is counted.
    """

    def __init__(
        self,
        settings: Settings,
        handovers: Handovers,
        judgings: Sequence[Judging] = (),
        tallies: Tallies | None = None,
    ) -> None:
        self._settings = settings
        self._judgings, self._tallies = judgings, tallies
        self._handovers = handovers
        self._store = open_store(settings.database)
        self._number = 0
        self._taken: dict[Handover, tuple[int, Published]] = {}
        self._quizzes: Catalogue | None = None
        self.application()
        environment = self._application.jinja_env
        for template in environment.list_templates(filter_func=lambda name: name.startswith(OFTEN)):
            environment.get_template(template)

    def start(self) -> Adapter:
        """Be one of them, in a process of its own. Until it listens, a signal stops it; else that would be lost."""
        for stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(stop, signal.SIG_DFL)
        threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
        if self._tallies:
            self._tallies.claim()
        self.application()
        return Adapter(self.application, self._store.close)

    def application(self) -> "WSGIApplication":
        """The application of the editions that are served now."""
        if self._number != self._handovers.number:
            self._number = self._handovers.number  # first: what is handed over meanwhile changes it once more
            published, troubles = [self._take(each) for each in self._handovers.each], self._handovers.troubles
            self._quizzes = Catalogue(self._settings, self._store, published, troubles, self._quizzes)
            ids = (each.edition.quiz.id for each in published)
            desks = {id: judging.look for id, judging in zip(ids, self._judgings, strict=False)}
            self._application = assemble(self._quizzes, desks, self._tallies.tally if self._tallies else None)
        return self._application

    def _take(self, handover: Handover) -> Published:
        """The edition that is served, taken out of the shared memory once."""
        if self._taken.get(handover, (0,))[0] != handover.number:
            self._taken[handover] = handover.take()
        return self._taken[handover][1]


def _end_with(parent: BaseProcess) -> None:
    """Stop once the parent is gone, however it ended: nobody could stop this worker, which would keep the port."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
