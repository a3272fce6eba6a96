"""A table before anyone knows what its columns mean: headings, and lines of texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.errors import ResponseError

LONGEST_LINE = 128 * 1024  # bytes; sixty questions, each as long as a text may be, have 72,000
MARK = b"\xef\xbb\xbf"  # what Excel writes in front of UTF-8


@dataclass(frozen=True, slots=True)
class Line:
    """One line under the headings: its cells without spaces around them, or why it could not be read.

    number  in the file, from 1.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and the lines under them, read on demand.

    headings   without empty ones at the end; none where the file has no text at all.
    line       the number of the headings' line, from 1.
    delimiter, marked  how a CSV file is written: whether a byte order mark comes first.
    title      of a workbook's sheet; else empty.
    """

    headings: tuple[str, ...]
    lines: Iterator[Line]
    line: int = 1
    delimiter: str = ","
    marked: bool = False
    title: str = field(default="")


def headed(lines: Iterator[Line], **how: object) -> Table:
    """A table whose first line with any text is its heading. Raises ResponseError where that cannot be read."""
    top = next((line for line in lines if line.fault or any(line.cells)), Line(1, ()))
    if top.fault:
        raise ResponseError(top.fault)
    headings = list(top.cells)
    while headings and not headings[-1]:  # as spreadsheets leave behind
        headings.pop()
    return Table(tuple(headings), lines, top.number, **how)  # type: ignore[arg-type]
