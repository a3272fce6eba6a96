"""The views of the roles, which can be read without taking the quiz."""

from flask import Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.edition import Edition
from quiz.web.context import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, open_sheet, remembered, site
from quiz.web.roles.infographic import picture_page, pictured
from quiz.web.roles.pages import role_page
from quiz.web.roles.paths import paths_page
from quiz.web.roles.people import people_page
from quiz.web.roles.two_roles import choose_page, offered, pair_page
from quiz.web.site import Sheet


@remembered
def all_roles() -> str:
    """Browse the roles without the quiz."""
    return render_template("roles/roles.html")


@remembered
def role(id: str) -> str:
    """Tell about one role."""
    known(id)
    return render_template("roles/role.html", page=role_page(site(), addresses(), id))


@remembered
def people(id: str) -> str:
    """Tell who was hired for one role, on a page of its own."""
    known(id)
    if not site().edition.has_people:
        abort(NOT_FOUND)
    return render_template("roles/people.html", page=people_page(site(), addresses(), id))


def known(*ids: str) -> None:
    """Go on where these are roles of today's quiz; else there is no page."""
    if not set(ids) <= {role.id for role in site().quiz.roles}:
        abort(NOT_FOUND)


@remembered
def paths() -> str:
    """Show what every role grows into, and sideways moves."""
    return render_template("roles/paths.html", page=paths_page(site().edition, addresses()))


def compare_roles(code: str = "") -> AnyResponse:
    """Ask for two roles, and go to where they stand side by side; with a code, beside the answers of its sheet."""
    sheet = open_sheet(code) if code else None
    role, rival = request.args.get("role", ""), request.args.get("rival", "")
    page = choose_page(_edition(sheet), addresses(), role, rival, sheet)
    if not (role or rival) or page.problem:
        return Response(render_template("roles/choose_roles.html", page=page), BAD_REQUEST if page.problem else 200)
    return redirect(addresses().compare(role, rival, code), SEE_OTHER)


def _edition(sheet: Sheet | None) -> Edition:
    """What is known today: of the sheet's quiz, if there is a sheet."""
    return site().edition_of(sheet.quiz) if sheet else site().edition


@remembered
def pair(role: str, rival: str, code: str = "") -> str | tuple[str, int]:
    """Show two roles side by side; with a code, also where the answers of its sheet stand."""
    sheet = open_sheet(code) if code else None
    if not {role, rival} <= {each.id for each in offered(_edition(sheet), sheet)}:
        abort(NOT_FOUND)
    if role == rival:
        return _choose(role, rival, sheet), BAD_REQUEST
    return render_template("roles/two_roles.html", page=pair_page(_edition(sheet), addresses(), role, rival, sheet))


def _choose(role: str, rival: str, sheet: Sheet | None = None) -> str:
    page = choose_page(_edition(sheet), addresses(), role, rival, sheet)
    return render_template("roles/choose_roles.html", page=page)


@remembered
def picture(role: str, rival: str) -> str | tuple[str, int]:
    """Show two roles in one picture, and the same in a table."""
    _drawn(role, rival)
    if role == rival:
        return _choose(role, rival), BAD_REQUEST
    return render_template("roles/infographic.html", page=picture_page(site().edition, addresses(), role, rival))


def picture_file(role: str, rival: str) -> Response:
    """The picture alone, to keep."""
    response = _picture_file(role, rival)
    response.mimetype = "image/svg+xml"
    response.headers.set("Content-Disposition", "attachment", filename=f"{role}-{rival}.svg")
    return response


@remembered
def _picture_file(role: str, rival: str) -> str:
    _drawn(role, rival)
    if role == rival:
        abort(NOT_FOUND)
    page = picture_page(site().edition, addresses(), role, rival)
    return render_template("roles/infographic.svg", picture=page.picture, alone=True)


def _drawn(role: str, rival: str) -> None:
    """Go on where today's quiz has these roles, and topics for a picture; else there is no page."""
    known(role, rival)
    if not pictured(site().edition, role, rival):
        abort(NOT_FOUND)
