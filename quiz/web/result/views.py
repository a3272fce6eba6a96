"""The views of a result, and of what a reviewer checks it by."""

from flask import Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz import pasting
from quiz.document import document, serialise
from quiz.scoring import Match, Ranking
from quiz.web.addresses import Addresses
from quiz.web.context import (
    BAD_REQUEST,
    NOT_FOUND,
    SEE_OTHER,
    addresses,
    framed,
    open_sheet,
    public_root,
    remembered,
    site,
)
from quiz.web.parts.result import result_page
from quiz.web.result.otherwise import otherwise_page
from quiz.web.result.profile import profile_page
from quiz.web.result.two_results import compare_page, side_by_side_page
from quiz.web.result.two_roles import versus_page
from quiz.web.result.working import working_page
from quiz.web.site import Sheet


@remembered
def result(code: str) -> str:
    """Show the result that a link stands for; only its own version is ever asked."""
    page = result_page(site(), addresses(), open_sheet(code), Addresses(public_root()), framed=framed())
    return render_template("parts/result.html", page=page)


@remembered
def profile(code: str) -> str:
    """Show the person against one role, dimension by dimension."""
    role = request.args.get("role")
    return render_template("result/profile.html", page=profile_page(addresses(), *_of_role(code, role)))


def versus_any(code: str) -> AnyResponse:
    """Go to the two roles that a form names; for one that it does not name, the best match of the others is taken."""
    _, ranking = _ranked(code)
    named = [_match(ranking, request.args.get(name)) for name in ("role", "rival")]
    others = (match for match in ranking.matches if match not in named)
    role, rival = (match or next(others) for match in named)
    return redirect(addresses().versus(code, role.role.id, rival.role.id), SEE_OTHER)


@remembered
def versus(code: str, role: str, rival: str) -> tuple[str, int]:
    """Show what makes the difference between any two roles."""
    sheet, ranking = _ranked(code)
    matches = [match for id in (role, rival) if (match := _match(ranking, id))]
    page = versus_page(addresses(), sheet, ranking, *matches)
    return render_template("result/two_roles.html", page=page), BAD_REQUEST if page.problem else 200


@remembered
def working(code: str) -> str:
    """Show every number of one role's match."""
    role = request.args.get("role")
    return render_template("result/working.html", page=working_page(site(), addresses(), *_of_role(code, role)))


@remembered
def otherwise(code: str, role: str) -> str:
    """Tell what would put a role first."""
    sheet = open_sheet(code)
    if role not in {known.id for known in sheet.quiz.roles}:
        abort(NOT_FOUND)
    return render_template("result/otherwise.html", page=otherwise_page(addresses(), sheet, role))


def result_document(code: str) -> Response:
    """The result for machines: the same bytes for the same link within one release."""
    response = _document(code)
    response.mimetype = "application/json"
    return response


@remembered
def _document(code: str) -> str:
    sheet = site().open(code)
    return serialise(document(sheet.result))


def _of_role(code: str, role: str | None) -> tuple[Sheet, Ranking, Match]:
    """A sheet with its ranking, and the match of the role asked for, or else of the first."""
    sheet, ranking = _ranked(code)
    return sheet, ranking, _match(ranking, role) or ranking.matches[0]


def _ranked(code: str) -> tuple[Sheet, Ranking]:
    sheet = open_sheet(code)
    return sheet, sheet.result.ranking


def _match(ranking: Ranking, role: str | None) -> Match | None:
    """The match of a role that was asked for, or None where none was; a role that is not there is no page."""
    if role is None:
        return None
    try:
        return ranking.match(role)
    except KeyError:
        abort(NOT_FOUND)


def beside_any(code: str) -> AnyResponse | str:
    """Ask for another code or link, and go to where the two stand side by side."""
    sheet = open_sheet(code)
    if "code" not in request.args:
        return render_template("result/choose_result.html", page=compare_page(addresses(), sheet))
    other = open_sheet(pasting.find_code(request.args["code"]))
    return redirect(addresses().beside(sheet.code, other.code), SEE_OTHER)


@remembered
def beside(code: str, other: str) -> str:
    """Show two results side by side."""
    page = side_by_side_page(site(), addresses(), open_sheet(code), open_sheet(other))
    return render_template("result/two_results.html", page=page)
