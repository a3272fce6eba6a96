"""The headers of every answer: what a browser may do with a page, and how long it may keep it."""

from hashlib import sha256

from flask import Flask, Response, current_app, request

from quiz.settings import Settings
from quiz.web import encoded

YEAR = 365 * 24 * 3600
BAD_REQUEST = 400
STATIC = "pages.static_file"
FOUND = {"pages", "starts", "reading", "about"}  # the blueprints of pages that are the same for everyone
ASKING = {"groups", "author"}  # pages that ask for something while they are open
OF_PAGES = ("Referrer-Policy", "Permissions-Policy")  # which say nothing of a file that a page comes with


def install(app: Flask, settings: Settings) -> None:
    """Set the headers on everything that the app answers."""
    fixed = _for_all(settings)
    of_files = {name: value for name, value in fixed.items() if name not in OF_PAGES}

    @app.after_request
    def _set(response: Response) -> Response:
        headers = response.headers
        headers.extend(of_files if request.endpoint == STATIC else fixed)  # none of them is there yet
        # An open page of a group asks how many responses there are, one of an author's whether the file is another by
        # now, and a search engine's tool for robots.txt.
        if _kind() in ASKING or is_found():
            headers["Content-Security-Policy"] += "; connect-src 'self'"
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "private, no-cache"  # Back shows the page as it was; a reload asks again
        if request.endpoint != STATIC and "X-Robots-Tag" not in headers:
            headers["X-Robots-Tag"] = "all" if is_found() and response.status_code < BAD_REQUEST else "noindex"
        return response


def is_found() -> bool:
    """Whether a search engine may find this page: it is the same for everyone."""
    return _kind() in FOUND


def _kind() -> str:
    """What kind of page was asked for, of a single quiz or of one of several."""
    return (request.blueprint or "").removesuffix("_of_quiz")


def _for_all(settings: Settings) -> dict[str, str]:
    """The headers that are the same on every answer."""
    ancestors = " ".join(("'self'", *settings.frame_ancestors))
    fixed = {
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}",
        "Referrer-Policy": "same-origin",  # with no-referrer Chromium sends "Origin: null", which CSRF checks refuse
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Resource-Policy": "same-origin",  # no other site loads a page or a picture; a frame may show one
    }
    if settings.public_url.startswith("https://"):
        fixed["Strict-Transport-Security"] = f"max-age={YEAR}"
        fixed["Cross-Origin-Opener-Policy"] = "same-origin"  # over http browsers ignore it, and say so in the console
    return fixed


def tag(*parts: str) -> str:
    """A short hash over all that a page depends on."""
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def unchanged(etag: str) -> Response | None:
    """A 304 where the browser already has this very page, else None."""
    if f'"{etag}"' not in request.environ.get("HTTP_IF_NONE_MATCH", ""):  # among others, or weak; no need to parse it
        return None
    return _under(etag, current_app.response_class(status=304))


def tagged(body: str, etag: str, status: int = 200) -> Response:
    """A page under its tag: weak, since the bytes differ by compression."""
    return _under(etag, encoded.page(body, status, is_for_many=is_found()))


def _under(etag: str, response: Response) -> Response:
    response.set_etag(etag, weak=True)
    return response


def for_ever(response: Response) -> Response:
    """An answer that may be kept for a year: another content has another address."""
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
