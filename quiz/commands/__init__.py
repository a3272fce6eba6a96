"""What commands have in common: the settings, the files they are given, the database, and progress."""

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from quiz import settings
from quiz.errors import ResponseError, StoreError
from quiz.reading.faults import printable
from quiz.settings import Settings
from quiz.store import PATIENCE, Progress, Store, open_store

STDIN = "-"
PAUSE = 0.2  # seconds between two figures of progress
WIDTH = 60  # characters that cover the figures before


def settings_of(chosen: Namespace) -> Settings:
    """The settings of the environment, under what the command line says. Raises SettingError."""
    options = {"QUIZ_FILE": "quiz", "QUIZ_DATA": "data", "QUIZ_PUBLIC_URL": "address"}
    given = {name: getattr(chosen, option, None) for name, option in options.items()}
    return settings.from_environment({name: value for name, value in given.items() if value is not None})


def print_utf8() -> None:
    """Print UTF-8 whatever the terminal's own is: what is printed is often kept as a file."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def say(line: str) -> None:
    """Print a line of what was asked for."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def kept(settings: Settings) -> Iterator[Store]:
    """The database of these settings, which must be there: none is made. Raises StoreError."""
    with closing(open_store(settings.database, PATIENCE)) as store:
        if not is_there(settings, store):
            raise StoreError(
                "there is no database here.",
                where=store.where,
                fix="Name its folder with --data, or its address with QUIZ_DATABASE_URL.",
            )
        yield store


def is_there(settings: Settings, store: Store) -> bool:
    """Whether there is a database; where it is a file, looking into it would make one."""
    return not settings.database.startswith("sqlite") or Path(store.where).exists()


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Whatever takes long tells its progress to this: on a terminal one line, written anew; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    last = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal last
        if done == total or time.monotonic() - last > PAUSE:
            last = time.monotonic()
            sys.stderr.write(f"\r{f'{done:,} of {total:,} {what} …':{WIDTH}}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\n")


def name_of(file: str) -> str:
    """What messages call a file."""
    return "standard input" if file == STDIN else printable(file)


def pieces(file: str, longest: int) -> Iterator[bytes]:
    """The lines of a file or of standard input; of a line over `longest` bytes, all but the first ones are dropped.

    Raises ResponseError where it cannot be opened or read.
    """
    with refusing(file), open(0 if file == STDIN else file, "rb", closefd=file != STDIN) as stream:
        while line := stream.readline(longest + 1):
            yield line
            if len(line) > longest:
                _drop_line(stream, line)


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Raise ResponseError, in words, where a file cannot be opened or read."""
    try:
        yield
    except FileNotFoundError as error:
        raise _unusable(file, "there is no such file.") from error
    except IsADirectoryError as error:
        raise _unusable(file, "this is a folder.") from error
    except OSError as error:
        raise _unusable(file, f"the file cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise _unusable(file, "this cannot be the name of a file.") from error


def _drop_line(stream: IO[bytes], start: bytes) -> None:
    while start and not start.endswith(b"\n"):
        start = stream.readline(len(start))


def _unusable(file: str, what: str) -> ResponseError:
    return ResponseError(what, where=name_of(file), fix="Name a file that can be read.")
