"""Workbooks (.xlsx), in and out: what reads and writes them is loaded with the first, since most workers meet none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from quiz.sheets.table import Table

Value = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook to be written.

    rows    texts, whole numbers, or moments without a zone; None for an empty cell.
    widths  of the first columns, in characters; the others are as wide as the last of them.
    is_huge whether it may unpack to 2 GiB: then its size takes 64 bits, which some readers do not know.
    """

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = (20,)
    is_huge: bool = False


def packed_workbook(*pages: Page) -> Iterator[bytes]:
    """A workbook in pieces, each made when it is taken: neither memory nor disk holds it whole."""
    from quiz.sheets import excel  # noqa: PLC0415 (it takes 5 MiB)

    return excel.packed_workbook(*pages)


def read_workbook(stream: IO[bytes], name: str) -> list[Table]:
    """The sheets of a workbook, whose lines are read on demand. Raises ResponseError."""
    from quiz.sheets import excel  # noqa: PLC0415

    return excel.read_workbook(stream, name)
