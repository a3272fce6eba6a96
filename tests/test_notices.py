"""`quiz reload`: whom it asks, where nothing is served, or more than one, starting, killed or in another container."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from shutil import which
from subprocess import DEVNULL, PIPE

import pytest

from quiz.serving import notice
from tests.commands import fault, running
from tests.serving import QUIZ, WAIT, environment, serving
from tests.test_reload import change, reload, version
from tests.test_serving import TRACEBACK
from tests.waiting import until

NAMESPACE = ("unshare", "--pid", "--fork", "--mount-proc")
NAMESPACES = bool(which("unshare")) and not subprocess.run([*NAMESPACE, "true"], stderr=DEVNULL, check=False).returncode
POSTING = """
import os, signal, sys
from pathlib import Path
from quiz.serving.notice import Notice, own, posting

with posting(Path(sys.argv[1])) as post:
    signal.signal(signal.SIGHUP, lambda *_: post(Notice(0, 2, "Read.")))
    post(eval(sys.argv[2]))
    print("posted", flush=True)
    sys.stdin.readline()
    post(own(1))
    sys.stdin.readline()
"""


@contextmanager
def posting(folder, first):
    """Another process that posts this notice; gives its file, and what makes it go on as if it had started."""
    process = subprocess.Popen([sys.executable, "-c", POSTING, folder, first], stdin=PIPE, stdout=PIPE, text=True)
    try:
        assert process.stdout.readline() == "posted\n"
        (file,) = folder.glob("served-by-*")
        yield file, lambda: print(file=process.stdin, flush=True)
    finally:
        process.kill()
        process.communicate()


def test_where_nothing_is_served_it_says_so(tmp_path):
    code, said = reload(tmp_path)

    assert code == 2
    assert "no quiz is served with this data folder" in said
    assert TRACEBACK not in said


def test_a_process_that_was_killed_is_not_taken_for_one_that_serves(tmp_path):
    with serving(tmp_path) as server:
        server.kill()

    assert "no quiz is served" in reload(tmp_path)[1]


def test_all_that_serve_with_the_folder_are_asked(tmp_path):
    quiz = tmp_path / "quiz.yaml"
    change(quiz)
    with serving(tmp_path, "--quiz", str(quiz)) as one, serving(tmp_path, "--quiz", str(quiz)) as other:
        after = change(quiz, 2)
        assert reload(tmp_path)[1].count(after) == 2
        assert {version(one), version(other)} == {after}


def test_two_on_one_port_are_both_reached_and_one_when_the_other_stopped(tmp_path):
    """As at two addresses, or in two containers."""
    (tmp_path / "other").mkdir()
    data, second = str(tmp_path / "data"), ("--host", "127.0.0.2")
    with serving(tmp_path) as one, serving(tmp_path / "other", *second, port=one.port, QUIZ_DATA=data):
        until(lambda: len(list((tmp_path / "data").glob("served-by-*"))) == 2)
        assert reload(tmp_path)[1].count("Nothing has changed") == 2

        one.stop()
        assert reload(tmp_path)[1].count("Nothing has changed") == 1


def test_one_in_another_container_is_sent_no_signal_and_named(tmp_path):
    """There its number means another process; here one that would answer."""
    with posting(tmp_path / "data", "Notice(os.getpid(), 1, mark='1 1', host='web-1')"):
        code, said = reload(tmp_path)

    assert code == 2
    assert "in another container or on another machine, “web-1”, and was not asked" in said


def test_a_process_with_the_same_number_that_started_at_another_time_is_another():
    """As after a restart of a container, or on another machine."""
    counted, started = notice.mark(os.getpid()).split()

    assert notice.own(1).is_here
    assert not notice.Notice(os.getpid(), 1, mark=f"{counted} {int(started) + 1}").is_here
    assert not notice.Notice(os.getpid(), 1, mark=f"{int(counted) + 1} {started}").is_here


@pytest.mark.skipif(not NAMESPACES, reason="no namespaces here")
def test_in_a_container_of_its_own_it_asks_nobody_outside(tmp_path):
    with serving(tmp_path) as server:
        said = subprocess.run(
            [*NAMESPACE, QUIZ, "reload"],
            env=environment(QUIZ_DATA=str(tmp_path / "data")),
            capture_output=True,
            text=True,
            check=False,
        )

        assert (said.returncode, said.stderr) == (2, "")
        assert f"“{socket.gethostname()}”, and was not asked" in said.stdout
        assert "Nothing has changed" not in server.output.read_text()


def test_one_that_starts_is_waited_for(tmp_path):
    with posting(tmp_path / "data", "own(0)") as (_, go_on):
        asked = subprocess.Popen(
            [QUIZ, "reload"], env=environment(QUIZ_DATA=str(tmp_path / "data")), stdout=subprocess.PIPE, text=True
        )
        go_on()

        assert asked.communicate(timeout=WAIT) == ("Read.\n", None)
        assert asked.returncode == 0


@pytest.mark.parametrize("text", ["", '{"process": 12', "{}", "[]", "null"])
def test_what_is_not_yet_whole_stands_for_one_that_starts_and_not_for_ever(tmp_path, monkeypatch, capfd, text):
    with posting(tmp_path / "data", "own(0)") as (posted, _):
        posted.write_text(text)
        monkeypatch.setattr("quiz.commands.reload.WAIT", 0.1)
        error = running(tmp_path, monkeypatch, capfd)("reload", "--data", tmp_path / "data")

    assert f"{posted}: this quiz is still starting" in fault(error)


def test_where_no_notice_can_stand_the_start_says_so(tmp_path):
    database, key = f"sqlite:///{tmp_path}/quiz.sqlite3", "0123456789abcdef"
    with serving(tmp_path, QUIZ_DATA="/dev/null/data", QUIZ_DATABASE_URL=database, QUIZ_SECRET_KEY=key) as server:
        said = server.output.read_text()

    assert said.count("/dev/null/data") == 1
    assert f"send SIGHUP to process {server.process.pid} instead" in said
    assert TRACEBACK not in said


def test_what_a_killed_one_left_is_swept_by_the_next(tmp_path):
    with serving(tmp_path) as server:
        server.kill()
    (left,) = (tmp_path / "data").glob("served-by-*")

    with serving(tmp_path):
        assert not left.exists()
        assert len(list((tmp_path / "data").glob("served-by-*"))) == 1


def test_a_server_that_ends_takes_its_notice_along(tmp_path):
    with serving(tmp_path) as server:
        assert list((tmp_path / "data").glob("served-*"))
        server.stop()

    assert not list((tmp_path / "data").glob("served-*"))
