"""A PostgreSQL that is frozen, killed and started again under the quiz."""

import os
import select
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tests.serving import WAIT


class Addressed(Protocol):
    """A server that says where a database on it is."""

    def address(self, name: str) -> str:
        """Where a database on it is."""


class Postmaster:
    """The processes of a server: the one that began it, and those that it began."""

    def __init__(self, server: Addressed) -> None:
        import psycopg

        with psycopg.connect(server.address("postgres")) as connection:
            shown = connection.execute("SHOW data_directory").fetchone()
        self._folder = Path(str(shown and shown[0]))
        self._command = shlex.split((self._folder / "postmaster.opts").read_text())

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Nobody gets an answer for as long as the block runs, though connections are still taken by the kernel."""
        with _thawed(self._signal(signal.SIGSTOP)):
            yield

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """The connections that are open get no answer for as long as the block runs; others can be opened."""
        open_ones = [each for each in self._begun() if b"[local]" in Path(f"/proc/{each}/cmdline").read_bytes()]
        for each in open_ones:
            os.kill(each, signal.SIGSTOP)
        with _thawed(open_ones):
            yield

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nobody can connect, as long as the block runs; what was under way is broken off."""
        self.kill()
        try:
            yield
        finally:
            self.start()

    def kill(self) -> None:
        """End all processes at once, as nothing can be caught or put off."""
        ended = self._signal(signal.SIGKILL)
        for each in ended:
            _wait_for_end(each)
        # Where nobody asks how the processes ended, their ids remain, and the files would seem to be in use.
        for left in (self._folder / "postmaster.pid", *self._folder.glob(".s.PGSQL.*.lock")):
            left.unlink()

    def stop_at_once(self) -> None:
        """End it as `pg_ctl stop -m immediate` does: nothing is finished, nothing written out."""
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        """Start it again as it was started, and wait until it takes connections: it recovers first."""
        options = shlex.join(self._command[1:])
        self._control("start", "-w", "-o", options, "-l", str(self._folder / "log"))

    def _control(self, action: str, *options: str) -> None:
        owner = self._folder.stat()
        subprocess.run(
            [Path(self._command[0]).with_name("pg_ctl"), action, "-D", self._folder, *options],
            check=True,
            cwd="/",
            user=owner.st_uid if owner.st_uid != os.getuid() else None,
            stdout=subprocess.DEVNULL,
        )

    def _signal(self, number: signal.Signals) -> list[int]:
        """Send a signal to all processes. The first one is stopped before, so that it begins no others.

        Killed at once, it might be gone before it is asked whom it began, and those would hold its memory.
        """
        first = self._first()
        os.kill(first, signal.SIGSTOP)
        begun = self._begun()
        for each in [first, *begun]:
            with suppress(ProcessLookupError):
                os.kill(each, number)
        return [first, *begun]

    def _first(self) -> int:
        return int((self._folder / "postmaster.pid").read_text().split()[0])

    def _begun(self) -> list[int]:
        first = self._first()
        return [int(each) for each in Path(f"/proc/{first}/task/{first}/children").read_text().split()]


@contextmanager
def _thawed(processes: list[int]) -> Iterator[None]:
    """Let processes that were stopped go on after the block."""
    try:
        yield
    finally:
        for each in reversed(processes):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGCONT)


def _wait_for_end(process: int) -> None:
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return
    select.select([watched], [], [], WAIT)
    os.close(watched)
