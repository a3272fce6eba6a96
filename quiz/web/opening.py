"""Where the one field leads that takes any code or link."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import request

from quiz import links, pasting
from quiz.errors import NotACode
from quiz.web import mending
from quiz.web.addresses import Addresses
from quiz.web.context import public_root, site


def leads_to(to: Addresses, text: str) -> str:
    """The address to which a text leads: to a group, a question, a result, what a secret link opens, or a page of ours.

    It stays in a group if the link or the visitor is in one. Raises LinkError.
    """
    try:
        found = pasting.find(text)
    except NotACode:
        if page := next(_pages(text), ""):
            return mending.address(page)
        raise
    return _leads_to(to.in_group(links.grouped(found.join)) if found.join else to, found)


def _leads_to(to: Addresses, found: pasting.Found) -> str:
    if found.token:
        return to.receipt(found.token) if found.join else to.secret(found.token)
    if not found.code:
        return to.start
    sheet = site().open(found.code)
    return to.take(sheet.code) if sheet.responses.unanswered else to.result(sheet.code)


def _pages(text: str) -> Iterator[str]:
    """The paths of our own pages to which the text leads: as a link with our host, or as a path alone."""
    for level in map(str.strip, pasting.levels(text)):
        if level.startswith("/"):
            yield from _page(level, request.script_root)
        for host, root in {(request.host, request.script_root), urlsplit(public_root())[1:3]}:
            at = level.lower().find(host.lower())
            if at >= 0:
                yield from _page(level[at + len(host) :], root)


def _page(text: str, root: str) -> Iterator[str]:
    """The path of the page to which a text leads that begins with a path below this root, if there is one."""
    path = mending.mend((text.split() or ["/"])[0].removeprefix(root))
    if path.startswith("/") and mending.is_ours(path):
        yield path
