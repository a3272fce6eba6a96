"""The pages of who writes the quiz: what the check says of the file as it was last saved."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from flask import Response, abort, current_app, make_response, render_template

from quiz import links
from quiz.content import LEFT_OUT_ID
from quiz.lanes import Lane, need
from quiz.lint.codes import CODES
from quiz.lint.finding import Finding
from quiz.responses import respond
from quiz.web.author import desk
from quiz.web.author.findings import Cause, Ways, causes, of_role
from quiz.web.author.page import State, near, overview, pages_of
from quiz.web.context import NOT_FOUND, addresses, site

PATIENCE = "2"  # seconds until a browser without scripts looks again, while the report is being made
NEAREST = 5  # roles that a role's own page puts beside it


def show() -> Response:
    """Show how the file stands, what was found, and how the roles lie to each other."""
    need(Lane.MADE)
    state, edition = _state(), site().edition
    survey = state.judged.survey
    page = (
        overview(edition, survey, _causes(survey.report.findings), _causes(survey.report.silenced)) if survey else None
    )
    return _answer(render_template("author/author.html", state=state, edition=edition, page=page), state)


def role(id: str) -> Response:
    """Show one role: its figures, its findings, what parts it from those nearest to it, and all its pages."""
    need(Lane.MADE)
    state, edition = _state(), site().edition
    if id not in (each.id for each in edition.quiz.roles):
        abort(NOT_FOUND)
    survey, role = state.judged.survey, edition.quiz.role(id)
    result = addresses().result(_code(survey.own[id])) if survey else ""
    answer = render_template(
        "author/role.html",
        state=state,
        edition=edition,
        role=role,
        pages=pages_of(edition, survey, role, addresses(), result),
        row=next((row for row in survey.report.rows if row.role == id), None) if survey else None,
        causes=_causes(of_role(survey.report.findings, id)) if survey else (),
        near=[near(edition, pair) for pair in survey.nearest(id, NEAREST)] if survey else (),
    )
    return _answer(answer, state)


def findings() -> str:
    """Show all that the check can find, each with why, an example and what to do."""
    need(Lane.MADE)
    return render_template("author/findings.html", codes=CODES.values())


def state() -> Response:
    """Say what an open page compares with what it shows."""
    return current_app.response_class(_state().stamp, mimetype="text/plain")


def _state() -> State:
    judged, trouble = desk.look(), site().trouble()
    shown = sha256(f"{site().stamp}\n{trouble}\n{judged.failure}".encode()).hexdigest()[:16]
    version = links.piece(site().quiz.version)
    faults = tuple(line for line in trouble.splitlines() if line.strip())
    return State(version, faults, f"{shown} {'pending' if judged == desk.PENDING else 'done'}", judged)


def _answer(page: str, state: State) -> Response:
    """The page; it comes again by itself while the report is being made."""
    answer = make_response(page)
    if state.is_pending:
        answer.headers["Refresh"] = PATIENCE
    return answer


def _causes(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    return causes(findings, Ways(addresses(), site().blank(), _code))


def _code(answers: Mapping[str, str]) -> str:
    """The code of a sheet; what it does not answer is left out."""
    quiz = site().quiz
    every = {question.id: answers.get(question.id, LEFT_OUT_ID) for question in quiz.questions}
    return links.encode(quiz, respond(quiz, every))
