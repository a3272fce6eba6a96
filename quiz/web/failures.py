"""What a person sees when something cannot be done: what happened, that nothing was lost, and what to do."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as AnyResponse

from quiz.errors import (
    CodeDamaged,
    Forbidden,
    GroupClosed,
    GroupDeleted,
    GroupFull,
    GroupGone,
    GroupReplaced,
    GroupUnknown,
    GroupVersion,
    LinkError,
    NoRoom,
    NotACode,
    QuizError,
    ResponseDeleted,
    StoreError,
    TooManyGuesses,
    TooOften,
    VersionUnknown,
)
from quiz.web import limits, outages, problems
from quiz.web.addresses import Addresses
from quiz.web.mending import mended
from quiz.web.parts import NO_PROBLEM, Fault, Link, Problem
from quiz.web.parts.error import ErrorPage

_Error = TypeVar("_Error", bound=Exception)
Answer = Response | tuple[str, int, dict[str, str]]

LONGEST_SHOWN = 200  # characters of what was typed that are shown again
LINK_TITLES = {
    NotACode: "This is not a code",
    CodeDamaged: "This code is mistyped or cut",
    VersionUnknown: "The quiz of this code is not kept here",
}
GROUP_PAGES = {
    GroupUnknown: ("There is no such group", 404),
    GroupReplaced: ("This no longer opens the group", 410),
    GroupClosed: ("This group is closed", 410),
    GroupFull: ("This group is full", 410),
    GroupDeleted: ("This group was deleted", 410),
    ResponseDeleted: ("This was deleted", 410),
    GroupVersion: ("The group takes another quiz", 409),
    GroupGone: ("This cannot be sent here", 409),
}
ALONE = "You can still take the quiz: it needs no group."
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
FORM_ONLY = ("This address takes what a form sends", "Nothing was changed, nothing is lost. Go back, or start here.")
BAD_REQUEST = ("We could not read that", "Nothing was lost. Go back and try once more.")


def install(app: Flask) -> None:
    """Answer every failure with a page, or a machine with JSON."""
    app.register_error_handler(LinkError, _unless_mended(_no_such_link))
    app.register_error_handler(GroupGone, _gone)
    app.register_error_handler(GroupUnknown, _unknown)
    app.register_error_handler(TooOften, _too_often)
    app.register_error_handler(TooManyGuesses, _too_many_guesses)
    app.register_error_handler(NoRoom, _no_room)
    app.register_error_handler(Forbidden, _unless_mended(_forbidden))
    app.register_error_handler(StoreError, _outage)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFound, _unless_mended(_http))


def _unless_mended(
    answer: Callable[[_Error], Answer | HTTPException],
) -> Callable[[_Error], AnyResponse | Answer | HTTPException]:
    """Go to where an address was to lead that has something too much; else this answer."""
    return lambda error: mended() or answer(error)


def _no_such_link(error: LinkError) -> Answer:
    """Say what is wrong with a code; one that was typed stands in the field again."""
    to = Addresses(request.script_root, g.get("join", ""))
    form = f"{request.script_root}{request.path}" if "code" in request.args else to.open
    typed = _typed("code", "join")
    page = ErrorPage(LINK_TITLES[type(error)], _sentence(error), error.fix, _ways_on(to), form, typed)
    return _answer(error, page, 404)


def _unknown(error: GroupUnknown) -> AnyResponse | Answer:
    """Count whatever looked up a code, a link or a receipt in vain, before anything else is answered to it."""
    seconds = limits.guessed()
    return mended() or (_too_many_guesses(limits.too_many_guesses(seconds)) if seconds else _gone(error))


def _too_many_guesses(error: TooManyGuesses) -> Answer:
    """Say when to come back, outside of any group; a code that stands in the address can be typed again."""
    g.pop("join", None)
    typed = _typed("join")
    return _too_often(error, typed and Addresses(request.script_root).open, typed)


def _too_often(error: TooOften, field: str = "", typed: str = "") -> Answer:
    """Say when to come back."""
    ways = _ways_on(Addresses(request.script_root, g.get("join", "")))
    page = ErrorPage("That was too often", _sentence(error), error.fix, ways, field, typed)
    return _answer(error, page, 429, {"Retry-After": str(error.seconds)})


def _no_room(error: NoRoom) -> Answer:
    """Say what to copy before anything can be forgotten: each group's way leads to its links and its lock."""
    to = Addresses(request.script_root)
    groups = error.groups.items()
    ways = tuple(Link(f"Copy the links of {name}, and lock it", to.group(id, "leave")) for id, name in groups)
    return _answer(error, ErrorPage("This browser can hold no more", _sentence(error), error.fix, ways), 409)


def _gone(error: GroupGone) -> Answer:
    """Say why a group doesn't open; whoever has a result is shown the way to it, outside of any group."""
    g.pop("join", None)  # there is no group to stay in
    to, asked = Addresses(request.script_root), request.view_args or {}
    title, status = GROUP_PAGES[type(error)]
    own = [Link("Your result", to.result(asked["code"]))] if "code" in asked else []
    field = to.open if isinstance(error, GroupUnknown | GroupReplaced) else ""
    ways = (*own, Link("Take the quiz", to.start))
    page = ErrorPage(title, _sentence(error), f"{error.fix} {ALONE}", ways, field, field and _typed("join"))
    return _answer(error, page, status)


def _typed(*names: str) -> str:
    """What may have been typed, by the names it may have, the likelier first."""
    asked = {**(request.view_args or {}), **request.args}
    return next((str(asked[name]) for name in names if asked.get(name)), "")[:LONGEST_SHOWN]


def _forbidden(error: Forbidden) -> Answer:
    to = Addresses(request.script_root)
    way = Link("To the start", to.start)
    return _answer(error, ErrorPage("This is not open to you here", _sentence(error), error.fix, (way,)), 403)


def _outage(error: StoreError) -> Answer:
    return _answer(error, outages.outage_page(error), outages.STATUS, outages.HEADERS)


def _sentence(error: QuizError) -> str:
    """What is wrong, as a sentence of its own."""
    return error.what[:1].upper() + error.what[1:]


def _http(error: HTTPException) -> Answer | HTTPException:
    code = error.code or 500
    if 300 <= code < 400:
        return error
    to = Addresses(request.script_root, g.get("join", ""))
    is_form_only = code == 405 and request.method in {"GET", "HEAD"}
    title, fix = FORM_ONLY if is_form_only else HTTP_PAGES.get(code, BAD_REQUEST)
    headers = {name: value for name, value in error.get_headers() if name == "Allow"}
    return _answer(error, ErrorPage(title, "", fix, _ways_on(to)), code, headers)


def _ways_on(to: Addresses) -> tuple[Link, ...]:
    return Link("To the start", to.start), Link("Browse the roles", to.role())


def _problem(page: ErrorPage) -> Problem:
    """The failure as that of a form, where something was typed or sent."""
    words = f"{page.what} {page.fix}".strip()
    if page.open:
        return Problem(words, (Fault("code", "", "Code or link"),))
    return Problem(words) if request.method == "POST" else NO_PROBLEM


def _answer(error: Exception, page: ErrorPage, status: int, headers: Mapping[str, str] | None = None) -> Answer:
    """The page, or for a machine the same as JSON."""
    page = replace(page, problem=_problem(page))
    if problems.is_wanted():
        return problems.problem(error, page, status, headers or {})
    return render_template("error.html", page=page), status, dict(headers or {})
