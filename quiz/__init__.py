"""The career quiz that shows its working: questions.yaml → Quiz → Responses → Matches → Explanation → Page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app(config: Mapping[str, object] | None = None) -> "Flask":
    """The web application, for `flask --app quiz run`; loaded late, since the core needs no Flask."""
    from quiz.web.app import create_app as create

    return create(config)
