"""The views that no person reads: files, and whether the service is up."""

from flask import Response, abort, current_app

from quiz.errors import StoreError
from quiz.web import headers
from quiz.web.context import NOT_FOUND, site


def static_file(name: str) -> Response:
    """A file that never changes under its hashed name."""
    content = site().static.get(name) or abort(NOT_FOUND)
    return headers.for_ever(current_app.response_class(content, mimetype=headers.media_type(name)))


def healthz() -> Response:
    """Say that the process answers."""
    return current_app.response_class("ok\n", mimetype="text/plain")


def readyz() -> Response:
    """Say whether the database does, too, and would keep what is sent."""
    try:
        site().store.check()
        site().store.try_writing()
    except StoreError as error:
        return current_app.response_class(f"{error.what}\n", status=503, mimetype="text/plain")
    trouble = site().trouble()
    return current_app.response_class(f"ok\n{trouble}\n" if trouble else "ok\n", mimetype="text/plain")
