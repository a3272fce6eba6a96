"""Files in the data folder, one for each process that serves: which process it is, and what its last reading gave.

Each file is locked as long as its process lives, so that no signal is ever sent to another process with the same
number. The lock works across containers that share the folder, where the number means another process.
"""

import fcntl
import json
import logging
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

NAME = "served-by-{}"  # never the name of another: two may listen on one port, at two addresses or in two containers
SIZE = 16_000  # bytes; every file has exactly as many, so that one write replaces all of it
STARTED = 19  # the index of a process's start among the fields after its name in /proc/PID/stat
UNSEEN = (
    "`quiz reload` will not find this server, as nothing can be written to %s (%s): send SIGHUP to process %s instead."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a serving process writes into its file.

    process   its number.
    readings  how often it has read the quiz file, the first time included; 0 while it starts.
    outcome   what came of the last reading, in words.
    taken     whether the file as it is now is served.
    mark      see `mark`.
    host      the name of its machine or container.
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


Post = Callable[[Notice], None]


def own(readings: int) -> Notice:
    """The first notice of this process."""
    return Notice(os.getpid(), readings, mark=mark(os.getpid()), host=socket.gethostname())


def mark(process: int) -> str:
    """What distinguishes a process from any other with its number: its namespace, and when it started."""
    namespace = started = ""  # as on systems that do not say
    with suppress(OSError):
        namespace = str(Path("/proc/self/ns/pid").stat().st_ino)
    with suppress(OSError):
        started = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[STARTED]
    return f"{namespace} {started}"


@contextmanager
def posting(folder: Path) -> Iterator[Post]:
    """A function that posts this process's notice, until the block ends; where none can be written, a warning."""
    try:
        file, descriptor = _made(folder)
    except OSError as error:
        log.warning(UNSEEN, folder, error.strerror, os.getpid())
        yield lambda _: None
        return
    try:
        yield partial(_write, descriptor)
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        os.close(descriptor)


def _made(folder: Path) -> tuple[Path, int]:
    """A new file and its descriptor. It gets its name once it is locked: before, another process would sweep it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    list(notices(folder))  # sweeps what killed processes left
    file = folder / NAME.format(secrets.token_hex(8))
    unlocked = file.with_name(f".{file.name}")
    descriptor = os.open(unlocked, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _write(descriptor, own(0))
        unlocked.rename(file)
    except OSError:
        unlocked.unlink(missing_ok=True)
        os.close(descriptor)
        raise
    return file, descriptor


def _write(descriptor: int, notice: Notice) -> None:
    short = asdict(notice) | {"outcome": notice.outcome[: SIZE // 7]}  # a character takes up to six bytes
    with suppress(OSError):  # as on a full disk
        os.pwrite(descriptor, json.dumps(short).ljust(SIZE).encode(), 0)


def notices(folder: Path) -> Iterator[tuple[Path, Notice]]:
    """The notices of the processes that serve with this data folder."""
    for file in sorted(folder.glob(NAME.format("*"))):
        if notice := read(file):
            yield file, notice


def read(file: Path) -> Notice | None:
    """The notice in a file; None where its process is gone, and then the file is deleted.

    Not to be called by the process that posted it: closing the file would unlock it.
    """
    try:
        with file.open("rb") as stream:
            fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)  # which fails while that process lives
            file.unlink()
    except BlockingIOError:
        return _content(file)
    except OSError:
        pass
    return None


def _content(file: Path) -> Notice:
    """The notice as it is written; one that is not yet whole counts as that of a process that is starting."""
    try:
        return Notice(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Notice(0, 0)
