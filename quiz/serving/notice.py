"""A file in the data folder that says which process serves, and what came of the last reading of the quiz file.

It is locked for as long as its process lives, so that nothing is ever sent to another process with the same number.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "served-at-{port}"
SIZE = 16_000  # bytes; the file always has as many, so that one write replaces all of it


@dataclass(frozen=True, slots=True)
class Notice:
    """What a serving process says.

    process   its number.
    readings  how often it has read the quiz file, the first time included.
    outcome   what came of the last, in words.
    taken     whether the file as it is now is served.
    """

    process: int
    readings: int
    outcome: str = ""
    taken: bool = True


@contextmanager
def posted(folder: Path, port: int) -> Iterator["Board"]:
    """A board to put notices on, while the block lasts. Where the folder cannot be written to, nobody sees them."""
    file = folder / NAME.format(port=port)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield Board(None)
        return
    try:
        yield Board(descriptor)
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        os.close(descriptor)


class Board:
    """Where a serving process puts its notice."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def put(self, notice: Notice) -> None:
        """Replace what it said."""
        if self._descriptor is not None:
            short = asdict(notice) | {"outcome": notice.outcome[: SIZE // 7]}  # a character takes up to six bytes
            with suppress(OSError):  # as on a full disk
                os.pwrite(self._descriptor, json.dumps(short).ljust(SIZE).encode(), 0)


def notices(folder: Path) -> Iterator[tuple[Path, Notice]]:
    """The notices of the processes that serve with this data folder."""
    for file in sorted(folder.glob(NAME.format(port="*"))):
        if notice := read(file):
            yield file, notice


def read(file: Path) -> Notice | None:
    """The notice in a file; None where its process is gone."""
    try:
        with file.open("r+b") as stream:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)  # which nobody gets while that process lives
    except BlockingIOError:
        return Notice(**json.loads(file.read_text(encoding="utf-8") or "{}"))
    except OSError:
        pass
    return None
