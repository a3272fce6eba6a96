"""The files that a group's manage link gives out, each written down in the audit before its first response leaves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

from flask import Response, abort, current_app, request

from quiz.cohort import summarise
from quiz.content import Quiz
from quiz.store import Response as Sent
from quiz.store import Shelf
from quiz.web.context import NOT_FOUND, now
from quiz.web.groups import exports
from quiz.web.groups.context import lesson_of, quiz_of
from quiz.web.groups.exports import INCOMPLETE, to_the_end
from quiz.web.groups.file_names import disposition
from quiz.web.groups.sessions import shelf_to_change
from quiz.web.groups.workbook import responses_xlsx
from quiz.web.isolates import plain
from quiz.zones import local

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SUMMARY = "summary.csv"


def export(group: str, file: str) -> Response:
    """Give out a file with what the group holds, sent while it is read, so that a large group takes no more memory."""
    shelf = shelf_to_change(group)
    write = FILES.get(file) or abort(NOT_FOUND)
    content: Iterable[str] | Iterable[bytes] = ()
    if request.method == "GET":  # HEAD asks what a file is like, and gets nothing of it
        content = write(plain(quiz_of(shelf.group)), shelf)
        shelf.exported(now())
    answer = current_app.response_class(content, content_type=MEDIA_TYPES[file.rpartition(".")[2]])
    day = local(now(), shelf.group.zone).date()
    answer.headers["Content-Disposition"] = disposition(_name(shelf, file), day, file)
    return answer


def _name(shelf: Shelf, file: str) -> str:
    """What a file is called after: the group; of a summary, its lesson, too, where there are several."""
    lesson = lesson_of(shelf)[1].name if file == SUMMARY else ""
    return f"{shelf.group.name} {lesson}"


def _begun(shelf: Shelf) -> Iterator[Sent]:
    """The responses, of which the first are read: a fault of the database shows before anything is sent."""
    responses = shelf.responses()
    return chain(tuple(islice(responses, 1)), responses)


Write = Callable[[Quiz, Shelf], Iterable[str] | Iterable[bytes]]
FILES: Mapping[str, Write] = {
    "responses.xlsx": lambda quiz, shelf: responses_xlsx(quiz, plain(shelf.group), _begun(shelf), shelf.last_id()),
    "responses.csv": lambda quiz, shelf: to_the_end(
        exports.responses_csv(quiz, plain(shelf.group), _begun(shelf)), INCOMPLETE
    ),
    "codebook.csv": lambda quiz, _: exports.codebook_csv(quiz),
    SUMMARY: lambda quiz, shelf: exports.summary_csv(summarise(quiz, lesson_of(shelf)[0].tally())),
    "group.json": lambda quiz, shelf: to_the_end(
        exports.group_json(quiz, plain(shelf.group), _begun(shelf), plain(shelf.sittings())), INCOMPLETE
    ),
}
