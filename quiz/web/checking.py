"""The views behind a result: what a reviewer checks it by, as pages and as a document for machines."""

from flask import Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.document import document, serialise
from quiz.scoring import Match, Ranking, score
from quiz.web.blueprints import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, open_sheet, remembered, site, taking
from quiz.web.pages import checking
from quiz.web.pages.otherwise import otherwise_page
from quiz.web.pages.profile import profile_page
from quiz.web.pages.versus import versus_page
from quiz.web.pages.working import working_page
from quiz.web.site import Sheet


@taking.get("/r/<code>/profile")
def profile(code: str) -> Response:
    """Show the person against one role, dimension by dimension."""
    return remembered(_profile, code, request.args.get("role"))


def _profile(code: str, role: str | None) -> str:
    return render_template("profile.html", page=profile_page(addresses(), *_of_role(code, role)))


@taking.get("/r/<code>/versus")
def versus_any(code: str) -> AnyResponse:
    """Go to the two roles that a form names; for one that it does not name, the best match of the others is taken."""
    _, ranking = _ranked(code)
    named = [_match(ranking, request.args.get(name)) for name in ("role", "rival")]
    others = (match for match in checking.in_order(ranking) if match not in named)
    role, rival = (match or next(others) for match in named)
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


@taking.get("/r/<code>/if/<role>")
def otherwise(code: str, role: str) -> Response:
    """Tell what would put a role first."""
    return remembered(_otherwise, code, role)


def _otherwise(code: str, role: str) -> str:
    sheet = open_sheet(code)
    if role not in {known.id for known in sheet.quiz.roles}:
        abort(NOT_FOUND)
    return render_template("otherwise.html", page=otherwise_page(addresses(), sheet, role))


@taking.get("/r/<code>.json")
def result_document(code: str) -> Response:
    """The result for machines: the same bytes for the same link within one release."""
    response = remembered(_result_document, code)
    response.mimetype = "application/json"
    return response


def _result_document(code: str) -> str:
    sheet = site().open(code)
    return serialise(document(site().result(sheet), site().chance(sheet.quiz.version)))


def _of_role(code: str, role: str | None) -> tuple[Sheet, Ranking, Match]:
    """A sheet with its ranking, and the match of the role asked for, or else of the first."""
    sheet, ranking = _ranked(code)
    return sheet, ranking, _match(ranking, role) or checking.in_order(ranking)[0]


def _ranked(code: str) -> tuple[Sheet, Ranking]:
    sheet = open_sheet(code)
    return sheet, score(sheet.quiz, sheet.responses)


def _match(ranking: Ranking, role: str | None) -> Match | None:
    """The match of a role that was asked for, or None where none was; a role that is not there is no page."""
    if role is None:
        return None
    try:
        return ranking.match(role)
    except KeyError:
        abort(NOT_FOUND)
