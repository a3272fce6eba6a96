"""Many sheets in one table: whatever a spreadsheet or a form service writes is read, and nothing is guessed."""

import csv
import io
import tracemalloc
from dataclasses import replace
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import sheets
from quiz.errors import ResponseError
from quiz.links import encode
from quiz.responses import LEFT_OUT, Responses
from quiz.sheets import LONGEST_LINE
from tests.examples import likert, quiz_of, single, worked_quiz

ANSWERS = "Answers are 1 to 5, or Not at all, A little, Somewhat, Quite a lot, Very much."
HEADER = "id,stars,customers,hardware,scripting,onsite,certify"
WORKED = "Ann,customers,4,2,3,1,3"  # the worked example of docs/scoring.md
RESPONSES = Responses((3, 1, 2, 0, 2), frozenset({0}))


def mixed_quiz():
    """A single question with an option whose id is a number, and not its own."""
    room = single("room", ("quiet",), {"2": (0,), "loud": (100,)})
    return quiz_of((room, likert("quiet"), likert("stay")), {"a": {"quiet": (0, 1)}, "b": {"quiet": (100, 1)}})


OTHER = encode(mixed_quiz(), Responses((0, 0, 0)))  # of another version


def read(content, quiz=None):
    raw = content if isinstance(content, bytes) else content.encode()
    table, _, rows = sheets.read(quiz or worked_quiz(), io.BytesIO(raw), "a.csv")
    return table, list(rows)


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
    table, [row] = read(f"sep=;\n{HEADER}\n{WORKED}\n".replace(",", ";"))

    assert (table.delimiter, table.line, row.line, row.responses) == (";", 2, 3, RESPONSES)


def test_how_the_file_is_written_is_reported():
    table, _ = read(f"\ufeff{HEADER}\n".replace(",", ";"))

    assert (table.delimiter, table.marked) == (";", True)


def test_id_and_stars_may_be_missing():
    _, [row] = read("customers,hardware,scripting,onsite,certify\n4,2,3,1,3\n")

    assert row == sheets.Row(2, "", Responses((3, 1, 2, 0, 2)))


def test_an_empty_cell_is_left_out():
    _, [row] = read(f"{HEADER}\nAnn,,4, ,3,,\n")

    assert row.responses == Responses((3, LEFT_OUT, 2, LEFT_OUT, LEFT_OUT))


def test_lines_without_a_cell_are_no_sheets_but_keep_their_number():
    _, rows = read(f"{HEADER}\n\n,,,,,,\n{WORKED}\n")

    assert [row.line for row in rows] == [4]


def test_a_cell_that_could_mean_two_options_is_refused_with_a_way_out():
    """“2” is the first option's id and the second one's number; with its words it is plain."""
    _, rows = read("room,quiet,stay\n2,1,1\n2. Rather loud,1,1\n1,1,1\nloud,1,1\n", mixed_quiz())

    assert [row.responses and row.responses.choices[0] for row in rows] == [None, 1, 0, 1]
    assert rows[0].faults == (
        "room: “2” may mean 1 Rather 2 or 2 Rather loud. Write number and words, such as “1 Rather 2”.",
    )


