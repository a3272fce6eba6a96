"""The files that a group's manage link gives out, each written down in the audit before its first response leaves."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import Response, abort, current_app, request

from quiz.cohort import summarise
from quiz.content import Quiz
from quiz.errors import StoreError
from quiz.store import Group, Shelf
from quiz.store import Response as Sent
from quiz.web.context import NOT_FOUND, now
from quiz.web.groups import exports
from quiz.web.groups.context import lesson_of, quiz_of
from quiz.web.groups.file_names import disposition
from quiz.web.groups.sessions import shelf_to_change
from quiz.web.groups.workbook import write_responses
from quiz.web.isolates import plain
from quiz.zones import local

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
IN_MEMORY = 1024 * 1024  # bytes of a workbook; the rest goes into a file without a name
PIECE = 64 * 1024  # bytes that are sent at a time
SUMMARY = "summary.csv"
INCOMPLETE = "\r\nThis file is not complete: the database could not be read to its end. Export it once more.\r\n"

log = logging.getLogger(__name__)


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


def _in_pieces(write: Callable[[Quiz, Group, Iterator[Sent]], Iterable[str]]) -> "Write":
    """A file that is sent while it is written."""
    return lambda quiz, shelf: _to_the_end(write(quiz, plain(shelf.group), _begun(shelf)))


def _to_the_end(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a file. Where the next cannot be read, the file itself says so: its first part has left."""
    try:
        yield from pieces
    except StoreError as error:
        log.error("An export broke off: %s", error)  # noqa: TRY400 (the error says it all)
        yield INCOMPLETE


def _workbook(quiz: Quiz, shelf: Shelf) -> Iterator[bytes]:
    """The whole workbook is made before any of it is sent, since its table of contents comes last."""
    packed = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (it is closed once it is sent)
    try:
        write_responses(packed, quiz, plain(shelf.group), _begun(shelf))
    except BaseException:
        packed.close()
        raise
    packed.seek(0)
    return _sent(packed)


def _sent(packed: IO[bytes]) -> Iterator[bytes]:
    with packed:
        while piece := packed.read(PIECE):
            yield piece


Write = Callable[[Quiz, Shelf], Iterable[str] | Iterable[bytes]]
FILES: Mapping[str, Write] = {
    "responses.xlsx": _workbook,
    "responses.csv": _in_pieces(exports.responses_csv),
    "codebook.csv": lambda quiz, _: exports.codebook_csv(quiz),
    SUMMARY: lambda quiz, shelf: exports.summary_csv(summarise(quiz, lesson_of(shelf)[0].tally())),
    "group.json": lambda quiz, shelf: _to_the_end(
        exports.group_json(quiz, plain(shelf.group), _begun(shelf), plain(shelf.sittings()))
    ),
}
