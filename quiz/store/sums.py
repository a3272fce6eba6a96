"""Checksums of SQLite's tables, since SQLite itself finds what is broken, and no letter that is changed.

Of each table it is the sum over its rows. Triggers keep it in the same transaction as whatever changes a row, so it
can be compared at any time. PostgreSQL has checksums of its own. docs/decisions/soundness.md says what was weighed.
"""

import secrets
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

_FUNCTION = "quiz_checksum"
_CHANGES = {
    "INSERT": "count = count + 1, total = total + {new}",
    "UPDATE": "total = total - {old} + {new}",
    "DELETE": "count = count - 1, total = total - {old}",
}
_NUMBER = "this file"
_SCHEMA = ("sqlite_schema", ("type", "name", "tbl_name", "sql"))
_OURS = "name NOT LIKE 'sqlite%'"  # of what there is, all that SQLite did not add by itself

Shape = tuple[str, tuple[str, ...]]  # a table and its columns


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection compute checksums; without, it can change nothing in a database that is sealed."""
    connection.create_function(_FUNCTION, -1, _checksum, deterministic=True)


def _checksum(*values: object) -> int:
    """Of a row: 32 bits, so that the sum over 2,000 million rows is still one of SQLite's integers."""
    return zlib.crc32(repr(values).encode())


@contextmanager
def taken_away(connection: Connection) -> Iterator[None]:
    """Keep no sums in the block, and all of them afterwards: a migration may put another table in one's place."""
    known = number(connection) or secrets.randbits(62) + 1
    unseal(connection)
    yield
    _seal(connection, known)


def _seal(connection: Connection, number: int) -> None:
    """Begin to keep the sums of all tables, as they are now, and with them the number of the file."""
    shapes = [*_shapes(connection)]
    _run(connection, "CREATE TABLE sums (name TEXT PRIMARY KEY, count INTEGER NOT NULL, total INTEGER NOT NULL)")
    for name, columns in shapes:
        for event, change in _CHANGES.items():
            values = change.format(old=_of(columns, "OLD."), new=_of(columns, "NEW."))
            does = f"UPDATE sums SET {values} WHERE name = '{name}';"
            _run(connection, f"CREATE TRIGGER sum_{name}_{event} AFTER {event} ON {name} BEGIN {does} END")
    for name, (count, total) in _counted(connection, [*shapes, _SCHEMA]):
        _run(connection, f"INSERT INTO sums VALUES ('{name}', {count}, {total})")
    _run(connection, f"INSERT INTO sums VALUES ('{_NUMBER}', 0, {number})")


def unseal(connection: Connection) -> None:
    """Keep no sums any more."""
    for (name,) in _run(connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        _run(connection, f"DROP TRIGGER {name}")
    _run(connection, "DROP TABLE IF EXISTS sums")


def is_sealed(connection: Connection) -> bool:
    """Whether sums are kept. Software before them left none."""
    return bool(_run(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'sums'").scalar())


def number(connection: Connection) -> int | None:
    """The number of the file, if it is sealed. It lies beside the sums, where every transaction writes."""
    query = f"SELECT total FROM sums WHERE name = '{_NUMBER}'"
    return _run(connection, query).scalar() if is_sealed(connection) else None


def changed(connection: Connection) -> list[str]:
    """The tables that are not what was written to them."""
    kept = {
        name: (count, total) for name, count, total in _run(connection, f"SELECT * FROM sums WHERE name != '{_NUMBER}'")
    }
    found = dict(_counted(connection, [*_shapes(connection), _SCHEMA]))
    return sorted(name for name in kept.keys() | found.keys() if kept.get(name) != found.get(name))


def _shapes(connection: Connection) -> Iterator[Shape]:
    names = _run(connection, f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {_OURS} AND name != 'sums'")
    for (name,) in names.fetchall():
        yield name, tuple(row[1] for row in _run(connection, f"PRAGMA table_info({name})"))


def _counted(connection: Connection, shapes: list[Shape]) -> Iterator[tuple[str, tuple[int, int]]]:
    """How many rows each table has, and their sum: read from the table itself, and from no index."""
    for name, columns in shapes:
        query = f"SELECT count(*), coalesce(sum({_of(columns)}), 0) FROM {name} NOT INDEXED WHERE "
        count, total = _run(connection, query + (_OURS if name == _SCHEMA[0] else "TRUE")).one()
        yield name, (count, total)


def _of(columns: tuple[str, ...], row: str = "") -> str:
    return f"{_FUNCTION}({', '.join(row + column for column in columns)})"


def _run(connection: Connection, statement: str) -> Any:
    return connection.exec_driver_sql(statement)
