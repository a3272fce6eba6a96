"""Which kind of table a file holds, and its sheets."""

from collections.abc import Iterator, Sequence
from typing import IO

from quiz.content import Quiz
from quiz.errors import ResponseError
from quiz.reading.faults import quote
from quiz.sheets.cells import Reader, Row
from quiz.sheets.columns import Columns, columns, fits
from quiz.sheets.names import ID, STARS
from quiz.sheets.saved import read_saved
from quiz.sheets.table import MARK, Table
from quiz.sheets.text import SAVE_AS, read_csv
from quiz.sheets.workbook import read_workbook

# How files begin that people take for tables.
KINDS = {
    b"\xd0\xcf\x11\xe0": "this is a workbook of an old kind (.xls), or one with a password.",
    b"\xff\xfe": "this is not UTF-8 text, but UTF-16.",
    b"\xfe\xff": "this is not UTF-8 text, but UTF-16.",
    b"%PDF": "this is a PDF, which holds no table.",
    b"<": "this is a web page or XML, which holds no table.",
}


def read(quiz: Quiz, stream: IO[bytes], name: str) -> tuple[Table, Columns, Iterator[Row]]:
    """The table, what its columns mean, and the rows on demand; lines without any text are skipped.

    stream  of the file, which can be rewound.
    name    what an error calls the file.

    Raises ResponseError for what spoils the whole file. A bad row is no error: the row says what is wrong with it.
    """
    table, meant = _table(quiz, stream, name)
    reader = Reader(quiz, meant, table.headings)
    return table, meant, (reader.row(line) for line in table.lines if line.fault or any(line.cells))


def _table(quiz: Quiz, stream: IO[bytes], name: str) -> tuple[Table, Columns]:
    """The one table of the file whose headings can be used."""
    tables = _tables(quiz, stream, name)
    usable = []
    for table in tables:
        try:
            usable.append((table, columns(quiz, table.headings)))
        except ResponseError as error:
            unusable = _misnamed(quiz, error, f"{name}:{table.line}")
            if len(tables) == 1:
                raise unusable from None
    if len(usable) == 1:
        return usable[0]
    titles = ", ".join(quote(table.title) for table, _ in usable) or "none"
    raise ResponseError(
        f"one sheet of the workbook should hold the answers, and {titles} could be it.",
        where=name,
        fix="Leave one, or save it as “CSV UTF-8”.",
    )


def _misnamed(quiz: Quiz, error: ResponseError, where: str) -> ResponseError:
    fix = f"The first line names the columns: {ID}, {STARS}, and every question of {quiz.id} by its id or text."
    return ResponseError(error.what, where=where, fix=error.fix or fix)


def _tables(quiz: Quiz, stream: IO[bytes], name: str) -> Sequence[Table]:
    head = stream.read(64).removeprefix(MARK).lstrip()
    for start, what in KINDS.items():
        if head.startswith(start):
            raise ResponseError(what, where=f"{name}:1", fix=SAVE_AS)
    if b"\0" in head and not head.startswith(b"PK"):
        raise ResponseError(
            "this is not UTF-8 text, but UTF-16 or a file of another kind.", where=f"{name}:1", fix=SAVE_AS
        )
    if head.startswith(b"PK\x03\x04"):
        return read_workbook(stream, name)
    if head.startswith(b"{"):
        return [read_saved(stream, name)]
    return [read_csv(stream, name, lambda headings: fits(quiz, headings))]
