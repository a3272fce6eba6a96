"""Whether a SQLite file is what was written to it: looked at before it is served or saved, and nothing is written."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from quiz.errors import StoreError
from quiz.store import faults, sums
from quiz.store.database import read_only


def examine(file: Path) -> None:
    """Raise StoreDamaged unless the file is whole; one that is not there is a first start.

    What was written last may lie in its -wal. That is read where it is: were it another file's, the first connection
    that may write would mix the two for good.
    """
    wal = file.with_name(f"{file.name}-wal")
    if not file.exists():
        if wal.exists() and wal.stat().st_size:
            raise faults.damaged(str(file), "it is gone, and its -wal is not")
        return
    if not file.stat().st_size:
        raise faults.damaged(str(file), "it is empty")
    with closing(read_only(file)) as database, database.transaction() as connection:
        found = fault(connection) or _mixed(connection, file)
    if found:
        raise faults.damaged(str(file), found)


def fault(connection: Connection) -> str:
    """What is wrong with the file of a connection; empty where nothing is."""
    try:
        return _broken(connection) or _changed(connection) or _stray(connection)
    except DBAPIError as error:
        if faults.is_passing(error):
            raise
        return str(error.orig)
    except UnicodeDecodeError:  # of what SQLite says about it, which repeats it
        return "its tables cannot be read"


def _broken(connection: Connection) -> str:
    said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
    return "" if said == "ok" else said.replace("\n", " ")


def _changed(connection: Connection) -> str:
    tables = sums.changed(connection) if sums.is_sealed(connection) else ()
    return f"{' and '.join(tables)}: not what was written there" if tables else ""


def _stray(connection: Connection) -> str:
    stray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return f"a row of {stray[0]} belongs to a row that is missing" if stray else ""


def _mixed(connection: Connection, file: Path) -> str:
    """Whether the file alone is another one than together with its -wal."""
    try:
        with closing(read_only(file, "immutable=1")) as alone, alone.transaction() as without:
            own = sums.number(without)
    except StoreError:  # a start or a checkpoint that was cut short left the rest in the -wal
        own = None
    number = sums.number(connection)
    return "its -wal is that of another file" if own and number and own != number else ""