@given(
    st.lists(st.tuples(*[st.integers(-1, 4)] * 5), max_size=5),
    st.sampled_from(",;\t"),
    st.text("aü\",; '=", max_size=9),
)
def test_what_a_csv_writer_writes_is_read_back(choices, delimiter, name):
    text = io.StringIO()
    table = csv.writer(text, delimiter=delimiter)
    table.writerow(HEADER.split(","))
    table.writerows([sheets.harmless(name), "", *(choice + 1 or "" for choice in sheet)] for sheet in choices)

    _, rows = read(text.getvalue())

    filled = [sheet for sheet in choices if name.strip() or set(sheet) != {-1}]
    assert [row.responses.choices for row in rows] == filled
    assert {row.id for row in rows} <= {name.strip()}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("Ann,,6,2,3,1,3", f"customers: “6” is not an answer. {ANSWERS}"),
        ("Ann,,0,2,3,1,3", f"customers: “0” is not an answer. {ANSWERS}"),
        ("Ann,,4.5,2,3,1,3", f"customers: “4.5” is not an answer. {ANSWERS}"),
        ("Ann,,٣,2,3,1,3", f"customers: “٣” is not an answer. {ANSWERS}"),
        ("Ann,,=1+3,2,3,1,3", f"customers: “=1+3” is not an answer. {ANSWERS}"),
        ("Ann,,4 A little,2,3,1,3", "customers: “4 A little” has the words of one answer and the number of another."),
        ("Ann,custumers,4,2,3,1,3", "stars: this quiz has no question “custumers”. Did you mean “customers”?"),
        ("Ann,customers hardware,4,2,3,1,3", "stars: 2 questions are starred, and at most 1 can be."),
        ("Total 28", "this line has 1 cells, and the header names 7 columns."),
        ("Ann,,4,2,3,1,3,4", "this line has 8 cells, and the header names 7 columns."),
        ("A\x01nn,,4,2,3,1,3", "this holds a control character (U+0001). Delete it, or is it the right file?"),
        ("A\x1bnn,,4,2,3,1,3", "this holds a control character (U+001B). Delete it, or is it the right file?"),
    ],
)
def test_a_fault_says_what_is_wrong_in_which_cell(cells, fault):
    assert faults(cells) == [fault]


def test_every_fault_of_a_line_is_reported():
    assert [fault.partition(":")[0] for fault in faults("Ann,nothing,9,x,3,1,3")] == ["customers", "hardware", "stars"]


def test_a_single_question_names_its_options():
    _, [row] = read("room,quiet,stay\nlout,1,1\n", mixed_quiz())

    assert row.faults == ("room: “lout” is not an answer. Answers are 1 to 2, or Rather 2, Rather loud.",)


