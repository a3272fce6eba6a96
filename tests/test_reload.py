"""The quiz file of a running server: read once for all workers, and again when it is asked to, never half."""

import os
import re
import signal
from pathlib import Path

import pytest

from quiz.links import piece
from quiz.reading import read
from tests.examples import ROOT
from tests.serving import WAIT, children, run, serving
from tests.test_serving import TRACEBACK, answers
from tests.waiting import until

FIRST = "questions.yaml"
BROKEN = "no quiz: ["


@pytest.fixture
def file(tmp_path):
    """A quiz file of one's own."""
    made = tmp_path / "quiz.yaml"
    made.write_text((ROOT / FIRST).read_text(encoding="utf-8"), encoding="utf-8")
    return made


def change(file, number=1):
    """Another version of the quiz: the first question has one more word; gives what its codes begin with."""
    text = (ROOT / FIRST).read_text(encoding="utf-8")
    file.write_text(re.sub(r"(text: .*)\?", rf"\1, no. {number}?", text, count=1), encoding="utf-8")
    return piece(read(file).quiz.version)


def version(server):
    """What the codes begin with that the server gives out."""
    (found,) = set(re.findall(r"/take/(\w{6})", server.ask("/").text.replace("-", "")))
    return found


def versions(server, workers=2):
    """What each worker gives out; asked until each has answered."""
    seen, answered = set(), set()
    for _ in range(500):
        seen.add(version(server))
        answered.add(answers(server.port))
        if len(answered) == workers:
            return seen
    raise AssertionError(f"Only {answered} answered.")


def reload(folder):
    """`quiz reload` there: its exit code, and what it says."""
    said = run(folder, "reload", QUIZ_DATA=str(folder / "data"))
    return said.returncode, said.stdout + said.stderr


def test_a_saved_file_changes_nothing_until_it_is_asked_for_and_then_all_at_once(tmp_path, file):
    before = piece(read(file).quiz.version)
    with serving(tmp_path, "--quiz", str(file), "--workers", "2") as server:
        after = change(file)
        assert versions(server) == {before}

        assert reload(tmp_path) == (0, f"The quiz was read again: its codes begin with {after} now.\n")
        assert versions(server) == {after}
        assert reload(tmp_path) == (0, f"Nothing has changed: the codes begin with {after}, as before.\n")
    assert TRACEBACK not in server.output.read_text()


def test_whoever_is_in_the_middle_finishes_in_their_version(tmp_path, file):
    with serving(tmp_path, "--quiz", str(file)) as server:
        begun = re.findall(r'href="(/take/[^"]+)"', server.ask("/").text)[0]
        change(file)
        assert reload(tmp_path)[0] == 0

        page = server.ask(begun)

    assert page.status == 200
    assert "no. 1" not in page.text


def test_they_do_so_too_while_the_database_is_away(tmp_path, file):
    """The version that was served a moment ago, and one that was looked up before, stay in a worker's memory."""
    with serving(tmp_path, "--quiz", str(file)) as server:
        begun = []
        for number in range(1, 4):
            begun += re.findall(r'href="(/take/[^"]+)"', server.ask("/").text)
            change(file, number)
            assert reload(tmp_path)[0] == 0
        assert server.ask("/").status == 200
        (tmp_path / "data").rename(tmp_path / "away")

        assert {server.ask(path).status for path in begun} == {200}
        (tmp_path / "away").rename(tmp_path / "data")


def test_a_broken_file_is_not_served_and_says_why(tmp_path, file):
    """In the answer of the command, in the log, and on /readyz; once it is mended, nowhere any more."""
    before = piece(read(file).quiz.version)
    with serving(tmp_path, "--quiz", str(file)) as server:
        file.write_text(BROKEN)
        code, said = reload(tmp_path)
        ready = server.ask("/readyz")

        assert code == 2
        assert "quiz.yaml:1" in said
        assert "is still served" in said
        assert said.strip() in server.output.read_text()
        assert (ready.status, ready.text) == (200, f"ok\n{said}")
        assert version(server) == before

        change(file)
        assert reload(tmp_path)[0] == 0
        assert server.ask("/readyz").text == "ok\n"


@pytest.mark.parametrize(
    "spoil", [lambda file: file.write_text(BROKEN), Path.unlink, change], ids=["broken", "gone", "changed"]
)
def test_a_worker_that_starts_later_serves_what_all_serve(tmp_path, file, spoil):
    """Whatever lies in the file by then, and with the database and the key away, too."""
    before = piece(read(file).quiz.version)
    with serving(tmp_path, "--quiz", str(file)) as server:
        spoil(file)
        (tmp_path / "data").rename(tmp_path / "away")
        (first,) = children(server.process.pid)
        os.kill(first, signal.SIGTERM)
        until(lambda: children(server.process.pid) - {first})

        assert version(server) == before
        assert server.process.poll() is None
        (tmp_path / "away").rename(tmp_path / "data")
    assert TRACEBACK not in server.output.read_text()


def test_whoever_comes_while_the_only_worker_is_gone_is_answered_by_the_next(tmp_path):
    """The parent holds the socket open, so they wait."""
    with serving(tmp_path) as server:
        (worker,) = children(server.process.pid)
        os.kill(worker, signal.SIGKILL)
        until(lambda: worker not in children(server.process.pid))

        assert [server.ask("/").status for _ in range(20)] == [200] * 20


def test_with_watch_a_saved_file_is_served_once_it_can_be(tmp_path, file):
    with serving(tmp_path, "--quiz", str(file), "--watch") as server:
        after = change(file)
        until(lambda: version(server) == after)

        file.write_text(BROKEN)
        until(lambda: "quiz.yaml:1" in server.ask("/readyz").text)
        assert version(server) == after

        again = change(file, 2)
        until(lambda: version(server) == again)


def test_with_watch_it_goes_on_after_a_moment_without_the_file(tmp_path, file):
    with serving(tmp_path, "--quiz", str(file), "--watch") as server:
        file.rename(tmp_path / "away")
        until(lambda: "no such file" in server.ask("/readyz").text)
        after = change(file)
        until(lambda: version(server) == after)


def test_a_storm_of_hups_is_one(tmp_path, file):
    with serving(tmp_path, "--quiz", str(file)) as server:
        after = change(file)
        for _ in range(20_000):
            os.kill(server.process.pid, signal.SIGHUP)
        until(lambda: version(server) == after)

        assert reload(tmp_path)[0] == 0
        assert TRACEBACK not in server.output.read_text()


def test_workers_end_with_their_parent_however_it_ended(tmp_path):
    with serving(tmp_path, "--workers", "2") as server:
        workers = children(server.process.pid)
        server.process.kill()
        server.process.wait(WAIT)
        until(lambda: not any(Path(f"/proc/{worker}/cmdline").exists() for worker in workers))


def test_a_terminal_that_closes_ends_the_server(tmp_path):
    """It sends SIGHUP, too, and nobody could stop the server any more."""
    ours, theirs = os.openpty()
    with serving(tmp_path, stdin=theirs) as server:
        os.close(theirs)
        os.close(ours)
        os.kill(server.process.pid, signal.SIGHUP)

        assert server.process.wait(WAIT) == 0


def test_hup_reads_the_file_too(tmp_path, file):
    with serving(tmp_path, "--quiz", str(file)) as server:
        after = change(file)
        os.kill(server.process.pid, signal.SIGHUP)
        until(lambda: version(server) == after)
