"""The views: open the sheet, call the core, present, render. No rule, sum or sentence lives here."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import links
from quiz.document import document, serialise
from quiz.errors import StoreError
from quiz.scoring import Match, Ranking, score
from quiz.web import headers
from quiz.web.addresses import Addresses
from quiz.web.forms import NO_SUCH_QUESTION, field_name, read_answers, read_stars
from quiz.web.pages import checking, texts
from quiz.web.pages import taking as taking_pages
from quiz.web.pages.otherwise import otherwise_page
from quiz.web.pages.profile import profile_page
from quiz.web.pages.result import result_page
from quiz.web.pages.versus import versus_page
from quiz.web.pages.working import working_page
from quiz.web.site import Sheet, Site

pages = Blueprint("pages", __name__)
taking = Blueprint("taking", __name__)  # all that holds a code: mounted plainly, and once more below /g/<join>

BAD_REQUEST, NOT_FOUND, SEE_OTHER = 400, 404, 303
PAGES_KEPT = 256  # of about 15 kB, that a process remembers


def site() -> Site:
    """What all requests share."""
    shared: Site = current_app.extensions["quiz"]
    return shared


def addresses() -> Addresses:
    """The addresses of this site, as this request sees them: those with a code stay in the group one came by."""
    return Addresses(request.script_root, g.get("join", ""))


@taking.url_value_preprocessor
def _remember_group(_: str | None, values: dict[str, str] | None) -> None:
    """Take the join code out of the address: the views are the same with and without a group."""
    if values and "join" in values:
        g.join = links.grouped(links.join_code(values.pop("join")))


def public_root() -> str:
    """The address of this site for people elsewhere, without a stroke at its end."""
    return site().settings.public_url or request.url_root.rstrip("/")


def remembered(make: Callable[..., str | tuple[str, int]], *asked: str | None) -> Response:
    """A page that depends on its address alone, under its tag: made once, and then remembered for a while."""
    etag = headers.tag(site().stamp, *_address(), *["framed"] * framed())
    return headers.unchanged(etag) or headers.tagged(*_made(etag, make, *asked))


def _address() -> Iterator[str]:
    """What was asked for, as it came: to decode and join it would take as long as to say that nothing changed."""
    yield request.host
    for name in ("wsgi.url_scheme", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"):
        yield request.environ.get(name, "")


def framed() -> bool:
    """Whether a page of a group stands in a frame, where nothing can be sent: another site's gets no cookie."""
    return "join" in g and request.headers.get("Sec-Fetch-Dest") == "iframe"


@lru_cache(PAGES_KEPT)
def _made(etag: str, make: Callable[..., str | tuple[str, int]], *asked: str | None) -> tuple[str, str, int]:
    """The page with its tag, which stands for all that the page is made of, and its status."""
    made = make(*asked)
    body, status = made if isinstance(made, tuple) else (made, 200)
    return body, etag, status


@pages.get("/")
def start() -> str:
    """Show what this is, and let people begin, or open any code or link."""
    return render_template("start.html", page=texts.start_page(site(), addresses()))


@taking.get("/take/<code>")
def take(code: str) -> AnyResponse | str | tuple[str, int]:
    """Ask the next question, or the one asked for by its id; an answer is taken, and leads on."""
    sheet, args = site().open(code), request.args
    if not args.keys() & {"q", "o"}:
        return _next(sheet)
    index = sheet.quiz.index(args.get("q", ""))
    if index is None or len(args.getlist("q")) > 1:
        return _next(sheet, NO_SUCH_QUESTION), BAD_REQUEST
    if "o" not in args:
        return _ask(sheet, index, _then())
    choices, errors = read_answers(sheet.quiz, {index: args.getlist("o")})
    if errors:
        return _ask(sheet, index, _then(), errors[index]), BAD_REQUEST
    return _lead_on(sheet.answered(choices))


def _lead_on(sheet: Sheet) -> AnyResponse | str:
    """Return to where the person was."""
    if _then() == taking_pages.RESULT:
        return redirect(addresses().result(sheet.code), SEE_OTHER)
    return _answers(sheet) if _then() == taking_pages.ANSWERS else _next(sheet)


def _then() -> str:
    """Where an answer leads, if not to the next question; whatever else was sent is dropped."""
    then = request.args.get("then", "")
    return then if then in {taking_pages.ANSWERS, taking_pages.RESULT} else ""


def _next(sheet: Sheet, error: str = "") -> str:
    """The next unanswered question; where none waits, the answers."""
    if not sheet.responses.unanswered:
        return _answers(sheet, error=error)
    return _ask(sheet, sheet.responses.unanswered[0], None, error)


def _ask(sheet: Sheet, index: int, then: str | None, error: str = "") -> str:
    page = taking_pages.question_page(addresses(), sheet, index, then, error)
    return render_template("question.html", page=page)


@taking.get("/take/<code>/all")
def take_all(code: str) -> str | tuple[str, int]:
    """Ask all questions on one page; what was sent is taken, and what cannot be is asked again."""
    sheet, args = site().open(code), request.args
    fields = {field_name(question.id): index for index, question in enumerate(sheet.quiz.questions)}
    sent = {index: args.getlist(name) for name, index in fields.items() if name in args}
    choices, errors = read_answers(sheet.quiz, sent)
    stray = any(name.startswith(field_name("")) and name not in fields for name in args)
    if args and not errors and not stray:
        return _answers(sheet.answered(choices))
    page = taking_pages.all_page(addresses(), sheet.answered(choices), errors, NO_SUCH_QUESTION if stray else "")
    return render_template("all.html", page=page), BAD_REQUEST if args else 200


