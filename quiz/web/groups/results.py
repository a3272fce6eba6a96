"""The views of a group's results. Whoever holds one of its secret links reads them; nothing here changes anything."""

from collections.abc import Sequence

from flask import Response, current_app, redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from quiz.cohort import summarise
from quiz.content import Quiz
from quiz.links import piece
from quiz.store import Group, Shelf
from quiz.store import Response as Sent
from quiz.web.addresses import Addresses
from quiz.web.admission import admitted, now
from quiz.web.groups import groups
from quiz.web.pages.groups.cohorts import Context, received
from quiz.web.pages.groups.navigation import navigation
from quiz.web.pages.groups.responses import (
    MANY,
    ResponsePage,
    beside_page,
    no_response_page,
    response_page,
    responses_page,
)
from quiz.web.pages.groups.results import class_results_page
from quiz.web.pages.groups.room import class_print_page, print_all_page, show_page
from quiz.web.pages.result import result_page
from quiz.web.views import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, public_root, site

LONGEST = 15  # digits of a response's number: as many as any database counts in


@groups.get("/groups/<id>/results")
def results(id: str) -> Response:
    """Show what the responses come to, and the newest of them."""
    shelf = admitted(id, now())
    context = _context(shelf, "results")
    page = class_results_page(context, summarise(context.quiz, shelf.tally()), shelf.latest(MANY), now())
    return kept_nowhere(render_template("class_results.html", page=page))


@groups.get("/groups/<id>/count")
def count(id: str) -> Response:
    """Tell an open page how many responses there are by now."""
    shelf = admitted(id, now())
    told = {"received": received(shelf.count(), shelf.group.expected)}
    return kept_nowhere(current_app.json.dumps(told), mimetype="application/json")


@groups.get("/groups/<id>/show")
def show(id: str) -> AnyResponse:
    """Show a room the families up to one response; without one, go to where the figures now stand still."""
    shelf = admitted(id, now())
    until, last = number(request.args.get("until", "")), shelf.last_id()
    if until is None or until > last:
        return redirect(addresses().group_show(id, last), SEE_OTHER)
    context = _context(shelf, "show")
    cohort = summarise(context.quiz, shelf.tally(until))
    sent = next((each.sent for each in shelf.latest(1, until + 1)), None)
    return kept_nowhere(render_template("class_show.html", page=show_page(context, cohort, sent)))


@groups.get("/groups/<id>/print")
def class_print(id: str) -> Response:
    """Show on paper what a room may see."""
    shelf = admitted(id, now())
    context = _context(shelf)
    page = class_print_page(context, summarise(context.quiz, shelf.tally()), now())
    return kept_nowhere(render_template("class_print.html", page=page))


@groups.get("/groups/<id>/print-all")
def print_all(id: str) -> Response:
    """Show all results for printing, as many at once as a browser can take."""
    shelf = admitted(id, now())
    here, older = _page(shelf)
    context = _context(shelf)
    page = print_all_page(context, [_read(context, each) for each in here], shelf.count(), older=older)
    return kept_nowhere(render_template("class_print_all.html", page=page))


@groups.get("/groups/<id>/responses")
def responses(id: str) -> Response:
    """List the responses, a page at a time."""
    shelf = admitted(id, now())
    here, older = _page(shelf)
    newer = list(shelf.responses(here[0].id, MANY)) if here and "before" in request.args else []
    before = newer[-1].id + 1 if newer else None
    page = responses_page(_context(shelf), here, before, older=older)
    return kept_nowhere(render_template("class_responses.html", page=page))


@groups.get("/groups/<id>/responses/<n>")
def response(id: str, n: str) -> Response:
    """Show one result in its group's context."""
    shelf = admitted(id, now())
    sent = _sent(shelf, n)
    if sent is None:
        return kept_nowhere(render_template("error.html", page=no_response_page(_context(shelf))), NOT_FOUND)
    earlier, later = shelf.latest(1, sent.id), tuple(shelf.responses(sent.id, 1))
    return kept_nowhere(render_template("class_response.html", page=_read(_context(shelf), sent, earlier, later)))


@groups.get("/groups/<id>/beside")
def beside(id: str) -> AnyResponse:
    """Go to where two responses stand side by side; ask for them where they are not named."""
    shelf = admitted(id, now())
    typed = [request.args.get(name, "").strip() for name in ("first", "second")]
    first, second = (_sent(shelf, text) for text in typed)
    if first and second:
        return redirect(addresses().beside(first.code, second.code), SEE_OTHER)
    missing = [text for text, sent in zip(typed, (first, second), strict=True) if not sent] if request.args else []
    page = beside_page(_context(shelf), typed, missing)
    return kept_nowhere(render_template("class_beside.html", page=page), BAD_REQUEST if missing else 200)


def number(text: str) -> int | None:
    """The number of a response, or None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def quiz_of(group: Group) -> Quiz:
    """The version that a group was made with."""
    return site().version(piece(group.version))


def kept_nowhere(body: str, status: int = 200, mimetype: str = "text/html") -> Response:
    """A page that the browser forgets: after Lock, or once the link is revoked, Back does not bring it up again."""
    told = current_app.response_class(body, status, mimetype=mimetype)
    told.headers["Cache-Control"] = "private, no-store"
    return told


def _sent(shelf: Shelf, text: str) -> Sent | None:
    asked = number(text)
    return None if asked is None else shelf.response(asked)


def _page(shelf: Shelf) -> tuple[tuple[Sent, ...], bool]:
    """As many responses as a page holds, and whether there are older ones; an unknown number asks for the newest."""
    found = shelf.latest(MANY + 1, number(request.args.get("before", "")))
    return found[:MANY], len(found) > MANY


def _context(shelf: Shelf, here: str = "responses") -> Context:
    to = addresses()
    return Context(to, shelf.group, quiz_of(shelf.group), navigation(to, shelf, here, generate_csrf()))


def _read(context: Context, sent: Sent, earlier: Sequence[Sent] = (), later: Sequence[Sent] = ()) -> ResponsePage:
    result = result_page(site(), context.to, site().open(sent.code), Addresses(public_root()))
    return response_page(context, sent, result, *(each[0].id if each else None for each in (earlier, later)))
