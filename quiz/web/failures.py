"""What a person sees when something cannot be done: what happened, that nothing was lost, and what to do."""

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from quiz.errors import CodeDamaged, LinkError, NotACode, QuizError, VersionUnknown
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.pages.roles import ErrorPage

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
    app.register_error_handler(HTTPException, _http)


def _no_such_link(error: LinkError) -> tuple[str, int]:
    return _page(LINK_TITLES.get(type(error), "This link cannot be opened"), _sentence(error), error.fix, 404)


def _http(error: HTTPException) -> tuple[str, int, dict[str, str]] | HTTPException:
    code = error.code or 500
    if 300 <= code < 400:
        return error
    title, fix = HTTP_PAGES.get(code, BAD_REQUEST)
    headers = {name: value for name, value in error.get_headers() if name == "Allow"}
    return *_page(title, "", fix, code), headers


def _sentence(error: QuizError) -> str:
    return error.what[:1].upper() + error.what[1:]


def _page(title: str, what: str, fix: str, status: int) -> tuple[str, int]:
    to = Addresses(request.script_root)
    links = (Link("To the start", to.start), Link("Browse the roles", to.role()))
    return render_template("error.html", page=ErrorPage(title, what, fix, links)), status
