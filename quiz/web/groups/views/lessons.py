"""The views by which a class that comes back begins another lesson, or one is deleted."""

from werkzeug.wrappers import Response as AnyResponse

from quiz.web.context import BAD_REQUEST, now
from quiz.web.groups.context import no_lesson, read_number, show_form
from quiz.web.groups.forms import GroupForm
from quiz.web.groups.lessons import LessonForm
from quiz.web.groups.sessions import shelf_to_change
from quiz.web.groups.views.manage import done, manage_page
from quiz.web.isolates import by_hand


def begin_lesson(group: str) -> AnyResponse | tuple[str, int]:
    """Begin another lesson: what is sent from now on is sent to it."""
    shelf = shelf_to_change(group)
    form = LessonForm(shelf.sittings())
    if not form.validate():
        return manage_page(shelf, begin=form), BAD_REQUEST
    shelf.begin_sitting(form["lesson"].data, now())
    return done(group, "lesson-begun")


def delete_lesson(group: str, lesson: str) -> AnyResponse | tuple[str, int]:
    """Delete what was sent in a lesson, after asking once more."""
    shelf, form = shelf_to_change(group), GroupForm()
    found = next((each for each in by_hand(shelf.sittings()) if each.id == read_number(lesson)), None)
    if found is None:
        return no_lesson(shelf)
    if form.validate_on_submit():
        shelf.delete_sitting(found.id, now())
        return done(group, "lesson-deleted")
    is_last = found.id == shelf.group.sitting
    return show_form("groups/delete_lesson.html", form, shelf=shelf, lesson=found, is_last=is_last)
