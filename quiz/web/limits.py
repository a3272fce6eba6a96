"""How often one address may ask for what concerns groups: loosely, since a whole class shares one address.

Each process counts by itself, in memory. Taking the quiz is never limited.
"""

from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, strategy="fixed-window", storage_uri="memory://", headers_enabled=False)

GUESSES = "120 per minute"  # join codes and secret links: far more than a class, far fewer than guessing takes
MAKING = "20 per hour"  # groups
SENDING = "300 per minute"


def install(app: Flask) -> None:
    """Let the limiter look at the requests of the groups alone: at all others it would cost more than the page does."""
    hooks: tuple[Any, ...] = (app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs)
    counts = [len(each[None]) for each in hooks]
    limiter.init_app(app)
    for each, count in zip(hooks, counts, strict=True):
        each["groups"] += each[None][count:]
        del each[None][count:]
