"""Many sheets in one CSV: whatever a spreadsheet writes is read, and what cannot be is told with its line."""

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import sheets
from quiz.errors import ResponseError
from quiz.responses import LEFT_OUT, Responses
from quiz.sheets import LONGEST_LINE
from tests.examples import likert, quiz_of, single, worked_quiz

HEADER = "id,stars,customers,hardware,scripting,onsite,certify"
WORKED = "Ann,customers,4,2,3,1,3"  # the worked example of docs/scoring.md
RESPONSES = Responses((3, 1, 2, 0, 2), frozenset({0}))


def mixed_quiz():
    """A single question with an option whose id is a number, and not its own."""
    room = single("room", ("quiet",), {"2": (0,), "loud": (100,)})
    return quiz_of((room, likert("quiet"), likert("stay")), {"a": {"quiet": (0, 1)}, "b": {"quiet": (100, 1)}})


def read(content, quiz=None):
    raw = content if isinstance(content, bytes) else content.encode()
    header, rows = sheets.read(quiz or worked_quiz(), io.BytesIO(raw), "a.csv")
    return header, list(rows)


def refused(content, quiz=None):
    with pytest.raises(ResponseError) as error:
        read(content, quiz)
    return str(error.value)


def faults(line):
    _, [row] = read(f"{HEADER}\n{line}\n")
    assert row.responses is None
    assert row.line == 2
    return list(row.faults)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{WORKED}\n",
        f"{HEADER}\n{WORKED}",
        f"{HEADER}\r\n{WORKED}\r\n",
        f"\ufeff{HEADER}\n{WORKED}\n",
        f"{HEADER}\n{WORKED}\n".replace(",", ";"),
        f"{HEADER}\n{WORKED}\n".replace(",", "\t"),
        f"{HEADER},,\n{WORKED},,\n",
        f"{HEADER}\n{WORKED},,\n",
        '"id", "stars","customers",hardware,scripting,onsite,certify\n"Ann", "customers","4", 2 ,3,1,3\n',
        "certify,onsite,scripting,hardware,customers,stars,id\n3,1,3,2,4,customers,Ann\n",
    ],
)
def test_however_a_spreadsheet_writes_it_the_sheet_is_the_same(content):
    _, [row] = read(content)

    assert row == sheets.Row(2, "Ann", RESPONSES)


def test_a_first_line_that_names_the_delimiter_is_no_header():
    header, [row] = read(f"sep=;\n{HEADER}\n{WORKED}\n".replace(",", ";"))

    assert (header.delimiter, header.line, row.line, row.responses) == (";", 2, 3, RESPONSES)


def test_how_the_file_is_written_is_told():
    header, _ = read(f"\ufeff{HEADER}\n".replace(",", ";"))

    assert (header.delimiter, header.marked) == (";", True)


def test_id_and_stars_may_be_missing():
    _, [row] = read("customers,hardware,scripting,onsite,certify\n4,2,3,1,3\n")

    assert row == sheets.Row(2, "", Responses((3, 1, 2, 0, 2)))


def test_an_empty_cell_is_left_out():
    _, [row] = read(f"{HEADER}\nAnn,,4, ,3,,\n")

    assert row.responses == Responses((3, LEFT_OUT, 2, LEFT_OUT, LEFT_OUT))


def test_lines_without_a_cell_are_no_sheets_but_keep_their_number():
    _, rows = read(f"{HEADER}\n\n,,,,,,\n{WORKED}\n")

    assert [row.line for row in rows] == [4]


def test_an_option_is_its_id_before_it_is_its_number():
    """“2” is the first option's id; 1 and “loud” are a number and an id."""
    _, rows = read("room,quiet,stay\n2,1,1\n1,1,1\nloud,1,1\n", mixed_quiz())

    assert [row.responses.choices[0] for row in rows] == [0, 0, 1]


