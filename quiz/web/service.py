"""The views that no person reads: files, and whether the service is up."""

from collections.abc import Iterable, Iterator

from flask import Response, abort, current_app
from markupsafe import escape

from quiz.edition import Edition
from quiz.errors import StoreError
from quiz.web import encoded, headers, static
from quiz.web.addresses import Addresses
from quiz.web.context import NOT_FOUND, catalogue, elsewhere, site

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
LESSONS = ("for-counsellors/take", "for-counsellors/read", "for-counsellors/plan")
TEXTS = ("method", "method/exact", "for-counsellors", *LESSONS, "privacy", "accessibility", "questionnaire")
ABOUT = ("privacy", "accessibility")  # of these, what is the same for all quizzes


def static_file(name: str) -> Response:
    """A file that never changes under its hashed name, which is its tag, too."""
    forms = site().static.get(name) or abort(NOT_FOUND)
    return headers.for_ever(encoded.file(forms, static.media_type(name), name))


def robots() -> Response:
    """Say to search engines where the list of pages is; what they may not list says so itself, by X-Robots-Tag."""
    return current_app.response_class(f"User-agent: *\nSitemap: {elsewhere().sitemap}\n", mimetype="text/plain")


def sitemap() -> Response:
    """The pages that a search engine may list."""
    listed = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in _found())
    body = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{SITEMAP}">\n{listed}</urlset>\n'
    return current_app.response_class(body, mimetype="application/xml")


def _found() -> Iterator[str]:
    """The addresses of pages that are the same for everyone."""
    to, quizzes = elsewhere(), catalogue()
    if quizzes.is_single:
        yield from _found_of(to, site().edition, TEXTS)
        return
    yield from (to.all, *map(to.text, ABOUT))
    for each in quizzes.sites:
        yield from _found_of(to.of(each.at), each.edition, [name for name in TEXTS if name not in ABOUT])


def _found_of(to: Addresses, edition: Edition, texts: Iterable[str]) -> Iterator[str]:
    """Those of one quiz."""
    yield from (to.home, to.role(), to.two_roles())
    for role in edition.quiz.roles:
        yield from (to.role(role.id), to.facts(role.id))
    if edition.has_moves:
        yield to.paths
    yield from map(to.text, texts)


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
