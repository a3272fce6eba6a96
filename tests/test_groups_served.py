"""Many send at once to the product as it is served, and the server is killed meanwhile: nothing is lost or doubled."""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quiz.links import digest, new_join_code, new_token, show_join_code
from quiz.store import Details, Store
from quiz.store.tables import responses
from tests import sheets
from tests.classes import moment
from tests.devices import LOST, Device, Filled
from tests.examples import shipped_quiz
from tests.groups_app import SECRET
from tests.serving import WAIT, Served, serving
from tests.stores import store as store

pytestmark = pytest.mark.long

WRITERS, SENDINGS = 16, 50
ROUNDS = 10
ENOUGH = 24  # sendings that a round acknowledges before it is cut short


@cache
def codes() -> tuple[str, ...]:
    """What is sent."""
    return tuple(map(sheets.code, sheets.many(SENDINGS)))


class Writer:
    """Somebody on the way to a group, with a device of their own."""

    def __init__(self, served: Served, join: str, number: int) -> None:
        self._device, self._join = Device(served.port, number), join

    def open(self, code: str) -> Filled:
        """Open the page before Send, and fill in its form."""
        return self._device.open(f"/g/{self._join}/send/{code}").having(nickname="fox")

    def press(self, form: Filled) -> str:
        """Press Send; gives the token of the receipt that one is led to."""
        answer = self._device.press(form)
        assert answer.status == 303, answer.text
        return str(answer.headers["Location"]).rpartition("/")[2]

    def close(self) -> None:
        """Hang up."""
        self._device.close()


@contextmanager
def server(folder: Path, database: str, workers: int) -> Iterator[Served]:
    """`quiz serve` on that database, with so many processes that answer, behind a proxy."""
    with serving(
        folder, "--workers", str(workers), QUIZ_DATABASE_URL=database, QUIZ_SECRET_KEY=SECRET, QUIZ_PROXY_HOPS="1"
    ) as served:
        yield served


def made_in(store: Store) -> str:
    """The join code of a new group."""
    details = Details("9b", "School", "Ms Öz", "", "", None, True, None, moment() + timedelta(days=9), "UTC")
    store.archive(shipped_quiz(), moment())
    join, secret = new_join_code(), lambda: digest(new_token())
    store.make_group(shipped_quiz().version, details, moment(), manage=secret(), results=secret(), join=join)
    return show_join_code(join)


def times_kept(store: Store, *tokens: str) -> dict[str, int]:
    """How often what was sent with each token is there."""
    query = select(responses.c.receipt, func.count()).group_by(responses.c.receipt)
    with store.transaction() as connection:
        kept: dict[str, int] = dict(tuple(row) for row in connection.execute(query))
    return {token: kept.get(digest(token), 0) for token in tokens}


def total(store: Store) -> int:
    """How many responses there are."""
    with store.transaction() as connection:
        return connection.scalar(select(func.count()).select_from(responses)) or 0


def at_once(work: Callable[[int], list[str]]) -> list[str]:
    """What all writers bring, who work at the same time."""
    with ThreadPoolExecutor(WRITERS) as pool:
        return [token for tokens in pool.map(work, range(WRITERS)) for token in tokens]


def test_sixteen_who_send_fifty_results_each_at_once_get_each_stored_once(tmp_path, database, store):
    """Each sending by a form of its own, fetched before it; `open` and `press` refuse any status of an error."""
    join = made_in(store)
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
    """What was under way in a round when its server was killed."""

    def __init__(self) -> None:
        self.pressed: list[Filled] = []
        self.acknowledged: list[str] = []

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
        return []

    def kill(self, served: Served, pause: float) -> None:
        """Kill the server once enough was acknowledged, and some time after."""
        last = time.monotonic() + WAIT
        while len(self.acknowledged) < ENOUGH and time.monotonic() < last:
            time.sleep(0.001)
        time.sleep(pause)
        served.kill()


def test_a_server_killed_while_many_send_loses_and_doubles_nothing(tmp_path, database, store, record_property):
    """Round by round, of one process. Whoever got no answer presses the same button once more, as on reload."""
    join, draw, pressed, unanswered = made_in(store), random.Random(9), 0, 0
    waiting: list[Filled] = []
    for _ in range(ROUNDS):
        cut = Cut()
        with server(tmp_path, database, workers=1) as served, ThreadPoolExecutor(1) as other:
            press_again(served, join, waiting)
            assert total(store) == pressed
            killing = other.submit(cut.kill, served, draw.uniform(0, 0.1))
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
