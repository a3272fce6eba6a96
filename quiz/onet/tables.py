"""From a file of a release to its rows: the cells of the columns that are asked for, found by their names."""

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from quiz.errors import ReleaseError
from quiz.onet.names import key
from quiz.reading.faults import quote, suggest
from quiz.reading.lines import lines
from quiz.reading.packed import Packed

_NONE: Final = frozenset({"n/a", "NULL", "null", "N/A"})  # what stands in a cell that is empty
_AS_PUBLISHED: Final = "Use the file as it is published."


class Row(NamedTuple):
    """The cells of a row, in the order in which their columns were asked for."""

    file: Packed
    line: int
    cells: tuple[str, ...]

    def wrong(self, what: str, fix: str = _AS_PUBLISHED) -> ReleaseError:
        """The error of what is wrong in it, with its file and line."""
        return ReleaseError(what, where=f"{self.file.where}:{self.line}", fix=fix)


def rows(file: Packed, needed: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Row]:
    """Its rows: the needed columns, then the optional ones, empty where there is none. Raises ReleaseError."""
    numbered = lines(file)
    number, line = next(numbered, (1, ""))
    if not line.strip():
        raise Row(file, number, ()).wrong("this line is empty, but must name the columns.")
    split = _splitter(line)
    header = Row(file, number, tuple(_cells(split, Row(file, number, (line,)))))
    places = _places(header, needed, optional)
    width = len(header.cells)
    for number, line in numbered:
        cells = _cells(split, Row(file, number, (line,)))
        if len(cells) != width:
            what = f"this line has {len(cells)} cells, but the first line names {width} columns."
            raise Row(file, number, ()).wrong(what, "The file may be cut off here, or changed. Get it again.")
        yield Row(file, number, tuple(_said(cells[place]) if place >= 0 else "" for place in places))
    if number == header.line:
        raise header.wrong("there is no line after the first: the file is cut off.", "Get it again.")


def _splitter(header: str) -> Callable[[str], list[str]]:
    """Tabs split a published file, in which quotation marks mean nothing; else it is CSV, as spreadsheets save it."""
    if "\t" in header:
        return lambda line: line.split("\t")
    delimiter = max(",;", key=header.count)
    return lambda line: next(csv.reader([line], delimiter=delimiter, strict=True), [])


def _cells(split: Callable[[str], list[str]], row: Row) -> list[str]:
    try:
        return split(row.cells[0])
    except csv.Error as error:
        fix = "A quotation mark in a cell is written twice, and a cell ends on its line."
        raise row.wrong(f"this is no line of CSV ({error}).", fix) from error


def _said(cell: str) -> str:
    cell = cell.strip()
    return "" if cell in _NONE else cell


def _places(header: Row, needed: Sequence[str], optional: Sequence[str]) -> list[int]:
    names = [key(cell) for cell in header.cells]
    for n, name in enumerate(names):
        if name in names[:n]:
            raise header.wrong(f"two columns are called {quote(header.cells[n])}.")
    for column in needed:
        if key(column) not in names:
            what = f"there is no column {quote(column)}.{suggest(column, header.cells)}"
            raise header.wrong(what)
    return [names.index(key(column)) if key(column) in names else -1 for column in (*needed, *optional)]
