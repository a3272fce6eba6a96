"""`quiz reload`: have what is served read its file again, and say what came of it."""

import argparse
import os
import signal
import time
from pathlib import Path

from quiz.commands import say, settings_of
from quiz.errors import SettingError
from quiz.serving.notice import Notice, notices, read

WAIT = 60  # seconds, for what takes less than one
LOOK = 0.05  # seconds between two looks


def run(chosen: argparse.Namespace) -> int:
    """Have every quiz that is served with a data folder read its file again; 2 where one cannot take it."""
    folder = settings_of(chosen).data
    serving = list(notices(folder))
    if not serving:
        raise SettingError(
            "no quiz is served with this data folder.",
            where=str(folder.absolute()),
            fix="Name the folder of the one that is, with --data or QUIZ_DATA; or send SIGHUP to its first process.",
        )
    for _, notice in serving:
        os.kill(notice.process, signal.SIGHUP)
    outcomes = [_outcome(file, notice) for file, notice in serving]
    for outcome in outcomes:
        say(outcome.outcome)
    return 0 if all(outcome.taken for outcome in outcomes) else 2


def _outcome(file: Path, before: Notice) -> Notice:
    """What came of one more reading. Raises SettingError where nothing does."""
    last = time.monotonic() + WAIT
    while now := read(file):
        if now.readings > before.readings:
            return now
        if time.monotonic() > last:
            raise SettingError("the quiz did not read its file again.", where=str(file), fix="Look at its log.")
        time.sleep(LOOK)
    raise SettingError("the quiz stopped meanwhile.", where=str(file), fix="Look at its log, and start it again.")
