"""The views that set two roles side by side, in tables and in one picture."""

from flask import Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.edition import Edition
from quiz.web.blueprints import (
    BAD_REQUEST,
    NOT_FOUND,
    SEE_OTHER,
    addresses,
    open_sheet,
    reading,
    remembered,
    site,
    taking,
)
from quiz.web.browsing import known
from quiz.web.pages.comparison import choose_page, offered, pair_page
from quiz.web.pages.infographic import picture_page, pictured
from quiz.web.site import Sheet


@reading.get("/compare")
def compare_roles() -> AnyResponse:
    """Ask for two roles, and go to where they stand side by side."""
    return _asked_for()


@taking.get("/r/<code>/compare")
def compare_roles_and_you(code: str) -> AnyResponse:
    """The same, beside the answers of a sheet."""
    return _asked_for(open_sheet(code))


def _asked_for(sheet: Sheet | None = None) -> AnyResponse:
    role, rival = request.args.get("role", ""), request.args.get("rival", "")
    page = choose_page(_edition(sheet), addresses(), role, rival, sheet)
    if not (role or rival) or page.problem:
        return Response(render_template("pair_choose.html", page=page), BAD_REQUEST if page.problem else 200)
    return redirect(addresses().compare(role, rival, sheet.code if sheet else ""), SEE_OTHER)


def _edition(sheet: Sheet | None) -> Edition:
    """What is known today: of the sheet's quiz, if there is a sheet."""
    return site().edition_of(sheet.quiz) if sheet else site().edition


@reading.get("/compare/<role>/<rival>")
def pair(role: str, rival: str) -> Response:
    """Show two roles side by side."""
    return remembered(_pair, role, rival)


@taking.get("/r/<code>/compare/<role>/<rival>")
def pair_and_you(code: str, role: str, rival: str) -> Response:
    """Show two roles side by side, and where the answers of a sheet stand."""
    return remembered(_pair, role, rival, code)


def _pair(role: str, rival: str, code: str = "") -> str | tuple[str, int]:
    sheet = open_sheet(code) if code else None
    if not {role, rival} <= {each.id for each in offered(_edition(sheet), sheet)}:
        abort(NOT_FOUND)
    if role == rival:
        return _choose(role, rival, sheet), BAD_REQUEST
    return render_template("pair.html", page=pair_page(_edition(sheet), addresses(), role, rival, sheet))


def _choose(role: str, rival: str, sheet: Sheet | None = None) -> str:
    page = choose_page(_edition(sheet), addresses(), role, rival, sheet)
    return render_template("pair_choose.html", page=page)


@reading.get("/compare/<role>/<rival>/picture")
def picture(role: str, rival: str) -> Response:
    """Show two roles in one picture, and the same in a table."""
    return remembered(_picture, role, rival)


def _picture(role: str, rival: str) -> str | tuple[str, int]:
    _drawn(role, rival)
    if role == rival:
        return _choose(role, rival), BAD_REQUEST
    return render_template("picture.html", page=picture_page(site().edition, addresses(), role, rival))


@reading.get("/compare/<role>/<rival>/picture.svg")
def picture_file(role: str, rival: str) -> Response:
    """The picture alone, to keep."""
    response = remembered(_picture_file, role, rival)
    response.mimetype = "image/svg+xml"
    response.headers.set("Content-Disposition", "attachment", filename=f"{role}-{rival}.svg")
    return response


def _picture_file(role: str, rival: str) -> str:
    _drawn(role, rival)
    if role == rival:
        abort(NOT_FOUND)
    page = picture_page(site().edition, addresses(), role, rival)
    return render_template("picture.svg", picture=page.picture, alone=True)


def _drawn(role: str, rival: str) -> None:
    """Go on where today's quiz has these roles, and topics for a picture; else there is no page."""
    known(role, rival)
    if not pictured(site().edition, role, rival):
        abort(NOT_FOUND)
