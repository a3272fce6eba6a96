"""Whether something could be stored now: it is tried, and rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from quiz.store.database import Database
from quiz.store.tables import audit, quiz_versions, responses

_PAGE = "x" * 4_000  # fills about a page of SQLite's
_PAGES = 16  # what a group, or a few dozen responses, may take
_HELD = 4  # pages that may stay in memory; the rest goes to the disk at once


class Trying(Database):
    """The part of the store that says whether it is ready."""

    def count_sent(self) -> int:
        """How many responses all groups hold together."""
        with self.transaction() as connection:
            return connection.scalar(select(func.count()).select_from(responses)) or 0

    def try_writing(self) -> None:
        """Raise StoreError unless something could be stored now.

        On PostgreSQL whatever would change a row is refused where nothing may be written, also if no row is meant. On
        SQLite some pages are really written, since nothing else finds that the disk is full; never waiting for it.
        """
        with self.transaction("write") as connection, _undone(connection):
            connection.execute(update(quiz_versions).where(quiz_versions.c.version == "").values(title=""))
            if connection.dialect.name == "sqlite":
                with _little_held(connection):
                    row = {"group_id": "", "what": _PAGE, "at": datetime.min.replace(tzinfo=UTC)}
                    connection.execute(insert(audit), [row] * _PAGES)


@contextmanager
def _undone(connection: Connection) -> Iterator[None]:
    """Roll back what the block does."""
    yield
    if transaction := connection.get_transaction():
        transaction.rollback()


@contextmanager
def _little_held(connection: Connection) -> Iterator[None]:
    """Within the block, a transaction's pages go to the disk before it ends."""
    driver: Any = connection.connection.driver_connection
    (before,) = driver.execute("PRAGMA cache_size").fetchone()
    driver.execute(f"PRAGMA cache_size={_HELD}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA cache_size={before}")
