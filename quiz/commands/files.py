"""Files that commands read twice, and files that they make: whole, new, and for their owner alone."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from quiz.commands import STDIN, refusing
from quiz.errors import ResponseError
from quiz.reading.faults import printable

KEPT_IN_MEMORY = 4 * 1024 * 1024  # bytes of what is piped; the rest lies in a file without a name


@contextmanager
def rewindable(file: str) -> Iterator[IO[bytes]]:
    """A file, or standard input, that can be read from the beginning as often as it takes. Raises ResponseError."""
    with ExitStack() as stack:
        with refusing(file):
            stream: IO[bytes] = stack.enter_context(open(0 if file == STDIN else file, "rb", closefd=file != STDIN))
            if not stream.seekable():
                copy = stack.enter_context(tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY))
                shutil.copyfileobj(stream, copy)
                stream = copy
            stream.seek(0)
        yield stream


@contextmanager
def new_file(file: str) -> Iterator[IO[bytes]]:
    """A file to be written, which has its name only once it is whole. Raises ResponseError where it is there."""
    part = Path(f"{file}.part")
    try:
        if Path(file).exists():
            raise ResponseError("this file is there already.", where=printable(file), fix="Name a new one.")
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "this cannot be its name"
        raise ResponseError(
            f"the file cannot be made ({why}).", where=printable(str(part)), fix="Name another."
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
