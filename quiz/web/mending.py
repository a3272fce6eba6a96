"""Addresses with extra characters, as sentences, mails and chats leave them: they lead to where they were meant to.

They are mended only where a page could not be shown. What a mended address holds is checked there, as ever.
"""

import re
import unicodedata
from urllib.parse import quote, unquote, urlencode

from flask import abort, current_app, g, redirect, request
from werkzeug.wrappers import Response

from quiz.web.context import NOT_FOUND, SEE_OTHER, catalogue

DEEPEST = 4  # how often an address is quoted
AS_IT_IS = {
    "code",
    "ready",
}  # what a person typed is shown to them as it was; and in a readiness, a hyphen means something

# Our addresses consist of letters, digits and hyphens, with a dot before "json". So whatever else stands at the edge
# of a part does not belong to it; and these characters, or a bracket or full stop before a space, come after it.
_SOFT_BREAK = re.compile(r"=\s*[\r\n]+")
_BEFORE = re.compile(r"/[^0-9A-Za-z]+")
_QUERY = re.compile(r"[&=?#%]|\]\(")
_AFTER = re.compile(r"[<>\"\\|_*\x00-\x1f\x7f]|[)\].,;!»”…]\s")
_BEHIND = re.compile(r"(?<![^0-9A-Za-z])[^0-9A-Za-z]+(?=/|$)")


def mended() -> Response | None:
    """Where to go instead, if this GET's address has something too much, and is one of ours without it."""
    if request.method not in {"GET", "HEAD"}:
        return None
    path = mend(request.path)
    query = [(name, value if name in AS_IT_IS else _bare(value)) for name, value in request.args.items(multi=True)]
    if not is_ours(path) or (path, query) == (request.path, [*request.args.items(multi=True)]):
        return None
    response = redirect(address(path) + (f"?{urlencode(query)}" if query else ""), SEE_OTHER)
    response.headers["Cache-Control"] = "private, no-store"  # it may hold a secret
    return response


def settle() -> Response | None:
    """Lead to the one address that a page has of a quiz which is served alone; of one that is not served is no page."""
    quizzes, id = catalogue(), g.get("quiz", "")
    if id and not quizzes.has(id):
        abort(NOT_FOUND)
    if not id or not quizzes.is_single:
        return None
    path, query = request.path.replace(f"/q/{id}", "", 1), request.query_string.decode("latin-1")
    return redirect(address(path) + (f"?{query}" if query else ""), SEE_OTHER)


def mend(path: str) -> str:
    """A path below the root without what is too much; mending it again changes nothing."""
    for _ in range(DEEPEST):
        path = unquote(path)
    path = _SOFT_BREAK.sub("", unicodedata.normalize("NFKC", path))
    path = _BEFORE.sub("/", _QUERY.split(path, maxsplit=1)[0])
    parts = _BEHIND.sub("", _AFTER.split(path, maxsplit=1)[0]).split("/")
    known = _fixed_parts()
    return "/".join(part.lower() if part.lower() in known else part for part in parts) or "/"


def is_ours(path: str) -> bool:
    """Whether a path is that of a page."""
    return current_app.create_url_adapter(request).test(path, "GET")  # type: ignore[union-attr]


def address(path: str) -> str:
    """The address of a path, on this host whatever it holds: a second slash at its start would name another host."""
    return "/" + quote(f"{request.script_root}{path}").lstrip("/")


def _bare(value: str) -> str:
    return _BEHIND.sub("", value)


def _fixed_parts() -> set[str]:
    """The parts of our addresses that are always the same, and that keyboards like to begin with a capital."""
    return {part for rule in current_app.url_map.iter_rules() for part in rule.rule.split("/") if "<" not in part}
