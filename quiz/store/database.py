"""What connects: transactions, and errors in words. SQLite in one file, or PostgreSQL."""

import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from quiz.errors import StoreError
from quiz.lanes import Lane, need
from quiz.store import address, faults, sums
from quiz.store.patience import PATIENCE, Patience

CONNECTIONS = 16  # that a process keeps: opening one takes longer than what it is for

Mode = Literal["read", "write", "alone"]

# How a transaction begins. One that reads sees one moment, however many queries it makes. Of those that write, SQLite
# lets in one at a time; PostgreSQL many, but one of those that begin alone. The number is ours among all that use
# advisory locks on that database: "quiz" in ASCII.
_BEGIN: dict[str, dict[Mode, str]] = {
    "sqlite": {"read": "BEGIN", "write": "BEGIN IMMEDIATE", "alone": "BEGIN IMMEDIATE"},
    "postgresql": {
        "read": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "write": "",
        "alone": "SELECT pg_advisory_xact_lock(1903520122)",
    },
}


class Database:
    """One process's way to the database. Open one in each process: a connection does not survive a fork.

    where  the file, or the address without its password.
    Every method, of its children too, raises StoreError where the database cannot be used.
    """

    def __init__(self, engine: Engine, where: str, patience: Patience) -> None:
        self.where = where
        self._engine = engine
        self._patience = patience
        self._turn = threading.Lock()
        self._remains = False  # of what was deleted, in the -wal

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def transaction(self, mode: Mode = "read") -> Iterator[Connection]:
        """A transaction that is kept if the block ends well; `alone`, one at a time among all processes."""
        need(Lane.STORED)
        self._patience.begin()
        try:
            with self._in_turn(mode), self._engine.execution_options(mode=mode).begin() as connection:
                yield connection
        except (DBAPIError, PoolTimeout) as error:
            if faults.is_read_only(error):  # as what is connected now stays, until the last connection is closed
                self._engine.dispose()
            raise faults.in_words(error, self.where) from None  # whose next lines may hold what was to be written
        if self._remains:
            self.forget()

    def forget(self) -> None:
        """Leave no trace in the files of what was deleted or replaced: SQLite's -wal is copied to the file and emptied.

        While others still read or write, it is left to the end of a later transaction; nobody waits for it, and nothing
        fails because of it.
        """
        if self._engine.name != "sqlite":
            return
        try:
            with closing(self._engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute("PRAGMA busy_timeout=0")
                busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (DBAPIError, sqlite3.Error, PoolTimeout):
            busy = True
        self._remains = bool(busy)

    @contextmanager
    def _in_turn(self, mode: Mode) -> Iterator[None]:
        """Where only one can write, let threads queue.

        SQLite only retries now and then, and an unlucky thread would go on retrying for long.
        """
        if mode == "read" or self._engine.name != "sqlite":
            yield
            return
        if not self._turn.acquire(timeout=self._patience.left):
            raise faults.busy(self.where)
        try:
            yield
        finally:
            self._turn.release()


def file_address(file: Path) -> str:
    """The address of a SQLite file, whatever characters its name has."""
    return URL.create("sqlite", database=str(file.absolute())).render_as_string()


def engine_at(url: str, seconds: float) -> tuple[Engine, str, Patience]:
    """The engine for an address, its name without the password, and how long its transactions wait.

    Nothing is read yet: a fault of the database shows at the first use. Raises StoreError for what is no such address.
    """
    at, patience = address.read(url), Patience(seconds)
    where = address.shown(at)
    pool: dict[str, Any] = {"pool_size": CONNECTIONS, "max_overflow": 0, "pool_timeout": seconds}
    if at.get_backend_name() == "sqlite":
        engine = create_engine(at, creator=partial(_connect, Path(where), patience), hide_parameters=True, **pool)
        return _beginning(engine, patience), where, patience
    try:
        # A connection that the server has closed meanwhile is opened again, and nobody sees an error.
        engine = create_engine(at, pool_pre_ping=True, hide_parameters=True, **pool)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"PostgreSQL needs the package {error.name}, which is not installed.",
            where=where,
            fix="Install the quiz with its extra “postgres”.",
        ) from error
    return _punctual(_beginning(engine, patience), patience), where, patience


def read_only(file: Path, how: str = "mode=ro") -> Database:
    """A SQLite file, such as a backup, that is only read: nothing is written to it; "immutable=1" reads no -wal."""
    uri, patience = f"{file.absolute().as_uri()}?{how}", Patience(PATIENCE)
    engine = create_engine("sqlite://", creator=partial(_connect_to_read, uri), hide_parameters=True)
    return Database(_beginning(engine, patience), str(file), patience)


def _beginning(engine: Engine, patience: Patience) -> Engine:
    """The engine, with transactions that begin as we say, and wait no longer than they have left."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode: Mode = connection.get_execution_options()["mode"]
        if engine.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            driver.execute(f"PRAGMA busy_timeout={round(1000 * patience.left)}")
        if statement := _BEGIN[engine.name][mode]:
            connection.exec_driver_sql(statement)

    return engine


def _punctual(engine: Engine, patience: Patience) -> Engine:
    """The engine, with connections that give up by themselves."""
    from quiz.store import postgresql  # noqa: PLC0415 (its driver need not be installed)

    servers = postgresql.Servers(patience)

    @event.listens_for(engine, "do_connect")
    def connect(dialect: object, record: object, arguments: object, parameters: dict[str, Any]) -> object:  # noqa: ARG001
        return servers.connect(parameters)

    return engine


def _connect_to_read(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    sums.teach(connection)
    return connection


def _connect(file: Path, patience: Patience) -> sqlite3.Connection:
    """Open the file for transactions that begin where we say so, each on disk before it is acknowledged."""
    if not os.path.exists(file):  # noqa: PTH110 (Path's raises an error of its own where a folder may not be entered)
        _make(file)
    connection = sqlite3.connect(file, timeout=patience.left, isolation_level=None, check_same_thread=False)
    try:
        _write_ahead(connection, patience)
        sums.teach(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only forgotten
    except BaseException:
        connection.close()
        raise
    return connection


def _make(file: Path) -> None:
    """Make the file beside its place with its head written, and link it: nobody ever finds an empty one."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    try:
        with closing(sqlite3.connect(draft)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        with suppress(
            OSError
        ):  # the file is there by now; or the disk knows no links, and SQLite makes the file itself
            os.link(draft, file)
    finally:
        with suppress(OSError):
            draft.unlink()


def _write_ahead(connection: sqlite3.Connection, patience: Patience) -> None:
    """Let readers and a writer work at once. Where several processes switch a new file, SQLite does not wait: we do."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # The other bits say why it is busy.
            if not busy or not patience.left:
                raise
            time.sleep(0.02)
        else:
            return
