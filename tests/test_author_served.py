"""The author's page of a running server: live at each save, and no other page waits for it."""

import os
import signal
from pathlib import Path

from quiz.serving.judge import NICENESS
from tests.examples import ROOT
from tests.serving import WAIT, serving
from tests.waiting import until

FILE = ROOT / "tests" / "crafts.yaml"
CRAFTS = FILE.read_text(encoding="utf-8")
LOOK = 0.2  # seconds between two looks


def test_the_page_is_there_at_once_then_shows_the_report_and_follows_the_file(tmp_path):
    """First it is being judged; then the report; a broken file shows its line; and a new one gets a new report."""
    file = tmp_path / "crafts.yaml"
    file.write_text(CRAFTS, encoding="utf-8")
    with serving(tmp_path, "--quiz", str(file), "--watch") as server:

        def shown(words):
            return words in server.ask("/author").text

        assert shown("The quiz is being judged")
        until(lambda: shown("0 errors, 0 warnings, 0 notes, 1 silenced"), LOOK)

        file.write_text(CRAFTS.replace("kind: single", "kind: double", 1), encoding="utf-8")
        until(lambda: shown("The file cannot be served as it is"), LOOK)
        assert shown("crafts.yaml:")
        assert shown("0 errors, 0 warnings, 0 notes, 1 silenced"), "the last good one stays"

        file.write_text(CRAFTS.replace("weight: 3", "weight: 1"), encoding="utf-8")
        until(lambda: not shown("The file cannot be served as it is"), LOOK)
        until(lambda: shown("What was found") and not shown("0 errors, 0 warnings, 0 notes"), LOOK)
        assert server.ask("/author", Host="evil.example").status == 404
        assert server.ask("/author", X_Forwarded_For="203.0.113.9").status == 404
    assert "Traceback" not in server.output.read_text()


def test_ctrl_c_in_the_middle_ends_the_judging_too_and_in_silence(tmp_path):
    """As a terminal sends it: to the whole group of the server."""
    with serving(tmp_path, "--watch") as server:
        server.ask("/author")
        until(lambda: judging(server.process.pid))
        [process] = judging(server.process.pid)
        until(lambda: os.getpriority(os.PRIO_PROCESS, int(process)) == NICENESS)  # it has begun
        os.killpg(server.process.pid, signal.SIGINT)
        server.process.wait(WAIT)
        until(lambda: not is_alive(process))

    assert "Traceback" not in server.output.read_text()


def judging(server):
    """The process that judges for a server, which one of its threads started."""
    started = [
        pid for task in Path(f"/proc/{server}/task").iterdir() for pid in (task / "children").read_text().split()
    ]
    return [pid for pid in started if "quiz.serving.judge" in Path(f"/proc/{pid}/cmdline").read_text()]


def is_alive(process):
    """Whether it still runs; one that ended and that nobody asks for has no command line."""
    file = Path(f"/proc/{process}/cmdline")
    return file.exists() and bool(file.read_text())


def test_a_server_with_a_public_address_has_no_such_page(tmp_path):
    with serving(tmp_path, "--watch", QUIZ_FILE=str(FILE), QUIZ_PUBLIC_URL="https://quiz.example") as server:
        assert server.ask("/author").status == 404
        assert "/author" not in server.output.read_text()
