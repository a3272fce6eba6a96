"""Groups: what a counsellor makes, what takers send, and what comes of it. Cookies are set here alone."""

from flask import Blueprint, Response, request

from quiz.content import Quiz
from quiz.lanes import Lane, need
from quiz.links import as_meant, piece
from quiz.store import Group
from quiz.web.blueprints import site

groups = Blueprint("groups", __name__)
LONGEST = 15  # digits of a response's number: as many as any database counts in


@groups.url_value_preprocessor
def _as_meant(_: str | None, values: dict[str, str] | None) -> None:
    """Read a secret or a group's id as forgivingly as a code."""
    for name in (values or {}).keys() & {"group", "token"}:
        values[name] = as_meant(values[name])  # type: ignore[index]


@groups.before_request
def _take_time() -> None:
    """Go to where one may wait for the database before anything is counted or done, so that it happens once."""
    need(Lane.STORED)


@groups.after_request
def _keep_nowhere(response: Response) -> Response:
    """Keep no page that needed a secret link: Back shows none of it once the browser is locked or the link revoked."""
    if (request.view_args or {}).keys() & {"group", "token"}:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def quiz_of(group: Group) -> Quiz:
    """The version that a group was made with."""
    return site().version(piece(group.version))


def read_number(text: str) -> int | None:
    """The number of a response in an address, or None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None
