"""A PostgreSQL of several servers by one address: which of them is used, and what people may read of it."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest

from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import open_store
from tests.databases import Server
from tests.examples import worked_quiz
from tests.store_examples import NOON
from tests.waiting import WAIT, until

NOBODY = "127.0.0.1:9"  # nothing listens there


@pytest.fixture
def name(postgresql: Server, migrated_database: str) -> Iterator[str]:
    """The name of a PostgreSQL database with all tables."""
    with postgresql.database(migrated_database) as address:
        yield urlsplit(address).path.removeprefix("/")


def after(server: Server, first: str, name: str) -> str:
    """The address of a database, where another server stands before its own."""
    parts = urlsplit(server.address(name))
    folder = parse_qs(parts.query)["host"][0]
    return f"postgresql://{parts.netloc}{first},{folder.replace('/', '%2F')}:5432/{name}"


@contextmanager
def hanging_up(late: threading.Event | None = None) -> Iterator[tuple[str, list[socket.socket]]]:
    """A server that takes connections and ends them, with those that it took.

    late  until when it does not end the first one.
    """
    taken: list[socket.socket] = []

    def end(connection: socket.socket, is_first: bool) -> None:
        if late and is_first:
            late.wait(WAIT)
        connection.close()

    def take() -> None:
        while not done.is_set():
            connection, _ = listener.accept()
            taken.append(connection)
            threading.Thread(target=end, args=(connection, len(taken) == 1)).start()

    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=take)
        thread.start()
        at = listener.getsockname()
        try:
            yield f"127.0.0.1:{at[1]}", taken
        finally:
            done.set()
            socket.create_connection(at).close()
            thread.join()


def test_where_the_first_server_refuses_the_next_one_is_used(postgresql, name):
    with closing(open_store(after(postgresql, NOBODY, name))) as store:
        store.archive(worked_quiz(), NOON)

    with closing(open_store(postgresql.address(name))) as store:
        assert store.find(piece(worked_quiz().version)) == worked_quiz()


def test_a_process_begins_with_the_server_that_it_found_last(postgresql, name):
    """It connects three times; the first time, it is turned away before it finds the one that works."""
    with hanging_up() as (first, taken), closing(open_store(after(postgresql, first, name))) as store:
        for _ in range(3):
            store.check()
            store.close()

        assert len(taken) == 1


def test_who_is_kept_waiting_by_one_server_asks_the_other_whatever_somebody_else_found_meanwhile(postgresql, name):
    late = threading.Event()
    with (
        hanging_up(late) as (first, taken),
        closing(open_store(after(postgresql, first, name), WAIT)) as store,
        ThreadPoolExecutor(1) as thread,
    ):
        waiting = thread.submit(store.check)
        until(lambda: taken)
        store.check()
        late.set()

        waiting.result(WAIT)


def test_of_several_servers_none_is_used_that_only_reads(postgresql, name):
    postgresql.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")

    with (
        closing(open_store(after(postgresql, NOBODY, name))) as store,
        pytest.raises(
            StoreError, match=r"no server takes what is written; 127\.0\.0\.1: .*refused; .*session is read-only"
        ),
    ):
        store.check()


def test_once_a_server_takes_what_is_written_again_nothing_is_restarted(postgresql, name):
    """A session that was begun while it only read would go on so."""
    postgresql.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with closing(open_store(postgresql.address(name))) as store:
        with pytest.raises(StoreError, match="may only be read"):
            store.archive(worked_quiz(), NOON)

        postgresql.run(f"ALTER DATABASE {name} RESET default_transaction_read_only")

        store.archive(worked_quiz(), NOON)


@pytest.mark.parametrize(
    ("address", "shown"),
    {
        "postgresql://me:secret@one:5433,two/quiz": "postgresql://me:***@one:5433,two:5432/quiz",
        "postgres://me:secret@[::1]:1,[fd00::2]:2/quiz": "postgresql://me:***@[::1]:1,[fd00::2]:2/quiz",
        "postgresql://one,two/quiz?user=me&password=secret": "postgresql://one:5432,two:5432/quiz",
        "postgresql://me@/quiz?host=one,two&port=1,2&password=secret": "postgresql://me@one:1,two:2/quiz",
        "postgresql://me@one/quiz?password=secret": "postgresql://me@one/quiz",
        "postgresql:///quiz?host=/run/postgresql&password=secret": "postgresql:///quiz?host=%2Frun%2Fpostgresql",
    }.items(),
)
def test_an_address_is_shown_by_its_servers_and_without_its_password(address, shown):
    with closing(open_store(address)) as store:
        assert store.where == shown


@pytest.mark.parametrize("servers", ["one:port,two", "one,", ",one", "one,[::1", "one:1:2,two"])
def test_servers_that_cannot_be_read_are_refused_without_the_password(servers):
    with pytest.raises(StoreError, match="not the address of a database that the quiz can use") as raised:
        open_store(f"postgresql://me:secret@{servers}/quiz")

    assert "secret" not in str(raised.value)