@pytest.mark.parametrize(
    "bad",
    [
        b'A"nn",,4,2,3,1,"3"3',
        b"Ann,,4," + b"2" * LONGEST_LINE + b",3,1,3",
        b'"' + b"x" * 140_000 + b'",,4,2,3,1,3',
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
        ("a,b,c\n", "no column is named after a question of this quiz, such as “customers”, or holds a code."),
        (HEADER.replace("hardware", "hardwear"), "This quiz has no question “hardwear”. Did you mean “hardware”?"),
        (HEADER.replace("hardware", "hardwear"), "No column for “hardware”."),
        (HEADER.replace(",scripting,onsite", ""), "No column for “scripting”, “onsite”."),
        (HEADER + ",hardware", "The question “hardware” stands over 2 columns (4 and 8)."),
        (HEADER + ",id", "The name “id” stands over 2 columns."),
        (HEADER.replace("certify", "q,a,b,c,d,e,f"), "And 2 more."),
        (HEADER + ",4. How much would you like HARDWARE", "The question “hardware” stands over 2 columns (4 and 8)."),
        (HEADER.encode("utf-16"), "this is not UTF-8 text, but UTF-16. Save the table as “CSV UTF-8”, or as .xlsx."),
        (HEADER.encode("utf-16-le"), "this is not UTF-8 text, but UTF-16 or a file of another kind."),
        (b"\x89PNG\r\n\x1a\n", "this is not UTF-8 text."),
        (b"PK\x03\x04\x14\x00", "a.csv: this workbook is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is a workbook of an old kind (.xls), or one with a password."),
        (b"<html>", "this is a web page or XML, which holds no table."),
        (f"{HEADER}\r{WORKED}\r", "lines end in a way that is no longer used"),
        ("x" * (LONGEST_LINE + 1), "this line has over 128 KiB. Is it the right file?"),
        ('"id,stars', "a quotation mark is not closed"),
        ("sep=;\n", "there are no columns."),
        (f"sep=;\n{HEADER}", "a.csv:2: no column is named after a question"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused_before_any_sheet(content, said):
    assert said in refused(content)


class Lines(io.BytesIO):
    """A file of 5,000 lines that is made as it is read, twice."""

    def seek(self, _at, _whence=0):
        self.lines = chain([f"{HEADER}\n".encode()], repeat(f"{WORKED}\n".encode(), 4_999))

    def readline(self, _size=-1):
        return next(self.lines, b"")

    def read(self, _size=-1):
        return b""


def test_rows_are_read_one_at_a_time():
    """As rows, all lines at once would be some megabytes."""
    lines = Lines()
    _, _, rows = sheets.read(worked_quiz(), lines, "a.csv")
    next(rows)
    tracemalloc.start()
    try:
        count = sum(1 for _ in rows)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 4_998
    assert peak < 200_000


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (b"J\xfcrgen,,4,2,3,1,3", "a.csv:3: this is not UTF-8 text. Save the table as “CSV UTF-8”, or as .xlsx."),
        (b"Ann\rBen,,4,2,3,1,3", "a.csv:3: lines end in a way that is no longer used."),
        (b'"Ann,,4,2,3,1,3', "a.csv:3: a quotation mark is not closed."),
        (b'"Ann,,4,2,3,1,3\n' + b"x\n" * LONGEST_LINE, "a.csv:3: a quotation mark is not closed."),
        (b"Ann;;4;2;3;1;3", "a.csv:3: this line is separated by semicolons, and the headings are by commas."),
    ],
)
def test_what_spoils_a_whole_file_is_said_once_and_no_sheet_of_it_is_scored(second, said):
    """Else just the children with an accent in their names would be missing."""
    lines = [HEADER.encode(), WORKED.encode(), second, WORKED.encode()]

    assert said in refused(b"\n".join(lines))


CODE = encode(worked_quiz(), RESPONSES)
TEXTS = [f"How much would you like {id}?" for id in ("customers", "hardware", "scripting", "onsite", "certify")]
TYPED = "4,2,3,1,3"
LABELS = "Quite a lot,A little,Somewhat,Not at all,Somewhat"


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("ID,Stars,Customers,HARDWARE,scripting,onsite,certify", f"Ann,customers,{TYPED}"),
        (f"id,stars,{','.join(TEXTS)}", f"Ann,customers,{LABELS}"),
        (f"id,stars,{','.join(f'{n}. {text}' for n, text in enumerate(TEXTS, 3))}", f"Ann,3,{LABELS}"),
        (f"id,stars,{','.join(f'Q0{n}_SQ1. {text} *' for n, text in enumerate(TEXTS, 3))}", f"Ann,1,{LABELS.upper()}"),
        (f"id,stars,{','.join(f'Please rate. [{text[:-1]}]' for text in TEXTS)}", f"Ann,{TEXTS[0]},{LABELS}"),
        (f"id,stars,{','.join(TEXTS)}".replace(" ", "\u00a0"), f"Ann, 1. ,{LABELS}".replace("t a", "t\u2009a")),
        (HEADER, "Ann,customers,4.0,2.0,3.,1.00,3"),
        (HEADER, "Ann,customers,4 - Quite a lot,2: A little,3 Somewhat,1) not at all,Q3. Somewhat"),
        ("Timestamp,code,Name,id", f"2026-11-27,{CODE},Ann Doe,Ann"),
        (f"number,nickname,code,{HEADER[9:]}", f"Ann,fox,{CODE.lower()},4,2,3,1,3"),
        (f"code,{HEADER}", f"{CODE},Ann,customers,{LABELS}"),
        (f'"multi\nline",{HEADER}', f'"a\n""b""",Ann,customers,{TYPED}'),
    ],
)
def test_headings_and_cells_may_be_what_form_services_and_we_ourselves_write(headings, cells):
    """Ids, texts with or without numbers, labels, 5.0, a code: always the sheet of the worked example."""
    _, [row] = read(f"{headings}\n{cells}\n")

    assert (row.id, row.faults, row.responses) == ("Ann", (), RESPONSES)


def test_a_decimal_comma_is_the_same_number():
    _, [row] = read(f"{HEADER}\nAnn,customers,4,2,3,1,3\n".replace(",", ";").replace(";4;", ";4,0;"))

    assert row.responses == RESPONSES


def test_missing_last_cells_are_empty():
    _, [row] = read(f"{HEADER}\nAnn,,4,2,3\n")

    assert row.responses == Responses((3, 1, 2, LEFT_OUT, LEFT_OUT))


