"""Writers: people on the way to a group of the served quiz; and what of theirs is in the store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import func, select

from quiz.links import digest, grouped, new_join_code, new_token
from quiz.store import Details, Store
from quiz.store.tables import responses
from tests import sheets
from tests.classes import moment
from tests.devices import Device, Filled
from tests.examples import shipped_quiz
from tests.groups_app import SECRET
from tests.serving import QUIZ, Served, serving

SENDINGS = 50


@cache
def codes() -> tuple[str, ...]:
    """What is sent."""
    return tuple(map(sheets.code, sheets.many(SENDINGS)))


class Writer:
    """Somebody on the way to a group, with a device of their own."""

    def __init__(self, served: Served, join: str, number: int) -> None:
        self.device, self._join = Device(served.port, number), join

    def open(self, code: str) -> Filled:
        """Open the page before Send, and fill in its form."""
        return self.device.open(f"/g/{self._join}/send/{code}").having(nickname="fox")

    def press(self, form: Filled) -> str:
        """Press Send; gives the token of the receipt that one is led to."""
        answer = self.device.press(form)
        assert answer.status == 303, answer.text
        return str(answer.headers["Location"]).rpartition("/")[2]

    def close(self) -> None:
        """Hang up."""
        self.device.close()


@contextmanager
def server(
    folder: Path,
    database: str,
    workers: int,
    *options: str,
    command: Sequence[str | Path] = (QUIZ, "serve"),
    port: int = 0,
) -> Iterator[Served]:
    """`quiz serve` on that database, with so many processes that answer, behind a proxy; anyone may make groups."""
    options = ("--workers", str(workers), *options)
    known = {"QUIZ_SECRET_KEY": SECRET, "QUIZ_PROXY_HOPS": "1", "QUIZ_GROUPS": "open", "QUIZ_DATABASE_URL": database}
    known["QUIZ_GROUP_LIMIT"] = "100000"  # so that no trial ends because a group is full
    with serving(folder, *options, command=command, port=port, stdin=None, **known) as served:
        yield served


@dataclass(frozen=True)
class Opened:
    """A new group: its id, the join code as it is shown, and the token of its manage link."""

    id: str
    join: str
    manage: str


def made_in(store: Store) -> Opened:
    """A new group."""
    details = Details("9b", "School", "Ms Öz", "", "", None, True, None, moment() + timedelta(days=9), "UTC")
    store.archive(shipped_quiz(), moment())
    manage, results, join = new_token(), new_token(), new_join_code()
    keys = {"manage": digest(manage), "results": digest(results), "join": join}
    group = store.make_group(shipped_quiz().version, details, moment(), **keys)
    return Opened(group.id, grouped(join), manage)


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
