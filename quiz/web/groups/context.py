"""What the views of groups share: the version of a group, and what is done at each of their requests."""

from flask import Response, g, render_template, request

from quiz.content import Quiz
from quiz.lanes import Lane, need
from quiz.links import as_meant, grouped, join_code, piece
from quiz.store import Group
from quiz.web.context import BAD_REQUEST, site
from quiz.web.groups.forms import GroupForm

LONGEST = 15  # digits of a response's number: as many as any database counts in


def quiz_of(group: Group) -> Quiz:
    """The version that a group was made with."""
    return site().version(piece(group.version))


def stay_in_group(join: str) -> str:
    """The canonical join code; from here on all addresses stay in its group."""
    code = join_code(join)
    g.join = grouped(code)
    return code


def read_number(text: str) -> int | None:
    """The number of a response in an address, or None where the text is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def show_form(template: str, form: GroupForm, **values: object) -> tuple[str, int]:
    """A page with a form: 400 where the form was sent, and refused."""
    return render_template(template, form=form, **values), BAD_REQUEST if form.is_submitted() else 200


def read_as_meant(_: str | None, values: dict[str, str] | None) -> None:
    """Read a secret or a group's id as forgivingly as a code."""
    for name in (values or {}).keys() & {"group", "token"}:
        values[name] = as_meant(values[name])  # type: ignore[index]


def take_time() -> None:
    """Move to the lane that may wait for the database before anything is counted or done, so that it happens once."""
    need(Lane.STORED)


def keep_nowhere(response: Response) -> Response:
    """Keep no page that needed a secret link: Back shows none of it once the browser is locked or the link revoked."""
    if (request.view_args or {}).keys() & {"group", "token"}:
        response.headers["Cache-Control"] = "private, no-store"
    return response
