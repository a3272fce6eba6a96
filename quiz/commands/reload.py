"""`quiz reload`: have what is served read its file again, and say what came of it."""

import argparse
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from quiz.commands import say, settings_of
from quiz.errors import SettingError
from quiz.serving.notice import Notice, notices, read

WAIT = 60  # seconds, for what takes less than one
LOOK = 0.05  # seconds between two looks


def run(chosen: argparse.Namespace) -> int:
    """Have every quiz that is served with a data folder read its file again; 2 where one cannot take it."""
    folder = settings_of(chosen).data
    serving = list(_started(folder))
    if not serving:
        raise SettingError(
            "no quiz is served with this data folder.",
            where=str(folder.absolute()),
            fix="Name the folder of the one that is, with --data or QUIZ_DATA; or send SIGHUP to its first process.",
        )
    asked = [_ask(notice) for _, notice in serving]
    outcomes = [
        _outcome(*each) if is_asked else _elsewhere(each[1]) for each, is_asked in zip(serving, asked, strict=True)
    ]
    for outcome in outcomes:
        say(outcome.outcome)
    return 0 if all(outcome.taken for outcome in outcomes) else 2


def _started(folder: Path) -> Iterator[tuple[Path, Notice]]:
    """The processes that serve with this folder, once they have started. Raises SettingError where one does not."""
    for file, _ in notices(folder):
        if notice := _read_again(file, 0, "this quiz is still starting."):
            yield file, notice


def _ask(notice: Notice) -> bool:
    """Send the signal, where its number means that process; whether it does."""
    if is_here := notice.is_here:
        with suppress(ProcessLookupError):  # it ended just now, which is said below
            os.kill(notice.process, signal.SIGHUP)
    return is_here


def _elsewhere(notice: Notice) -> Notice:
    """What is said of a process that no signal reaches from here."""
    where = f"in another container or on another machine, “{notice.host}”"
    said = f"One quiz with this data folder runs {where}, and was not asked: call `quiz reload` there, too."
    return replace(notice, outcome=said, taken=False)


def _outcome(file: Path, before: Notice) -> Notice:
    """What came of one more reading. Raises SettingError where nothing does."""
    if now := _read_again(file, before.readings, "the quiz did not read its file again."):
        return now
    raise SettingError("the quiz stopped meanwhile.", where=str(file), fix="Look at its log, and start it again.")


def _read_again(file: Path, readings: int, late: str) -> Notice | None:
    """The notice after more readings than these; None where its process is gone. Raises SettingError, if it is late."""
    last = time.monotonic() + WAIT
    while (notice := read(file)) and notice.readings <= readings:
        if time.monotonic() > last:
            raise SettingError(late, where=str(file), fix="Look at its log.")
        time.sleep(LOOK)
    return notice
