"""The database of a command: one that must exist, or one that may be new; its contents and progress in words."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quiz.errors import StoreError
from quiz.settings import Settings
from quiz.store import PATIENCE, Counts, Progress, Store, open_store
from quiz.web.publishing import make_folder
from quiz.words.grammar import counted, listed

NAMES = {"quiz_versions": "quiz version", "groups": "group", "responses": "response"}  # the tables people know
PAUSE = 0.2  # seconds between two updates of the progress line
WIDTH = 60  # characters, enough to overwrite the update before


@contextmanager
def existing_database(settings: Settings) -> Iterator[Store]:
    """The database of these settings; none is made. Raises StoreError where there is none."""
    with closing(open_store(settings.database, PATIENCE)) as store:
        if not is_there(store, settings):
            raise StoreError(
                "there is no database here.",
                where=store.where,
                fix="Name its folder with --data, or its address with QUIZ_DATABASE_URL.",
            )
        yield store


def is_there(store: Store, settings: Settings) -> bool:
    """Whether the database exists; looking into a SQLite file would make one."""
    return not settings.database.startswith("sqlite") or Path(store.where).exists()


@contextmanager
def new_or_existing_database(settings: Settings) -> Iterator[Store]:
    """The database of these settings, which its first use makes where there is none. Raises StoreError."""
    make_folder(settings)
    with closing(open_store(settings.database, PATIENCE)) as store:
        yield store


def contents(counts: Counts) -> str:
    """What a backup holds, in words: "1 quiz version, 2 groups and 30 responses"."""
    return listed([counted(counts[table], name) for table, name in NAMES.items()])


@contextmanager
def progress(sentence: str) -> Iterator[Progress]:
    """A function to report progress to: it rewrites one line on a terminal, and prints nothing elsewhere.

    sentence  has the places {done} and {total}.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    last = 0.0

    def update(done: int, total: int) -> None:
        nonlocal last
        if done == total or time.monotonic() - last > PAUSE:
            last = time.monotonic()
            sys.stderr.write(f"\r{sentence.format(done=f'{done:,}', total=f'{total:,}'):{WIDTH}}")
            sys.stderr.flush()

    try:
        yield update
    finally:
        sys.stderr.write("\n")
