"""What a person sees when something cannot be done: what happened, that nothing was lost, and what to do."""

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from quiz.errors import CodeDamaged, Forbidden, GroupGone, LinkError, NotACode, QuizError, VersionUnknown
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.pages.texts import ErrorPage

LONGEST_SHOWN = 200  # characters of what was typed that are shown again
LINK_TITLES = {
    NotACode: "This is not a code",
    CodeDamaged: "This code is mistyped or cut",
    VersionUnknown: "This code belongs to another quiz",
}
HTTP_PAGES = {
    404: ("There is no such page", "Nothing was lost. Check the address, or start here."),
    405: (
        "This page can only be opened",
        "Something was sent to it, and it takes nothing. Nothing was lost. Open it by its link.",
    ),
    413: ("That was too much at once", "Nothing was lost. Go back and send less."),
    429: ("That was too often", "Nothing was lost. Wait a minute, then try once more."),
    414: ("That address is too long", "Nothing was lost. Copy the whole code or link once more."),
    500: (
        "Something went wrong on our side",
        "Your answers are in the address, so nothing was lost. Go back and try once more.",
    ),
}
BAD_REQUEST = ("We could not read that", "Nothing was lost. Go back and try once more.")


def install(app: Flask) -> None:
    """Answer every failure with a page."""
    app.register_error_handler(LinkError, _no_such_link)
    app.register_error_handler(GroupGone, _gone)
    app.register_error_handler(Forbidden, _forbidden)
    app.register_error_handler(HTTPException, _http)


def _no_such_link(error: LinkError) -> tuple[str, int]:
    """Say what is wrong with a code; one that was typed stands in the field again."""
    to = Addresses(request.script_root)
    sent = request.args.get("code", (request.view_args or {}).get("code", ""))[:LONGEST_SHOWN]
    what = error.what[:1].upper() + error.what[1:]
    return _page(ErrorPage(LINK_TITLES[type(error)], what, error.fix, _ways_on(to), to.open, sent)), 404


def _gone(error: GroupGone) -> tuple[str, int]:
    to = Addresses(request.script_root)
    return _told("This group is not there", error, Link("Take the quiz", to.start)), 404


def _forbidden(error: Forbidden) -> tuple[str, int]:
    to = Addresses(request.script_root)
    return _told("This is not open to you here", error, Link("To the start", to.start)), 403


def _told(title: str, error: QuizError, way: Link) -> str:
    return _page(ErrorPage(title, error.what[:1].upper() + error.what[1:], error.fix, (way,)))


def _http(error: HTTPException) -> tuple[str, int, dict[str, str]] | HTTPException:
    code = error.code or 500
    if 300 <= code < 400:
        return error
    to = Addresses(request.script_root)
    title, fix = HTTP_PAGES.get(code, BAD_REQUEST)
    headers = {name: value for name, value in error.get_headers() if name == "Allow"}
    return _page(ErrorPage(title, "", fix, _ways_on(to))), code, headers


def _ways_on(to: Addresses) -> tuple[Link, ...]:
    return Link("To the start", to.start), Link("Browse the roles", to.role())


def _page(page: ErrorPage) -> str:
    return render_template("error.html", page=page)
