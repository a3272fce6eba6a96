"""The files that a group's manage link gives out, each written down in the audit before its first response leaves."""

from collections.abc import Iterable

from flask import Response, abort, current_app, request

from quiz.cohort import summarise
from quiz.store import Shelf
from quiz.web.admission import managed, now
from quiz.web.blueprints import NOT_FOUND
from quiz.web.groups import groups, quiz_of
from quiz.web.pages.groups import files

CSV, JSON = "text/csv; charset=utf-8", "application/json"


@groups.get("/groups/<group>/export/<file>")
def export(group: str, file: str) -> Response:
    """A file with what the group holds, sent while it is read, so that a large group takes no more memory."""
    shelf = managed(group)
    make = FILES.get(file) or abort(NOT_FOUND)
    if request.method == "GET":  # HEAD asks what a file is like, and gets nothing of it
        shelf.exported(now())
    told = current_app.response_class(make(shelf), content_type=JSON if file.endswith(".json") else CSV)
    told.headers["Content-Disposition"] = f'attachment; filename="{group}-{file}"'
    return told


def _responses(shelf: Shelf) -> Iterable[str]:
    return files.responses_csv(quiz_of(shelf.group), shelf.group, shelf.responses())


def _codebook(shelf: Shelf) -> Iterable[str]:
    return files.codebook_csv(quiz_of(shelf.group))


def _summary(shelf: Shelf) -> Iterable[str]:
    return files.summary_csv(summarise(quiz_of(shelf.group), shelf.tally()))


def _all(shelf: Shelf) -> Iterable[str]:
    return files.group_json(quiz_of(shelf.group), shelf.group, shelf.responses())


FILES = {
    "responses.csv": _responses,
    "codebook.csv": _codebook,
    "summary.csv": _summary,
    "group.json": _all,
}
