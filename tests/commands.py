"""The command `quiz` as a test runs it: as a process of its own, or, where many runs would take long, in this one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli import main
from tests import serving

Told = tuple[int, str, str]  # the exit code, what it prints, and what it says besides
Run = Callable[..., Told]


@pytest.fixture
def process(tmp_path: Path, database: str) -> Run:
    """Run a command on that database as an operator does."""

    def run(*options: object, **settings: str) -> Told:
        done = serving.run(tmp_path, *map(str, options), **{"QUIZ_DATABASE_URL": database, **settings})
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture
def run(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command on that database, in this process."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("QUIZ_")]:
        monkeypatch.delenv(name)

    def command(*options: object, **settings: str) -> Told:
        with monkeypatch.context() as here:
            for name, value in {"QUIZ_DATABASE_URL": database, **settings}.items():
                here.setenv(name, value)
            try:
                code = main([str(option) for option in options])
            except SystemExit as ended:  # as argparse does after --help
                code = int(ended.code or 0)
        return code, *capfd.readouterr()

    return command


def fault(told: Told) -> str:
    """What a command that failed said: one line, and exit code 2."""
    code, out, err = told
    assert (code, out, err.count("\n")) == (2, "", 1), told
    assert err.startswith("quiz: ")
    return err
