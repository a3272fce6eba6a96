"""The views of a group's results. Whoever holds one of its secret links reads them; nothing here changes anything."""

from flask import redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.cohort import Cohort, summarise
from quiz.cohort.ready import courses
from quiz.readiness import Readiness
from quiz.store import Response, Shelf
from quiz.web.context import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, now, site
from quiz.web.groups.context import lesson_of, lessons_of, quiz_of, read_number
from quiz.web.groups.dots import Scale
from quiz.web.groups.heat import scales, shade
from quiz.web.groups.lessons import Lessons
from quiz.web.groups.people import People
from quiz.web.groups.ready import ready_before_and_after
from quiz.web.groups.sessions import shelf_to_read
from quiz.web.isolates import by_hand, typed
from quiz.web.mending import mended
from quiz.web.parts import Fault, Problem
from quiz.web.parts.answers import AnswerView, answers
from quiz.web.parts.result import ResultPage, result_page
from quiz.web.parts.slopes import of_one
from quiz.web.parts.talk import TalkPage, talk_page
from quiz.words import groups as words

MANY = 50  # responses on a page
TWO = {
    "first": "Number of the first",
    "second": "Number of the second",
}  # the fields that ask for two responses, by name
LONGEST_SHOWN = 40  # characters of what was typed that are shown again


def show_results(group: str) -> str:
    """Show what the responses have in common, and whose they are: the newest of them."""
    shelf, shown = lesson_of(shelf_to_read(group))
    quiz, cohort, latest = quiz_of(shelf.group), _cohort(shelf), by_hand(shelf.latest(MANY))
    return render_template(
        "groups/results.html",
        shelf=shelf,
        shown=shown,
        quiz=quiz,
        edition=site().edition_of(quiz),
        cohort=cohort,
        latest=latest,
        people=People.of(quiz, cohort, latest),
        scale=Scale.of(cohort.responses),
        ready=ready_before_and_after(courses(shelf.readiness())),
        heats=scales(cohort.questions),
        shade=shade,
        now=now(),
        said=words.SAID,
    )


def show_figures(group: str) -> str:
    """Show every other figure of a group's results: how sure they are, and where the answers stand."""
    shelf, shown = lesson_of(shelf_to_read(group))
    quiz = quiz_of(shelf.group)
    return render_template(
        "groups/figures.html",
        shelf=shelf,
        shown=shown,
        quiz=quiz,
        cohort=_cohort(shelf),
        now=now(),
        said=words.SAID,
        meanings=words.MEANING,
    )


def count_responses(group: str) -> dict[str, str]:
    """Give an open page how many responses there are by now."""
    shelf, _ = lesson_of(shelf_to_read(group))
    return {"received": words.received(shelf.count(), shelf.group.expected)}


def show_room(group: str) -> AnyResponse | str:
    """Show everyone the families up to one response; without one, go to the address of the figures as they are now."""
    shelf, shown = lesson_of(shelf_to_read(group))
    until, last = read_number(request.args.get("until", "")), shelf.last_id()
    if until is None or until > last:
        return redirect(addresses().group(group, "show", lesson=shown.number, until=last), SEE_OTHER)
    newest = next(iter(shelf.latest(1, until + 1)), None)
    cohort = _cohort(shelf, until)
    return render_template(
        "groups/show.html", shelf=shelf, shown=shown, cohort=cohort, scale=Scale.of(cohort.responses), last=newest
    )


def print_class(group: str) -> str:
    """Show on paper what everyone may see."""
    shelf, shown = lesson_of(shelf_to_read(group))
    cohort = _cohort(shelf)
    return render_template(
        "groups/print.html", shelf=shelf, shown=shown, cohort=cohort, scale=Scale.of(cohort.responses), now=now()
    )


def print_all(group: str) -> str:
    """Show all results for printing, as many at once as a browser can take."""
    shelf, shown = lesson_of(shelf_to_read(group))
    found, has_older = _page(shelf)
    each = [(response, page, _answers(page)) for response in found for page in [_result_page(response)]]
    return render_template(
        "groups/print_all.html", shelf=shelf, shown=shown, results=each, count=shelf.count(), has_older=has_older
    )


def print_talks(group: str) -> str:
    """Show what every result gives to talk about, a sheet of paper each, as many at once as a browser can take."""
    shelf, shown = lesson_of(shelf_to_read(group))
    found, has_older = _page(shelf)
    talks = [(response, _talk_page(response)) for response in found]
    return render_template(
        "groups/talks.html", shelf=shelf, shown=shown, talks=talks, count=shelf.count(), has_older=has_older
    )


