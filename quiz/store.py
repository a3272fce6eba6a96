"""The database: every version of a quiz that was ever served. The only module that knows SQL.

SQLite in one file, or PostgreSQL. All that is written here is written in one transaction, or not at all.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import (
    URL,
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    column,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
    table,
)
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.types import TypeDecorator

from quiz.content import Quiz, canonical, thaw
from quiz.errors import StoreError
from quiz.links import piece as piece_of

HEAD = "0001"  # the newest migration; written down so that alembic is loaded only where there is something to do
WAIT = 30  # seconds for another process to finish, before a person is told that the database is busy

# How a transaction begins: as any other, and alone, when no other process may be in one that began alone.
# The number is ours among all that use advisory locks on that database: "quiz" in ASCII.
_BEGIN = {
    "sqlite": ("BEGIN", "BEGIN IMMEDIATE"),
    "postgresql": ("", "SELECT pg_advisory_xact_lock(1903520122)"),
}

_FOLDER = "Make the folder, let the user that runs the quiz write in it, and start again."
_FAULTS = {
    "SQLITE_CANTOPEN": ("the database file cannot be opened or made.", _FOLDER),
    "SQLITE_READONLY": ("the database file or its folder may not be written to.", _FOLDER),
    "SQLITE_PERM": ("the database file or its folder may not be written to.", _FOLDER),
    "SQLITE_FULL": ("the disk is full.", "Make room on it, and start again. What was saved before is kept."),
    "SQLITE_IOERR": ("the disk does not read or write.", "Look at the disk and the room on it, and start again."),
    "SQLITE_NOTADB": ("this file is not a database.", "Move it away, or name another file."),
    "SQLITE_CORRUPT": ("the database file is damaged.", "Put the newest backup in its place."),
    "SQLITE_BUSY": (f"another process kept the database for {WAIT} seconds.", "End that process, and start again."),
}


class Moment(TypeDecorator[datetime]):
    """A time, kept and read in UTC. SQLite forgets zones, so a time without one is refused, not guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write in UTC."""
        if value and value.utcoffset() is None:
            raise ValueError(f"{value} has no time zone.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read in UTC."""
        if value and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value and value.astimezone(UTC)


metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"})

quiz_versions = Table(
    "quiz_versions",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("piece", String(6), nullable=False, unique=True),
    Column("quiz", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("first_served", Moment, nullable=False),
)

_alembic_version = table("alembic_version", column("version_num", String))


class Store:
    """One process's way to the database. Open one in each process: a connection does not survive a fork.

    where  the file, or the address without its password.
    Every method raises StoreError where the database cannot be used.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.where = where
        self._engine = engine

    def upgrade(self) -> None:
        """Bring the tables to what this software needs. Any number of processes may do so at once."""
        with self._transaction(alone=True) as connection:
            revision = _revision(connection)
            if revision != HEAD:
                self._migrate(connection, revision)

    def check(self) -> None:
        """Raise StoreError unless the database answers, and its tables are what this software needs."""
        with self._transaction() as connection:
            revision = _revision(connection)
        if revision != HEAD:
            raise StoreError(
                f"the database is at revision {revision or 'none'}, and this software needs {HEAD}.",
                where=self.where,
                fix="Start the quiz again, which brings the database up to date.",
            )

    def archive(self, quiz: Quiz, now: datetime) -> None:
        """Keep a version for good, from before its first code is given out. A version already kept stays as it is."""
        piece = piece_of(quiz.version)
        with self._transaction(alone=True) as connection:
            kept = connection.scalar(select(quiz_versions.c.version).where(quiz_versions.c.piece == piece))
            if kept is None:
                connection.execute(
                    insert(quiz_versions).values(
                        version=quiz.version, piece=piece, quiz=quiz.id, content=canonical(quiz), first_served=now
                    )
                )
        if kept not in {None, quiz.version}:
            raise StoreError(
                f"the codes of this quiz would start with {piece}, as those of another version already do.",
                where=f"quiz {quiz.id}",
                fix="Change any word of a question. This happens once in a thousand million versions.",
            )

    def find(self, piece: str) -> Quiz | None:
        """The version whose codes start with this piece, as it was when first served; None if it is not kept here."""
        wanted = select(quiz_versions.c.version, quiz_versions.c.content).where(quiz_versions.c.piece == piece)
        with self._transaction() as connection:
            kept = connection.execute(wanted).one_or_none()
        return kept and thaw(kept.version, kept.content)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, alone: bool = False) -> Iterator[Connection]:
        """A transaction that is kept if the block ends well; `alone`, one at a time among all processes."""
        try:
            with self._engine.execution_options(alone=alone).begin() as connection:
                yield connection
        except (DBAPIError, PoolTimeout) as error:
            raise _told(error, self.where) from error

    def _migrate(self, connection: Connection, revision: str | None) -> None:
        from alembic import command  # noqa: PLC0415 (most starts have nothing to migrate)
        from alembic.config import Config  # noqa: PLC0415
        from alembic.script import ScriptDirectory  # noqa: PLC0415

        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "quiz:migrations")
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if revision and revision not in known:
            raise StoreError(
                f"the database is at revision {revision}, which this software is too old to know.",
                where=self.where,
                fix="Start the newer software that last used this database.",
            )
        command.upgrade(config, "head")


def file_address(file: Path) -> str:
    """The address of a SQLite file, whatever signs its name holds."""
    return URL.create("sqlite", database=str(file.absolute())).render_as_string()


def open_store(url: str) -> Store:
    """The store at an address: sqlite:////folder/quiz.db or postgresql://user:password@host/name.

    Nothing is read yet: a fault of the database shows at the first use. Raises StoreError for any other address.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        file = Path(str(address.database)).absolute()
        return _store(create_engine(address, creator=partial(_connect, file), hide_parameters=True), str(file))
    where = address.render_as_string(hide_password=True)
    try:
        # A connection that the server has closed meanwhile is opened anew, and nobody sees an error.
        engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"PostgreSQL needs the package {error.name}, which is not installed.",
            where=where,
            fix="Install the quiz with its extra “postgres”.",
        ) from error
    return _store(engine, where)


def _store(engine: Engine, where: str) -> Store:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        alone = bool(connection.get_execution_options()["alone"])
        if statement := _BEGIN[engine.name][alone]:
            connection.exec_driver_sql(statement)

    return Store(engine, where)


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


def _revision(connection: Connection) -> str | None:
    """The newest migration that the database has had; None before the first."""
    if not inspect(connection).has_table(_alembic_version.name):
        return None
    revision: str | None = connection.scalar(select(_alembic_version.c.version_num))
    return revision


def _told(error: DBAPIError | PoolTimeout, where: str) -> StoreError:
    """The error in words for the operator."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
    first_line = str(cause).partition("\n")[0]  # The next may hold what was to be written.
    unknown = (f"the database cannot be used: {first_line}.", "See that it runs, and start again.")
    what, fix = _FAULTS.get(name, unknown)
    return StoreError(what, where=where, fix=fix)
