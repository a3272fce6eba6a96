"""The views of a group's results. Whoever holds one of its secret links reads them; nothing here changes anything."""

from flask import redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from quiz.cohort import summarise
from quiz.store import Response, Shelf
from quiz.web.addresses import Addresses
from quiz.web.context import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, now, public_root, site, wear
from quiz.web.groups.context import quiz_of, read_number
from quiz.web.groups.pages.cohorts import Context
from quiz.web.groups.pages.navigation import navigation
from quiz.web.groups.pages.responses import (
    BESIDE,
    MANY,
    ResponsePage,
    beside_page,
    no_response_page,
    response_page,
    responses_page,
)
from quiz.web.groups.pages.results import class_results_page
from quiz.web.groups.pages.show import class_print_page, print_all_page, show_page
from quiz.web.groups.sessions import shelf_to_read
from quiz.web.mending import mended
from quiz.web.parts.result import result_page
from quiz.words.groups import received


def results(group: str) -> str:
    """Show what the responses come to, and the newest of them."""
    shelf = shelf_to_read(group)
    context = _context(shelf, "results")
    page = class_results_page(context, summarise(context.quiz, shelf.tally()), shelf.latest(MANY), now())
    return render_template("groups/results.html", page=page)


def count(group: str) -> dict[str, str]:
    """Tell an open page how many responses there are by now."""
    shelf = shelf_to_read(group)
    return {"received": received(shelf.count(), shelf.group.expected)}


def show(group: str) -> AnyResponse | str:
    """Show a room the families up to one response; without one, go to where the figures now stand still."""
    shelf = shelf_to_read(group)
    until, last = read_number(request.args.get("until", "")), shelf.last_id()
    if until is None or until > last:
        return redirect(addresses().group_show(group, last), SEE_OTHER)
    context = _context(shelf, "show")
    cohort = summarise(context.quiz, shelf.tally(until))
    sent = next((each.sent for each in shelf.latest(1, until + 1)), None)
    return render_template("groups/show.html", page=show_page(context, cohort, sent))


def class_print(group: str) -> str:
    """Show on paper what a room may see."""
    shelf = shelf_to_read(group)
    context = _context(shelf)
    page = class_print_page(context, summarise(context.quiz, shelf.tally()), now())
    return render_template("groups/print.html", page=page)


def print_all(group: str) -> str:
    """Show all results for printing, as many at once as a browser can take."""
    shelf = shelf_to_read(group)
    here, older = _page(shelf)
    context = _context(shelf)
    page = print_all_page(context, [_read(context, each) for each in here], shelf.count(), older=older)
    return render_template("groups/print_all.html", page=page)


def responses(group: str) -> str:
    """List the responses, a page at a time."""
    shelf = shelf_to_read(group)
    here, older = _page(shelf)
    newer = list(shelf.responses(here[0].id, MANY)) if here and "before" in request.args else []
    before = newer[-1].id + 1 if newer else None
    page = responses_page(_context(shelf), here, before, older=older)
    return render_template("groups/responses.html", page=page)


def response(group: str, number: str) -> AnyResponse | str | tuple[str, int]:
    """Show one result in its group's context."""
    shelf = shelf_to_read(group)
    sent = find_response(shelf, number)
    if sent is None:
        return mended() or (render_template("error.html", page=no_response_page(addresses(), group)), NOT_FOUND)
    beside_it = shelf.latest(1, sent.id), tuple(shelf.responses(sent.id, 1))
    earlier, later = (each[0].id if each else None for each in beside_it)
    return render_template("groups/response.html", page=_read(_context(shelf), sent, earlier, later))


def beside(group: str) -> AnyResponse | tuple[str, int]:
    """Go to where two responses stand side by side; ask for them where they are not named."""
    shelf = shelf_to_read(group)
    typed = [request.args.get(name, "").strip() for name in BESIDE]
    first, second = (find_response(shelf, text) for text in typed)
    if first and second:
        return redirect(addresses().beside(first.code, second.code), SEE_OTHER)
    missing = [name for name, sent in zip(BESIDE, (first, second), strict=True) if not sent] if request.args else []
    page = beside_page(_context(shelf), typed, missing)
    return render_template("groups/beside.html", page=page), BAD_REQUEST if missing else 200


def find_response(shelf: Shelf, text: str) -> Response | None:
    """The response of a number that was asked for, or None where there is none."""
    number = read_number(text)
    return None if number is None else shelf.response(number)


def _page(shelf: Shelf) -> tuple[tuple[Response, ...], bool]:
    """As many responses as a page holds, and whether there are older ones; an unknown number asks for the newest."""
    found = shelf.latest(MANY + 1, read_number(request.args.get("before", "")))
    return found[:MANY], len(found) > MANY


def _context(shelf: Shelf, here: str = "responses") -> Context:
    wear(shelf.group.version)
    to = addresses()
    return Context(to, shelf.group, quiz_of(shelf.group), navigation(to, shelf, here, generate_csrf()))


def _read(context: Context, sent: Response, earlier: int | None = None, later: int | None = None) -> ResponsePage:
    result = result_page(site(), context.to, site().open(sent.code), Addresses(public_root()))
    return response_page(context, sent, result, earlier, later)
