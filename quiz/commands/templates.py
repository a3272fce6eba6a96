"""`quiz score --template`: an empty table to type sheets into."""

import csv
import sys
from io import StringIO
from pathlib import PurePath

from quiz import sheets
from quiz.commands import STDIN
from quiz.commands.files import new_file
from quiz.content import Quiz
from quiz.errors import ResponseError
from quiz.reading.faults import quote


def write_template(quiz: Quiz, file: str) -> None:
    """Print it as CSV, or write it to a new file: .csv or .xlsx. Raises ResponseError."""
    if file == STDIN:
        sys.stdout.write(as_text(quiz))
        return
    kind = PurePath(file).suffix.lower()
    if kind not in {".csv", ".xlsx"}:
        raise ResponseError("a table is .csv or .xlsx.", where=quote(file), fix="Give it such a name.")
    with new_file(file) as stream:
        if kind == ".csv":
            stream.write(as_text(quiz).encode())
        else:
            sheets.write_template(stream, quiz)


def as_text(quiz: Quiz) -> str:
    """The template as CSV, marked as Excel wants it."""
    text = StringIO()
    csv.writer(text).writerow(map(sheets.harmless, sheets.headings(quiz)))
    return sheets.MARK.decode() + text.getvalue()