def list_responses(group: str) -> str:
    """List the responses, a page at a time."""
    shelf, shown = lesson_of(shelf_to_read(group))
    found, has_older = _page(shelf)
    newer = list(shelf.responses(found[0].id, MANY)) if found and "before" in request.args else []
    return render_template(
        "groups/responses.html",
        shelf=shelf,
        shown=shown,
        quiz=quiz_of(shelf.group),
        responses=found,
        newer=newer[-1].id + 1 if newer else None,
        has_older=has_older,
        said=words.SAID,
    )


def show_response(group: str, number: str) -> AnyResponse | str | tuple[str, int]:
    """Show one result in its group's context, with the way to those sent before and after."""
    shelf = shelf_to_read(group)
    sent = find_response(shelf, number)
    if sent is None:
        return no_response(shelf)
    lesson, page = shelf.narrowed(sent.sitting), _result_page(sent)
    earlier = next(iter(lesson.latest(1, sent.id)), None)
    later = next(lesson.responses(sent.id, 1), None)
    return render_template(
        "groups/response.html",
        shelf=shelf,
        shown=_shown_with(shelf, sent),
        response=sent,
        page=page,
        felt=of_one(Readiness.of(sent.ready_before, sent.ready_after)),
        answers=_answers(page),
        earlier=earlier,
        later=later,
    )


def show_talk(group: str, number: str) -> AnyResponse | str | tuple[str, int]:
    """Show what one result gives to talk about."""
    shelf = shelf_to_read(group)
    sent = find_response(shelf, number)
    if sent is None:
        return no_response(shelf)
    return render_template(
        "groups/talk.html", shelf=shelf, shown=_shown_with(shelf, sent), response=sent, page=_talk_page(sent)
    )


def choose_two(group: str) -> AnyResponse | tuple[str, int]:
    """Go to where two responses stand side by side; ask for them where they are not named."""
    shelf = shelf_to_read(group)
    numbers = {name: request.args.get(name, "").strip() for name in TWO}
    first, second = (find_response(shelf, number) for number in numbers.values())
    if first and second:
        return redirect(addresses().two_results(first.code, second.code), SEE_OTHER)
    again = {name: typed(number[:LONGEST_SHOWN]) for name, number in numbers.items()}
    is_asked = bool(TWO.keys() & request.args.keys())
    missing = [name for name, sent in zip(TWO, (first, second), strict=True) if is_asked and not sent]
    problem = Problem.of(*(Fault(name, TWO[name], words.no_response(again[name])) for name in missing))
    shelf, shown = lesson_of(shelf)
    found, are_more = _page(shelf)
    choices = () if are_more or problem or len(found) < len(TWO) else found
    page = render_template(
        "groups/two_responses.html", shelf=shelf, shown=shown, numbers=again, problem=problem, choices=choices
    )
    return page, BAD_REQUEST if missing else 200


def _shown_with(shelf: Shelf, sent: Response) -> Lessons:
    """The lessons around a response."""
    lessons = lessons_of(shelf)
    return Lessons(lessons, sent.sitting) if len(lessons) > 1 else Lessons()


def find_response(shelf: Shelf, text: str) -> Response | None:
    """The response of a number in an address, or None where there is none."""
    number = read_number(text)
    return None if number is None else by_hand(shelf.response(number))


def no_response(shelf: Shelf) -> AnyResponse | tuple[str, int]:
    """Say that a response is gone, or never was."""
    return mended() or (render_template("groups/no_response.html", shelf=shelf), NOT_FOUND)


def _page(shelf: Shelf) -> tuple[tuple[Response, ...], bool]:
    """As many responses as a page holds, and whether there are older ones; an unknown number asks for the newest."""
    found = by_hand(shelf.latest(MANY + 1, read_number(request.args.get("before", ""))))
    return found[:MANY], len(found) > MANY


def _cohort(shelf: Shelf, until: int | None = None) -> Cohort:
    return summarise(quiz_of(shelf.group), shelf.tally(until))


def _result_page(sent: Response) -> ResultPage:
    sheet = site().open(sent.code)
    return result_page(addresses(), sheet, site().edition_of(sheet.quiz))


def _talk_page(sent: Response) -> TalkPage:
    sheet = site().open(sent.code)
    return talk_page(sheet, site().edition_of(sheet.quiz))


def _answers(page: ResultPage) -> tuple[AnswerView, ...]:
    return answers(addresses(), page.sheet, page.sheet.responses.stars)
