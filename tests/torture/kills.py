"""Workers, the whole server and PostgreSQL are killed while people send: what was acknowledged is there, and once.

The tests of tests/test_groups_served.py kill a server of one process and look after each death. Here it comes back
meanwhile, and everybody goes on pressing the same button until there is a receipt.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path

from quiz.store import file_address, open_store
from tests.databases import Server, running_server
from tests.devices import Device
from tests.serving import free_port
from tests.torture.postgresql import Postmaster
from tests.torture.pressing import Senders, count_wrong
from tests.torture.senders import TRACEBACK
from tests.torture.table import Row, Scale
from tests.torture.visitors import PATIENCE, Visit
from tests.torture.workers import Workers
from tests.writers import made_in, server, times_kept, total

WORKERS = 2
SENDERS = 8
ROUNDS = 8
ENOUGH = 24  # that are acknowledged before the next death
MANY_ROUNDS, MANY = 25, 200  # the same where 5,000 are acknowledged in all
RESTARTS = 20  # of PostgreSQL
BACK = 5.0  # seconds from when it takes connections again until everybody is answered as before
ALLOWED = {
    "200",
    "303",
    "503",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "RemoteDisconnected",
    "IncompleteRead",
}

_numbers = count(1)  # each asks from an address of its own, so that no limit of an address is reached


class Serving:
    """A server that is killed and started again on its port."""

    def __init__(self, stack: ExitStack, folder: Path, database: str) -> None:
        self._stack, self._folder, self._database, self.port = stack, folder, database, free_port()
        self.outputs: list[str] = []
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.served = self._stack.enter_context(server(self._folder, self._database, WORKERS, port=self.port))
        self._workers = Workers(self.served)

    def kill(self) -> None:
        """Kill all of it, and start it again."""
        self.served.kill()
        self.outputs.append(self.served.output.read_text())
        self.start()

    @property
    def said(self) -> str:
        """All that it wrote down."""
        return "".join([*self.outputs, self.served.output.read_text()])

    def kill_worker(self) -> None:
        """Kill one worker, and wait until another is there."""
        self._workers.kill()


@dataclass(frozen=True, slots=True)
class Deaths:
    """What dies, in turn; how often, and how many are acknowledged before each time; what people may be answered."""

    kills: Sequence[Callable[[Serving], None]]
    rounds: int = ROUNDS
    enough: int = ENOUGH
    allowed: Set[str] = frozenset(ALLOWED)


def rows(scale: Scale) -> Iterator[Row]:
    """Each kind of death, many times; and thousands who send while all die in turn."""
    with tempfile.TemporaryDirectory() as folder:
        database = file_address(Path(folder) / "quiz.db")
        yield _row("SQLite, a worker", database, Deaths([Serving.kill_worker]), scale)
        yield _row("SQLite, the server", database, Deaths([Serving.kill]), scale)
        many = Deaths([Serving.kill, Serving.kill_worker], MANY_ROUNDS, MANY)
        yield _row("SQLite, the server and a worker", database, many, scale)
    with running_server() as postgresql, postgresql.database() as database:
        yield _row("PostgreSQL, the server", database, Deaths([Serving.kill]), scale)
    yield from on_postgresql(scale)
    with running_server() as postgresql, postgresql.database() as database:
        restart, stop = _restarts(postgresql)
        every = [Serving.kill, restart, Serving.kill_worker, stop]
        yield _row("PostgreSQL, the server, a worker, itself", database, Deaths(every, MANY_ROUNDS, MANY), scale)
        only = Deaths([restart, stop], RESTARTS, ENOUGH, {"200", "303", "503"})
        yield _row("PostgreSQL killed or stopped at once", database, only, scale, most=BACK)


def on_postgresql(scale: Scale) -> Iterator[Row]:
    """The deaths of a worker, and of PostgreSQL itself in two ways."""
    with running_server() as postgresql, postgresql.database() as database:
        restart, stop = _restarts(postgresql)
        yield _row("PostgreSQL, a worker", database, Deaths([Serving.kill_worker]), scale)
        yield _row("PostgreSQL killed", database, Deaths([restart]), scale)
        yield _row("PostgreSQL stopped at once", database, Deaths([stop]), scale)


def _restarts(postgresql: Server) -> tuple[Callable[[Serving], None], Callable[[Serving], None]]:
    """Killing PostgreSQL, and stopping it at once; either way it is started again."""
    postmaster = Postmaster(postgresql)

    def restart(_: Serving) -> None:
        postmaster.kill()
        postmaster.start()

    def stop(_: Serving) -> None:
        postmaster.stop_at_once()
        postmaster.start()

    return restart, stop


def _row(name: str, database: str, deaths: Deaths, scale: Scale, most: float | None = None) -> Row:
    """Kill it time after time while people send to a group, and look for all that they sent.

    most  seconds in which everybody is to be answered again.
    """
    rounds, enough = scale.of(deaths.rounds, least=2), scale.of(deaths.enough, least=8)
    with (
        tempfile.TemporaryDirectory() as folder,
        ExitStack() as stack,
        closing(open_store(database)) as store,
    ):
        it = Serving(stack, Path(folder), database)
        before, senders = total(store), Senders(lambda: Device(it.port, next(_numbers), PATIENCE), made_in(store).join)
        store.close()
        with senders.at_work(scale.of(SENDERS, least=4)):
            waits = list(_killed(it, senders, islice(cycle(deaths.kills), rounds), enough))
        kept = times_kept(store, *senders.begun)
        lost, doubled = count_wrong(senders, kept)
        faults = [f"{lost} that were acknowledged are not there once"] * bool(lost)
        faults += [f"{doubled} are there more than once"] * bool(doubled)
        faults += ["others are there than were sent"] * (total(store) - before != sum(kept.values()))
        faults += [f"{number} × {what}" for what, number in senders.answers.items() if what not in deaths.allowed]
        faults += ["the log has a traceback"] * (TRACEBACK in it.said)
    came = f"{lost} lost, {doubled} doubled; " + ", ".join(
        f"{n} × {what}" for what, n in sorted(senders.answers.items())
    )
    return Row(f"{name}, {rounds} times: {len(senders.acknowledged)} acknowledged", came, waits, faults, most)


def _killed(it: Serving, senders: Senders, kills: Iterable[Callable[[Serving], None]], enough: int) -> Iterator[Visit]:
    """Kill it once enough are acknowledged; gives how long it took each time until everybody was answered again."""
    draw = random.Random(9)
    senders.wait_for(enough)
    for kill in kills:
        time.sleep(draw.uniform(0, 0.1))
        kill(it)
        begun = time.monotonic()
        senders.wait_for(enough)
        first = min((moment for moment in [*senders.acknowledged.values()] if moment > begun), default=time.monotonic())
        yield Visit("back", begun, max(first, senders.refused) - begun)
