"""The quiz file is broken, mended and changed under load, and workers die: people notice the new version alone."""

import re
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from quiz.links import open_code
from quiz.store import file_address
from tests.databases import running_server
from tests.devices import Device
from tests.examples import ROOT
from tests.serving import WAIT, Served, run
from tests.torture.databases import locked
from tests.torture.postgresql import Postmaster
from tests.torture.senders import TRACEBACK
from tests.torture.table import Row, Scale
from tests.torture.visitors import Visit, visiting
from tests.torture.workers import Workers
from tests.writers import server

WORKERS = 2
PEOPLE = 4  # who open a connection for each page, and as many again who keep theirs
EDITIONS = re.compile(r"[Ee]dition (\d+)")
TITLES = re.compile(r"<title>[^<]*Edition (\d+)")
QUESTIONS = re.compile(r"in edition (\d+)\?")
CODES = re.compile(r"/take/([0-9A-Za-z-]{10,})")


def text_of(edition: int) -> str:
    """The shipped quiz file, with a number in its titles and its first question, so that each is another version."""
    shipped = (ROOT / "questions.yaml").read_text()
    titled = re.sub(r"(?m)^(title|short): .*$", rf"\1: Edition {edition}", shipped, count=2)
    return re.sub(r"(?m)^(    text: .*)\?$", rf"\1 in edition {edition}?", titled, count=1)


@dataclass
class Watch:
    """What people saw: which edition, between which moments."""

    sightings: list[tuple[float, float, int]] = field(default_factory=list)
    pieces: dict[str, int] = field(default_factory=dict)

    def look(self, device: Device) -> None:
        """Open the start page, and the first question that it leads to: each is of one edition, with its codes."""
        begun = time.monotonic()
        start = _page(device, "/")
        ended = time.monotonic()
        edition = self._edition(start, EDITIONS.findall(start))
        self.sightings.append((begun, ended, edition))
        question = _page(device, f"/take/{CODES.findall(start)[0]}")
        # A newer edition may be named as today's: that of the title and that of the question are its own.
        asked = self._edition(question, TITLES.findall(question) + QUESTIONS.findall(question))
        assert asked == edition, f"a question of edition {asked} after a start page of {edition}"

    def _edition(self, page: str, named: list[str]) -> int:
        """The one that a page is of; the codes on it are of that one, too."""
        editions = {int(each) for each in named}
        editions |= {self.pieces.setdefault(open_code(code).piece, min(editions)) for code in CODES.findall(page)}
        assert len(editions) == 1, f"a page of the editions {editions}"
        return editions.pop()

    def faults(self) -> list[str]:
        """Whether an older edition came to whoever asked after somebody had seen a newer one."""
        ended = sorted((end, edition) for _, end, edition in self.sightings)
        newest, faults, at = 0, list[str](), 0
        for begun, _, edition in sorted(self.sightings):
            while at < len(ended) and ended[at][0] < begun:
                newest = max(newest, ended[at][1])
                at += 1
            if edition < newest:
                faults.append(f"edition {edition} after {newest}")
        return faults


def _page(device: Device, path: str) -> str:
    answer = device.ask(path)
    assert answer.status == 200, f"{path[:6]}: {answer.status}"
    return answer.text