def test_left_out_may_be_said_in_words():
    _, [row] = read(f"{HEADER}\nAnn,,4,Leave this out,3,left out,3\n")

    assert row.responses == Responses((3, LEFT_OUT, 2, LEFT_OUT, 2))


def test_columns_that_are_not_read_are_named():
    raw = io.BytesIO(f"Timestamp,{HEADER},Score,,x\n".encode())

    _, columns, _ = sheets.read(worked_quiz(), raw, "a.csv")

    assert columns.ignored == ("Timestamp", "Score", "column 10", "x")


@pytest.mark.parametrize("stars", ["1 2", "1, 2", "1;2", "customers hardware", f"{TEXTS[0]}, {TEXTS[1]}", "1.; 2.0"])
def test_stars_are_numbers_ids_or_texts_with_anything_usual_between_them(stars):
    six = quiz_of(tuple(likert(id) for id in "abcdef"), {"a": {"a": (0, 1)}, "b": {"a": (100, 1)}})
    named = stars.replace("customers", "a").replace("hardware", "b")

    _, [row] = read(f'stars,a,b,c,d,e,f\n"{named}",1,1,1,1,1,1\n', six)

    assert row.responses.stars == {0, 1}


def test_a_star_s_number_counts_as_the_headings_do():
    """A form whose first question asks for a name numbers ours from 2."""
    headings = ",".join(f"{n}. {text}" for n, text in enumerate(TEXTS, 2))
    _, rows = read(f"stars,{headings}\n3,{TYPED}\n1,{TYPED}\n")

    assert rows[0].responses.stars == {1}
    assert rows[1].faults[0].startswith("stars: this quiz has no question “1”.")


def test_a_heading_that_could_mean_two_questions_is_refused_with_a_way_out():
    """Two texts that differ in nothing but case and punctuation: their ids do."""
    one = likert("one")
    twins = (one, replace(one, id="two", text=one.text.upper() + "!"))
    quiz = quiz_of(twins, {"a": {"one": (0, 1)}, "b": {"one": (100, 1)}})

    assert "The heading “how much would you like one” may mean “one”, “two”: write the id" in refused(
        "how much would you like one,two\n", quiz
    )
    assert read("one,two\n1,2\n", quiz)[1][0].responses.choices == (0, 1)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            f"{CODE[:-1]}X,,,,,,,",
            "code: this code has a slip in it: a character is wrong, missing, or in the wrong place.",
        ),
        (f"{CODE},Ann,,5,2,3,1,3", "code: it stands for something else than this line says under customers."),
        (f"{CODE},Ann,hardware,4,2,3,1,3", "code: it stands for something else than this line says under stars."),
        (f"{OTHER},,,,,,,", f"code: this is a code of version {OTHER[:6]} of the quiz, and not of {CODE[:6]}."),
    ],
)
def test_a_code_that_contradicts_its_line_is_refused(line, fault):
    _, [row] = read(f"code,{HEADER}\n{line}\n")

    assert [part for part in row.faults if part.startswith(fault)] == [*row.faults]
    assert len(row.faults) == 1


def test_without_a_code_every_question_needs_its_column():
    _, [row] = read("code,customers,hardware\n,1,2\n")

    assert row.faults == ("code: there is none, and no column for “scripting”.",)


@pytest.mark.parametrize("text", ["=1+1", "@x", "+cmd|' /C calc'!A0", "-x", "+1+A1", "\tx", "\uff1d1", "'=x", "''+a"])
def test_a_text_that_a_spreadsheet_may_run_is_guarded_and_the_guard_comes_off(text):
    assert sheets.harmless(text) == f"'{text}"
    assert sheets.as_typed(sheets.harmless(text)) == text


@pytest.mark.parametrize("text", ["+49 170 123-45", "-2", "+1", "(030) 12", "O'Hara", "'n Boom", "", "a=b", "-2.5"])
def test_a_text_that_nothing_runs_is_left_as_it_is(text):
    """A telephone number keeps its plus."""
    assert sheets.harmless(text) == text
    assert sheets.as_typed(text) == text
