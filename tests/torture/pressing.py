"""People who send to a group, and press the same button again until there is a receipt; what was kept of it."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle

from tests.devices import LOST, Device, Filled
from tests.serving import WAIT, Answer
from tests.writers import codes

SOON = 0.05  # seconds until somebody tries again


@dataclass
class Senders:
    """People who send all the time, each until it is acknowledged.

    device   one of theirs, new each time.
    pause    seconds that each waits before the next sending.
    begun    the tokens of what was sent.
    acknowledged  of what got its receipt, with the moment by the monotonic clock.
    answers  how often which status came, or which error.
    refused  the moment of the last answer that was not what was hoped for.
    """

    device: Callable[[], Device]
    join: str
    pause: float = 0.0
    begun: set[str] = field(default_factory=set)
    acknowledged: dict[str, float] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    refused: float = 0.0

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
            done.wait(self.pause)

    def _send(self, path: str) -> None:
        page = self._until(200, lambda device: device.ask(path))
        if not page:
            return
        form = Filled.on(path, page)
        self.begun.add(form.token)
        if self._until(303, lambda device: device.press(form)):
            self.acknowledged[form.token] = time.monotonic()

    def _until(self, status: int, ask: Callable[[Device], Answer]) -> Answer | None:
        """The answer with this status, asked for again and again; None where it does not come."""
        last = time.monotonic() + WAIT
        while time.monotonic() < last:
            with closing(self.device()) as device:
                try:
                    answer = ask(device)
                except LOST as error:
                    self.answers[type(error).__name__] += 1
                else:
                    self.answers[str(answer.status)] += 1
                    if answer.status == status:
                        return answer
            self.refused = time.monotonic()
            time.sleep(SOON)
        self.answers[f"no {status}"] += 1
        return None


def count_wrong(senders: Senders, kept: dict[str, int]) -> tuple[int, int]:
    """How many that were acknowledged are not there once, and how many are there more than once."""
    lost = sum(kept[token] != 1 for token in senders.acknowledged)
    return lost, sum(number > 1 for number in kept.values())
