"""What a person pasted: a code, or one of our links with anything around it, even wrapped by a mail filter."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote

from quiz.errors import LinkError, NotACode
from quiz.links import as_meant, is_token, join_code, open_code

_T = TypeVar("_T")

MOST = 4_000  # characters that are looked at
DEEPEST = 4  # how often a link is wrapped in another, each time quoted once more

_IN_GROUP = re.compile(r"/g/([^/\s\"<>]+)", re.IGNORECASE)
_IN_LINK = re.compile(r"/(?:r|take|answers|send)/([^/\s\"<>]+)", re.IGNORECASE)
_RECEIPT = re.compile(r"/receipt/([^/\s\"<>]+)", re.IGNORECASE)
_SECRET = re.compile(r"/s/([^/\s\"<>]+)", re.IGNORECASE)
_AFTER_CODE = re.compile(r"[.?#]")  # what may follow a code: ".json", a query, a fragment, a full stop
_AFTER_LINK = re.compile(r"[^\w\s\u00ad\u200b\u2010-\u2014\u2212-]|_")  # and in a link all that no code ever holds
_AROUND = " \t\r\n\"'`()[]<>{}«»“”„\u2018\u2019,;:!*_"
_SOFT_BREAK = re.compile(r"=\r?\n")  # by which mail cuts long lines


@dataclass(frozen=True, slots=True)
class Found:
    """What a person pasted; what is not there is empty. Whether it opens anything is not looked up.

    join   a group's join code, canonical.
    code   a sheet's code, canonical, whose check holds.
    token  of a secret link, or with a join code, of a receipt.
    """

    join: str
    code: str
    token: str = ""


def find(text: str) -> Found:
    """What stands in a link of ours, or was typed: a group's or a sheet's code, both, or a secret. Raises LinkError."""
    if token := _token(text, _SECRET):
        return Found("", "", token)
    join = _first(join_code, _IN_GROUP, text) or _typed_join(text)
    if join and (token := _token(text, _RECEIPT)):
        return Found(join, "", token)
    return Found(join, "" if join and not _holds(_IN_LINK, text) else find_code(text))


def find_code(text: str) -> str:
    """The code in what a person pasted: a link of ours with anything around it, or a code, canonical.

    Raises LinkError; of several links, for the first one's fault.
    """
    if found := _first(_opened, _IN_LINK, text):
        return found
    if "/" in text:
        raise NotACode(
            "this link does not hold anyone's answers.",
            where="your link",
            fix="Nothing is lost. Open your answers or your result, and copy the link from there.",
        )
    return _opened(_typed(text))


def levels(text: str) -> Iterator[str]:
    """The text, and the links that are quoted in it, level by level, down to the deepest that we look at."""
    text = _SOFT_BREAK.sub("", text[:MOST])
    for _ in range(DEEPEST):
        yield text
        inner = unquote(text)
        if inner == text:
            return
        text = inner


def _first(read: Callable[[str], _T], kind: re.Pattern[str], text: str) -> _T | None:
    """What the first link of a kind holds that can be read; None without any. Raises as the first cannot be."""
    fault = None
    for level in levels(text):
        for link in kind.finditer(level):
            try:
                return read(_bare(link[1]))
            except LinkError as error:
                fault = fault or error
    if fault:
        raise fault
    return None


def _holds(kind: re.Pattern[str], text: str) -> bool:
    return any(kind.search(level) for level in levels(text))


def _token(text: str, kind: re.Pattern[str]) -> str:
    """The secret in a link; empty if there is none."""
    parts = (as_meant(_bare(link[1])) for level in levels(text) for link in kind.finditer(level))
    return next((part for part in parts if is_token(part)), "")


def _opened(text: str) -> str:
    return open_code(text).text


def _typed_join(text: str) -> str:
    """A join code without a link; empty for anything else, such as a sheet's code, which is longer."""
    try:
        return join_code(_typed(text))
    except NotACode:
        return ""


def _bare(text: str) -> str:
    """What stands in a link, without what may stand around and after it."""
    return _AFTER_LINK.split(unquote(text).lstrip(_AROUND), maxsplit=1)[0]


def _typed(text: str) -> str:
    """A code that was typed, without what may stand around it."""
    return _AFTER_CODE.split(unquote(text[:MOST]).lstrip(_AROUND), maxsplit=1)[0].rstrip(_AROUND)
