"""`quiz reload`: have what is served read its file again, and print what came of it."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import click

from quiz.commands.options import DATA, settings_of
from quiz.errors import SettingError
from quiz.serving.notice import Notice, notices, read

WAIT = 60  # seconds, for what takes less than one
LOOK = 0.05  # seconds between two looks


@click.command()
@DATA
def reload(data: Path | None) -> int:
    """Have a quiz that is served read its file again.

    Every quiz that is served with the data folder does so. Exits with 2 where one of them cannot take its file.
    """
    folder = settings_of(data=data).data
    serving = [(file, started) for file, _ in notices(folder) if (started := _wait_for_start(file))]
    if not serving:
        raise SettingError(
            "no quiz is served with this data folder.",
            where=str(folder.absolute()),
            fix="Name the folder of the one that is, with --data or QUIZ_DATA; or send SIGHUP to its first process.",
        )
    signalled = [_signal(notice) for _, notice in serving]  # all first, so that all read at the same time
    outcomes = [_outcome(*each, is_signalled) for each, is_signalled in zip(serving, signalled, strict=True)]
    for outcome, _ in outcomes:
        click.echo(outcome)
    return 0 if all(is_taken for _, is_taken in outcomes) else 2


def _signal(notice: Notice) -> bool:
    """Send the signal where the process number means that process; returns whether it does."""
    if is_here := notice.is_here:
        with suppress(ProcessLookupError):  # it ended just now, which `_outcome` reports
            os.kill(notice.process, signal.SIGHUP)
    return is_here


def _outcome(file: Path, before: Notice, is_signalled: bool) -> tuple[str, bool]:
    """What came of one more reading, and whether the file was taken. Raises SettingError where there was none."""
    if not is_signalled:
        return (
            "One quiz with this data folder runs in another container or on another machine, "
            f"“{before.host}”, and was not asked: call `quiz reload` there, too."
        ), False
    if now := _wait(file, before.readings, "the quiz did not read its file again."):
        return now.outcome, now.taken
    raise SettingError("the quiz stopped meanwhile.", where=str(file), fix="Look at its log, and start it again.")


def _wait_for_start(file: Path) -> Notice | None:
    return _wait(file, 0, "this quiz is still starting.")


def _wait(file: Path, readings: int, too_late: str) -> Notice | None:
    """The notice after more readings than these; None where its process is gone. Raises SettingError after WAIT."""
    deadline = time.monotonic() + WAIT
    while (notice := read(file)) and notice.readings <= readings:
        if time.monotonic() > deadline:
            raise SettingError(too_late, where=str(file), fix="Look at its log.")
        time.sleep(LOOK)
    return notice
