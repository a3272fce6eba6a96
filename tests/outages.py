"""Databases that cannot be used for a while: away, held by another, full, or stopped in the middle."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import event, text
from sqlalchemy.engine import make_url

from quiz.store import Store


@contextmanager
def away(store: Store) -> Iterator[None]:
    """Nobody can connect; what was connected is closed."""
    store.close()
    if Path(store.where).is_absolute():
        with _moved(Path(store.where)):
            yield
        return
    with _shut(store):
        yield


@contextmanager
def _moved(file: Path) -> Iterator[None]:
    """The file is elsewhere, and a folder has its name, so that none is made."""
    kept = file.with_name(f"{file.name}.kept")
    file.rename(kept)
    file.mkdir()
    try:
        yield
    finally:
        file.rmdir()
        kept.rename(file)


@contextmanager
def _shut(store: Store) -> Iterator[None]:
    import psycopg

    url = make_url(store._engine.url).set(drivername="postgresql", database="postgres")
    name = store._engine.url.database
    with closing(psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)) as server:
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        try:
            yield
        finally:
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Another process keeps the SQLite file to itself, and lets nobody even read."""
    store.close()
    with closing(sqlite3.connect(store.where, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def full(store: Store) -> Iterator[None]:
    """SQLite's file cannot grow: at the pages that it may have it says the same as where the disk has no room."""

    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    store.close()
    event.listen(store._engine, "connect", fill)
    try:
        yield
    finally:
        event.remove(store._engine, "connect", fill)
        store.close()


@contextmanager
def stopped(store: Store) -> Iterator[None]:
    """The PostgreSQL server of a store is stopped: it takes what is sent to it, and answers nothing."""
    with store.transaction() as connection:
        backend = connection.scalar(text("SELECT pg_backend_pid()"))
    processes = _family(_parent(int(backend or 0)))
    for each in processes:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            os.kill(each, signal.SIGCONT)


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def _family(process: int) -> list[int]:
    return [process, *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]
