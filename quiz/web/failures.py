"""What a person sees when something cannot be done: what happened, that nothing was lost, and what to do."""

from collections.abc import Mapping
from dataclasses import replace

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as AnyResponse

from quiz.errors import (
    CodeDamaged,
    Forbidden,
    Gone,
    GroupGone,
    LinkError,
    NoRoom,
    NotACode,
    QuizError,
    StoreError,
    TooManyGuesses,
    TooOften,
    VersionUnknown,
)
from quiz.web import limits, outages, problems
from quiz.web.context import addresses, site
from quiz.web.mending import mended
from quiz.web.parts import NO_PROBLEM, Fault, Link, Problem
from quiz.web.parts.error import ErrorPage

Answer = Response | tuple[str, int, dict[str, str]]

LONGEST_SHOWN = 200  # characters of what was typed that are shown again
AGAIN = "This needs another look:"  # that nothing is lost stands below
ALONE = "You can still take the quiz: it needs no group."

# The title and the status of each error that people meet; its words and what to do stand where it is raised.
REFUSALS: Mapping[type[QuizError] | Gone, tuple[str, int]] = {
    NotACode: ("This is not a code", 404),
    CodeDamaged: ("This code is mistyped or cut", 404),
    VersionUnknown: ("The quiz of this code is not kept here", 404),
    Gone.UNKNOWN: ("There is no such group", 404),
    Gone.REPLACED: ("This no longer opens the group", 410),
    Gone.CLOSED: ("This group is closed", 410),
    Gone.FULL: ("This group is full", 410),
    Gone.DELETED: ("This group was deleted", 410),
    Gone.RESPONSE: ("This was deleted", 410),
    Gone.VERSION: ("The group takes another quiz", 409),
    Gone.ELSEWHERE: ("This cannot be sent here", 409),
    Gone.SITTING: ("Another lesson has begun", 409),
    Gone.SLIP: ("This slip is not known here", 409),
    Gone.USED: ("This slip was used already", 409),
    NoRoom: ("This browser can hold no more", 409),
    Forbidden: ("This is not open to you here", 403),
    TooOften: ("That was too often", 429),
    TooManyGuesses: ("That was too often", 429),
}
HTTP_PAGES = {
    404: (
        "There is no such page",
        "Nothing was lost. The address may be cut or mistyped. Check it, or go on from here.",
    ),
    405: (
        "This page can only be opened",
        "Something was sent to it, and it takes nothing. Nothing was lost. Open it by its link.",
    ),
    413: ("That was too much at once", "Nothing was lost. Go back and send less."),
    414: ("That address is too long", "Nothing was lost. Copy the code or link once more, and nothing around it."),
    500: (
        "Something went wrong on our side",
        "Nothing was lost: your answers are in the address. Go back, or try once more.",
    ),
}
FORM_ONLY = (
    "This needs its button",
    "Nothing was changed, nothing is lost. Go back and press the button, or start here.",
)
BAD_REQUEST = ("We could not read that", "Nothing was lost. Go back and try once more.")


def install(app: Flask) -> None:
    """Answer every failure with a page, or a machine with JSON."""
    for kind in (GroupGone, *REFUSALS):
        if not isinstance(kind, Gone):
            app.register_error_handler(kind, _refuse)
    app.register_error_handler(StoreError, _outage)
    app.register_error_handler(HTTPException, _http)


def _refuse(error: QuizError) -> AnyResponse | Answer:
    """Go to where an address was to lead that has something too much; else say what is wrong.

    Whatever looked up a code, a link or a receipt that is unknown is counted before anything else is answered to it.
    """
    is_unknown = _why(error) is Gone.UNKNOWN
    too_many = limits.guessed() if is_unknown else None
    if (is_unknown or isinstance(error, LinkError | Forbidden)) and (elsewhere := mended()):
        return elsewhere
    return _refusal(too_many or error)


def _why(error: QuizError) -> Gone | None:
    """Why a group refuses; None for other errors."""
    return error.why if isinstance(error, GroupGone) else None


def _refusal(error: QuizError) -> Answer:
    """The page of an error, outside of any group where there is none to stay in."""
    if isinstance(error, GroupGone | TooManyGuesses):
        g.pop("join", None)
    title, status = REFUSALS[_why(error) or type(error)]
    fix = f"{error.fix} {ALONE}" if isinstance(error, GroupGone) else error.fix
    page = ErrorPage(title, error.what[:1].upper() + error.what[1:], fix, _ways_on(error), *_field(error))
    headers = {"Retry-After": str(error.seconds)} if isinstance(error, TooOften) else {}
    return _answer(error, page, status, headers)


def _ways_on(error: Exception) -> tuple[Link, ...]:
    """Where to go from here: of groups that fill a browser, to the links and the lock of each."""
    to = addresses()
    start = Link("To the start", to.start)
    if isinstance(error, NoRoom):
        groups = error.groups.items()
        return tuple(Link(f"Copy the links of {name}, and lock it", to.group(id, "leave")) for id, name in groups)
    if isinstance(error, GroupGone):
        return *outages.own_result(), Link("Take the quiz", to.start)
    return (start, *[Link("Browse the jobs", to.role())] * (site().has_quiz and not isinstance(error, Forbidden)))


def _field(error: QuizError) -> tuple[str, str]:
    """Where a code or link can be sent once more, and what was typed; both empty where that would not help."""
    if isinstance(error, Forbidden):  # a secret link opens it
        return addresses().open, ""
    if isinstance(error, LinkError):
        here = f"{request.script_root}{request.path}" if "code" in request.args else addresses().open
        return here, _typed("code", "join")
    typed = _typed("join")
    if _why(error) in {Gone.UNKNOWN, Gone.REPLACED} or (isinstance(error, TooManyGuesses) and typed):
        return addresses().open, typed
    return "", ""


def _typed(*names: str) -> str:
    """What may have been typed, by the names it may have, the likelier first."""
    sent = {**(request.view_args or {}), **request.args}
    return next((str(sent[name]) for name in names if sent.get(name)), "")[:LONGEST_SHOWN]


def _outage(error: StoreError) -> Answer:
    return _answer(error, outages.outage_page(error), outages.STATUS, outages.HEADERS)


def _http(error: HTTPException) -> AnyResponse | Answer | HTTPException:
    code = error.code or 500
    if 300 <= code < 400:
        return error
    if isinstance(error, NotFound) and (elsewhere := mended()):
        return elsewhere
    is_form_only = code == 405 and request.method in {"GET", "HEAD"}
    title, fix = FORM_ONLY if is_form_only else HTTP_PAGES.get(code, BAD_REQUEST)
    headers = {name: value for name, value in error.get_headers() if name == "Allow"}
    links = (*(outages.once_more("Try once more") if code >= 500 else ()), *_ways_on(error))
    return _answer(error, ErrorPage(title, "", fix, links), code, headers)


def _problem(page: ErrorPage, error: Exception) -> Problem:
    """The failure as that of a form, where something was typed or sent."""
    if page.open and not isinstance(error, Forbidden):
        return Problem(AGAIN, (Fault("code", "", page.what),))
    return Problem(page.what or page.fix) if request.method == "POST" else NO_PROBLEM


def _answer(error: Exception, page: ErrorPage, status: int, headers: Mapping[str, str]) -> Answer:
    """The page, or for a machine the same as JSON."""
    page = replace(page, problem=_problem(page, error))
    if problems.is_wanted():
        return problems.problem(error, page, status, headers)
    return render_template("error.html", page=page), status, dict(headers)
