"""Checksums of SQLite's tables: SQLite itself finds a broken structure, but not a changed letter.

A table's is the sum over its rows. Triggers update it in the same transaction as the row, so it can be compared at any
time. PostgreSQL has checksums of its own. docs/decisions/soundness.md says what else was considered.
"""

import secrets
import sqlite3
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from quiz.store.tables import metadata

_FUNCTION = "quiz_checksum"
_CHANGES = {
    "INSERT": "count = count + 1, total = total + {new}",
    "UPDATE": "total = total - {old} + {new}",
    "DELETE": "count = count - 1, total = total - {old}",
}
_NUMBER = "this file"
_TABLES = ("alembic_version", *metadata.tables)
_DEFINITION = ("type", "name", "tbl_name", "sql")  # what SQLite's schema says of a table, an index or a trigger
_NAMES = ", ".join(f"'sum_' || tbl_name || '_{event}'" for event in _CHANGES)
_TRIGGERS = f"SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name IN ({_NAMES})"

Sum = tuple[int, int]  # how many rows, and the sum of their checksums


def teach(connection: sqlite3.Connection) -> None:
    """Let a connection compute checksums; without them it can change nothing in a sealed database."""
    connection.create_function(_FUNCTION, -1, _checksum, deterministic=True)


def _checksum(*values: object) -> int:
    """Of a row: 32 bits, so that the sum over 2,000 million rows is still one of SQLite's integers.

    ascii(), not repr(): which characters repr() escapes depends on the Unicode version of that Python.
    """
    return zlib.crc32(ascii(values).encode())


@contextmanager
def taken_away(connection: Connection) -> Iterator[None]:
    """Drop the sums for the block and make them again afterwards: a migration may replace a table."""
    known = number(connection) or secrets.randbits(62) + 1
    unseal(connection)
    yield
    _seal(connection, known)


def _seal(connection: Connection, number: int) -> None:
    """Start keeping the sums of our tables as they are now, together with the number of the file."""
    _run(connection, "CREATE TABLE sums (name TEXT PRIMARY KEY, count INTEGER NOT NULL, total INTEGER NOT NULL)")
    for table in filter(lambda table: _is_there(connection, table), _TABLES):
        columns = _columns(connection, table)
        for event, change in _CHANGES.items():
            values = change.format(old=_of(columns, "OLD."), new=_of(columns, "NEW."))
            does = f"UPDATE sums SET {values} WHERE name = '{table}';"
            _run(connection, f"CREATE TRIGGER sum_{table}_{event} AFTER {event} ON {table} BEGIN {does} END")
    for name, (count, total) in [*_counted(connection, _ours())]:
        _run(connection, f"INSERT INTO sums VALUES ('{name}', {count}, {total})")
    _run(connection, f"INSERT INTO sums VALUES ('{_NUMBER}', 0, {number})")


def _ours() -> set[str]:
    """Our tables and definitions. What an operator adds, such as a view or an index, is not our concern."""
    indexes = (str(index.name) for table in metadata.tables.values() for index in table.indexes)
    triggers = (f"sum_{table}_{event}" for table in _TABLES for event in _CHANGES)
    return {
        *_TABLES,
        *(f"table {name}" for name in (*_TABLES, "sums")),
        *(f"index {name}" for name in indexes),
        *(f"trigger {name}" for name in triggers),
    }


def unseal(connection: Connection) -> None:
    """Stop keeping sums."""
    for (name,) in _run(connection, _TRIGGERS).fetchall():
        _run(connection, f"DROP TRIGGER {name}")
    _run(connection, "DROP TABLE IF EXISTS sums")


def is_sealed(connection: Connection) -> bool:
    """Whether sums are kept, or some trace of them is left. Older software had none."""
    return _is_there(connection, "sums") or bool(_run(connection, _TRIGGERS).first())


def number(connection: Connection) -> int | None:
    """The number of the file, if it is sealed. It is kept with the sums, where every transaction writes."""
    query = f"SELECT total FROM sums WHERE name = '{_NUMBER}'"
    return _run(connection, query).scalar() if _is_there(connection, "sums") else None


def changed(connection: Connection) -> list[str]:
    """The tables and definitions of a sealed database that are not what was written."""
    if not _is_there(connection, "sums"):
        return ["table sums"]
    kept = {
        name: (count, total) for name, count, total in _run(connection, f"SELECT * FROM sums WHERE name != '{_NUMBER}'")
    }
    found = dict(_counted(connection, kept))
    return sorted(name for name in kept if kept[name] != found.get(name))


def _counted(connection: Connection, names: Container[str]) -> Iterator[tuple[str, Sum]]:
    """Those of these tables and definitions that exist, read from the table itself and from no index."""
    schema = _run(connection, f"SELECT type, name, {_of(_DEFINITION)} FROM sqlite_schema")
    for kind, name, checksum in schema.fetchall():
        if f"{kind} {name}" in names:
            yield f"{kind} {name}", (1, checksum)
        if kind == "table" and name in names:
            total = f"coalesce(sum({_of(_columns(connection, name))}), 0)"
            count, total = _run(connection, f"SELECT count(*), {total} FROM {name} NOT INDEXED").one()
            yield name, (count, total)


def _is_there(connection: Connection, table: str) -> bool:
    query = f"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '{table}'"
    return bool(_run(connection, query).scalar())


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in _run(connection, f"PRAGMA table_info({table})"))


def _of(columns: tuple[str, ...], row: str = "") -> str:
    return f"{_FUNCTION}({', '.join(row + column for column in columns)})"


def _run(connection: Connection, statement: str) -> Any:
    return connection.exec_driver_sql(statement)
