"""Waiting for what another process does in its own time."""

import time
from collections.abc import Callable

from tests.serving import WAIT


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds; nothing tells when. Raises AssertionError after WAIT seconds."""
    last = time.monotonic() + WAIT
    while not holds():
        assert time.monotonic() < last, "It never held."
        time.sleep(0.02)
