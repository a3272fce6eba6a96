"""`quiz score`: read a table of sheets, and write a table of their results."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import TextIO

import click

from quiz import sheets
from quiz.commands import results
from quiz.commands.files import STDIN, name_of, new_file, rewindable
from quiz.commands.options import ADDRESS, DATA, QUIZ, settings_of
from quiz.commands.reporting import Report
from quiz.commands.versions import find, today
from quiz.content import Quiz
from quiz.errors import ResponseError
from quiz.reading.faults import quote
from quiz.result import Result
from quiz.sheets import Page, Row, Table, harmless, packed_workbook
from quiz.web.addresses import Addresses

WIDTHS = (6, 16, 30, 8, 30, 8, 10, 30, 32, 50, 12)
WORKBOOK = ".xlsx"
Good = Iterator[tuple[Row, Result]]
Columns = tuple[str, ...]


@click.command()
@click.argument("file", metavar="[SHEETS]", required=False)
@QUIZ
@click.option("--version", metavar="PIECE", help="an earlier version of the quiz: the characters its codes begin with")
@DATA
@click.option("--output", default=STDIN, metavar="FILE", help="write a new file, .csv or .xlsx, instead of printing")
@click.option(
    "--template",
    is_flag=False,
    flag_value=STDIN,
    metavar="[FILE]",
    help="print an empty table, or write it to a new file: .csv or .xlsx",
)
@click.option("--json", "as_json", is_flag=True, help="print one document per line instead of a table")
@ADDRESS
def score(
    file: str | None,
    quiz: Path | None,
    version: str | None,
    data: Path | None,
    output: str,
    template: str | None,
    as_json: bool,
    address: str | None,
) -> int:
    """Score many sheets in one table, or print an empty one.

    SHEETS is a table, .csv or .xlsx, with a column for each question, id and stars; or what a group exports. A single
    - reads a pipe. Exits with 1 where a sheet cannot be scored; all others are.
    """
    settings = settings_of(quiz=quiz, data=data, address=address)
    scored = (find(version.strip().upper(), settings) if version else today(settings)).quiz
    if template is not None:
        _write_template(scored, template)
        return 0
    if file is None:
        raise ResponseError("no table is named.", where="quiz score", fix="Name one, or print one: --template.")
    to = Addresses(settings.public_url)
    with rewindable(file) as stream:
        table, columns, rows = sheets.read(scored, stream, name_of(file))
        report = Report(name_of(file))
        report.print_ignored(table.line, columns)
        good = ((row, Result(scored, responses)) for row, responses in report.good(rows))
        if as_json:
            _write_json(good, to, output)
        elif output.lower().endswith(WORKBOOK):
            _write_workbook(good, to, output, results.columns(scored))
        else:
            _write_csv(good, to, output, table, results.columns(scored))
    report.print_rest()
    return 1 if report.bad else 0


def _write_template(quiz: Quiz, file: str) -> None:
    """Write an empty table to type sheets into. Raises ResponseError."""
    kind = PurePath(file).suffix.lower()
    if file != STDIN and kind not in {".csv", WORKBOOK}:
        raise ResponseError("a table is .csv or .xlsx.", where=quote(file), fix="Give it such a name.")
    if kind == WORKBOOK:
        with new_file(file) as stream:
            sheets.write_template(stream, quiz)
        return
    with _text(file) as out:
        out.write(sheets.MARK.decode())
        csv.writer(out).writerow(map(harmless, sheets.headings(quiz)))


def _write_json(good: Good, to: Addresses, output: str) -> None:
    with _text(output) as out:
        for row, result in good:
            out.write(json.dumps(results.as_json(row, result, to), ensure_ascii=False, separators=(",", ":")) + "\n")


def _write_csv(good: Good, to: Addresses, output: str, read: Table, names: Columns) -> None:
    """Write a table like the one that was read, so that the same spreadsheet opens it."""
    with _text(output) as out:
        out.write("\ufeff" * read.marked)
        table = csv.writer(out, delimiter=read.delimiter, lineterminator="\n")
        table.writerow(map(harmless, names))
        for row, result in good:
            table.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in results.cells(row, result, to))


def _write_workbook(good: Good, to: Addresses, output: str, names: Columns) -> None:
    with new_file(output) as stream:
        lines = (results.cells(row, result, to) for row, result in good)
        stream.writelines(packed_workbook(Page("Results", names, lines, WIDTHS)))


@contextmanager
def _text(output: str) -> Iterator[TextIO]:
    """A new file for text, or standard output. Raises ResponseError."""
    if output == STDIN:
        yield sys.stdout
        sys.stdout.flush()
        return
    with new_file(output) as stream, TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        yield text
