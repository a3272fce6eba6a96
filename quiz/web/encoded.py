"""Sent compressed to whoever can read that: a page as it is made, once if it is remembered; a file as it was kept."""

import gzip
from functools import lru_cache, partial

import brotli
from flask import Flask, Response, current_app, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from quiz.web.static import PLAIN, TEXTS, Forms, Ways

SMALL = 500  # bytes, under which compressing a page gains nothing
KEPT = 256  # pages, and headers that were read
# Of what is equally welcome the first is sent. What one person is sent once is not made as small as it could be: that
# would take a third of the time of a question, for 300 bytes of what a connection sends at once anyway.
# A window of 64 kB holds a page, and takes less time than a larger one.
ONCE: Ways = {"br": partial(brotli.compress, quality=2, lgwin=16), "gzip": partial(gzip.compress, compresslevel=1)}
AGAIN: Ways = {"br": partial(brotli.compress, quality=5, lgwin=16), "gzip": partial(gzip.compress, compresslevel=6)}


def install(app: Flask) -> None:
    """Compress whatever text is sent and is not compressed yet."""

    @app.after_request
    def _compress(response: Response) -> Response:
        response.headers.add("Vary", "Accept-Encoding")
        encoding = _liked()
        if encoding != PLAIN and response.mimetype in TEXTS and "Content-Encoding" not in response.headers:
            content = response.get_data()
            if len(content) >= SMALL:
                _put(response, ONCE[encoding](content), encoding)
        return response


def page(body: str, status: int, *, is_for_many: bool) -> Response:
    """A page that is remembered as it was sent."""
    response, encoding = current_app.response_class(status=status), _liked()
    _put(response, _packed(body, encoding, is_for_many=is_for_many), encoding)
    return response


def file(forms: Forms, media_type: str, tag: str) -> Response:
    """A file in the encoding that who asks would like, under a tag of its own in each."""
    encoding = _liked() if _liked() in forms else PLAIN
    response = current_app.response_class(mimetype=media_type)
    _put(response, forms[encoding], encoding)
    response.set_etag(f"{tag}-{encoding}")
    response.make_conditional(request)
    return response


def _put(response: Response, content: bytes, encoding: str) -> None:
    response.set_data(content)
    if encoding != PLAIN:
        response.headers["Content-Encoding"] = encoding


def _liked() -> str:
    """The encoding in which who asks would like the answer."""
    return _most_liked(request.environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(KEPT)
def _most_liked(accepted: str) -> str:
    return parse_accept_header(accepted, Accept).best_match((*ONCE, PLAIN), PLAIN)


@lru_cache(KEPT)
def _packed(body: str, encoding: str, *, is_for_many: bool) -> bytes:
    ways = AGAIN if is_for_many else ONCE
    return ways[encoding](body.encode()) if encoding in ways else body.encode()
