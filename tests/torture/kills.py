"""Workers, the whole server and PostgreSQL are killed while people send: what was acknowledged is there, and once.

The tests of tests/test_groups_served.py kill a server of one process and look after each death. Here it comes back
meanwhile, and everybody goes on pressing the same button until there is a receipt.
"""

import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path

from quiz.store import file_address, open_store
from tests.databases import running_server
from tests.devices import LOST, Device, Filled
from tests.serving import WAIT, Answer, free_port
from tests.torture.postgresql import Postmaster
from tests.torture.senders import TRACEBACK
from tests.torture.table import Row, Scale
from tests.torture.visitors import PATIENCE
from tests.torture.workers import Workers
from tests.writers import codes, made_in, server, times_kept, total

WORKERS = 2
SENDERS = 8
ROUNDS = 8
ENOUGH = 24  # that are acknowledged before the next death
SOON = 0.05  # seconds until somebody tries again
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


@dataclass
class Senders:
    """People who send all the time, each until it is acknowledged.

    begun, acknowledged  the tokens of what was sent, and of what got its receipt.
    answers  how often which status came, or which error.
    """

    port: int
    join: str
    begun: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def at_work(self, people: int) -> Iterator[None]:
        """Let them send for as long as the block runs, and end with what they have begun."""
        done = threading.Event()
        threads = [threading.Thread(target=self._work, args=(done,)) for _ in range(people)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            done.set()
            for thread in threads:
                thread.join()

    def wait_for(self, more: int) -> None:
        """Wait until so many more are acknowledged, or for long."""
        wanted, last = len(self.acknowledged) + more, time.monotonic() + WAIT
        while len(self.acknowledged) < wanted and time.monotonic() < last:
            time.sleep(0.01)

    def _work(self, done: threading.Event) -> None:
        for code in cycle(codes()):
            if done.is_set():
                return
            self._send(f"/g/{self.join}/send/{code}")

    def _send(self, path: str) -> None:
        page = self._until(200, lambda device: device.ask(path))
        if not page:
            return
        form = Filled.on(path, page)
        self.begun.add(form.token)
        if self._until(303, lambda device: device.press(form)):
            self.acknowledged.add(form.token)

    def _until(self, status: int, ask: Callable[[Device], Answer]) -> Answer | None:
        """The answer with this status, asked for again and again; None where it does not come."""
        last = time.monotonic() + WAIT
        while time.monotonic() < last:
            with closing(Device(self.port, next(_numbers), PATIENCE)) as device:
                try:
                    answer = ask(device)
                except LOST as error:
                    self.answers[type(error).__name__] += 1
                else:
                    self.answers[str(answer.status)] += 1
                    if answer.status == status:
                        return answer
            time.sleep(SOON)
        self.answers[f"no {status}"] += 1
        return None


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

    def kill_worker(self) -> None:
        """Kill one worker, and wait until another is there."""
        self._workers.kill()


def rows(scale: Scale) -> Iterator[Row]:
    """Each kind of death, many times."""
    with tempfile.TemporaryDirectory() as folder:
        database = file_address(Path(folder) / "quiz.db")
        yield _row("SQLite, a worker", database, Serving.kill_worker, scale)
        yield _row("SQLite, the server", database, Serving.kill, scale)
    with running_server() as postgresql, postgresql.database() as database:
        yield _row("PostgreSQL, the server", database, Serving.kill, scale)
    yield from on_postgresql(scale)


def on_postgresql(scale: Scale) -> Iterator[Row]:
    """The deaths of a worker, and of PostgreSQL itself in two ways."""
    with running_server() as postgresql, postgresql.database() as database:
        postmaster = Postmaster(postgresql)

        def restart(_: Serving) -> None:
            postmaster.kill()
            postmaster.start()

        def stop(_: Serving) -> None:
            postmaster.stop_at_once()
            postmaster.start()

        yield _row("PostgreSQL, a worker", database, Serving.kill_worker, scale)
        yield _row("PostgreSQL killed", database, restart, scale)
        yield _row("PostgreSQL stopped at once", database, stop, scale)


def _row(name: str, database: str, kill: Callable[[Serving], None], scale: Scale) -> Row:
    """Kill it time after time while people send to a group, and look for all that they sent."""
    draw, rounds, enough = random.Random(9), scale.of(ROUNDS, least=2), scale.of(ENOUGH, least=8)
    with (
        tempfile.TemporaryDirectory() as folder,
        ExitStack() as stack,
        closing(open_store(database)) as store,
    ):
        it = Serving(stack, Path(folder), database)
        before, senders = total(store), Senders(it.port, made_in(store).join)
        store.close()
        with senders.at_work(scale.of(SENDERS, least=4)):
            for _ in range(rounds):
                senders.wait_for(enough)
                time.sleep(draw.uniform(0, 0.1))
                kill(it)
            senders.wait_for(enough)
        kept = times_kept(store, *senders.begun)
        lost = sum(kept[token] != 1 for token in senders.acknowledged)
        faults = [f"{lost} that were acknowledged are not there once"] * bool(lost)
        faults += ["some are there more than once"] * (max(kept.values()) > 1)
        faults += ["others are there than were sent"] * (total(store) - before != sum(kept.values()))
        faults += [f"{number} × {what}" for what, number in senders.answers.items() if what not in ALLOWED]
        logs = "".join([*it.outputs, it.served.output.read_text()])
        faults += ["the log has a traceback"] * (TRACEBACK in logs)
    came = ", ".join(f"{number} × {what}" for what, number in sorted(senders.answers.items()))
    return Row(f"{name}, {rounds} times: {len(senders.acknowledged)} acknowledged", came, (), faults)
