"""What connects: addresses, transactions, and errors in words. SQLite in one file, or PostgreSQL."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from quiz.errors import StoreError
from quiz.lanes import Lane, need

CONNECTIONS = 16  # that a process keeps to a PostgreSQL server; opening one anew takes longer than what it is for
WAIT = 30  # seconds for another process to finish, before a person is told that the database is busy

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

_FOLDER = "Make the folder, let the user that runs the quiz write in it, and start again."
_FAULTS = {
    "SQLITE_CANTOPEN": ("the database file cannot be opened or made.", _FOLDER),
    "SQLITE_READONLY": ("the database file or its folder may not be written to.", _FOLDER),
    "SQLITE_PERM": ("the database file or its folder may not be written to.", _FOLDER),
    "SQLITE_FULL": ("the disk is full.", "Make room on it, and start again. What was saved before is kept."),
    "SQLITE_IOERR": ("the disk does not read or write.", "Look at the disk and the room on it, and start again."),
    "SQLITE_NOTADB": ("this file is not a database.", "Move it away, or name another file."),
    "SQLITE_CORRUPT": ("the database file is damaged.", "Use the newest backup that is whole."),
    "SQLITE_BUSY": (f"another process kept the database for {WAIT} seconds.", "End that process, and start again."),
}


class Database:
    """One process's way to the database. Open one in each process: a connection does not survive a fork.

    where  the file, or the address without its password.
    Every method, of its children too, raises StoreError where the database cannot be used.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.where = where
        self._engine = engine
        # Where only one can write, its threads stand in line here: SQLite lets those who wait ask again now and then,
        # and somebody unlucky may do so for long.
        self._turn = threading.Lock() if engine.name == "sqlite" else nullcontext()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def transaction(self, mode: Mode = "read") -> Iterator[Connection]:
        """A transaction that is kept if the block ends well; `alone`, one at a time among all processes."""
        need(Lane.STORED)
        turn = nullcontext() if mode == "read" else self._turn
        try:
            with turn, self._engine.execution_options(mode=mode).begin() as connection:
                yield connection
        except (DBAPIError, PoolTimeout) as error:
            raise _told(error, self.where) from None  # whose next lines, in PostgreSQL, tell what was to be written


def file_address(file: Path) -> str:
    """The address of a SQLite file, whatever signs its name holds."""
    return URL.create("sqlite", database=str(file.absolute())).render_as_string()


def engine_at(url: str) -> tuple[Engine, str]:
    """The engine for an address, and how to name it without its password.

    Nothing is read yet: a fault of the database shows at the first use. Raises StoreError for what is no such address.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        file = Path(str(address.database)).absolute()
        return _beginning(create_engine(address, creator=partial(_connect, file), hide_parameters=True)), str(file)
    where = address.render_as_string(hide_password=True)
    try:
        # A connection that the server has closed meanwhile is opened anew, and nobody sees an error.
        engine = create_engine(address, pool_pre_ping=True, pool_size=CONNECTIONS, max_overflow=0, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"PostgreSQL needs the package {error.name}, which is not installed.",
            where=where,
            fix="Install the quiz with its extra “postgres”.",
        ) from error
    return _beginning(engine), where


def read_only(file: Path) -> Database:
    """A SQLite file, such as a backup, that is only read: nothing is written to it or beside it."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    connect = partial(sqlite3.connect, address, uri=True, isolation_level=None, check_same_thread=False)
    return Database(_beginning(create_engine("sqlite://", creator=connect, hide_parameters=True)), str(file))


def _beginning(engine: Engine) -> Engine:
    """The engine, told how its transactions begin."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode: Mode = connection.get_execution_options()["mode"]
        if statement := _BEGIN[engine.name][mode]:
            connection.exec_driver_sql(statement)

    return engine


def _address(url: str) -> URL:
    """The address, checked. The error does not repeat it, since it may hold a password."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = URL.create("none")
    if address.drivername in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    plain = address.database not in {None, "", ":memory:"} and not address.query and not address.host
    if address.drivername == "sqlite" and plain:
        return address
    raise StoreError(
        "this is not the address of a database that the quiz can use.",
        where="the database's address",
        fix="Write sqlite:////folder/quiz.db or postgresql://user:password@host/name.",
    )


def _connect(file: Path) -> sqlite3.Connection:
    """Open the file for transactions that begin where we say so, each on disk before it is acknowledged."""
    connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only forgotten
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at once. Where several processes switch a new file, SQLite does not wait: we do."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # The other bits say why it is busy.
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _told(error: DBAPIError | PoolTimeout, where: str) -> StoreError:
    """The error in words for the operator."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
    first_line = str(cause).partition("\n")[0]  # The next may hold what was to be written.
    unknown = (f"the database cannot be used: {first_line}.", "See that it runs, and start again.")
    what, fix = _FAULTS.get(name, unknown)
    return StoreError(what, where=where, fix=fix)
