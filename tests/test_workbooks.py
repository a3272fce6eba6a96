"""Workbooks (.xlsx), in and out: what a spreadsheet saves is read, and what would exhaust a machine is not unpacked."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from quiz import sheets
from quiz.errors import ResponseError
from quiz.responses import LEFT_OUT, Responses
from quiz.sheets import Page, packed_workbook
from tests.examples import worked_quiz

HEADER = ("id", "stars", "customers", "hardware", "scripting", "onsite", "certify")
WORKED = ("Ann", "customers", 4, 2.0, "3", "Not at all", 3)
RESPONSES = Responses((3, 1, 2, 0, 2), frozenset({0}))
SHEET = "xl/worksheets/sheet1.xml"


def saved(*rows, title="Responses", **others):
    """A workbook as a spreadsheet saves it: the sheet of these rows, and others by their titles."""
    workbook = Workbook()
    for name, lines in {title: rows, **others}.items():
        sheet = workbook.create_sheet(name)
        for line in lines:
            sheet.append(line)
    del workbook["Sheet"]
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def read(raw):
    table, _, rows = sheets.read(worked_quiz(), io.BytesIO(raw), "a.xlsx")
    return table, list(rows)


def refused(raw):
    with pytest.raises(ResponseError) as error:
        read(raw)
    return str(error.value)


def changed(raw, part, content, method=zipfile.ZIP_DEFLATED):
    """The workbook with another content in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", method, compresslevel=1) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


def test_what_a_spreadsheet_saves_is_read():
    """Numbers and texts, an empty line in front and between, empty last cells, and a second sheet with notes."""
    raw = saved((), HEADER, WORKED, (), ("Ben", None, 1, None, 3), Notes=[("what", "ever")])

    table, rows = read(raw)

    assert table.line == 2
    assert [(row.line, row.id, row.responses) for row in rows] == [
        (3, "Ann", RESPONSES),
        (5, "Ben", Responses((0, LEFT_OUT, 2, LEFT_OUT, LEFT_OUT))),
    ]


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [("=4", "“=4”"), (True, "“True”"), (4.5, "“4.5”"), (datetime(2026, 11, 27), "“2026-11-27 00:00:00”")],  # noqa: DTZ001
)
def test_a_cell_that_is_no_answer_is_a_fault_and_no_guess(cell, quoted):
    _, [row] = read(saved(HEADER, ("Ann", None, cell, 1, 1, 1, 1)))

    assert row.faults[0].startswith(f"customers: {quoted} is not an answer.")


def test_of_two_sheets_that_both_could_be_meant_none_is_taken():
    said = refused(saved(HEADER, WORKED, Copy=[HEADER, WORKED]))

    assert said.startswith(
        "a.xlsx: one sheet of the workbook should hold the answers, and “Responses”, “Copy” could be"
    )


def test_headings_that_do_not_fit_are_refused_as_in_csv():
    assert "a.xlsx:1: No column for “certify”. This quiz has no question “certfy”. Did you mean “certify”?" in refused(
        saved((*HEADER[:-1], "certfy"), WORKED)
    )
    assert "none could be it" in refused(saved(("a",), Other=[("b",)]))


def test_a_text_is_written_as_a_text_whatever_it_begins_with():
    out = io.BytesIO()
    rows = [("=1+1", 5, None, datetime(2026, 11, 27, 8, 30)), ("+49", 0, "a\x00\x1b", None)]  # noqa: DTZ001
    out.writelines(packed_workbook(Page("One", ("=x", "n", "t", "when"), rows), Page("Two", ("a",), ())))

    book = load_workbook(out)
    cells = [[(cell.value, cell.data_type) for cell in row] for row in book["One"].iter_rows()]
    assert book.sheetnames == ["One", "Two"]
    assert cells[0][0] == ("=x", "s")
    assert cells[1] == [("=1+1", "s"), (5, "n"), (None, "n"), (datetime(2026, 11, 27, 8, 30), "d")]  # noqa: DTZ001
    assert cells[2][:3] == [("+49", "s"), (0, "n"), ("a\ufffd\ufffd", "s")]


