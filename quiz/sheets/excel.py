"""Workbooks (.xlsx), in and out, a line at a time.

What comes out holds text as text: nothing in it is ever run. What comes in may be made to exhaust a machine, so its
parts are measured before any of them is unpacked.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from io import BytesIO, RawIOBase
from typing import IO, Any
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.exceptions import InvalidFileException

from quiz.errors import ResponseError
from quiz.sheets.chunked import chunks
from quiz.sheets.table import Line, Table, headed
from quiz.sheets.workbook import Page

MOST_UNPACKED = 256 * 1024 * 1024  # bytes of all parts
MOST_HELD = 32 * 1024 * 1024  # bytes of the parts that are held in memory as a whole: texts, styles
MOST_LINES = 1_048_576  # of a sheet: what Excel takes
LONGEST_CELL = 32_767  # characters: what Excel takes
MOMENT = "yyyy-mm-dd hh:mm"
KEPT = 1_024  # texts of cells, while a sheet is written

_STREAMED = re.compile(r"xl/worksheets/[^/]+\.xml")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
# Whatever a damaged archive can raise, or parts that are not what they claim to be.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, EOFError, NotImplementedError, RuntimeError),
    *(AttributeError, IndexError, KeyError, OSError, OverflowError, TypeError, ValueError, AssertionError),
)


def packed_workbook(*pages: Page) -> Iterator[bytes]:
    """A workbook in pieces, each made when it is taken, so that neither memory nor disk holds more than one.

    openpyxl makes all but the rows: it makes an object of each cell, and would take ten times as long as `_written`.
    """
    workbook = Workbook(write_only=True)
    moment = _outline(workbook, pages)
    outlined = BytesIO()
    workbook.save(outlined)
    parts = zipfile.ZipFile(outlined)
    sent, rows = _Outlet(), {f"xl/worksheets/sheet{n}.xml": page for n, page in enumerate(pages, start=1)}
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            before, end, after = parts.read(name).partition(b"</sheetData>")
            page = rows.get(name)
            with archive.open(name, "w", force_zip64=bool(page and page.is_huge)) as part:
                part.write(before)
                for some in _written(page, moment) if page else ():
                    part.write(some)
                    yield sent.take()
                part.write(end + after)
    yield sent.take()


class _Outlet(RawIOBase):
    """Where an archive goes that is sent while it is written: nobody can go back in it."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._written += data
        return len(data)

    def take(self) -> bytes:
        """What was written since the last time."""
        taken, self._written = bytes(self._written), bytearray()
        return taken


def _outline(workbook: Workbook, pages: Iterable[Page]) -> int:
    """Lay out the sheets, with their headings alone. Returns the number of the style of moments."""
    for page in pages:
        sheet: Any = workbook.create_sheet(page.title)
        sheet.freeze_panes = "A2"
        for column in range(len(page.headings)):
            width = page.widths[min(column, len(page.widths) - 1)]
            sheet.column_dimensions[get_column_letter(column + 1)].width = width
        sheet.append([_heading(sheet, heading) for heading in page.headings])
    moment: Any = WriteOnlyCell(workbook.worksheets[0])
    moment.number_format = MOMENT
    return int(moment.style_id)


def _heading(sheet: Any, text: str) -> Any:
    cell: Any = WriteOnlyCell(sheet, _printable(text))
    cell.data_type = "s"  # even if it begins as a formula does
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _written(page: Page, moment: int) -> Iterator[bytes]:
    """The rows below the headings, some at a time; a text stays one, whatever it begins with."""
    text = lru_cache(KEPT)(_text_cell)  # most are labels, of which there are few
    letters = [get_column_letter(n) for n in range(1, len(page.headings) + 1)]
    for chunk in chunks(enumerate(page.rows, start=2)):
        some = []
        for n, row in chunk:
            some.append(f'<row r="{n}">')
            for letter, value in zip(letters, row, strict=True):
                if value is None or value == "":
                    continue
                if isinstance(value, str):
                    some.append(f'<c r="{letter}{n}"{text(value)}')
                elif isinstance(value, datetime):
                    days = to_excel(value.replace(microsecond=0))  # type: ignore[no-untyped-call]
                    some.append(f'<c r="{letter}{n}" s="{moment}"><v>{days}</v></c>')
                else:
                    some.append(f'<c r="{letter}{n}"><v>{value}</v></c>')
            some.append("</row>")
        yield "".join(some).encode()


def _text_cell(text: str) -> str:
    """All of a cell but its place."""
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f' t="inlineStr"><is><t{kept}>{escape(_printable(text))}</t></is></c>'


def _printable(text: str) -> str:
    """What XML and a cell can hold of a text."""
    return _UNPRINTABLE.sub("\ufffd", text)[:LONGEST_CELL]


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
