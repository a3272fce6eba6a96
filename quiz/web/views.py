"""The views: open the sheet, call the core, present, render. No rule, sum or sentence lives here."""

from flask import Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.errors import StoreError
from quiz.web import headers
from quiz.web.addresses import Addresses
from quiz.web.blueprints import (
    BAD_REQUEST,
    NOT_FOUND,
    SEE_OTHER,
    addresses,
    framed,
    open_sheet,
    pages,
    public_root,
    reading,
    remembered,
    site,
    taking,
)
from quiz.web.forms import NO_SUCH_QUESTION, field_name, read_answers, read_stars
from quiz.web.pages import NO_PROBLEM, Fault, Problem, texts
from quiz.web.pages import taking as taking_pages
from quiz.web.pages.result import result_page
from quiz.web.site import Sheet


@pages.get("/")
def start() -> str:
    """Show what this is, and let people begin, or open any code or link."""
    return render_template("start.html", page=texts.start_page(site(), addresses()))


@taking.get("/take/<code>")
def take(code: str) -> AnyResponse | str | tuple[str, int]:
    """Ask the next question, or the one asked for by its id; an answer is taken, and leads on."""
    sheet, args = open_sheet(code), request.args
    if not args.keys() & {"q", "o"}:
        return _next(sheet)
    index = sheet.quiz.index(args.get("q", ""))
    if index is None or len(args.getlist("q")) > 1:
        return _next(sheet, Problem(NO_SUCH_QUESTION)), BAD_REQUEST
    if "o" not in args:
        return _ask(sheet, index, _then())
    choices, errors = read_answers(sheet.quiz, {index: args.getlist("o")})
    if errors:
        fault = Fault(taking_pages.OPTIONS, "", errors[index])
        return _ask(sheet, index, _then(), Problem.of(fault)), BAD_REQUEST
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


def _next(sheet: Sheet, problem: Problem = NO_PROBLEM) -> str:
    """The next unanswered question; where none waits, the answers."""
    if not sheet.responses.unanswered:
        return _answers(sheet, problem=problem)
    return _ask(sheet, sheet.responses.unanswered[0], None, problem)


def _ask(sheet: Sheet, index: int, then: str | None, problem: Problem = NO_PROBLEM) -> str:
    page = taking_pages.question_page(addresses(), sheet, index, then, problem=problem)
    return render_template("question.html", page=page)


@taking.get("/take/<code>/all")
def take_all(code: str) -> str | tuple[str, int]:
    """Ask all questions on one page; what was ticked stays ticked, and once it was sent, leads on if it can."""
    sheet, args = open_sheet(code), request.args
    fields = {field_name(question.id): index for index, question in enumerate(sheet.quiz.questions)}
    sent = {index: args.getlist(name) for name, index in fields.items() if name in args}
    choices, errors = read_answers(sheet.quiz, sent)
    stray = any(name.startswith(field_name("")) and name not in fields for name in args)
    if "go" in args and not errors and not stray:
        return _answers(sheet.answered(choices))
    page = taking_pages.all_page(addresses(), sheet.answered(choices), errors, NO_SUCH_QUESTION if stray else "")
    return render_template("all.html", page=page), BAD_REQUEST if errors or stray else 200


@taking.get("/answers/<code>")
def answers(code: str) -> AnyResponse | str | tuple[str, int]:
    """Show the answers; stars that were ticked go into the code, and the person on to a question or the result."""
    sheet, args = open_sheet(code), request.args
    if not args.keys() & {"star", "change", "go"}:
        return _answers(sheet)
    stars, error = read_stars(sheet.quiz, args.getlist("star"))
    change = args.get("change")
    problem = Problem.of(Fault(taking_pages.STARS, "", error)) if error else NO_PROBLEM
    if not error and change is not None and sheet.quiz.index(change) is None:
        problem = Problem(NO_SUCH_QUESTION)
    if problem:
        return _answers(sheet, stars, problem), BAD_REQUEST
    code = sheet.starred(stars).code
    to = addresses()
    return redirect(to.take(code, change, taking_pages.ANSWERS) if change else to.result(code), SEE_OTHER)


def _answers(sheet: Sheet, ticked: frozenset[int] | None = None, problem: Problem = NO_PROBLEM) -> str:
    return render_template("answers.html", page=taking_pages.answers_page(addresses(), sheet, ticked, problem))


@taking.get("/r/<code>")
def result(code: str) -> Response:
    """Show the result that a link stands for; only its own version is ever asked."""
    return remembered(_result, code)


def _result(code: str) -> str:
    page = result_page(site(), addresses(), open_sheet(code), Addresses(public_root()), framed=framed())
    return render_template("result.html", page=page)


@reading.get("/method")
def method() -> str:
    """Tell how the number is made."""
    return render_template("method.html", page=texts.method_page(site()))


@reading.get("/privacy")
def privacy() -> str:
    """Tell what happens to the answers, and who runs this."""
    return render_template("privacy.html", page=texts.privacy_page(site().settings))


@reading.get("/accessibility")
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
    """Say whether the database does, too, and would keep what is sent."""
    try:
        site().store.check()
        site().store.try_writing()
    except StoreError as error:
        return current_app.response_class(f"{error.what}\n", status=503, mimetype="text/plain")
    trouble = site().trouble()
    return current_app.response_class(f"ok\n{trouble}\n" if trouble else "ok\n", mimetype="text/plain")
