"""People who mean no harm: they go round the same pages while something is done to the server."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import count

from tests.counsellor import fields
from tests.devices import LOST, Device
from tests.sheets import path

PATIENCE = 20  # seconds after which a visitor gives up
GONE = ("RemoteDisconnected", "ConnectionResetError", "BrokenPipeError")  # of a process that was killed

Step = Callable[[Device], None]  # one visit; raises AssertionError where the answer is not what it is to be

_numbers = count(1)  # each visit has an address of its own, so that no limit of an address is reached


@dataclass(frozen=True, slots=True)
class Visit:
    """What was asked, when by the monotonic clock, how many seconds the answer took, and what was wrong with it.

    repeated  whether it was asked twice, since the first connection was lost.
    person    who asked, by a number.
    """

    what: str
    begun: float
    waited: float
    fault: str = ""
    repeated: bool = False
    person: int = 0


def visit(port: int, what: str, step: Step, *, repeating: bool = False, device: Device | None = None) -> Visit:
    """Do one step, on a connection of its own or with somebody's device.

    repeating  whether it is done once more where the connection is lost, as browsers and proxies do for a GET.
    """
    own = device or Device(port, next(_numbers), PATIENCE)
    begun = time.monotonic()
    fault = _try(own, step)
    repeated = repeating and fault.startswith(GONE)
    if repeated:
        fault = _try(own, step)
    if not device:
        own.close()
    return Visit(what, begun, time.monotonic() - begun, fault, repeated)


def _try(device: Device, step: Step) -> str:
    """What was wrong, if anything was."""
    try:
        step(device)
    except (AssertionError, *LOST) as error:
        device.close()  # the next step opens another connection
        return f"{type(error).__name__}: {error}".partition("\n")[0][:200]
    return ""


@contextmanager
def visiting(
    port: int,
    steps: Mapping[str, Step],
    people: int = 1,
    *,
    repeating: bool = False,
    keeping: bool = False,
    pause: float = 0.05,
) -> Iterator[list[Visit]]:
    """So many people who do these steps in turn, over and over, as long as the block runs; each at least one round.

    keeping  whether each keeps one connection open for all steps.
    pause    seconds between two steps.
    """
    visits, done = list[Visit](), threading.Event()

    def go_round(person: int) -> None:
        device = Device(port, next(_numbers), PATIENCE) if keeping else None
        while True:
            for what, step in steps.items():
                made = visit(port, what, step, repeating=repeating, device=device)
                visits.append(replace(made, person=person))
                done.wait(pause)
            if done.is_set():
                break
        if device:
            device.close()

    threads = [threading.Thread(target=go_round, args=(person,)) for person in range(people)]
    for thread in threads:
        thread.start()
    try:
        yield visits
    finally:
        done.set()
        for thread in threads:
            thread.join()


def as_before(port: int, *names: str) -> dict[str, Step]:
    """Asking for pages, by their names in `sheets.PAGES`: each is to come as it comes now."""
    return {name: _same(port, path(name)) for name in names}


def _same(port: int, address: str) -> Step:
    with closing(Device(port)) as device:
        before = device.ask(address)
    assert before.status == 200, before.text

    def step(device: Device) -> None:
        answer = device.ask(address)
        assert (answer.status, answer.body == before.body) == (200, True), f"{answer.status}, or another page"

    return step


def make_group(device: Device) -> None:
    """Make a group, from the empty form on."""
    answer = device.press(device.open("/groups/new").having(**fields()))
    assert answer.status == 303, answer.status


def stateless(port: int) -> dict[str, Step]:
    """The pages that need no database."""
    return as_before(port, "start", "question", "answers", "result")
