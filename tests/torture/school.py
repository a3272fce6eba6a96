"""A school behind one address: 400 pupils join, send and open their receipts while one of them guesses codes.

Every code that is right opens, also for whoever comes first; the guesser has to wait, at each code and link.
"""

import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from quiz.links import new_join_code, new_token
from quiz.store import Store, file_address, open_store
from quiz.web.limits import MINUTE, Limits
from tests.devices import LOST, Device
from tests.serving import Served
from tests.torture.table import Row, Scale
from tests.torture.visitors import PATIENCE, Visit
from tests.writers import Opened, codes, made_in, server, total

PUPILS, CLASSES, AT_ONCE = 400, 14, 28
WORKERS = 2
SCHOOL = 1  # the device number, and so the address, that all of them share
ENOUGH = 20  # times in a row that a guesser has to wait, until no worker lets one more try
LONGEST = 5 * MINUTE  # seconds until the last receipt is open
GOAL = 5.0  # seconds that a pupil may wait for a page
GUESSES = cycle(
    (
        lambda: f"/g/{new_join_code()}",
        lambda: f"/g/{new_join_code()}/send/{codes()[0]}",
        lambda: f"/g/{new_join_code()}/receipt/{new_token()}",
        lambda: f"/s/{new_token()}",
    )
)


@dataclass
class Guesser:
    """Somebody who tries codes, links and receipts, one after the other; what the answers were, by their status."""

    port: int
    answers: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def guess(self) -> int:
        """Try one, and give the status."""
        with closing(Device(self.port, SCHOOL, PATIENCE)) as device:
            answer = device.ask(next(GUESSES)())
        self.answers[answer.status] += 1
        if answer.status == 429 and not answer.headers["Retry-After"]:
            self.faults.append("429 without Retry-After")
        return answer.status

    def use_up(self) -> None:
        """Try on until nothing but waiting is left."""
        in_a_row = 0
        while in_a_row < ENOUGH:
            in_a_row = in_a_row + 1 if self.guess() == 429 else 0

    def go_on(self, done: threading.Event) -> None:
        """Try on until the others are done."""
        while not done.is_set():
            try:
                self.guess()
            except LOST as error:
                self.faults.append(f"{type(error).__name__}: {error}")

    def wrong(self, seconds: float) -> list[str]:
        """Which promises broke: in each minute that was begun each worker says so often what is wrong, then to wait."""
        most = Limits().guesses.most * WORKERS * (int(seconds // MINUTE) + 2)
        faults = [f"{self.answers[404]} guesses were let try, more than {most}"] * (self.answers[404] > most)
        faults += ["the guesser never had to wait"] * (not self.answers[429])
        others = set(self.answers) - {404, 429}
        return [*self.faults, *faults, *([f"a guess was answered with {others}"] if others else [])]


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody of the school, with a device of their own behind the same address."""

    port: int
    join: str
    code: str

    def go(self) -> list[Visit]:
        """Join, look at the result, send it, and open the receipt. Whoever is refused goes no further."""
        visits: list[Visit] = []
        with closing(Device(self.port, SCHOOL, PATIENCE)) as device:
            receipt = ""

            def press() -> None:
                nonlocal receipt
                answer = device.press(device.open(f"/g/{self.join}/send/{self.code}"))
                assert answer.status == 303, answer.status
                receipt = answer.headers["Location"]

            for what, do in {
                "join": lambda: _see(device, f"/g/{self.join}", "9b"),
                "result": lambda: _see(device, f"/g/{self.join}/r/{self.code}", "Send"),
                "send": press,
                "receipt": lambda: _see(device, receipt, "Sent to 9b"),
            }.items():
                visits.append(_visit(what, do))
                if visits[-1].fault:
                    break
        return visits


def _see(device: Device, path: str, words: str) -> None:
    answer = device.ask(path)
    assert (answer.status, words in answer.text) == (200, True), f"{answer.status}, or another page"


def _visit(what: str, do: Callable[[], None]) -> Visit:
    begun, fault = time.monotonic(), ""
    try:
        do()
    except (AssertionError, *LOST) as error:
        fault = f"{type(error).__name__}: {error}".partition("\n")[0][:200]
    return Visit(what, begun, time.monotonic() - begun, fault)


def rows(scale: Scale) -> Iterator[Row]:
    """All of them, as fast as they can, in one row."""
    with tempfile.TemporaryDirectory() as folder:
        database = file_address(Path(folder) / "quiz.db")
        with server(Path(folder), database, WORKERS) as served, closing(open_store(database)) as store:
            classes = [made_in(store) for _ in range(scale.of(CLASSES))]
            yield _row(served, store, classes, scale.of(PUPILS))


def _row(served: Served, store: Store, classes: list[Opened], count: int) -> Row:
    pupils = [
        Pupil(served.port, made.join, code)
        for made, code in islice(zip(cycle(classes), cycle(codes()), strict=False), count)
    ]
    begun = time.monotonic()
    with _guessing(served.port) as guesser, ThreadPoolExecutor(AT_ONCE) as school:
        visits = [visit for each in school.map(Pupil.go, pupils) for visit in each]
        took = time.monotonic() - begun
    faults = guesser.wrong(took)
    faults += [f"{total(store)} are kept, not {count}"] * (total(store) != count)
    faults += [f"it took {took:.0f} s"] * (took > LONGEST and count == PUPILS)
    came = f"in {took:.0f} s; {guesser.answers[429]} of {guesser.answers.total()} guesses had to wait"
    return Row(f"{count} pupils and a guesser behind one address", came, visits, faults, GOAL)


@contextmanager
def _guessing(port: int) -> Iterator[Guesser]:
    """Somebody who has used up all guesses when the first pupil joins, and goes on as long as the block runs."""
    guesser, done = Guesser(port), threading.Event()
    guesser.use_up()
    thread = threading.Thread(target=guesser.go_on, args=(done,))
    thread.start()
    try:
        yield guesser
    finally:
        done.set()
        thread.join()