@dataclass
class Operator:
    """Whoever looks after the server: breaks the file, mends it, has it read again, and sees what came of it.

    load  what people ask meanwhile, so many in each list.
    """

    served: Served
    folder: Path
    database_away: Callable[[], AbstractContextManager[None]]
    load: tuple[list[Visit], ...]
    people: int
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the workers."""
        self.workers = Workers(self.served)

    def save(self, text: str) -> None:
        """Save the quiz file."""
        (self.folder / "quiz.yaml").write_text(text)

    def hang_up(self) -> None:
        """Have it read by a signal."""
        self.served.process.send_signal(signal.SIGHUP)

    def reload(self, code: int, edition: int) -> None:
        """Have it read by the command, which comes back when it is done, and says what came of it."""
        said = run(self.folder, "reload", "--data", str(self.folder / "data"))
        self.expect(f"`quiz reload` ends with {code}, not {said.returncode}", lambda: said.returncode == code, wait=0)
        self.expect("`quiz reload` says something", lambda: bool(said.stdout + said.stderr), wait=0)
        self.expect(f"edition {edition} is served after `quiz reload`", lambda: self.edition == edition, wait=0)

    @property
    def edition(self) -> int:
        """What is served now."""
        return int(EDITIONS.findall(self.served.ask("/").text)[0])

    def expect(self, what: str, is_so: Callable[[], bool], wait: float = WAIT) -> None:
        """Wait until something is so."""
        last = time.monotonic() + wait
        while not (so := is_so()) and time.monotonic() < last:
            time.sleep(0.05)
        self.faults += [f"not so: {what}"] * (not so)

    def expect_trouble(self, edition: int) -> None:
        """What is wrong stands in `/readyz`, which is ready all the same, and in the log; the old one is served on."""
        self.expect("/readyz says what is wrong", lambda: self.served.ask("/readyz").text != "ok\n")
        self.expect("/readyz says 200", lambda: self.served.ask("/readyz").status == 200, wait=0)
        self.expect(f"edition {edition} is served on", lambda: self.edition == edition, wait=0)

    def kill(self, number: signal.Signals) -> None:
        """End a worker, and wait until all are answered again: who asks once more is not to meet the next death."""
        since = time.monotonic()
        self.faults += [] if self.workers.kill(number) else ["no other worker begins"]
        self.expect("everybody is answered", lambda: all(self._have_come(visits, since) for visits in self.load))

    def _have_come(self, visits: list[Visit], since: float) -> bool:
        """Whether everybody was answered who asked after this moment."""
        return len({each.person for each in visits if each.begun > since}) == self.people


def broken(it: Operator) -> None:
    """A file that is half saved."""
    it.save(text_of(1)[:20_000])
    it.hang_up()
    it.expect_trouble(1)
    it.reload(2, 1)


def killed(it: Operator) -> None:
    """Workers die while the file is broken, and others begin with what the parent has."""
    it.kill(signal.SIGKILL)
    it.kill(signal.SIGKILL)
    it.expect_trouble(1)


def missing(it: Operator) -> None:
    """There is no file any more."""
    (it.folder / "quiz.yaml").unlink()
    it.hang_up()
    it.kill(signal.SIGTERM)
    it.expect_trouble(1)


def mended(it: Operator) -> None:
    """The file is what it was."""
    it.save(text_of(1))
    it.hang_up()
    it.expect("/readyz says ok", lambda: it.served.ask("/readyz").text == "ok\n")


def changed(it: Operator) -> None:
    """Another version, by a signal; and one more, by the command."""
    it.save(text_of(2))
    it.hang_up()
    it.expect("edition 2 is served", lambda: it.edition == 2)
    it.save(text_of(3))
    it.reload(0, 3)


def waiting(it: Operator) -> None:
    """A version that lies there and was not asked for, while workers die."""
    it.save(text_of(4))
    it.kill(signal.SIGTERM)
    it.kill(signal.SIGKILL)
    it.expect("edition 3 is served", lambda: it.edition == 3)


def without_database(it: Operator) -> None:
    """Workers die while the database cannot be used, and so a new version cannot be taken."""
    with it.database_away():
        it.kill(signal.SIGKILL)
        it.reload(2, 3)
        it.kill(signal.SIGTERM)
    it.reload(0, 4)
    it.expect("/readyz says ok", lambda: it.served.ask("/readyz").text == "ok\n")


PHASES = {
    "a broken file, SIGHUP and reload": broken,
    "and workers killed": killed,
    "no file, workers stopped": missing,
    "the file mended": mended,
    "the file changed: SIGHUP, then reload": changed,
    "changed and not read, workers stopped and killed": waiting,
    "the database away, workers killed and stopped": without_database,
}


def rows(scale: Scale) -> Iterator[Row]:
    """All phases under load, on SQLite; and at full scale on PostgreSQL, too."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "quiz.db"
        yield from _rows("SQLite", Path(folder), file_address(file), partial(locked, file), scale)
    if scale.of(2) > 1:
        with (
            tempfile.TemporaryDirectory() as folder,
            running_server() as postgresql,
            postgresql.database() as address,
        ):
            yield from _rows("PostgreSQL", Path(folder), address, Postmaster(postgresql).frozen, scale)


def _rows(
    kind: str, folder: Path, database: str, away: Callable[[], AbstractContextManager[None]], scale: Scale
) -> Iterator[Row]:
    file, people, watch = folder / "quiz.yaml", scale.of(PEOPLE), Watch()
    file.write_text(text_of(1))
    with server(folder, database, WORKERS, "--quiz", str(file)) as served:
        load = partial(visiting, served.port, {"look": watch.look}, people, repeating=True, pause=scale.pause)
        with load() as apart, load(keeping=True) as keeping:
            it = Operator(served, folder, away, (apart, keeping), people)
            for name, phase in PHASES.items():
                before = len(apart), len(keeping)
                it.faults.clear()
                phase(it)
                visits = [*apart[before[0] :], *keeping[before[1] :]]
                twice = f"{sum(each.repeated for each in visits)} asked twice"
                yield Row(f"{kind}: {name}", twice, visits, [*it.faults])
    log = ["the log has a traceback"] * (TRACEBACK in served.output.read_text())
    yield Row(f"{kind}: {len(watch.sightings)} pages in the order asked", "", (), [*watch.faults(), *log])
