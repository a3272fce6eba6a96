"""Whether a SQLite file is what was written to it: checked before it is served or saved, without writing to it."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

from quiz.errors import StoreError
from quiz.store import faults, sums
from quiz.store.database import read_only
from quiz.store.tables import metadata

_NAMED = 3  # of what was changed: it has to fit one line


def examine(file: Path) -> None:
    """Raise StoreDamaged unless the file is whole; one that is not there is a first start."""
    if found := _unlike(changes(file)):
        raise faults.damaged(str(file), found)


def changes(file: Path) -> list[str]:
    """What in the file is not what was written there; raises StoreDamaged for what no change by hand could cause.

    The latest writes may still be in its -wal, which is read in place: if it belonged to another file, the first
    connection that may write would mix the two for good.
    """
    rest = _size(
        file.with_name(f"{file.name}-wal")
    )  # checked first: another process may just be making the file, and then its -wal
    size = _size(file)
    if size is None and not rest:
        return []
    if not size:
        raise faults.damaged(str(file), "it is gone, and its -wal is not" if size is None else "it is empty")
    with closing(read_only(file)) as database, database.transaction() as connection:
        broken, changed = _look(connection)
        broken = broken or _mixed(connection, file)
    if broken:
        raise faults.damaged(str(file), broken)
    return changed


def fault(connection: Connection) -> str:
    """What is wrong with the file of a connection; empty if it is whole."""
    broken, changed = _look(connection)
    return broken or _unlike(changed)


def _size(file: Path) -> int | None:
    """In bytes; None where there is no such file, or none that may be looked at: opening it says which."""
    try:
        return file.stat().st_size
    except OSError:
        return None


def _look(connection: Connection) -> tuple[str, list[str]]:
    """What is broken; and if nothing is, the tables and definitions that are not what was written."""
    try:
        broken = _broken(connection) or _stray(connection)
        return broken, sums.changed(connection) if not broken and sums.is_sealed(connection) else []
    except DBAPIError as error:
        if faults.is_passing(error):
            raise
        return str(error.orig), []
    except UnicodeDecodeError:  # of what SQLite says about it, which repeats it
        return "its tables cannot be read", []


def _unlike(changed: list[str]) -> str:
    named = [*changed[:_NAMED], *(["more"] if len(changed) > _NAMED else [])]
    return f"{' and '.join(named)}: not what was written there" if changed else ""


def _broken(connection: Connection) -> str:
    said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
    return "" if said == "ok" else said.replace("\n", " ")


def _stray(connection: Connection) -> str:
    """Of our tables only: what else an operator keeps in the file is not our concern."""
    for table in inspect(connection).get_table_names():
        if table in metadata.tables and connection.exec_driver_sql(f"PRAGMA foreign_key_check({table})").first():
            return f"a row of {table} belongs to a row that is missing"
    return ""


def _mixed(connection: Connection, file: Path) -> str:
    """Whether the file read alone has another number than the file read with its -wal."""
    try:
        with closing(read_only(file, "immutable=1")) as alone, alone.transaction() as without:
            own = sums.number(without)
    except StoreError:  # a start or a checkpoint that was cut short left the rest in the -wal
        own = None
    number = sums.number(connection)
    return "its -wal is that of another file" if own and number and own != number else ""
