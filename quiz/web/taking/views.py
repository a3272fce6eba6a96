"""The views of taking the quiz."""

from collections.abc import Collection
from functools import partial

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.lanes import Lane
from quiz.readiness import LEAST, MOST, QUESTIONS, Readiness, Steps, chosen
from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses, open_sheet, remembered, site
from quiz.web.opening import leads_to
from quiz.web.parts import NO_PROBLEM, Problem
from quiz.web.parts.answers import RESULT
from quiz.web.site import Sheet
from quiz.web.taking.asking import question_page
from quiz.web.taking.lists import all_page, answers_page
from quiz.web.taking.quizzes import show_all
from quiz.web.taking.sent import FIELD, NO_SUCH_QUESTION, all_problems, one_problem, read_answers, read_stars

LEAVES_LITTLE = {  # over https, a browser also drops the copies of pages that it has kept of this site
    "Cache-Control": "private, no-store",
    "Clear-Site-Data": '"cache"',
}
TO_ANSWERS = "answers"  # where an answer may lead, other than to the next question or to the RESULT


@partial(remembered, lane=Lane.AT_HAND)
def start() -> str:
    """Show what this is, and let people begin, or open any code or link; of several quizzes, list them."""
    if not site().has_quiz:
        return show_all()
    return render_template("taking/start.html", blank=site().blank())


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
        return _ask(sheet, index, _then(), one_problem(errors)), BAD_REQUEST
    return _lead_on(sheet.answered(choices))


def _lead_on(sheet: Sheet) -> AnyResponse | str:
    """Return to where the person was."""
    if _then() == RESULT:
        return redirect(addresses().result(sheet.code), SEE_OTHER)
    return _show_answers(sheet) if _then() == TO_ANSWERS else _next(sheet)


def _then() -> str:
    """Where an answer leads, if not to the next question; whatever else was sent is dropped."""
    then = request.args.get("then", "")
    return then if then in {TO_ANSWERS, RESULT} else ""


def _next(sheet: Sheet, problem: Problem = NO_PROBLEM) -> str:
    """The next unanswered question; where none waits, the answers."""
    if not sheet.responses.unanswered:
        return _show_answers(sheet, problem=problem)
    return _ask(sheet, sheet.responses.unanswered[0], None, problem)


def _ask(sheet: Sheet, index: int, then: str | None, problem: Problem = NO_PROBLEM) -> str:
    return question_page(sheet, index, then, problem, is_settled=then is None and sheet.result.is_settled)


def take_all(code: str) -> str | tuple[str, int]:
    """Ask all questions on one page; what was ticked stays ticked, and once it was sent, leads on if it can."""
    sheet, args = open_sheet(code), request.args
    fields = {FIELD + question.id: index for index, question in enumerate(sheet.quiz.questions)}
    sent = {index: args.getlist(name) for name, index in fields.items() if name in args}
    choices, errors = read_answers(sheet.quiz, sent)
    sheet, problem = sheet.answered(choices), all_problems(sheet.quiz, errors, args)
    if "go" in args and not problem:
        return _show_answers(sheet)
    return all_page(sheet, problem), BAD_REQUEST if problem else 200


def show_answers(code: str) -> AnyResponse | str | tuple[str, int]:
    """Show the answers; stars that were ticked go into the code, and the person on to a question or the result."""
    sheet, args = open_sheet(code), request.args
    if not args.keys() & {"star", "change", "go"}:
        return _show_answers(sheet)
    stars, problem = read_stars(sheet.quiz, args.getlist("star"))
    change = args.get("change")
    if not problem and change is not None and sheet.quiz.index(change) is None:
        problem = Problem(NO_SUCH_QUESTION)
    if problem:
        return _show_answers(sheet, stars, problem), BAD_REQUEST
    code, to = sheet.starred(stars).code, addresses()
    return redirect(to.take(code, change, TO_ANSWERS) if change else to.result(code), SEE_OTHER)


def _show_answers(sheet: Sheet, ticked: Collection[int] | None = None, problem: Problem = NO_PROBLEM) -> str:
    """The answers, to look over and to star; `ticked` are kept if the ticks were refused."""
    return answers_page(sheet, sheet.responses.stars if ticked is None else ticked, problem)


def ask_before(code: str) -> AnyResponse | str:
    """Ask how ready a person feels before the quiz; what they said leads on to its questions."""
    sheet, to = open_sheet(code), addresses()
    if "go" in request.args:
        return redirect(to.feeling(Readiness(_steps()).text).take(sheet.code), SEE_OTHER)
    return _ask_ready(sheet, to.how_ready(sheet.code), Readiness.read(to.ready).before)


def ask_after(code: str) -> AnyResponse | str:
    """Ask the same after it; what they said leads back to the result."""
    sheet, to = open_sheet(code), addresses()
    said = Readiness.read(to.ready)
    if "go" in request.args:
        return redirect(to.feeling(Readiness(said.before, _steps()).text).result(sheet.code), SEE_OTHER)
    return _ask_ready(sheet, to.plain.how_ready_now(sheet.code), said.after, is_after=True)


def _steps() -> Steps:
    """The steps that came in, a question each; of two for one, neither is taken."""
    sent = [request.args.getlist(question.id) for question in QUESTIONS]
    return chosen(values[0] if len(values) == 1 else "" for values in sent)


def _ask_ready(sheet: Sheet, here: str, said: Steps, *, is_after: bool = False) -> str:
    """Ask the three questions; what was said before is ticked."""
    asked = zip(QUESTIONS, said or [None] * len(QUESTIONS), strict=True)
    steps = range(LEAST, MOST + 1)
    return render_template("taking/ready.html", sheet=sheet, here=here, asked=asked, steps=steps, is_after=is_after)


def finish() -> AnyResponse:
    """Say what this device may still hold, on a page that leaves as little as it can."""
    response = make_response(render_template("taking/finish.html"))
    response.headers.update(LEAVES_LITTLE)
    return response


def open_any() -> AnyResponse:
    """Go where a code or link leads."""
    return redirect(leads_to(addresses(), request.args.get("code", "")), SEE_OTHER)
