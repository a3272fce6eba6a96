"""The view of a sheet for the careers leader: what was done with a class."""

from flask import render_template

from quiz.store import Shelf, Sitting
from quiz.web.groups.record import Held, at_least_five
from quiz.web.groups.sessions import shelf_to_read
from quiz.web.isolates import by_hand


def show_record(group: str) -> str:
    """Show what was done, when, and with how many, for the school's own file."""
    shelf = shelf_to_read(group)
    lessons = by_hand(shelf.sittings())
    first, last = lessons[0], lessons[-1]
    both = sum(shelf.moves(first.id, last.id).values()) if first != last else 0
    return render_template(
        "groups/record.html", shelf=shelf, held=[_held(shelf, lesson) for lesson in lessons], both=at_least_five(both)
    )


def _held(shelf: Shelf, lesson: Sitting) -> Held:
    of_it = shelf.narrowed(lesson.id)
    first, last = next(of_it.responses(limit=1), None), next(iter(of_it.latest(1)), None)
    return Held(lesson, first.sent if first else None, last.sent if last else None)
