"""What is wrong with a database, in words for the operator."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from quiz.errors import StoreDamaged, StoreError

FILE = "quiz.sqlite3"  # in the data folder
Words = tuple[str, str]  # what is wrong, and what to do

_FOLDER = "Make the folder, let the user that runs the quiz write in it, and start again."
_BUSY = ("others kept the database too long.", "See what else uses it, and try again.")
_FULL = ("the disk is full.", "Make room on it, and start again. What was saved before is kept.")
_SILENT = ("the database does not answer.", "See that it runs, and that this machine reaches it.")
_SQLITE = {
    "SQLITE_CANTOPEN": ("the database file cannot be opened or made.", _FOLDER),
    "SQLITE_READONLY": ("the database file or its folder may not be written to.", _FOLDER),
    "SQLITE_PERM": ("the database file or its folder may not be written to.", _FOLDER),
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": ("the disk does not read or write.", "Look at the disk and the room on it, and start again."),
    "SQLITE_BUSY": _BUSY,
}
_READ_ONLY = "25006"
_POSTGRESQL = {  # by its SQLSTATE
    _READ_ONLY: ("the database may only be read.", "Name the server that takes what is written."),
    "53100": _FULL,
    "57014": _BUSY,
}
_DAMAGED = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}
_DRIVER = {"_WaitTimeout": _SILENT, "ConnectionTimeout": _SILENT}  # psycopg's, where the server says nothing


def in_words(error: DBAPIError | PoolTimeout, where: str) -> StoreError:
    """The error in words."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if _sqlite(cause) in _DAMAGED:
        return damaged(where, str(cause))
    what, fix = _words(cause)
    return StoreError(what, where=where, fix=fix)


def damaged(file: str, what: str) -> StoreDamaged:
    """For a SQLite file that is not what was written to it, with the command that brings back a backup."""
    folder = f"{Path(file).parent}-restored"
    restore, serve = f"quiz restore BACKUP --data {folder}", f"quiz serve --data {folder}"
    if Path(file).name != FILE:
        restore, serve = f"QUIZ_DATABASE_URL=sqlite:///{file}-restored quiz restore BACKUP", "that QUIZ_DATABASE_URL"
    return StoreDamaged(
        f"the database file is damaged: {what}.",
        where=file,
        fix=f"Put the newest backup into a new place: `{restore}`. Then serve that: `{serve}`. Where nothing was ever "
        "kept, delete the file. Where somebody changed it by hand, `quiz db seal` keeps it as it is now.",
    )


def is_passing(error: DBAPIError) -> bool:
    """Whether the error is one that we know, and that says nothing against the file."""
    return _sqlite(error.orig) in _SQLITE


def is_read_only(error: DBAPIError | PoolTimeout) -> bool:
    """Whether what is connected may only be read: SQLite does not try again, PostgreSQL may be elsewhere by now."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    return _sqlite(cause) == "SQLITE_READONLY" or getattr(cause, "sqlstate", None) == _READ_ONLY


def busy(where: str) -> StoreError:
    """For a transaction that never got its turn."""
    what, fix = _BUSY
    return StoreError(what, where=where, fix=fix)


def _words(cause: BaseException | None) -> Words:
    if isinstance(cause, PoolTimeout):
        return _BUSY
    known = _SQLITE.get(_sqlite(cause)) or _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")
    first_line = str(cause).partition("\n")[0]  # The next may hold what was to be written.
    unknown = (f"the database cannot be used: {first_line}.", "See that it runs, and start again.")
    return known or _DRIVER.get(type(cause).__name__) or unknown


def _sqlite(cause: BaseException | None) -> str:
    """The kind of an error of SQLite, without what more it says; empty for others."""
    return "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
