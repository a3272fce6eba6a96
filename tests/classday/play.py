"""A seed, played: days of acts that are drawn, each day with a look at everything at its end."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from quiz.store import file_address
from tests.classday import classroom, counsellors, faults, looks, operators, stories, traces, upgrade
from tests.classday.premises import Premises
from tests.classday.world import BrokenError, World
from tests.databases import Server, running_server
from tests.torture.postgresql import Postmaster

DAYS, ACTS, COSTLY = (1, 3), (14, 24), (1, 2)  # of each seed, of people a day, of the operator and of what fails
OLD = 0.3  # the share of schools that used the release before
LONGEST = 600  # characters of what broke; the folder has all of it
Act = Callable[[World], object]

_numbers = count(1)


@dataclass
class Outcome:
    """What came of a seed.

    broken  the promise that did not hold, in words, after which nothing more was played; empty where all held.
    """

    seed: int
    database: str
    days: int = 0
    acts: list[str] = field(default_factory=list)
    acknowledged: int = 0
    kind: str = ""
    broken: str = ""
    folder: str = ""
    seconds: float = 0

    def __str__(self) -> str:
        """One line; of one that broke, how to play it again, and what was done last."""
        done = f"seed {self.seed} on {self.database}: {self.days} days, {len(self.acts)} acts"
        if not self.broken:
            return f"{done}, {self.acknowledged} acknowledged, in {self.seconds:.0f} s"
        lines = [
            f"{done}, then BROKEN",
            f"    {self.broken[:LONGEST]}",
            *(f"    after {act}" for act in self.acts[-8:]),
        ]
        again = f"    python -m tests.classday {self.seed} --database {self.database}"
        return "\n".join([*lines, f"    its files are in {self.folder}", again])


@dataclass
class Place:
    """Where databases come from: files in a folder, or a PostgreSQL that runs."""

    kind: str
    server: Server | None = None

    @contextmanager
    def database(self, folder: Path) -> Iterator[Callable[[], str]]:
        """What gives the address of another empty database each time; they are gone after the block."""
        with ExitStack() as stack:
            if self.server:
                server = self.server
                yield lambda: stack.enter_context(server.database())
                return
            yield partial(_file, folder)

    @property
    def faults(self) -> dict[Act, float]:
        """What may fail there."""
        return faults.on_postgresql(Postmaster(self.server)) if self.server else faults.ON_SQLITE


def _file(folder: Path) -> str:
    place = folder / f"kept-{next(_numbers)}"
    place.mkdir(mode=0o700)
    return file_address(place / "quiz.db")


@contextmanager
def place(kind: str) -> Iterator[Place]:
    """A place of one kind, for as many seeds as are to be played."""
    if kind == "sqlite":
        yield Place(kind)
        return
    with running_server() as server:
        yield Place(kind, server)


def play(seed: int, at: Place, *, days: int = 0) -> Outcome:
    """Play one seed; `days` in place of as many as it draws."""
    begun, outcome = time.monotonic(), Outcome(seed, at.kind)
    outcome.folder = tempfile.mkdtemp(prefix=f"classday-{seed}-")
    with at.database(Path(outcome.folder)) as fresh:
        world = World(seed, Premises(Path(outcome.folder), fresh()), random.Random(seed))
        try:
            if world.draw.random() < OLD:
                upgrade.begin(world)
            world.premises.start()
            _days(world, at, fresh, outcome, days or world.draw.randint(*DAYS))
        except Exception as error:  # noqa: BLE001 (whatever it was, it is a failing seed)
            outcome.kind = error.kind if isinstance(error, BrokenError) else "ended"
            outcome.broken = str(error) if isinstance(error, BrokenError) else f"{type(error).__name__}: {error}"
            _keep(outcome, error)
        finally:
            with suppress(Exception):
                world.premises.close()
    outcome.acts, outcome.acknowledged, outcome.seconds = world.acts, world.acknowledged, time.monotonic() - begun
    _clear(outcome)
    return outcome


def _days(world: World, at: Place, fresh: Callable[[], str], outcome: Outcome, days: int) -> None:
    costly = operators.ACTS | at.faults | {partial(operators.restore, fresh=fresh): 1}
    for world.day in range(1, 1 + days):
        for act in _drawn(world, costly):
            act(world)
        look(world)
        outcome.days = world.day
        operators.drop_old_backups(world)


def _drawn(world: World, costly: dict[Act, float]) -> list[Act]:
    """The acts of a day: a group is made and a class sends to it; then all that is drawn, in any order."""
    draw, usual = world.draw, dict[Act, float](classroom.ACTS | counsellors.ACTS | stories.ACTS)
    acts: list[Act] = draw.choices(list(usual), list(usual.values()), k=draw.randint(*ACTS))
    acts += draw.choices(list(costly), list(costly.values()), k=draw.randint(*COSTLY))
    draw.shuffle(acts)
    return [counsellors.make, classroom.come_and_send, *acts]


def look(world: World) -> None:
    """Everything that is looked at when a day is over."""
    looks.look(world)
    traces.look(world)


def _keep(outcome: Outcome, error: Exception) -> None:
    """Put down where it broke, beside the files."""
    import traceback

    text = "".join(traceback.format_exception(error))
    (Path(outcome.folder) / "broken.txt").write_text(text)


def _clear(outcome: Outcome) -> None:
    import shutil

    if not outcome.broken:
        shutil.rmtree(outcome.folder, ignore_errors=True)
