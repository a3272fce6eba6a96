"""What the views of groups share: the version of a group, and what is done at each of their requests."""

from flask import Response, abort, g, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.content import Quiz
from quiz.lanes import Lane, need
from quiz.links import as_meant, grouped, join_code, piece
from quiz.store import Group, Shelf, Sitting
from quiz.web.context import BAD_REQUEST, NOT_FOUND, site
from quiz.web.groups.forms import GroupForm
from quiz.web.groups.lessons import Lessons
from quiz.web.isolates import by_hand
from quiz.web.mending import mended

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


def lesson_of(shelf: Shelf) -> tuple[Shelf, Lessons]:
    """The shelf, with the responses of one lesson alone: the one that the address names, else the newest."""
    lessons = lessons_of(shelf)
    if len(lessons) < 2:
        return shelf, Lessons()
    number = read_number(request.args.get("lesson", str(lessons[-1].id)))
    if number not in {each.id for each in lessons}:
        abort(no_lesson(shelf))
    shown = Lessons(lessons, number or 0)
    return shelf.narrowed(shown.number), shown


def lessons_of(shelf: Shelf) -> tuple[Sitting, ...]:
    """All lessons of a group; of one that had no other, none is looked up."""
    return by_hand(shelf.sittings()) if shelf.group.sitting > 1 else ()


def no_lesson(shelf: Shelf) -> AnyResponse:
    """Say that a lesson is gone, or never was."""
    return mended() or make_response(render_template("groups/no_lesson.html", shelf=shelf), NOT_FOUND)


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
