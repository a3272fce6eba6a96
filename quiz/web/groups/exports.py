"""The files that a group's manage link gives out, each written down in the audit before its first response leaves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import Response, abort, current_app, request

from quiz.cohort import summarise
from quiz.content import Quiz
from quiz.store import Group, Shelf
from quiz.web.admission import managed, now
from quiz.web.blueprints import NOT_FOUND
from quiz.web.groups import groups, quiz_of
from quiz.web.groups.file_names import disposition
from quiz.web.isolates import plain
from quiz.web.pages.groups import files
from quiz.web.pages.groups.workbook import write_responses
from quiz.zones import local

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
IN_MEMORY = 1024 * 1024  # bytes of a workbook; the rest lies in a file without a name
PIECE = 64 * 1024  # bytes that are sent at a time


@groups.get("/groups/<group>/export/<file>")
def export(group: str, file: str) -> Response:
    """A file with what the group holds, sent while it is read, so that a large group takes no more memory."""
    shelf = managed(group)
    make = FILES.get(file) or abort(NOT_FOUND)
    made: Iterable[str] | Iterable[bytes] = ()
    if request.method == "GET":  # HEAD asks what a file is like, and gets nothing of it
        shelf.exported(now())
        made = make(shelf)
    told = current_app.response_class(made, content_type=MEDIA_TYPES[file.rpartition(".")[2]])
    day = local(now(), shelf.group.zone).date()
    told.headers["Content-Disposition"] = disposition(shelf.group.name, day, file)
    return told


def _what(shelf: Shelf) -> tuple[Quiz, Group]:
    """The quiz and the group as they are kept, without the marks that pages need."""
    return plain(quiz_of(shelf.group)), plain(shelf.group)


def _responses(shelf: Shelf) -> Iterable[str]:
    return files.responses_csv(*_what(shelf), shelf.responses())


def _codebook(shelf: Shelf) -> Iterable[str]:
    return files.codebook_csv(_what(shelf)[0])


def _summary(shelf: Shelf) -> Iterable[str]:
    return files.summary_csv(summarise(_what(shelf)[0], shelf.tally()))


def _all(shelf: Shelf) -> Iterable[str]:
    return files.group_json(*_what(shelf), shelf.responses())


def _workbook(shelf: Shelf) -> Iterator[bytes]:
    """The whole workbook is made before any of it is sent, since its table of contents comes last."""
    packed = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed once it is sent)
    write_responses(packed, *_what(shelf), shelf.responses())
    packed.seek(0)
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
