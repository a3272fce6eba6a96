"""The views of the roles, which can be read without taking the quiz."""

from flask import Response, abort, render_template

from quiz.web.blueprints import NOT_FOUND, addresses, reading, remembered, site
from quiz.web.pages.people import people_page
from quiz.web.pages.roles import role_page, roles_page


@reading.get("/roles")
def all_roles() -> Response:
    """Browse the roles without the quiz."""
    return remembered(_all_roles)


def _all_roles() -> str:
    return render_template("roles.html", page=roles_page(site(), addresses()))


@reading.get("/roles/<id>")
def role(id: str) -> Response:
    """Tell about one role."""
    return remembered(_role, id)


def _role(id: str) -> str:
    known(id)
    return render_template("role.html", page=role_page(site(), addresses(), id))


@reading.get("/roles/<id>/people")
def people(id: str) -> Response:
    """Tell who was hired for one role, on a page of its own."""
    return remembered(_people, id)


def _people(id: str) -> str:
    known(id)
    if not site().edition.has_people:
        abort(NOT_FOUND)
    return render_template("people.html", page=people_page(site(), addresses(), id))


def known(*ids: str) -> None:
    """Go on where these are roles of today's quiz; else there is no page."""
    if not set(ids) <= {role.id for role in site().quiz.roles}:
        abort(NOT_FOUND)
