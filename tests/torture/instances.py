"""Two instances of the quiz behind nginx on a primary and its standby, and a school that uses them."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path

from quiz.store import open_store
from tests.devices import Device
from tests.groups_app import SECRET
from tests.serving import free_port, serving
from tests.torture.deploy import nginx
from tests.torture.kills import SENDERS
from tests.torture.pressing import Senders, count_wrong
from tests.torture.proxied import SITE, Browser, Front, answers
from tests.torture.senders import TRACEBACK
from tests.torture.standby import Pair, pair
from tests.torture.table import Row, Scale
from tests.torture.visitors import Step, stateless, visiting
from tests.waiting import until
from tests.writers import made_in, times_kept, total

TAKERS = 3
PAUSE = 0.05  # seconds between two sendings of one person
ENOUGH = 60  # that are acknowledged before something dies, and after it
GOAL = 3.0  # seconds that anybody may wait for a page that needs no database

_numbers = count()  # each device has an address of its own, as far as there are


class Instance:
    """One `quiz serve` with a data folder of its own, killed and started again on its port."""

    def __init__(self, folder: Path, database: str) -> None:
        folder.mkdir()
        self._folder, self._database, self.port = folder, database, free_port()
        self._stack, self._outputs = ExitStack(), list[str]()
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            "QUIZ_DATABASE_URL": self._database,
            "QUIZ_SECRET_KEY": SECRET,
            "QUIZ_PUBLIC_URL": f"https://{SITE}",
            "QUIZ_TRUSTED_HOSTS": f"{SITE} 127.0.0.1",
            "QUIZ_PROXY_HOPS": "1",
            "QUIZ_GROUP_LIMIT": "100000",
        }
        started = serving(self._folder, "--workers", "2", port=self.port, stdin=None, **settings)
        self._served = self._stack.enter_context(started)

    def kill(self) -> None:
        """Kill all its processes."""
        self._served.kill()
        self._outputs.append(self._served.output.read_text())

    def close(self) -> None:
        """Stop it."""
        self._stack.close()

    def is_ready(self) -> bool:
        """Whether it says that it could store something."""
        return self._served.ask("/readyz").status == 200

    @property
    def said(self) -> str:
        """All that it wrote down."""
        return "".join([*self._outputs, self._served.output.read_text()])


class School:
    """All of it: the two instances, nginx in front, the pair of databases, and who is there."""

    def __init__(self, pair: Pair, instances: list[Instance], front: Front) -> None:
        self.pair, self.instances, self.front = pair, instances, front
        self.main = pair.primary  # which counts as the one that has everything

    def browser(self) -> Device:
        """A device of somebody who comes through nginx."""
        return Browser(self.front, next(_numbers) % 250 + 1)

    def row(self, case: str, happen: Callable[[Senders], list[str]], allowed: set[str], scale: Scale) -> Row:
        """Let something happen in the midst of it; gives what became of all that was sent."""
        with closing(open_store(self.main.address("quiz"))) as store:
            senders = Senders(self.browser, made_in(store).join, PAUSE)
        pages = {what: self._through(step) for what, step in stateless(self.instances[0].port).items()}
        before, said = self._total(), len(self._said())
        with (
            visiting(self.front.https, pages, TAKERS, pause=scale.pause) as visits,
            senders.at_work(scale.of(SENDERS, least=4)),
        ):
            senders.wait_for(scale.of(ENOUGH, least=8))
            came = happen(senders)
            senders.wait_for(scale.of(ENOUGH, least=8))
        faults = [each for each in came if each.startswith("!")] + self._wrong(senders, before, allowed)
        faults += ["the log has a traceback"] * (TRACEBACK in self._said()[said:])
        statuses = [f"{number} × {what}" for what, number in sorted(senders.answers.items())]
        return Row(case, ", ".join([*came, self._counted(senders), *statuses]), visits, faults, GOAL)

    def _through(self, step: Step) -> Step:
        def through(_: Device) -> None:
            with closing(self.browser()) as browser:
                step(browser)

        return through

    def _wrong(self, senders: Senders, before: int, allowed: set[str]) -> list[str]:
        kept = self._kept(senders)
        lost, doubled = count_wrong(senders, kept)
        faults = [f"{lost} that were acknowledged are not there once"] * bool(lost)
        faults += [f"{doubled} are there more than once"] * bool(doubled)
        faults += ["others are there than were sent"] * (self._total() - before != sum(kept.values()))
        return faults + [f"{number} × {what}" for what, number in senders.answers.items() if what not in allowed]

    def _counted(self, senders: Senders) -> str:
        lost, doubled = count_wrong(senders, self._kept(senders))
        return f"{len(senders.acknowledged)} acknowledged, {lost} lost, {doubled} doubled"

    def _kept(self, senders: Senders) -> dict[str, int]:
        with closing(open_store(self.main.address("quiz"))) as store:
            return times_kept(store, *senders.begun)

    def _total(self) -> int:
        with closing(open_store(self.main.address("quiz"))) as store:
            return total(store)

    def _said(self) -> str:
        return "".join(each.said for each in self.instances)


@contextmanager
def opened() -> Iterator[School]:
    """All of it, for as long as the block runs."""
    with tempfile.TemporaryDirectory() as name, pair() as servers, ExitStack() as stack:
        folder = Path(name)
        (folder / "front").mkdir()
        with closing(open_store(servers.address)) as store:
            store.upgrade()
        instances = [
            stack.enter_context(closing(Instance(folder / name, servers.address))) for name in ("one", "other")
        ]
        ports = instances[0].port, free_port(), free_port(), instances[1].port
        front = stack.enter_context(nginx(folder / "front", *ports))
        until(lambda: answers(front))
        yield School(servers, instances, front)
