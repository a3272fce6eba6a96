"""What every view needs: what all requests share, the addresses, and pages that are made once and remembered."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache, wraps

from flask import Response, current_app, g, render_template, request
from markupsafe import Markup

from quiz import links
from quiz.lanes import Lane, need
from quiz.readiness import Readiness
from quiz.store import Imprint
from quiz.theme import Theme
from quiz.web import headers
from quiz.web.addresses import Addresses
from quiz.web.catalogue import Catalogue
from quiz.web.site import Sheet, Site
from quiz.web.versions import Served

View = Callable[..., str | tuple[str, int]]

BAD_REQUEST, NOT_FOUND, SEE_OTHER = 400, 404, 303
ADDRESS = ("wsgi.url_scheme", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")
FRAMES_KEPT = 256  # of about 1 kB: a few of each quiz
PAGES_KEPT = 256  # of about 15 kB, that a process remembers


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def catalogue() -> Catalogue:
    """The quizzes that are served."""
    shared: Catalogue = current_app.extensions["quizzes"]
    return shared


def site() -> Site:
    """The site of the quiz that this request is about: of its code or group, else of its address; else the front."""
    quizzes = catalogue()
    if quizzes.is_single:
        return quizzes.front
    if "version" in g:
        return quizzes.of_version(g.version)
    return quizzes.of(g.get("quiz", ""))


def addresses() -> Addresses:
    """The addresses of this site, as this request sees them: whoever came by a group stays in it.

    How ready a person said they felt goes along; what is no readiness is dropped.
    """
    said = request.args.get("ready", "")
    return Addresses(request.script_root, g.get("join", ""), Readiness.read(said).text if said else "", site().at)


def open_sheet(code: str) -> Sheet:
    """What a code stands for; the page wears the title of its quiz. Raises LinkError."""
    sheet = site().open(code)
    wear(sheet.quiz.version)
    return sheet


def wear(version: str) -> None:
    """Say which version of the quiz this page is about; of several, the first counts."""
    g.setdefault("version", version)


def served() -> Served:
    """The version that this page is about, with its imprint: today's, unless the page wears another."""
    return site().served(g.version) if "version" in g else site().today


def remember_group(_: str | None, values: dict[str, str] | None) -> None:
    """Take the join code out of the address: the views are the same with and without a group."""
    if values and "join" in values:
        g.join = links.grouped(links.join_code(values.pop("join")))


def remember_quiz(_: str | None, values: dict[str, str] | None) -> None:
    """Take the quiz out of the address, or find it by the code there: the views are the same for all quizzes."""
    if values and "quiz" in values:
        g.quiz = values.pop("quiz")
    elif values and "code" in values:
        g.quiz = catalogue().of_code(values["code"]).at


def public_root() -> str:
    """The address of this site for people elsewhere, without a slash at its end."""
    return site().settings.public_url or request.url_root.rstrip("/")


def frame(to: Addresses) -> dict[str, Markup]:
    """What stands around every page of a version alike, in a group or outside: made once, and remembered."""
    return _around(stamp(), to.plain, served().imprint, theme())


def theme() -> Theme | None:
    """The accent colours of the quiz that this page is about, as its file has them today."""
    return site().edition_of(served().quiz).theme


@lru_cache(FRAMES_KEPT)
def _around(_: str, to: Addresses, __: Imprint, theme: Theme | None) -> dict[str, Markup]:
    made = {part: render_template(f"parts/{part}.html", to=to, theme=theme) for part in ("files", "header", "footer")}
    return {part: Markup(page) for part, page in made.items()}  # noqa: S704 (a template has escaped it)


def stamp() -> str:
    """Changes when any page could, which in debug mode is always: a template may just have been edited."""
    return str(time.time_ns()) if current_app.debug else site().stamp


def elsewhere() -> Addresses:
    """The addresses of this site for people elsewhere; whoever came by a group stays in it."""
    return Addresses(public_root(), g.get("join", ""), quiz=site().at)


def remembered(view: View, lane: Lane = Lane.MADE) -> Callable[..., Response]:
    """A view whose page depends on its address alone: made once, remembered for a while, and served under its tag.

    lane  where it is made, if making it takes no time.
    """

    @wraps(view)
    def answer(*args: str, **values: str) -> Response:
        etag = headers.tag(stamp(), *_address(), *["framed"] * framed())
        return headers.unchanged(etag) or headers.tagged(*_made(etag, lane, view, *args, **values))

    return answer


def _address() -> Iterator[str]:
    """The address of this request, as it came: to decode and join it would take as long as a whole 304."""
    environ = request.environ
    return (environ.get(name, "") for name in ADDRESS)


def framed() -> bool:
    """Whether a page of a group stands in a frame, where nothing can be sent: another site's gets no cookie."""
    return "join" in g and request.headers.get("Sec-Fetch-Dest") == "iframe"


@lru_cache(PAGES_KEPT)
def _made(etag: str, lane: Lane, view: View, *args: str, **values: str) -> tuple[str, str, int]:
    """The page, its status, and its tag, which no other remembered page has."""
    need(lane)
    made = view(*args, **values)
    body, status = made if isinstance(made, tuple) else (made, 200)
    return body, etag, status
