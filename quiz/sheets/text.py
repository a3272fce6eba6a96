"""CSV: text in lines, which a spreadsheet, a form service or a person made.

UTF-8 with or without a mark in front, separated by commas, semicolons or tabs; a quoted cell may go on in the next
line. It is read in the memory of one line, and read twice: what is wrong with the file as a whole is found before any
sheet of it is scored, and said once.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from quiz.errors import ResponseError
from quiz.sheets.table import LONGEST_LINE, MARK, Line, Table, headed

DELIMITERS = (",", ";", "\t")
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}
SAVE_AS = "Save the table as “CSV UTF-8”, or as .xlsx."
_DELIMITER_LINE = re.compile(r"sep=([,;\t])\s*", re.IGNORECASE)  # a first line that names the delimiter for Excel


def read_csv(stream: IO[bytes], name: str, fits: Callable[[Sequence[str]], int]) -> Table:
    """The table of a CSV file that can be rewound, under the delimiter by which most headings are known.

    Raises ResponseError for whatever is wrong with the file as a whole, with its line.
    """
    stream.seek(0)
    first = stream.readline(LONGEST_LINE)
    named = _DELIMITER_LINE.fullmatch(first.removeprefix(MARK).decode(errors="replace"))
    delimiters = (named[1],) if named else DELIMITERS
    found: list[Table] = []
    faults: list[ResponseError] = []
    for delimiter in delimiters:
        try:
            lines = _records(_Lines(stream, name, skipped=bool(named)), delimiter)
            found.append(headed(lines, delimiter=delimiter))
        except ResponseError as error:
            faults.append(error)
    if not found:
        raise ResponseError(faults[0].what, where=faults[0].where or f"{name}:1", fix=faults[0].fix)
    best = max(found, key=lambda table: (fits(table.headings), len(table.headings)))
    _check(_records(_Lines(stream, name, skipped=bool(named)), best.delimiter), best, name)
    lines = _records(_Lines(stream, name, skipped=bool(named)), best.delimiter)
    return headed(lines, delimiter=best.delimiter, marked=first.startswith(MARK))


def _check(lines: Iterator[Line], table: Table, name: str) -> None:
    """Read the whole file once; it raises what is wrong with it."""
    least = len(table.headings) - 1
    for line in lines:
        if least and line.number > table.line and len(line.cells) == 1:
            for other in DELIMITERS:
                if other != table.delimiter and line.cells[0].count(other) >= least:
                    raise ResponseError(
                        f"this line is separated by {NAMES[other]}, and the headings are by {NAMES[table.delimiter]}.",
                        where=f"{name}:{line.number}",
                        fix=SAVE_AS,
                    )


class _TooLongError(Exception):
    """A line that no sheet has."""


class _Lines:
    """The lines of a stream as text, from its beginning on, which know where a record began.

    number, start  of the last line, and of the first one of its record, from 1.
    """

    def __init__(self, stream: IO[bytes], name: str, *, skipped: bool) -> None:
        self._stream, self._name = stream, name
        self.number = self.start = self._size = 0
        self.text, self.has_ended = "", False
        stream.seek(0)
        if skipped:
            stream.readline()
            self.number = 1

    def __iter__(self) -> "_Lines":
        return self

    def begin(self) -> None:
        """A record begins with the next line."""
        self.start, self._size = self.number + 1, 0

    def __next__(self) -> str:
        raw = self._stream.readline(LONGEST_LINE + 1)
        if not raw:
            self.has_ended = True
            raise StopIteration
        self.number += 1
        self._size += len(raw)
        if self._size > LONGEST_LINE:
            if self.number > self.start:
                raise self.unclosed()
            while raw and not raw.endswith(b"\n"):
                raw = self._stream.readline(LONGEST_LINE)
            raise _TooLongError
        try:
            self.text = (raw.removeprefix(MARK) if self.number == 1 else raw).decode()
        except UnicodeDecodeError:
            where = f"{self._name}:{self.number}"
            raise ResponseError("this is not UTF-8 text.", where=where, fix=SAVE_AS) from None
        return self.text

    def unclosed(self) -> ResponseError:
        """A quotation mark that is opened and goes on and on: nobody knows where its sheet ends."""
        return ResponseError(
            "a quotation mark is not closed.",
            where=f"{self._name}:{self.start}",
            fix="Close it at the end of its cell, and write one inside a cell twice.",
        )

    def check_end(self) -> None:
        """Raise ResponseError where line ends of an old kind make one line of the whole file."""
        if "\r" in self.text.rstrip("\r\n"):
            raise ResponseError(
                "lines end in a way that is no longer used.", where=f"{self._name}:{self.number}", fix=SAVE_AS
            )


def _records(lines: _Lines, delimiter: str) -> Iterator[Line]:
    """The records, each with its first line's number. Raises ResponseError for what spoils all that follow."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLongError:
            fault = f"this line has over {LONGEST_LINE // 1024} KiB. Is it the right file?"
            yield Line(lines.start, (), fault)
        except csv.Error:
            if lines.has_ended:
                raise lines.unclosed() from None
            lines.check_end()
            yield Line(lines.start, (), "a quotation mark stands in the wrong place. Write one inside a cell twice.")
        else:
            yield Line(lines.start, tuple(cell.strip() for cell in cells))
