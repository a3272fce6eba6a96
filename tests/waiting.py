"""Waiting for what another process does in its own time: the only pause in the tests, between two looks."""

import time
from collections.abc import Callable

WAIT = 60  # seconds, for what takes one or two on a machine that has nothing else to do


def until(holds: Callable[[], object], pause: float = 0.02) -> None:
    """Look again and again until something holds; for what nothing announces. Raises AssertionError after WAIT."""
    last = time.monotonic() + WAIT
    while not holds():
        assert time.monotonic() < last, "It never held."
        time.sleep(pause)
