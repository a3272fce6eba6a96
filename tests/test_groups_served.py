"""Many send at once to the product as it is served, and the server is killed meanwhile: nothing is lost or doubled."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from threading import Event

import pytest

from tests.devices import LOST, Filled
from tests.serving import WAIT, Served
from tests.stores import store as store
from tests.writers import SENDINGS, Writer, codes, made_in, server, times_kept, total

pytestmark = pytest.mark.long

WRITERS = 16
ROUNDS = 6
ENOUGH = 24  # sendings that a round acknowledges before it is cut short


def at_once(work: Callable[[int], list[str]]) -> list[str]:
    """What all writers bring, who work at the same time."""
    with ThreadPoolExecutor(WRITERS) as pool:
        return [token for tokens in pool.map(work, range(WRITERS)) for token in tokens]


def test_sixteen_who_send_fifty_results_each_at_once_get_each_stored_once(tmp_path, database, store):
    """Each sending by a form of its own, fetched before it; `open` and `press` refuse any status of an error."""
    join = made_in(store).join
    with server(tmp_path, database, workers=2) as served:

        def work(number: int) -> list[str]:
            with closing(Writer(served, join, number)) as writer:
                return [writer.press(writer.open(code)) for code in codes()]

        acknowledged = at_once(work)

    assert len(set(acknowledged)) == WRITERS * SENDINGS
    assert set(times_kept(store, *acknowledged).values()) == {1}
    assert total(store) == WRITERS * SENDINGS
    assert len(served.output.read_text().splitlines()) == 1  # nothing failed that was mended unseen


class Cut:
    """What was under way in a round when its server was killed: some of the writers were at each step."""

    def __init__(self, enough: int) -> None:
        self.pressed: list[Filled] = []
        self.acknowledged: list[str] = []
        self._enough, self._reached = enough, Event()

    def work(self, served: Served, join: str, number: int) -> list[str]:
        """Send until the server is gone."""
        with closing(Writer(served, join, number)) as writer:
            for code in codes():
                try:
                    form = writer.open(code)
                    self.pressed.append(form)
                    token = writer.press(form)
                except LOST:
                    break
                self.acknowledged.append(token)
                if len(self.acknowledged) >= self._enough:
                    self._reached.set()
        return []

    def kill(self, served: Served) -> None:
        """Kill the server once enough was acknowledged."""
        self._reached.wait(WAIT)
        served.kill()


def test_a_server_killed_while_many_send_loses_and_doubles_nothing(tmp_path, database, store, record_property):
    """Round by round, of one process. Whoever got no answer presses the same button once more, as on reload."""
    join, draw, pressed, unanswered = made_in(store).join, random.Random(9), 0, 0
    waiting: list[Filled] = []
    for _ in range(ROUNDS):
        cut = Cut(ENOUGH + draw.randrange(WRITERS))
        with server(tmp_path, database, workers=1) as served, ThreadPoolExecutor(1) as other:
            press_again(served, join, waiting)
            assert total(store) == pressed
            killing = other.submit(cut.kill, served)
            at_once(partial(cut.work, served, join))
            killing.result()
        kept = times_kept(store, *[form.token for form in cut.pressed])
        waiting = [form for form in cut.pressed if form.token not in cut.acknowledged]

        assert len(cut.acknowledged) >= ENOUGH
        assert {kept[token] for token in cut.acknowledged} == {1}
        assert max(kept.values()) == 1
        pressed, unanswered = pressed + len(kept), unanswered + len(waiting)
    with server(tmp_path, database, workers=1) as served:
        press_again(served, join, waiting)
    record_property("killed amid", f"{pressed} sendings, {unanswered} of them without an answer")
    assert total(store) == pressed
    assert unanswered


def press_again(served: Served, join: str, waiting: list[Filled]) -> None:
    """Send the forms that got no answer once more: each has the receipt of its own, sent before or only now."""
    with closing(Writer(served, join, 0)) as writer:
        assert [writer.press(form) for form in waiting] == [form.token for form in waiting]
