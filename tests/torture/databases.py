"""A database that hangs, is locked or is away: the quiz goes on, groups say 503 and keep the form; nothing doubles."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from quiz.store import Store, file_address, open_store
from tests import sheets
from tests.classes import moment
from tests.counsellor import fields
from tests.databases import running_server
from tests.devices import Device, Filled
from tests.examples import shipped_quiz
from tests.store_examples import reworded
from tests.torture.postgresql import Postmaster
from tests.torture.senders import afterwards, check, sending
from tests.torture.table import Row, Scale
from tests.torture.visitors import Step, Visit, stateless, visit, visiting
from tests.writers import Opened, Writer, codes, made_in, server

GOAL = 1.0  # seconds that anybody may wait for a page that needs no database
REFUSED = 15.0  # seconds in which a page that needs it says that it cannot
SEEN = 40  # times that something is asked for until each worker has it in memory


@dataclass(frozen=True, slots=True)
class Trouble:
    """What becomes of the database, and for how many people.

    begin     lasts as long as its block.
    database  the address.
    reads, writes  which statuses may come of reading, and of what stores something.
    """

    name: str
    people: int
    begin: Callable[[], AbstractContextManager[None]]
    database: str
    reads: frozenset[int] = frozenset({503})
    writes: frozenset[int] = frozenset({503})


def rows(scale: Scale) -> Iterator[Row]:
    """Each trouble with one worker, and with two."""
    for workers in range(1, 1 + scale.of(2)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "quiz.db"
            hold = partial(locked, file)
            locked_file = Trouble("a locked SQLite", 12, hold, file_address(file), reads=frozenset({200, 503}))
            yield from _rows(locked_file, workers, scale)
        with running_server() as postgresql:
            postmaster = Postmaster(postgresql)
            for name, begin in (("a frozen PostgreSQL", postmaster.frozen), ("a stopped PostgreSQL", postmaster.away)):
                with postgresql.database() as address:
                    yield from _rows(Trouble(name, 8, begin, address), workers, scale)
            with postgresql.database() as address:
                name, some = "a PostgreSQL whose connections hang", {503, 200, 303}
                hanging = Trouble(name, 8, postmaster.hanging, address, frozenset(some), frozenset(some))
                yield from _rows(hanging, workers, scale)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another process writes to a SQLite file, as long as the block runs."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def _rows(trouble: Trouble, workers: int, scale: Scale) -> Iterator[Row]:
    case = f"{trouble.name}, {workers} worker{'s' * (workers > 1)}"
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder), trouble.database, workers) as served,
        closing(open_store(trouble.database)) as store,
    ):
        made = made_in(store)
        steps = {**_group_steps(served.port, made, trouble), **_version_steps(served.port, store, workers)}
        with closing(Writer(served, made.join, 0)) as writer:
            forms = [writer.open(code) for code in codes()[: trouble.people]]
        store.close()
        with visiting(served.port, stateless(served.port), pause=scale.pause) as visits:
            with trouble.begin():
                crowd = _crowd(served.port, steps, forms, trouble, scale)
            faults = afterwards(served, store, forms)
        yield Row(f"{case}: the quiz", "", visits, faults, GOAL)
        yield Row(f"{case}: {trouble.people} people at its groups", "", crowd, (), REFUSED)


def _crowd(port: int, steps: dict[str, Step], forms: list[Filled], trouble: Trouble, scale: Scale) -> list[Visit]:
    """What people get who send and look at pages all at once, each beginning with another one."""

    def work(number: int) -> list[Visit]:
        todo = [("send", sending(forms[number], trouble.writes)), *steps.items()]
        at = number % len(todo)
        mine = (todo[at:] + todo[:at])[: scale.of(len(todo))]
        return [visit(port, what, step) for what, step in mine]

    with ThreadPoolExecutor(len(forms)) as pool:
        return [each for visits in pool.map(work, range(len(forms))) for each in visits]


def _group_steps(port: int, made: Opened, trouble: Trouble) -> dict[str, Step]:
    """Pages of groups."""
    with closing(Device(port)) as device:
        cookie = str(device.ask(f"/s/{made.manage}").headers["Set-Cookie"]).partition(";")[0]
        form = device.open("/groups/new").having(**fields())

    def look(path: str) -> Step:
        return lambda device: check(device.ask(path, Cookie=cookie), trouble.reads)

    def ready(device: Device) -> None:
        assert device.ask("/readyz").status in trouble.reads

    return {
        "join": look(f"/g/{made.join}"),
        "make": lambda device: check(device.press(form), trouble.writes, form.fields["name"]),
        "class": look(f"/groups/{made.id}"),
        "results": look(f"/groups/{made.id}/results"),
        "ready": ready,
    }


def _version_steps(port: int, store: Store, workers: int) -> dict[str, Step]:
    """Results of earlier versions: one that was asked for before, and one that nobody asked for yet."""
    seen, unseen = (reworded(shipped_quiz(), f"Of {n} versions ago?") for n in (1, 2))
    paths = [f"/r/{sheets.code(sheets.clear(), quiz)}" for quiz in (seen, unseen)]
    for quiz in (seen, unseen):
        store.archive(quiz, moment())
    for number in range(SEEN * (workers - 1) or 1):
        with closing(Device(port, number)) as device:
            assert device.ask(paths[0]).status == 200
    return {
        "a version seen before": lambda device: check(device.ask(paths[0]), {200}),
        "a version never seen": lambda device: check(device.ask(paths[1]), {200, 503}),
    }
