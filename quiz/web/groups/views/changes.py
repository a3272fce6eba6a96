"""What changed in a class that came back: over all who came to both lessons, and for each of them."""

from flask import abort, render_template, request

from quiz.cohort.changes import changes
from quiz.cohort.ready import courses
from quiz.store import Response, Shelf, Sitting
from quiz.web.context import site
from quiz.web.groups.changes import Between, Changed
from quiz.web.groups.context import no_lesson, quiz_of, read_number
from quiz.web.groups.dots import Scale
from quiz.web.groups.lessons import Lessons
from quiz.web.groups.ready import ready_over
from quiz.web.groups.sessions import shelf_to_read
from quiz.web.isolates import by_hand
from quiz.words import groups as words

MANY = 50  # people on a page


def show_changes(group: str) -> str:
    """Show what changed between two lessons: the first and the newest, unless the address names others."""
    shelf = shelf_to_read(group)
    lessons = by_hand(shelf.sittings())
    between = _between(shelf, lessons)
    first, second = between.first.id, between.second.id
    quiz, counted = quiz_of(shelf.group), changes(quiz_of(shelf.group), shelf.moves(first, second))
    found = shelf.pairs(first, second, MANY + 1, read_number(request.args.get("after", "")) or 0)
    return render_template(
        "groups/changes.html",
        shelf=shelf,
        quiz=quiz,
        shown=Lessons(lessons, second) if len(lessons) > 1 else Lessons(),
        between=between,
        changes=counted,
        scale=Scale.of(counted.pairs),
        people=[_changed(*pair) for pair in by_hand(found[:MANY])],
        ready=ready_over(between.moments, courses(_felt(shelf, first, second))),
        has_more=len(found) > MANY,
        said=words.SAID,
        became=words.BECAME,
    )


def _between(shelf: Shelf, lessons: tuple[Sitting, ...]) -> Between:
    """The two lessons, the one that was begun first before the other, in whichever order they are named."""
    usual = {"from": lessons[0].id, "to": lessons[-1].id}
    numbers = [read_number(request.args.get(name, str(id))) for name, id in usual.items()]
    by_number = {each.id: each for each in lessons}
    named = [by_number[number] for number in numbers if number in by_number]
    if len(named) < len(usual):
        abort(no_lesson(shelf))
    first, second = sorted(named, key=lambda lesson: lesson.id)
    return Between(lessons, first, second)


def _felt(shelf: Shelf, first: int, second: int) -> dict[tuple[str, ...], int]:
    """How ready the same people felt: before and after the first lesson, before and after the second → how many."""
    return {one + other: count for (one, other), count in shelf.readiness_of_pairs(first, second).items()}


def _changed(before: Response, after: Response) -> Changed:
    first, second = (site().open(each.code).result for each in (before, after))
    return Changed.of(before, after, (first, second))
