"""A worker: answers requests with the application of the edition that the parent handed over last."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from quiz.serving.adapter import Adapter
from quiz.serving.handover import Handover
from quiz.serving.judging import Judging
from quiz.settings import Settings
from quiz.store import open_store
from quiz.web.app import assemble
from quiz.web.site import Site

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class Worker:
    """The state of a worker: it touches neither the quiz file nor the database until a request needs it."""

    def __init__(self, settings: Settings, handover: Handover, judging: Judging | None = None) -> None:
        self._settings = settings
        self._desk = judging.look if judging else None
        self._handover = handover
        self._store = open_store(settings.database)
        self._number = 0
        self._site: Site | None = None

    def application(self) -> "WSGIApplication":
        """The application of the edition that is served now."""
        if self._number != self._handover.number:
            self._number, published = self._handover.take()
            self._site = Site(self._settings, self._store, published, lambda: self._handover.trouble, self._site)
            self._application = assemble(self._site, self._desk)
        return self._application

    def close(self) -> None:
        """Close the database."""
        self._store.close()


def work(settings: Settings, handover: Handover, judging: Judging | None = None) -> Adapter:
    """Start a worker. Until it listens, a signal stops it at once; otherwise the signal would be lost."""
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    worker = Worker(settings, handover, judging)
    worker.application()
    return Adapter(worker.application, worker.close)


def _end_with(parent: BaseProcess) -> None:
    """Stop once the parent is gone, however it ended: nobody could stop this worker, which would keep the port."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
