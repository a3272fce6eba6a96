"""`quiz serve`: check everything once, then let workers answer."""

import gc
import ipaddress
import logging
import resource
import socket
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketSpec  # type: ignore[attr-defined]
from granian.server.mp import MPServer

from quiz.errors import ClockDoubted
from quiz.serving.cautions import cautions
from quiz.serving.handover import Handovers
from quiz.serving.judging import Judging
from quiz.serving.keeper import Keeper
from quiz.serving.notice import posting
from quiz.serving.tallies import Tallies
from quiz.serving.worker import Worker
from quiz.settings import Settings, keys
from quiz.web import logs
from quiz.web.publishing import publish_all, quiz_files, ready_store

PATIENCE = 30  # seconds for a worker to finish its requests when it has to stop
HEADERS = 30  # seconds for the headers of a request to come in, or the next request on an open connection
CONNECTIONS = 4_096  # that a worker holds open if the limit of open files permits: slow and silent ones, too
OWN_FILES = 128  # that a worker needs besides

log = logging.getLogger(__name__)


class Server(MPServer):
    """Granian, but all workers listen on one socket, which the parent holds open.

    So a client that connects while a worker is gone is answered by the next one, instead of being disconnected.
    """

    def _init_shared_socket(self) -> None:
        self._shd: Any = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._sso: Any = socket.socket(fileno=self._shd.get_fd())
        self._sso.set_inheritable(True)


def prepare(settings: Settings, *, is_local: bool) -> tuple[Settings, Handovers]:
    """Check everything, bring the database up to date, and delete what is overdue: once, before any request.

    Returns the settings with each quiz file and the secret key in them, one for all workers. Raises QuizError where
    nothing can be served.

    is_local  whether only this machine can reach what is served.
    """
    logs.install()
    logging.getLogger("quiz.serving").setLevel(logging.INFO)
    settings = settings.model_copy(update={"file": quiz_files(settings), "secret_key": keys.secret_key(settings)})
    with closing(ready_store(settings)) as store:
        try:  # before anything is kept by a clock that may be wrong
            store.purge(datetime.now(UTC))
        except ClockDoubted as error:
            log.warning(error)
        handovers = Handovers(publish_all(settings, store))
        for caution in cautions(settings, store.where, is_local=is_local):
            log.warning(caution)
    return settings, handovers


def serve(  # noqa: PLR0913 (the options of `quiz serve`)
    settings: Settings, handovers: Handovers, address: str, port: int, workers: int, *, watch: bool
) -> None:
    """Serve what is prepared, until a signal stops it: see `quiz serve --help`."""
    server = Server(
        "quiz",
        address=address,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS * 1000),
        backpressure=_connections(),
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )
    judgings = [Judging(each) for each in handovers.each] if has_author(settings, address, watch=watch) else []
    for judging in judgings:
        judging.start()
    worker = Worker(settings, handovers, judgings, Tallies(workers) if settings.metrics else None)
    with posting(settings.data.absolute()) as post:
        server.on_startup(Keeper(settings, handovers, post, watch=watch).start)
        _keep_shared()
        server.serve(target_loader=worker.start, wrap_loader=False)  # type: ignore[arg-type]


def _keep_shared() -> None:
    """Take what is there out of the collector's sight: each look writes to it, and workers would share it no more."""
    gc.collect()
    gc.freeze()


def has_author(settings: Settings, address: str, *, watch: bool) -> bool:
    """Whether whoever writes a quiz gets pages of their own: where nobody else can reach what is served."""
    is_public = settings.public_url or settings.proxy_hops
    return watch and ipaddress.ip_address(address).is_loopback and not is_public


def _connections() -> int:
    """How many connections a worker may hold open; raises the limit of open files as far as that takes and it goes."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + OWN_FILES
    if now != resource.RLIM_INFINITY and now < wanted:
        now = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))
    return CONNECTIONS if now == resource.RLIM_INFINITY else max(OWN_FILES, min(CONNECTIONS, now - OWN_FILES))
