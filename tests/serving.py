"""The running product for tests: real processes on real ports, asked over real connections."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from werkzeug.serving import make_server

from tests.waiting import WAIT as WAIT
from tests.waiting import until

QUIZ = Path(sys.executable).parent / "quiz"
PORTS = range(20_000, 32_768)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers, and the body as it was sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Served:
    """A process that serves; `output` is the file with all that it says."""

    process: subprocess.Popen[bytes]
    port: int
    output: Path

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask it once, on a connection of its own."""
        return ask(self.port, path, method, **headers)

    def stop(self) -> int:
        """End it as an operator would, and tell its exit code."""
        self.process.terminate()
        return self.process.wait(WAIT)

    def kill(self) -> None:
        """End it and all its workers at once, as nothing can be caught or put off."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(WAIT)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask whatever listens on a port; `_` in a header's name stands for a hyphen."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def children(pid: int) -> set[int]:
    """The processes that a process started, by what the kernel tells; but Python's own helper."""
    started = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    commands = {each: _command(each) for each in started}
    return {int(each) for each, command in commands.items() if command and "resource_tracker" not in command}


def _command(process: str) -> str:
    """What was started as a process; empty once it is gone."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def free_port() -> int:
    """A port that nobody listens on."""
    while True:
        port = random.SystemRandom().choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without its own settings of the quiz, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUIZ_") and name != "PORT"}
    return {**kept, "PYTHONWARNINGS": "error", **settings}


@contextmanager
def serving(
    folder: Path,
    *options: str,
    command: Sequence[str | Path] = (QUIZ, "serve"),
    port: int = 0,
    stdin: int | None = None,
    **settings: str,
) -> Iterator[Served]:
    """Start `quiz serve`, or another command, in a folder, and wait until it answers."""
    port = port or free_port()
    output = folder / f"output-{port}"
    settings = {"QUIZ_DATA": str(folder / "data"), **settings}
    with output.open("wb") as said:
        process = subprocess.Popen(
            [*command, "--port", str(port), *options],
            cwd=folder,
            env=environment(**settings),
            stdin=stdin,
            stdout=said,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    try:
        _wait_for_answer(process, port, output)
        yield Served(process, port, output)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(WAIT)


def _wait_for_answer(process: subprocess.Popen[bytes], port: int, output: Path) -> None:
    try:
        until(lambda: _answers(process, port))
    except AssertionError as error:
        raise AssertionError(f"{error} The server said: {output.read_text()}") from error


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    assert process.poll() is None, "The server ended."
    try:
        return ask(port, "/healthz").status == http.HTTPStatus.OK
    except OSError:  # nothing tells when a port begins to listen
        return False


def run(folder: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `quiz` to its end in a folder, and tell what it said."""
    return subprocess.run(
        [QUIZ, *options],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )


@contextmanager
def threaded(app: Flask | Mapping[str, str], host: str = "127.0.0.1") -> Iterator[str]:
    """Serve an app from a thread of this process, or some pages: path → HTML. Gives the address."""
    server = make_server("127.0.0.1", free_port(), app if isinstance(app, Flask) else _pages(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _pages(pages: Mapping[str, str]):
    def answer(environ, start_response):
        page = pages.get(environ["PATH_INFO"])
        start_response("200 OK" if page else "404 Not Found", [("Content-Type", "text/html")])
        return [(page or "").encode()]

    return answer
