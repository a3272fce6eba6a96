"""Many sheets in one CSV: a line names the questions, every other line is a sheet or a fault.

Typed by hand and saved by any spreadsheet: UTF-8 with or without a mark in front, separated by commas, semicolons or
tabs. A line of the file is a line of the table, so that every fault has its line and stays in it, and that a file of
any length is read in the memory of one line.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.content import Question, Quiz
from quiz.errors import ResponseError
from quiz.reading.faults import quote, suggest
from quiz.responses import LEFT_OUT, Responses

LONGEST_LINE = 128 * 1024  # bytes; sixty questions, each as long as a text may be, have 72,000
ID, STARS = "id", "stars"  # the columns besides the questions; a question of the same id takes their place
MARK = b"\xef\xbb\xbf"  # what Excel writes in front of UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that starts so is run by a spreadsheet, whoever wrote it
MOST_QUOTED = 5  # a longer list of strange columns would bury what is wrong

_DELIMITERS = (",", ";", "\t")
_DELIMITER_LINE = re.compile(r"sep=([,;\t])", re.IGNORECASE)  # a first line that tells Excel the delimiter
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the sheets, and how the file is written.

    columns  a question's id, `id`, or `stars`, each at most once, and all questions.
    line     where it stands, from 1.
    marked   whether a byte order mark comes first.
    """

    columns: tuple[str, ...]
    delimiter: str
    line: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a sheet, or what is wrong with it.

    id         what the person who typed it calls the sheet; may be empty, and is any text.
    responses  None where there are faults; a question with an empty cell is left out.
    """

    line: int
    id: str
    responses: Responses | None
    faults: tuple[str, ...] = ()


def read(quiz: Quiz, lines: Iterable[bytes], name: str) -> tuple[Header, Iterator[Row]]:
    """The header and, as they are asked for, the rows; lines without any text in a cell are none.

    lines  of the file, of which those over LONGEST_LINE may be cut off anywhere after it.
    name   what an error calls the file.

    Raises ResponseError for a header that cannot be used. A bad row is no error: it is told in the row.
    """
    numbered = enumerate(lines, start=1)
    header = _header(quiz, numbered, name)
    return header, _rows(quiz, header, numbered)


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _header(quiz: Quiz, numbered: Iterator[tuple[int, bytes]], name: str) -> Header:
    line, raw = next(numbered, (1, b""))
    marked = raw.startswith(MARK)
    try:
        text = _text(raw.removeprefix(MARK))
        delimiters: tuple[str, ...] = _DELIMITERS
        if told := _DELIMITER_LINE.fullmatch(text):
            line, raw = next(numbered, (2, b""))
            text, delimiters = _text(raw), (told[1],)
        columns, delimiter = _columns(quiz, text, delimiters)
        _refuse_misnamed(quiz, columns)
    except ResponseError as error:
        fix = (
            error.fix or f"The first line names the columns: {ID}, {STARS}, and every question of {quiz.id} by its id."
        )
        raise ResponseError(error.what, where=f"{name}:{line}", fix=fix) from None
    return Header(tuple(columns), delimiter, line, marked)


def _text(raw: bytes) -> str:
    """The characters of a line, without its end. Raises ResponseError."""
    if len(raw) > LONGEST_LINE:
        raise ResponseError(f"this line has over {LONGEST_LINE // 1024} KiB.", fix="Is it the right file?")
    try:
        text = raw.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise ResponseError("this is not UTF-8 text.", fix="Save the table as “CSV UTF-8”.") from None
    if "\r" in text:
        raise ResponseError("lines end in a way that is no longer used.", fix="Save the table as “CSV UTF-8”.")
    if strange := _CONTROL.search(text):
        raise ResponseError(
            f"this holds a control character (U+{ord(strange[0]):04X}).", fix="Delete it, or is it the right file?"
        )
    return text


def _cells(text: str, delimiter: str) -> list[str]:
    """The cells of a line, without spaces around them. Raises ResponseError."""
    try:
        [cells] = csv.reader([text], delimiter=delimiter, strict=True, skipinitialspace=True)
    except csv.Error:
        raise ResponseError(
            "a quotation mark is not closed, or stands in the wrong place.",
            fix="Close it in the same line, and write one inside a cell twice.",
        ) from None
    return [cell.strip() for cell in cells]


def _columns(quiz: Quiz, text: str, delimiters: tuple[str, ...]) -> tuple[list[str], str]:
    """The names in the header, and the delimiter under which most of them are known. Raises ResponseError."""
    known = {*_ids(quiz), ID, STARS}
    found = []
    for delimiter in delimiters:
        try:
            columns = _cells(text, delimiter)
        except ResponseError:
            continue
        while columns and not columns[-1]:  # as spreadsheets leave behind
            columns.pop()
        found.append((columns, delimiter))
    if not found:
        _cells(text, delimiters[0])
    return max(found, key=lambda each: (len(known & set(each[0])), len(each[0])))


def _refuse_misnamed(quiz: Quiz, columns: list[str]) -> None:
    """Raise ResponseError with all that is wrong with the names of the columns."""
    if not columns:
        raise ResponseError("there are no columns.")
    ids = _ids(quiz)
    if not {*ids} & {*columns}:
        raise ResponseError(f"no column is named after a question of this quiz, such as {quote(ids[0])}.")
    strange = [column for column in columns if column not in {*ids, ID, STARS}]
    faults = [
        f"This quiz has no question {quote(column)}.{suggest(column, [*ids, ID, STARS])}"
        if column
        else "A column has no name."
        for column in strange[:MOST_QUOTED]
    ]
    if (more := len(strange) - MOST_QUOTED) > 0:
        faults.append(f"And {more} more.")
    faults += [
        f"The name {quote(column)} stands over {n} columns."
        for column, n in Counter(columns).items()
        if column and n > 1
    ]
    if missing := [id for id in ids if id not in columns]:
        faults.append(f"No column for {', '.join(quote(id) for id in missing)}.")
    if faults:
        raise ResponseError(" ".join(faults))


def _ids(quiz: Quiz) -> list[str]:
    return [question.id for question in quiz.questions]


def _rows(quiz: Quiz, header: Header, numbered: Iterator[tuple[int, bytes]]) -> Iterator[Row]:
    for line, raw in numbered:
        try:
            cells = _cells(_text(raw), header.delimiter)
        except ResponseError as error:
            yield Row(line, "", None, (f"{error.what} {error.fix}",))
            continue
        if any(cells):
            yield _row(quiz, header, line, cells)


def _row(quiz: Quiz, header: Header, line: int, cells: list[str]) -> Row:
    width = len(header.columns)
    if len(cells) < width or any(cells[width:]):
        return Row(line, "", None, (f"this line has {len(cells)} cells, and the header names {width} columns.",))
    named = dict(zip(header.columns, cells, strict=False))
    faults: list[str] = []
    choices = tuple(_choice(question, named.pop(question.id), faults) for question in quiz.questions)
    stars = _stars(quiz, named.get(STARS, ""), faults)
    return Row(line, named.get(ID, ""), None if faults else Responses(choices, stars), tuple(faults))


def _choice(question: Question, cell: str, faults: list[str]) -> int:
    """The index of the option in a cell: its id, else its number from 1."""
    if not cell:
        return LEFT_OUT
    ids = [option.id for option in question.options]
    if cell in ids:
        return ids.index(cell)
    if cell in (numbers := [str(number) for number in range(1, len(ids) + 1)]):
        return numbers.index(cell)
    known = "" if ids == numbers else f", or {', '.join(ids)}"
    faults.append(f"{question.id}: {quote(cell)} is not an answer. Answers are 1 to {len(ids)}{known}.")
    return LEFT_OUT


def _stars(quiz: Quiz, cell: str, faults: list[str]) -> frozenset[int]:
    """The indexes of the questions in the cell for stars."""
    ids = _ids(quiz)
    starred = dict.fromkeys(cell.split())
    faults += [
        f"{STARS}: this quiz has no question {quote(star)}.{suggest(star, ids)}" for star in starred if star not in ids
    ]
    if len(starred) > quiz.most_stars:
        faults.append(f"{STARS}: {len(starred)} questions are starred, and at most {quiz.most_stars} can be.")
    return frozenset(ids.index(star) for star in starred if star in ids)
