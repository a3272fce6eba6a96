"""Workbooks (.xlsx), in and out, a line at a time.

What comes out holds text as text: nothing in it is ever run. What comes in may be made to exhaust a machine, so its
parts are measured before any of them is unpacked.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from quiz.errors import ResponseError
from quiz.sheets.table import Line, Table, headed
from quiz.sheets.workbook import Page, Value

MOST_UNPACKED = 256 * 1024 * 1024  # bytes of all parts
MOST_HELD = 32 * 1024 * 1024  # bytes of the parts that are held in memory as a whole: texts, styles
MOST_LINES = 1_048_576  # of a sheet: what Excel takes
LONGEST_CELL = 32_767  # characters: what Excel takes
MOMENT = "yyyy-mm-dd hh:mm"

_STREAMED = re.compile(r"xl/worksheets/[^/]+\.xml")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
# Whatever a damaged archive can raise, or parts that are not what they claim to be.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, EOFError, NotImplementedError, RuntimeError),
    *(AttributeError, IndexError, KeyError, OSError, OverflowError, TypeError, ValueError, AssertionError),
)


def write_workbook(stream: IO[bytes], *pages: Page) -> None:
    """Write a workbook in constant memory: its rows wait in a temporary file until they are packed."""
    workbook = Workbook(write_only=True)
    for page in pages:
        sheet: Any = workbook.create_sheet(page.title)
        sheet.freeze_panes = "A2"
        for column in range(len(page.headings)):
            width = page.widths[min(column, len(page.widths) - 1)]
            sheet.column_dimensions[get_column_letter(column + 1)].width = width
        sheet.append([_heading(sheet, heading) for heading in page.headings])
        for row in page.rows:
            sheet.append([_cell(sheet, value) for value in row])
    workbook.save(stream)


def _heading(sheet: Any, text: str) -> Any:
    cell = _cell(sheet, text)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    """A cell of the value's own kind; a text stays one, whatever it begins with."""
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, datetime):
            cell.number_format = MOMENT
        return cell
    cell = WriteOnlyCell(sheet, _UNPRINTABLE.sub("\ufffd", value)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def read_workbook(stream: IO[bytes], name: str) -> list[Table]:
    """The sheets of a workbook, whose lines are read on demand. Raises ResponseError."""
    try:
        _measure(stream, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and rules that we don't look at
            workbook = load_workbook(stream, read_only=True, keep_links=False)
        return [headed(_lines(sheet, name), title=sheet.title) for sheet in workbook.worksheets]
    except _BROKEN as error:
        raise _damaged(name) from error


def _measure(stream: IO[bytes], name: str) -> None:
    """Raise ResponseError for what is no workbook, or would not fit in memory. The sizes it declares are enforced."""
    stream.seek(0)
    parts = zipfile.ZipFile(stream).infolist()
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise ResponseError(
            "this is no workbook that Excel writes (.xlsx).", where=name, fix="Save it as .xlsx, or as “CSV UTF-8”."
        )
    unpacked = sum(part.file_size for part in parts)
    held = sum(part.file_size for part in parts if not _STREAMED.fullmatch(part.filename))
    if unpacked > MOST_UNPACKED or held > MOST_HELD:
        raise ResponseError(
            f"this workbook unpacks to {unpacked // 1024 // 1024:,} MiB, which no table of sheets needs.",
            where=name,
            fix="Copy the table alone into a new workbook, or save it as “CSV UTF-8”.",
        )


def _lines(sheet: Any, name: str) -> Iterator[Line]:
    """The rows as texts. Raises ResponseError where the sheet turns out to be damaged, or too long."""
    sheet.reset_dimensions()  # which may be declared wrongly
    try:
        for n, row in enumerate(sheet.iter_rows(), start=1):
            if n > MOST_LINES:
                raise ResponseError(f"this sheet has over {MOST_LINES:,} lines.", where=f"{name}:{n}")
            cells = [_text(cell.value) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            yield Line(n, tuple(cells))
    except _BROKEN as error:
        raise _damaged(name) from error


def _text(value: object) -> str:
    """What a cell holds, as a person would have typed it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _damaged(name: str) -> ResponseError:
    return ResponseError(
        "this workbook is damaged.", where=name, fix="Open it in a spreadsheet, and save it again as .xlsx."
    )
