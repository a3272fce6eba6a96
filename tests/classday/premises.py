"""Where a school's quiz runs: a folder with its files, `quiz serve` on a port, and the commands of who runs it."""

import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path

from tests.classday.clock import Clock
from tests.examples import ROOT
from tests.groups_app import SECRET
from tests.serving import QUIZ, WAIT, Served, environment, free_port, serving
from tests.torture.workers import Workers

WORKERS = 2


class Premises:
    """One server, that is killed, stopped and started again; `database` is the address of what it keeps."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database, self.clock, self.port = folder, database, Clock(folder), free_port()
        self.file = folder / "questions.yaml"
        self.logs: list[Path] = []
        shutil.copy(ROOT / "questions.yaml", self.file)
        self._stack = ExitStack()

    @property
    def sqlite(self) -> Path | None:
        """The file of the database, if it is one."""
        path = self.database.removeprefix("sqlite:///")
        return Path(path) if path != self.database else None

    @property
    def settings(self) -> dict[str, str]:
        """The environment of the server, and of commands."""
        return {
            **self.clock.settings,
            "QUIZ_DATA": str(self.folder / "data"),
            "QUIZ_FILE": str(self.file),
            "QUIZ_DATABASE_URL": self.database,
            "QUIZ_SECRET_KEY": SECRET,
            "QUIZ_PROXY_HOPS": "1",
            "QUIZ_GROUPS": "open",
        }

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = ("--workers", str(WORKERS))
        output = self.folder / f"output-{self.port}"
        self.served: Served = self._stack.enter_context(
            serving(self.folder, *options, port=self.port, command=(QUIZ, "serve"), stdin=None, **self.settings)
        )
        self._output = output
        self._workers = Workers(self.served)

    def stop(self) -> int:
        """Stop it as its unit does; gives the exit code."""
        code = self.served.stop()
        self._put_away()
        return code

    def kill(self) -> None:
        """Kill all of it at once."""
        self.served.kill()
        self._put_away()

    def kill_worker(self) -> bool:
        """Kill one worker, and wait for another in its place; gives whether it came."""
        return self._workers.kill()

    def close(self) -> None:
        """End all that was started here."""
        self._stack.close()

    def said(self) -> str:
        """All that was logged by all servers so far."""
        return "".join(each.read_text(errors="replace") for each in [*self.logs, self._output] if each.exists())

    def run(self, *options: str, database: str = "") -> tuple[int, str]:
        """Run a command; gives its exit code and what it said."""
        settings = {**self.settings, **({"QUIZ_DATABASE_URL": database} if database else {})}
        done = subprocess.run(
            [QUIZ, *options],
            cwd=self.folder,
            env=environment(**settings),
            timeout=WAIT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def _put_away(self) -> None:
        """Keep what a server said, for its place is taken by the next one."""
        kept = self.folder / f"log-{len(self.logs)}"
        self._output.replace(kept)
        self.logs.append(kept)
