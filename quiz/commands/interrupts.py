"""Signals that stop a command: they stop it wherever they arrive, so that half a backup never stays."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

from quiz.errors import StoreError

DELAY = 0.01  # seconds


@contextmanager
def interruptible() -> Iterator[None]:
    """Let SIGTERM stop the block as Ctrl+C does. Raises KeyboardInterrupt."""
    received: list[int] = []

    def interrupt(number: int, _: FrameType | None) -> None:
        received.append(number)
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, interrupt)
    hook = sys.unraisablehook
    sys.unraisablehook = partial(_interrupt_later, hook)
    try:
        yield
    except StoreError:
        if received:  # inside a function that SQLite calls, which turns the interrupt into an error of its own
            raise KeyboardInterrupt from None
        raise
    finally:
        sys.unraisablehook = hook


def _interrupt_later(hook: Callable[["sys.UnraisableHookArgs"], object], dropped: "sys.UnraisableHookArgs") -> None:
    """Interrupt once more, after code in which Python drops what is raised, such as a finaliser."""
    if isinstance(dropped.exc_value, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, DELAY)
    else:
        hook(dropped)