@given(
    st.lists(st.tuples(*[st.integers(-1, 4)] * 5), max_size=5),
    st.sampled_from(",;\t"),
    st.text("aü\",; '=", max_size=9),
)
def test_what_a_csv_writer_writes_is_read_back(choices, delimiter, name):
    text = io.StringIO()
    table = csv.writer(text, delimiter=delimiter)
    table.writerow(HEADER.split(","))
    table.writerows([name, "", *(choice + 1 or "" for choice in sheet)] for sheet in choices)

    _, rows = read(text.getvalue())

    filled = [sheet for sheet in choices if name.strip() or set(sheet) != {-1}]
    assert [row.responses.choices for row in rows] == filled
    assert {row.id for row in rows} <= {name.strip()}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("Ann,,6,2,3,1,3", "customers: “6” is not an answer. Answers are 1 to 5."),
        ("Ann,,0,2,3,1,3", "customers: “0” is not an answer. Answers are 1 to 5."),
        ("Ann,,4.0,2,3,1,3", "customers: “4.0” is not an answer. Answers are 1 to 5."),
        ("Ann,,٣,2,3,1,3", "customers: “٣” is not an answer. Answers are 1 to 5."),
        ("Ann,custumers,4,2,3,1,3", "stars: this quiz has no question “custumers”. Did you mean “customers”?"),
        ("Ann,customers hardware,4,2,3,1,3", "stars: 2 questions are starred, and at most 1 can be."),
        ("Ann,,4,2,3,1", "this line has 6 cells, and the header names 7 columns."),
        ("Ann,,4,2,3,1,3,4", "this line has 8 cells, and the header names 7 columns."),
        ("A\0nn,,4,2,3,1,3", "this holds a control character (U+0000). Delete it, or is it the right file?"),
        ("A\x1bnn,,4,2,3,1,3", "this holds a control character (U+001B). Delete it, or is it the right file?"),
    ],
)
def test_a_fault_says_what_is_wrong_in_which_cell(cells, fault):
    assert faults(cells) == [fault]


def test_every_fault_of_a_line_is_told():
    assert [fault.partition(":")[0] for fault in faults("Ann,nothing,9,x,3,1,3")] == ["customers", "hardware", "stars"]


def test_a_single_question_names_its_options():
    _, [row] = read("room,quiet,stay\nlout,1,1\n", mixed_quiz())

    assert row.faults == ("room: “lout” is not an answer. Answers are 1 to 2, or 2, loud.",)


@pytest.mark.parametrize(
    "bad",
    [
        b'"Ann,,4,2,3,1,3',
        b'A"nn",,4,2,3,1,"3"3',
        b"J\xfcrgen,,4,2,3,1,3",
        b"Ann,,4," + b"2" * LONGEST_LINE + b",3,1,3",
        b'"' + b"x" * 140_000 + b'",,4,2,3,1,3',
        b"Ann\rBen,,4,2,3,1,3",
    ],
)
def test_a_bad_line_is_one_fault_and_stays_in_its_line(bad):
    _, rows = read(HEADER.encode() + b"\n" + bad + b"\n" + WORKED.encode() + b"\n")

    assert [(row.line, len(row.faults)) for row in rows] == [(2, 1), (3, 0)]
    assert rows[1].responses == RESPONSES


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "",
            "a.csv:1: there are no columns. The first line names the columns: id, stars, and every question of example",
        ),
        ("\n\n", "there are no columns"),
        ("a,b,c\n", "no column is named after a question of this quiz, such as “customers”."),
        (HEADER.replace("hardware", "hardwear"), "This quiz has no question “hardwear”. Did you mean “hardware”?"),
        (HEADER.replace("hardware", "hardwear"), "No column for “hardware”."),
        (HEADER.replace(",scripting,onsite", ""), "No column for “scripting”, “onsite”."),
        (HEADER + ",hardware", "The name “hardware” stands over 2 columns."),
        (HEADER + ",id", "The name “id” stands over 2 columns."),
        (HEADER.replace("id,", ",", 1), "A column has no name."),
        (HEADER + ",a,b,c,d,e,f,g", "And 2 more."),
        (HEADER.encode("utf-16"), "this is not UTF-8 text. Save the table as “CSV UTF-8”."),
        (b"\x89PNG\r\n\x1a\n", "this is not UTF-8 text."),
        (b"PK\x03\x04\x14\x00", "control character (U+0003)"),
        (f"{HEADER}\r{WORKED}\r", "lines end in a way that is no longer used"),
        ("x" * (LONGEST_LINE + 1), "this line has over 128 KiB. Is it the right file?"),
        ('"id,stars', "a quotation mark is not closed"),
        ("sep=;\n", "a.csv:2: there are no columns."),
        (f"sep=;\n{HEADER}", "a.csv:2: no column is named after a question"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused_before_any_sheet(content, said):
    assert said in refused(content)


def test_rows_are_read_one_at_a_time():
    """All lines at once would be half a megabyte, and as rows several."""
    line = f"{WORKED}\n".encode()
    _, rows = sheets.read(worked_quiz(), (f"{HEADER}\n".encode() if n == 0 else line for n in range(20_000)), "a.csv")
    next(rows)
    tracemalloc.start()
    try:
        count = sum(1 for _ in rows)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 19_998
    assert peak < 200_000
