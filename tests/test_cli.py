"""The command `quiz` as a whole: what it loads, and how it refuses what is no command or option."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import running
from tests.other_fields import VOLUNTEERING

LOADED = """
import sys
from quiz.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*(name for name in ("flask", "sqlalchemy", "granian") if name in sys.modules), file=sys.stderr)
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run a command in an empty folder."""
    return running(tmp_path, monkeypatch, capfd)


def test_checking_a_file_loads_neither_a_server_nor_a_database(tmp_path):
    program = [sys.executable, "-c", LOADED, "check", "none.yaml"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == ""


def test_the_help_names_every_command(run):
    code, out, err = run("--help")

    assert (code, err) == (0, "")
    for name in (
        "serve",
        "reload",
        "new",
        "check",
        "schema",
        "bank",
        "import",
        "score",
        "verify",
        "db",
        "backup",
        "restore",
        "groups",
    ):
        assert f"\n  {name} " in out
        assert run(name, "-h")[::2] == (0, ""), name


@pytest.mark.parametrize("words", [[], ["db"], ["groups"], ["import"]])
def test_the_help_says_of_each_command_what_it_does_in_a_whole_sentence(run, monkeypatch, words):
    """Click cuts what is longer than a line of 80 characters."""
    monkeypatch.setenv("COLUMNS", "80")

    _, out, _ = run(*words, "--help")

    listed = out.partition("Commands:\n")[2].splitlines()
    assert listed
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_file_whose_name_is_no_utf_8_is_checked_as_any_other(tmp_path, options):
    name = os.fsdecode(b"caf\xe9.yaml")
    (tmp_path / name).write_text(VOLUNTEERING, encoding="utf-8")
    program = [sys.executable, "-c", "from quiz.cli import main; main()", "check", name, *options]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert r"caf\udce9.yaml" in done.stdout


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "--help"]])
def test_a_full_disk_under_the_help_is_reported_in_a_line(tmp_path, words):
    program = [sys.executable, "-c", "from quiz.cli import main; main()", *words]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == (
        "quiz: standard output: this cannot be used (No space left on device). Make room, or name another.\n"
    )


@pytest.mark.parametrize(
    "words", [["serv"], ["serve", "--prot", "1"], ["check"], ["groups", "reissue", "X", "join"], []]
)
def test_what_is_no_command_is_refused_with_how_to_write_it(run, words):
    code, out, err = run(*words)

    assert (code, out) == (2, "")
    assert err.startswith("Usage: quiz")
