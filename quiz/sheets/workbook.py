"""Workbooks (.xlsx), in and out: what reads and writes them is loaded with the first, since most workers meet none."""

from collections.abc import Iterable, Sequence
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
    """

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = (20,)


def write_workbook(stream: IO[bytes], *pages: Page) -> None:
    """Write a workbook in constant memory."""
    from quiz.sheets import excel  # noqa: PLC0415 (it takes 5 MiB)

    excel.write_workbook(stream, *pages)


def read_workbook(stream: IO[bytes], name: str) -> list[Table]:
    """The sheets of a workbook, whose lines are read on demand. Raises ResponseError."""
    from quiz.sheets import excel  # noqa: PLC0415

    return excel.read_workbook(stream, name)
