"""A database that keeps people waiting: whoever waits hears of it after a while, and no thread waits for ever."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from typing import TypeVar

import pytest
from sqlalchemy import text, update

from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import Imprint, Store, open_store, quiz_versions
from tests.examples import worked_quiz
from tests.outages import held, stopped
from tests.store_examples import NOON

SHORT = 0.2  # seconds
AT_LAST = 60  # seconds, after which a thread counts as one that waits for ever

_T = TypeVar("_T")


@pytest.fixture
def address(postgresql, migrated_database: str) -> Iterator[str]:
    """Of a PostgreSQL database with all tables."""
    with postgresql.database(migrated_database) as address:
        yield address


@pytest.fixture
def server(address: str) -> Iterator[Store]:
    """A store on it that waits for a moment only."""
    with closing(open_store(address, SHORT)) as store:
        yield store


@pytest.fixture
def in_file(migrated_file, tmp_path) -> Iterator[Store]:
    """The same on SQLite."""
    file = tmp_path / "quiz.db"
    file.write_bytes(migrated_file.read_bytes())
    with closing(open_store(f"sqlite:///{file}", SHORT)) as store:
        yield store


def ends(work: Callable[[], _T]) -> _T:
    """What comes of a piece of work in a thread of its own, which ends."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result(AT_LAST)


def test_a_server_that_is_stopped_is_given_up_whether_or_not_it_was_connected(server):
    """The first uses a connection that was open; the next finds that none can be opened."""
    with stopped(server):
        for _ in range(2):
            with pytest.raises(StoreError, match="the database does not answer"):
                ends(server.check)

    server.check()


def test_a_server_that_is_stopped_amid_a_transaction_keeps_nothing_of_it(server):
    """It is stopped before the end is asked for, and goes on later."""
    server.archive(worked_quiz(), NOON, Imprint("kept"))

    def interrupted() -> None:
        with server.transaction("write") as connection:
            connection.execute(update(quiz_versions).values(title="lost"))
            with stopped(server):
                connection.execute(text("SELECT 1"))

    with pytest.raises(StoreError, match="the database does not answer"):
        ends(interrupted)

    assert server.served(worked_quiz().version) == (Imprint("kept"), NOON)


def test_a_server_that_takes_too_long_is_stopped_by_itself_and_stays_connected(server):
    with (
        pytest.raises(StoreError, match="others kept the database too long"),
        server.transaction() as connection,
    ):
        connection.execute(text("SELECT pg_sleep(60)"))

    server.check()


def test_a_file_that_another_process_holds_is_given_up(in_file):
    with held(in_file), pytest.raises(StoreError, match="others kept the database too long"):
        ends(in_file.check)

    in_file.check()


def test_who_stands_in_line_behind_another_thread_waits_no_longer_than_everybody(in_file):
    inside, leave = Event(), Event()

    def linger() -> None:
        with in_file.transaction("write"):
            inside.set()
            leave.wait(AT_LAST)

    with ThreadPoolExecutor(1) as other:
        lingering = other.submit(linger)
        inside.wait(AT_LAST)
        try:
            with pytest.raises(StoreError, match="others kept the database too long"):
                ends(lambda: in_file.archive(worked_quiz(), NOON))
        finally:
            leave.set()
        lingering.result(AT_LAST)


def test_a_process_that_is_stopped_amid_a_transaction_keeps_nobody_else_out(server, address):
    """The server ends a transaction in which nothing comes for as long as that process would have waited itself."""
    with closing(open_store(address)) as other:
        transaction = server.transaction("alone")
        transaction.__enter__()

        ends(lambda: other.archive(worked_quiz(), NOON))

        assert other.find(piece(worked_quiz().version)) == worked_quiz()
        with pytest.raises(StoreError):
            transaction.__exit__(None, None, None)
