"""The files that a group's manage link gives out, each written down in the audit before its first response leaves."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
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
from quiz.web.groups.context import quiz_of
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
IN_MEMORY = 1024 * 1024  # bytes of a workbook; the rest lies in a file without a name
PIECE = 64 * 1024  # bytes that are sent at a time
INCOMPLETE = "\r\nThis file is not complete: the database could not be read to its end. Export it once more.\r\n"

log = logging.getLogger(__name__)


def export(group: str, file: str) -> Response:
    """A file with what the group holds, sent while it is read, so that a large group takes no more memory."""
    shelf = shelf_to_change(group)
    make = FILES.get(file) or abort(NOT_FOUND)
    made: Iterable[str] | Iterable[bytes] = ()
    if request.method == "GET":  # HEAD asks what a file is like, and gets nothing of it
        made = make(shelf)
        shelf.exported(now())
    told = current_app.response_class(made, content_type=MEDIA_TYPES[file.rpartition(".")[2]])
    day = local(now(), shelf.group.zone).date()
    told.headers["Content-Disposition"] = disposition(shelf.group.name, day, file)
    return told


def _what(shelf: Shelf) -> tuple[Quiz, Group]:
    """The quiz and the group as they are kept, without the marks that pages need."""
    return plain(quiz_of(shelf.group)), plain(shelf.group)


def _begun(responses: Iterator[Sent]) -> Iterator[Sent]:
    """The responses, of which the first are read: a fault of the database shows before anything is sent."""
    return chain(tuple(islice(responses, 1)), responses)


def _to_the_end(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a file. Where the next cannot be read, the file itself says so: its first part has left."""
    try:
        yield from pieces
    except StoreError as error:
        log.error("An export broke off: %s", error)  # noqa: TRY400 (the error says it all)
        yield INCOMPLETE


def _responses(shelf: Shelf) -> Iterable[str]:
    return _to_the_end(exports.responses_csv(*_what(shelf), _begun(shelf.responses())))


def _codebook(shelf: Shelf) -> Iterable[str]:
    return exports.codebook_csv(_what(shelf)[0])


def _summary(shelf: Shelf) -> Iterable[str]:
    return exports.summary_csv(summarise(_what(shelf)[0], shelf.tally()))


def _all(shelf: Shelf) -> Iterable[str]:
    return _to_the_end(exports.group_json(*_what(shelf), _begun(shelf.responses())))


def _workbook(shelf: Shelf) -> Iterator[bytes]:
    """The whole workbook is made before any of it is sent, since its table of contents comes last."""
    with ExitStack() as stack:
        responses = _begun(shelf.responses())
        packed = stack.enter_context(SpooledTemporaryFile(IN_MEMORY))
        write_responses(packed, *_what(shelf), responses)
        packed.seek(0)
        stack.pop_all()  # it is closed once it is sent
    return _sent(packed)


def _sent(packed: IO[bytes]) -> Iterator[bytes]:
    with packed:
        while piece := packed.read(PIECE):
            yield piece


FILES: Mapping[str, Callable[[Shelf], Iterable[str] | Iterable[bytes]]] = {
    "responses.xlsx": _workbook,
    "responses.csv": _responses,
    "codebook.csv": _codebook,
    "summary.csv": _summary,
    "group.json": _all,
}
