"""The command `quiz` as a test runs it: as a process of its own, or, where many runs would take long, in this one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.store import Store
from tests import serving
from tests.store_examples import Made, make, sent, tied

Ended = tuple[int, str, str]  # the exit code, and what goes to standard output and standard error
Run = Callable[..., Ended]


@pytest.fixture
def made(store: Store) -> Made:
    """A group with two responses, whose day comes in 2031."""
    made = make(store)
    made.send(sent(), tied())
    return made


@pytest.fixture
def process(tmp_path: Path, database: str) -> Run:
    """Run a command on that database as an operator does."""

    def run(*options: object, **settings: str) -> Ended:
        done = serving.run(tmp_path, *map(str, options), **{"QUIZ_DATABASE_URL": database, **settings})
        return done.returncode, done.stdout, done.stderr

    return run


def running(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], **always: str) -> Run:
    """Run commands in this process and in that folder, with no settings from outside but these."""
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("QUIZ_")]:
        monkeypatch.delenv(name)

    def command(*options: object, **settings: str) -> Ended:
        with monkeypatch.context() as here:
            for name, value in {**always, **settings}.items():
                here.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main([str(option) for option in options])
        return int(ended.value.code or 0), *capfd.readouterr()

    return command


@pytest.fixture
def run(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command on that database, in this process."""
    return running(tmp_path, monkeypatch, capfd, QUIZ_DATABASE_URL=database)


def fault(ended: Ended) -> str:
    """What a command that failed said: one line, and exit code 2."""
    code, out, err = ended
    assert (code, out, err.count("\n")) == (2, "", 1), ended
    assert err.startswith("quiz: ")
    return err