@taking.get("/answers/<code>")
def answers(code: str) -> AnyResponse | str | tuple[str, int]:
    """Show the answers; stars that were ticked go into the code, and the person on to a question or the result."""
    sheet, args = site().open(code), request.args
    if not args:
        return _answers(sheet)
    stars, error = read_stars(sheet.quiz, args.getlist("star"))
    change = args.get("change")
    if not error and change is not None and sheet.quiz.index(change) is None:
        error = NO_SUCH_QUESTION
    if error:
        return _answers(sheet, stars, error), BAD_REQUEST
    code = sheet.starred(stars).code
    to = addresses()
    return redirect(to.take(code, change, taking_pages.ANSWERS) if change else to.result(code), SEE_OTHER)


def _answers(sheet: Sheet, ticked: frozenset[int] | None = None, error: str = "") -> str:
    return render_template("answers.html", page=taking_pages.answers_page(addresses(), sheet, ticked, error))


@taking.get("/r/<code>")
def result(code: str) -> Response:
    """Show the result that a link stands for; only its own version is ever asked."""
    return remembered(_result, code)


def _result(code: str) -> str:
    page = result_page(site(), addresses(), site().open(code), Addresses(public_root()), framed=framed())
    return render_template("result.html", page=page)


@taking.get("/r/<code>/if/<role>")
def otherwise(code: str, role: str) -> Response:
    """Tell what would put a role first."""
    return remembered(_otherwise, code, role)


def _otherwise(code: str, role: str) -> str:
    sheet = site().open(code)
    if role not in {known.id for known in sheet.quiz.roles}:
        abort(NOT_FOUND)
    return render_template("otherwise.html", page=otherwise_page(addresses(), sheet, role))


@taking.get("/r/<code>.json")
def result_document(code: str) -> Response:
    """The result for machines: the same bytes for the same link within one release."""
    sheet = site().open(code)
    ranking = score(sheet.quiz, sheet.responses)
    told = document(sheet.quiz, sheet.responses, ranking, site().chance(sheet.quiz.version))
    return current_app.response_class(serialise(told), mimetype="application/json")


@pages.get("/method")
def method() -> str:
    """Tell how the number is made."""
    return render_template("method.html", page=texts.method_page(site()))


@pages.get("/privacy")
def privacy() -> str:
    """Tell what happens to the answers, and who runs this."""
    return render_template("privacy.html", page=texts.privacy_page(site().settings))


@pages.get("/accessibility")
def accessibility() -> str:
    """Tell what works for whom."""
    return render_template("accessibility.html", page=texts.accessibility_page(site().settings))


@pages.get("/static/<name>")
def static_file(name: str) -> Response:
    """A file that never changes under its hashed name."""
    content = site().static.get(name) or abort(NOT_FOUND)
    return headers.for_ever(current_app.response_class(content, mimetype=headers.media_type(name)))


@pages.get("/healthz")
def healthz() -> Response:
    """Say that the process answers."""
    return current_app.response_class("ok\n", mimetype="text/plain")


@pages.get("/readyz")
def readyz() -> Response:
    """Say whether the database does, too."""
    try:
        site().store.check()
    except StoreError as error:
        return current_app.response_class(f"{error.what}\n", status=503, mimetype="text/plain")
    return current_app.response_class("ok\n", mimetype="text/plain")


@taking.get("/r/<code>/profile")
def profile(code: str) -> Response:
    """Show the person against one role, dimension by dimension."""
    return remembered(_profile, code, request.args.get("role"))


def _profile(code: str, role: str | None) -> str:
    return render_template("profile.html", page=profile_page(addresses(), *_of_role(code, role)))


@taking.get("/r/<code>/versus")
def versus_any(code: str) -> AnyResponse:
    """Go to the two roles that a form names, or else to the first two."""
    _, ranking = _ranked(code)
    first, second = checking.in_order(ranking)[:2]
    role = _match(ranking, request.args.get("role")) or first
    rival = _match(ranking, request.args.get("rival")) or (first if role is second else second)
    return redirect(addresses().versus(code, role.role.id, rival.role.id), SEE_OTHER)


@taking.get("/r/<code>/versus/<role>/<rival>")
def versus(code: str, role: str, rival: str) -> Response:
    """Show what makes the difference between any two roles."""
    return remembered(_versus, code, role, rival)


def _versus(code: str, role: str, rival: str) -> tuple[str, int]:
    sheet, ranking = _ranked(code)
    matches = [match for id in (role, rival) if (match := _match(ranking, id))]
    page = versus_page(addresses(), sheet, ranking, *matches)
    return render_template("versus.html", page=page), BAD_REQUEST if page.problem else 200


@taking.get("/r/<code>/working")
def working(code: str) -> Response:
    """Show every number of one role's match."""
    return remembered(_working, code, request.args.get("role"))


def _working(code: str, role: str | None) -> str:
    return render_template("working.html", page=working_page(site(), addresses(), *_of_role(code, role)))


def _of_role(code: str, role: str | None) -> tuple[Sheet, Ranking, Match]:
    """A sheet with its ranking, and the match of the role asked for, or else of the first."""
    sheet, ranking = _ranked(code)
    return sheet, ranking, _match(ranking, role) or checking.in_order(ranking)[0]


def _ranked(code: str) -> tuple[Sheet, Ranking]:
    sheet = site().open(code)
    return sheet, score(sheet.quiz, sheet.responses)


def _match(ranking: Ranking, role: str | None) -> Match | None:
    """The match of a role that was asked for, or None where none was; a role that is not there is no page."""
    if role is None:
        return None
    try:
        return ranking.match(role)
    except KeyError:
        abort(NOT_FOUND)