@pytest.mark.parametrize("is_huge", [False, True])
def test_what_is_written_is_read_again(is_huge):
    """Markup, what a reader might trim, other scripts, a text that ends the rows; nothing for an empty text."""
    texts = ("<b>&amp;", " lead", "trail ", "two\nlines", "a\tb", "عربي 😀", "</sheetData>", "0012", "1e5", "TRUE", "")
    moments = [datetime(2026, 11, 27, 23, 59, 59), datetime(1999, 12, 31)]  # noqa: DTZ001
    page = Page("One", [*texts, "at", "number"], [(*texts, at, 0) for at in moments], (9, 30), is_huge=is_huge)
    out = io.BytesIO(b"".join(packed_workbook(page)))

    sheet = load_workbook(out)["One"]

    header, *rows = sheet.iter_rows()
    shown = [text or None for text in texts]
    assert [cell.value for cell in header] == [*shown, "at", "number"]
    assert {(cell.font.b, cell.alignment.wrap_text) for cell in header} == {(True, True)}
    assert [[cell.value for cell in row] for row in rows] == [[*shown, at, 0] for at in moments]
    assert {row[-2].number_format for row in rows} == {"yyyy-mm-dd hh:mm"}
    widths = [its.width for its in sheet.column_dimensions.values()]
    assert (sheet.freeze_panes, widths) == ("A2", [9, *[30] * (len(header) - 1)])


def test_a_moment_stays_in_its_second():
    """What is read is rounded to milliseconds: of 999.9 it would be the next second, minute or day."""
    stream = io.BytesIO(b"".join(packed_workbook(Page("a", ("a",), [(datetime(2026, 11, 27, 23, 59, 59, 999_900),)]))))  # noqa: DTZ001

    assert load_workbook(stream)["a"]["A2"].value == datetime(2026, 11, 27, 23, 59, 59)  # noqa: DTZ001


def test_a_bomb_is_not_unpacked():
    """300 MiB of nothing in little more than one; and texts that alone would fill the memory."""
    raw = saved(HEADER, WORKED)

    for part, size in ((SHEET, 300), ("xl/styles.xml", 40)):
        bomb = changed(raw, part, b" " * size * 1024 * 1024)
        assert len(bomb) < 2_000_000
        assert "unpacks to" in refused(bomb)


def test_a_part_that_says_less_than_it_holds_is_damaged():
    """The size that was measured is all that is ever read of it."""
    raw = changed(saved(HEADER, WORKED), SHEET, b"<x>" + b" " * 5_000_000, zipfile.ZIP_STORED)

    assert refused(raw.replace((5_000_003).to_bytes(4, "little"), (900).to_bytes(4, "little"))) == (
        "a.xlsx: this workbook is damaged. Open it in a spreadsheet, and save it again as .xlsx."
    )


NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "sheet",
    [
        f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]><worksheet {NS}><sheetData>&l9;</sheetData></worksheet>',
        f"<worksheet {NS}><sheetData><row r='1'><c r='A1' t='s'><v>7</v></c></row></sheetData></worksheet>",
        f"<worksheet {NS}><sheetData><row r='1'><c r='A1'><v>x</v></c></row></sheetData></worksheet>",
        f"<worksheet {NS}><sheetData><row r='x'><c r='!'></c></row></sheetData></worksheet>",
        f"<worksheet {NS}><sheetData>",
        "",
    ],
)
def test_a_damaged_or_hostile_sheet_is_said_in_a_line(sheet):
    """The entities of the first would be two billion letters."""
    said = refused(changed(saved(HEADER, WORKED), SHEET, sheet.encode()))

    assert said.startswith("a.xlsx")
    assert "\n" not in said


def test_a_line_far_down_is_not_waited_for():
    row = "<row r='99999999999'><c r='A99999999999'><v>1</v></c></row>"
    far = f"<worksheet {NS}><sheetData>{row}</sheetData></worksheet>"

    assert "over 1,048,576 lines" in refused(changed(saved(HEADER), SHEET, far.encode()))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("content", [b"", b"<x/>", b"\xff\x00"])
def test_a_workbook_with_a_damaged_part_is_refused_or_read(part, content):
    try:
        _, [row] = read(changed(saved(HEADER, WORKED), part, content))
        found = row.responses
    except ResponseError as error:
        found = str(error)

    assert found == RESPONSES or str(found).startswith("a.xlsx")


def test_another_kind_of_archive_is_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert refused(out.getvalue()) == (
        "a.xlsx: this is no workbook that Excel writes (.xlsx). Save it as .xlsx, or as “CSV UTF-8”."
    )
