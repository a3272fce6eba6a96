"""Files in the data folder, one for each process that serves: which it is, and what came of its last reading.

Each is locked for as long as its process lives, so that nothing is ever sent to another process with the same number.
The lock holds across containers that share the folder, where the number means another process.
"""

import fcntl
import json
import logging
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "served-by-{}"  # never the name of another: two may listen on one port, at two addresses or in two containers
SIZE = 16_000  # bytes; the file always has as many, so that one write replaces all of it
STARTED = 19  # where its start stands in what the kernel says of a process after its name
UNSEEN = (
    "`quiz reload` will not find this server, as nothing can be written to %s (%s): send SIGHUP to process %s instead."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a serving process says.

    process   its number.
    readings  how often it has read the quiz file, the first time included; 0 while it starts.
    outcome   what came of the last, in words.
    taken     whether the file as it is now is served.
    mark      see `mark`.
    host      what its machine or container calls itself.
    """

    process: int
    readings: int
    outcome: str = ""
    taken: bool = True
    mark: str = ""
    host: str = ""

    @property
    def is_here(self) -> bool:
        """Whether its number means the same process here."""
        return self.mark == mark(self.process)


def own(readings: int) -> Notice:
    """The first notice of this process."""
    return Notice(os.getpid(), readings, mark=mark(os.getpid()), host=socket.gethostname())


def mark(process: int) -> str:
    """What tells a process from any other with its number: where it is counted, and when it started."""
    counted = started = ""  # as on systems that do not say
    with suppress(OSError):
        counted = str(Path("/proc/self/ns/pid").stat().st_ino)
    with suppress(OSError):
        started = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[STARTED]
    return f"{counted} {started}"


@contextmanager
def posted(folder: Path) -> Iterator["Board"]:
    """A board to put notices on, while the block lasts. Where none can stand, nobody sees them, and the log says so."""
    try:
        file, descriptor = _made(folder)
    except OSError as error:
        log.warning(UNSEEN, folder, error.strerror, os.getpid())
        yield Board(None)
        return
    try:
        yield Board(descriptor)
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        os.close(descriptor)


def _made(folder: Path) -> tuple[Path, int]:
    """A file of one's own, and its descriptor. It has its name once it is locked: before, it would be swept."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    list(notices(folder))  # sweeps what was left by those that were killed
    file = folder / NAME.format(secrets.token_hex(8))
    unlocked = file.with_name(f".{file.name}")
    descriptor = os.open(unlocked, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        Board(descriptor).put(own(0))
        unlocked.rename(file)
    except OSError:
        unlocked.unlink(missing_ok=True)
        os.close(descriptor)
        raise
    return file, descriptor


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
    for file in sorted(folder.glob(NAME.format("*"))):
        if notice := read(file):
            yield file, notice


def read(file: Path) -> Notice | None:
    """The notice in a file; None where its process is gone, and the file is then, too.

    Not for the process that posted it: to close the file would unlock it.
    """
    try:
        with file.open("rb") as stream:
            fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)  # which nobody gets while that process lives
            file.unlink()
    except BlockingIOError:
        return _noted(file)
    except OSError:
        pass
    return None


def _noted(file: Path) -> Notice:
    """What stands there; what is not yet whole stands for a process that starts."""
    try:
        return Notice(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Notice(0, 0)
