"""What an author's pages are given: the report on the edition that is served, once it is there; and to whom they open.

Only `quiz serve --watch` on this machine alone gives an application desks, and so these pages. Whoever asks must be on
this machine, too, and must have asked for it by one of its own names: a page of another site may lead a browser to a
name that suddenly means this machine (DNS rebinding). What came through a proxy may have come from anywhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request

from quiz.survey import Survey
from quiz.web.context import NOT_FOUND, site
from quiz.web.proxies import find_address

NAME = "quiz-author"
LOCAL = "localhost"
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of an edition by now: the report, or why there is none; neither while it is being judged."""

    survey: Survey | None = None
    failure: str = ""


Desk = Callable[[], Judged]
Desks = Mapping[str, Desk]  # by the ids of the quizzes
PENDING = Judged()


def install(app: Flask, desks: Desks) -> None:
    """Give the app a desk for each quiz."""
    app.extensions[NAME] = desks


def look() -> Judged:
    """What is known by now of the quiz that this request is about; whoever asks has it judged."""
    desks: Desks = current_app.extensions[NAME]
    return desks[site().quiz.id]()


def keep_to_this_machine() -> None:
    """Answer nobody else: before each of these pages."""
    if (
        not _is_here(request.remote_addr or "")
        or not _is_own_name(request.host)
        or any(map(request.headers.get, PASSED_ON))
    ):
        abort(NOT_FOUND)


def _is_own_name(host: str) -> bool:
    """Whether a host, as it was asked for, is a name of this machine that nobody else can give to another."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == LOCAL or _is_here(name)


def _is_here(text: str) -> bool:
    """Whether an address is this machine's own."""
    address: IPv4Address | IPv6Address | None = find_address(text)
    if address is None:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
