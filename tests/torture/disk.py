"""A disk that is full, or a folder that is read-only: 503 with the form kept, until there is room again."""

import os
import resource
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

from quiz.store import file_address, open_store
from tests.counsellor import fields
from tests.serving import QUIZ, Served, children
from tests.torture.senders import afterwards, check, sending
from tests.torture.table import Row, Scale
from tests.torture.visitors import stateless, visit, visiting
from tests.writers import Writer, codes, made_in, server

MANY = 40  # who send
SIZE = "16m"  # of a disk in memory
GOAL = 1.0  # seconds that anybody may wait for a page that needs no disk

Fault = Callable[[Path, Served], AbstractContextManager[None]]  # lasts as long as its block

# Root may write to what is read-only, unless it gives these up.
_RIGHTS = "-dac_override,-dac_read_search"
HUMBLE = ("setpriv", "--bounding-set", _RIGHTS, "--inh-caps", _RIGHTS) if os.geteuid() == 0 else ()


def rows(scale: Scale) -> Iterator[Row]:
    """A full disk, a file that may not grow, and a folder that is read-only."""
    with _small_disk() as disk:
        if disk:
            yield from _rows("a full disk", disk, _full, scale)
        else:
            yield Row("a full disk: not tried, since nothing can be mounted here")
    for name, begin in (("a file that may not grow", limited), ("a read-only folder, new workers", _read_only)):
        with tempfile.TemporaryDirectory() as folder:
            yield from _rows(name, Path(folder), begin, scale)


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    """A disk in memory; None where nobody may make one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", folder]
        if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


@contextmanager
def _full(disk: Path, served: Served) -> Iterator[None]:
    """Until the block ends, nothing more goes on the disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4096)):
            pass
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def limited(folder: Path, served: Served) -> Iterator[None]:
    """Until the block ends, no file grows over what the largest beside the database has."""
    size = max(each.stat().st_size for each in folder.glob("quiz.db*"))
    before = {process: resource.prlimit(process, resource.RLIMIT_FSIZE) for process in children(served.process.pid)}
    for process, (_, most) in before.items():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        for process, limits in before.items():
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


@contextmanager
def _read_only(folder: Path, served: Served) -> Iterator[None]:
    """Until the block ends, nothing may be written; workers that begin meanwhile have to open it so."""
    files = [*folder.glob("quiz.db*")]
    for each in files:
        each.chmod(0o400)
    folder.chmod(0o500)
    for process in children(served.process.pid):
        os.kill(process, signal.SIGKILL)
    try:
        yield
    finally:
        folder.chmod(0o700)
        for each in files:
            each.chmod(0o600)


def _rows(name: str, folder: Path, begin: Fault, scale: Scale) -> Iterator[Row]:
    """Somebody goes round the quiz, and others send, before, meanwhile and afterwards."""
    database, count = file_address(folder / "quiz.db"), scale.of(MANY, least=5)
    with (
        tempfile.TemporaryDirectory() as elsewhere,
        server(Path(elsewhere), database, 2, command=(*HUMBLE, QUIZ, "serve")) as served,
        closing(open_store(database)) as store,
    ):
        made = made_in(store)
        with closing(Writer(served, made.join, 0)) as writer:
            before, *forms = (writer.open(code) for code in [*codes(), *codes()][: 1 + count])
            new = writer.device.open("/groups/new").having(**fields())
            writer.press(before)
        store.close()
        with visiting(served.port, stateless(served.port), repeating=True, pause=scale.pause) as visits:
            with begin(folder, served):
                sent = [visit(served.port, "send", sending(form, {303, 503})) for form in forms]
                sent.append(
                    visit(served.port, "make", lambda device: check(device.press(new), {503}, fields()["name"]))
                )
                ready = served.ask("/readyz").status
            faults = afterwards(served, store, forms, [before.token])
        faults += ["/readyz said that all is well"] * (ready != 503)
        yield Row(f"{name}: the quiz", "", visits, faults, GOAL)
        yield Row(f"{name}: {count} send, one makes a group", "", sent)
