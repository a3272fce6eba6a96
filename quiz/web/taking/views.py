"""The views of taking the quiz."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses, open_sheet, site
from quiz.web.opening import leads_to
from quiz.web.parts import NO_PROBLEM, Fault, Problem
from quiz.web.parts.answers import RESULT
from quiz.web.site import Sheet
from quiz.web.taking import pages as taking_pages
from quiz.web.taking.sent import NO_SUCH_QUESTION, field_name, read_answers, read_stars
from quiz.web.taking.start import start_page


def start() -> str:
    """Show what this is, and let people begin, or open any code or link."""
    return render_template("taking/start.html", page=start_page(site(), addresses()))


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
    if _then() == RESULT:
        return redirect(addresses().result(sheet.code), SEE_OTHER)
    return _answers(sheet) if _then() == taking_pages.ANSWERS else _next(sheet)


def _then() -> str:
    """Where an answer leads, if not to the next question; whatever else was sent is dropped."""
    then = request.args.get("then", "")
    return then if then in {taking_pages.ANSWERS, RESULT} else ""


def _next(sheet: Sheet, problem: Problem = NO_PROBLEM) -> str:
    """The next unanswered question; where none waits, the answers."""
    if not sheet.responses.unanswered:
        return _answers(sheet, problem=problem)
    return _ask(sheet, sheet.responses.unanswered[0], None, problem)


def _ask(sheet: Sheet, index: int, then: str | None, problem: Problem = NO_PROBLEM) -> str:
    page = taking_pages.question_page(addresses(), sheet, index, then, problem=problem)
    return render_template("taking/question.html", page=page)


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
    return render_template("taking/all.html", page=page), BAD_REQUEST if errors or stray else 200


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
    return render_template("taking/answers.html", page=taking_pages.answers_page(addresses(), sheet, ticked, problem))


def open_any() -> AnyResponse:
    """Go where a code or link leads."""
    return redirect(leads_to(addresses(), request.args.get("code", "")), SEE_OTHER)
