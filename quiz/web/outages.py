"""What a person sees while the database cannot be used: that nothing was sent, and the form, to be sent once more."""

from http import HTTPStatus

from flask import current_app, g, request
from werkzeug.exceptions import HTTPException

from quiz.errors import StoreError
from quiz.web.context import addresses
from quiz.web.parts import Link
from quiz.web.parts.error import ErrorPage

STATUS = HTTPStatus.SERVICE_UNAVAILABLE
HEADERS = {"Retry-After": "10", "Cache-Control": "private, no-store"}  # seconds; it may hold what was filled in
QUIZ_GOES_ON = "Taking the quiz and reading its results go on meanwhile."
VERSION = (
    "This version of the quiz cannot be read right now",
    "This is to another version of the quiz than today’s. Where that is kept cannot be reached at the moment.",
    "Nothing was lost: the link stays good. Open it again in a minute.",
)
GROUP = (
    "This cannot be shown right now",
    "What is kept of groups cannot be reached at the moment.",
    f"Nothing was lost. Open it again in a minute. {QUIZ_GOES_ON}",
)
NOT_SENT = (
    "Not sent",
    "This was not sent: what would keep it cannot be reached at the moment.",
    "Nothing was lost: what you filled in is kept on this page. Send it once more in a minute; a result that is sent "
    f"twice is kept once. {QUIZ_GOES_ON}",
)


def outage_page(error: StoreError) -> ErrorPage:
    """Say it to whoever came, and in one line to the operator. The page is made without the database."""
    current_app.logger.error("%s %s: %s, %s", request.method, request.endpoint, STATUS.value, error)
    g.pop("version", None)  # whose title may be in the database, too
    words, filled = _words(), _filled()
    ways = () if words is VERSION else own_result()
    links = *once_more("Open it again"), *ways, Link("To the start", addresses().all)
    return ErrorPage(*words, links, again=_here() if filled else "", filled=filled)


def once_more(words: str) -> tuple[Link, ...]:
    """The way back to this very page, where it was only to be opened."""
    return (Link(words, _here()),) if request.method == "GET" else ()


def _here() -> str:
    return f"{request.script_root}{request.full_path}".rstrip("?")


def own_result() -> tuple[Link, ...]:
    """The way to the result that is in the address, if there is one."""
    values = request.view_args or {}
    return (Link("Your result", addresses().result(values["code"])),) if "code" in values else ()


def _words() -> tuple[str, str, str]:
    if request.method == "POST":
        return NOT_SENT
    return GROUP if request.blueprint == "groups" else VERSION


def _filled() -> tuple[tuple[str, str], ...]:
    """The form that was sent, just as it was filled in."""
    try:
        return tuple(request.form.items(multi=True))
    except HTTPException:  # as where it is too large: then it cannot be sent once more, either
        return ()
