"""Files that commands read, and files that they make: whole, new, and for their owner alone."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from quiz.errors import ResponseError
from quiz.reading.faults import printable

STDIN = "-"
KEPT_IN_MEMORY = 4 * 1024 * 1024  # bytes of what is piped; the rest goes to a file without a name


def name_of(file: str) -> str:
    """What messages call a file."""
    return "standard input" if file == STDIN else printable(file)


@contextmanager
def readable(file: str) -> Iterator[IO[bytes]]:
    """Open a file, or standard input. Raises ResponseError where it cannot be opened."""
    with refusing(file):
        stream = open(0 if file == STDIN else file, "rb", closefd=file != STDIN)  # noqa: SIM115 (closed below)
    with stream:
        yield stream


@contextmanager
def rewindable(file: str) -> Iterator[IO[bytes]]:
    """Open a file, or standard input, that can be read from its beginning again. Raises ResponseError."""
    with ExitStack() as stack:
        with refusing(file):
            stream = stack.enter_context(readable(file))
            if not stream.seekable():
                copy = stack.enter_context(tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY))
                shutil.copyfileobj(stream, copy)
                stream = copy
            stream.seek(0)
        yield stream


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Raise ResponseError, in words, where the block cannot open or read a file."""
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


def _unusable(file: str, what: str) -> ResponseError:
    return ResponseError(what, where=name_of(file), fix="Name a file that can be read.")


@contextmanager
def new_file(file: str, *, mode: int = 0o600, replaces: bool = False) -> Iterator[IO[bytes]]:
    """A file to write, which gets its name only once it is whole. Raises ResponseError where the name is taken.

    mode      for whom it is: by default for its owner alone.
    replaces  whether it may take the place of one of its name.
    """
    part = Path(f"{file}.part")
    try:
        if not replaces and Path(file).exists():
            raise ResponseError("this file is there already.", where=printable(file), fix="Name a new one.")
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "this cannot be its name"
        raise ResponseError(
            f"the file cannot be made ({why}).", where=printable(str(part)), fix="Name another."
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
