"""Backup: all that is kept, as of one moment, in a new SQLite file, from either database; and back into either."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, RowMapping, Table, func, insert, select

from quiz.archive import thaw
from quiz.cohort.tally import encode_answers
from quiz.content import Quiz
from quiz.errors import QuizError, StoreError
from quiz.links import decode, open_code
from quiz.store import soundness
from quiz.store.database import Database, file_address, read_only
from quiz.store.patience import PATIENCE
from quiz.store.store import Store, open_store
from quiz.store.tables import audit, groups, links, metadata, quiz_versions, responses
from quiz.store.versions import HEAD, revision

Progress = Callable[[int, int], None]  # called now and then: rows done, rows in all
Counts = Mapping[str, int]  # the name of a table → its rows

_CHUNK = 1_000  # rows that are copied at a time
_ANOTHER = "Take another backup."


def _silent(done: int, total: int) -> None:
    """Report to nobody."""


def backup(store: Store, file: Path, progress: Progress = _silent) -> Counts:
    """Copy all that is kept, as of one moment, into a new SQLite file that only its owner may read.

    Others may go on writing meanwhile. The file has its name only once it is whole. Returns how many rows of each
    table it holds. Raises StoreError, also if the file is there already.
    """
    store.examine()
    store.check()
    with _new_file(file) as part:
        with closing(open_store(file_address(part), PATIENCE)) as target:
            target.upgrade()
            with store.transaction() as source, target.transaction("write") as copy:
                counts = _copy(source, copy, progress)
        _close_up(part)
    return counts


def _close_up(file: Path) -> None:
    """Make it one file, that can be read where nothing may be written."""
    try:
        with closing(sqlite3.connect(file)) as whole:
            whole.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise StoreError(
            f"the backup cannot be finished ({error}).", where=str(file), fix="Make room on the disk, and start again."
        ) from error


def check_backup(file: Path, progress: Progress = _silent) -> Counts:
    """See that a backup is whole, and that every response in it opens with its version; nothing is written.

    Returns how many rows of each table it holds. Raises StoreError for the first fault.
    """
    with closing(_found(file)) as database, database.transaction() as connection:
        _check_file(connection, database.where)
        counts = _counts(connection)
        _check_responses(connection, database.where, progress)
    return counts


def restore(file: Path, store: Store, progress: Progress = _silent) -> Counts:
    """Put back a backup, all or nothing, after checking it. The database must hold nothing else.

    That is, no groups, now or ever, and no versions other than those in the file.
    Returns how many rows of each table were in the file. Raises StoreError. Progress runs twice: for the check, and
    for the copy.
    """
    check_backup(file, progress)
    store.upgrade()
    with (
        closing(read_only(file)) as database,
        database.transaction() as source,
        store.transaction("alone") as target,
    ):
        _refuse_used(source, target, store.where)
        counts = _copy(source, target, progress)
        _count_on(target)
    return counts


@contextmanager
def _new_file(file: Path) -> Iterator[Path]:
    """An empty file beside this one, for its owner alone, which takes its name at the end, or is removed."""
    _refuse_there(file)
    part = file.with_name(f"{file.name}.part")  # which nobody else can make meanwhile
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise _there(part) from error
    except OSError as error:
        raise StoreError(
            f"the backup cannot be written ({error.strerror}).",
            where=str(file),
            fix="Name a file in a folder that may be written to.",
        ) from error
    try:
        yield part
        _refuse_there(file)  # made by somebody else meanwhile
        part.rename(file)
    except BaseException:
        for left in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
            left.unlink(missing_ok=True)
        raise


def _refuse_there(file: Path) -> None:
    if file.exists():
        raise _there(file)


def _there(file: Path) -> StoreError:
    return StoreError(
        "there is such a file already, and a backup overwrites nothing.",
        where=str(file),
        fix="Name another file, or move this one away.",
    )


def _copy(source: Connection, target: Connection, progress: Progress) -> Counts:
    """Copy all rows, those that others refer to first; versions that are there already stay."""
    counts = _counts(source)
    kept = set(target.scalars(select(quiz_versions.c.version)))
    done, total = 0, sum(counts.values())
    for table in metadata.sorted_tables:
        query = select(table).order_by(*table.primary_key.columns)
        with source.execute(query, execution_options={"yield_per": _CHUNK}) as result:
            for rows in result.mappings().partitions():
                _put(target, table, [row for row in rows if table is not quiz_versions or row["version"] not in kept])
                done += len(rows)
                progress(done, total)
    return counts


def _put(target: Connection, table: Table, rows: list[RowMapping]) -> None:
    if rows:
        target.execute(insert(table), [dict(row) for row in rows])


def _counts(connection: Connection) -> Counts:
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables
    }


def _found(file: Path) -> Database:
    if not file.is_file():
        raise StoreError("there is no such file.", where=str(file), fix="Name the file of a backup.")
    return read_only(file)


def _check_file(connection: Connection, where: str) -> None:
    """Whether it is what was saved, and whether the tables are those of this software."""
    if fault := soundness.fault(connection):
        raise StoreError(f"the backup is damaged: {fault}.", where=where, fix=_ANOTHER)
    found = revision(connection)
    if found != HEAD:
        raise StoreError(
            f"the backup is at revision {found or 'none'}, and this software needs {HEAD}.",
            where=where,
            fix="Restore it with the software that made it. A newer one then brings that database up to date.",
        )


def _check_responses(connection: Connection, where: str, progress: Progress) -> None:
    """Open every code with the version of its group, and compare it with the answers stored beside it."""
    quizzes = dict(_quizzes(connection, where))
    kept = responses.c.group_id, responses.c.id, responses.c.code, responses.c.answers
    query = select(*kept, groups.c.version).join_from(responses, groups)
    total = connection.scalar(select(func.count()).select_from(responses)) or 0
    with connection.execute(query, execution_options={"yield_per": _CHUNK}) as rows:
        for done, (group, id, code, answers, version) in enumerate(rows, start=1):
            if _answers(quizzes[version], code) != answers:
                what = f"the code of response {id} of group {group} doesn't stand for its answers."
                raise StoreError(what, where=where, fix=_ANOTHER)
            if done % _CHUNK == 0 or done == total:
                progress(done, total)


def _quizzes(connection: Connection, where: str) -> Iterator[tuple[str, Quiz]]:
    """Every version, whose name is the hash of what it holds."""
    for version, content in connection.execute(select(quiz_versions.c.version, quiz_versions.c.content)):
        if hashlib.sha256(content.encode()).hexdigest() != version:
            raise StoreError(f"the version {version[:12]}… is not what it was.", where=where, fix=_ANOTHER)
        yield version, thaw(version, content)


def _answers(quiz: Quiz, code: str) -> str | None:
    try:
        return encode_answers(decode(quiz, open_code(code)))
    except QuizError:
        return None


def _refuse_used(source: Connection, target: Connection, where: str) -> None:
    """Refuse a database whose own rows would be mixed up with those that are restored."""
    used = [table.name for table in (groups, links, responses, audit) if target.scalar(select(table.c.id).limit(1))]
    versions = select(quiz_versions.c.version)
    unknown = set(target.scalars(versions)) - set(source.scalars(versions))
    if used or unknown:
        raise StoreError(
            f"this database holds {'groups, or did once' if used else 'another version of the quiz'}: a backup comes"
            " back only where nothing else is.",
            where=where,
            fix="Name a new database: an empty data folder, or an empty database on the server.",
        )


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL give ids after those that came back; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        for table in (links, audit):
            sequence = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(sequence, func.coalesce(func.max(table.c.id), 1))).select_from(table))
