"""The files that a manage link gives out: in the real app; on both databases where the database decides."""

import csv
import json
import tracemalloc
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook, load_workbook

from quiz import sheets
from quiz.cohort.tally import decode_answer
from quiz.links import decode, encode, open_code
from quiz.responses import Responses
from quiz.sheets import chunked
from quiz.store import Response, shelf
from quiz.web.groups import exports
from quiz.web.groups.file_names import disposition
from tests.classes import Class, class_in, fill, moment, pupils, sent_of
from tests.databases import ON_BOTH
from tests.examples import likert, quiz_of, shipped_quiz
from tests.groups_app import class_app as class_app
from tests.groups_app import database as database

FILES = ("responses.xlsx", "responses.csv", "codebook.csv", "summary.csv", "group.json")
KINDS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ROWS = 20_000
OWN = 16  # columns before those of the questions
READY = ("direction", "step", "someone")
NOT_COMPLETE = "This file is not complete: the database could not be read to its end. Export it once more."


@pytest.fixture
def lesson(class_app) -> Class:
    """A class of 28."""
    return class_in(class_app, *pupils(28))


def table(made: Class, file: str) -> list[list[str]]:
    """The rows of a file, read as a spreadsheet reads it."""
    text = made.browser("manage").get(made.path(f"export/{file}")).data.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def audited(made: Class) -> list[str]:
    """What was done to the class."""
    return [entry.what for entry in made.store.shelf(made.access()).audit()]


def spoil(made: Class, *, mend: bool = False) -> None:
    """Take the table of responses away, or put it back."""
    names = ("away", "responses") if mend else ("responses", "away")
    with made.store.transaction("alone") as connection:
        connection.exec_driver_sql("ALTER TABLE {} RENAME TO {}".format(*names))


class TestFaults:
    """A file is whole, or it is refused, or it says that it is not whole."""

    @pytest.mark.parametrize("file", [name for name in FILES if name != "codebook.csv"])
    @ON_BOTH
    def test_where_the_database_fails_no_file_is_begun_and_none_is_written_down(self, lesson, file):
        browser = lesson.browser("manage")
        spoil(lesson)
        answer = browser.get(lesson.path(f"export/{file}"))
        spoil(lesson, mend=True)

        assert answer.status_code == 503
        assert "exported" not in audited(lesson)

    @pytest.mark.parametrize("file", ["responses.csv", "group.json"])
    @ON_BOTH
    def test_where_it_fails_in_the_middle_the_file_says_so_at_its_end(self, lesson, file, monkeypatch):
        monkeypatch.setattr(shelf, "PAGE", 10)
        monkeypatch.setattr(chunked, "CHUNK", 5)
        answer = lesson.browser("manage").get(lesson.path(f"export/{file}"), buffered=False)
        pieces = iter(answer.response)
        begun = next(pieces)

        spoil(lesson)
        text = (begun + b"".join(pieces)).decode()
        spoil(lesson, mend=True)

        assert text.endswith(f"{NOT_COMPLETE}\r\n")

    @ON_BOTH
    def test_where_it_fails_in_the_middle_of_a_workbook_its_last_row_says_so(self, lesson, monkeypatch):
        monkeypatch.setattr(shelf, "PAGE", 10)
        monkeypatch.setattr(chunked, "CHUNK", 5)
        answer = lesson.browser("manage").get(lesson.path("export/responses.xlsx"), buffered=False)
        pieces = iter(answer.response)
        begun = next(pieces)

        spoil(lesson)
        book = load_workbook(BytesIO(begun + b"".join(pieces)))
        spoil(lesson, mend=True)

        _, *numbers, last = [row[0] for row in book["Responses"].iter_rows(values_only=True)]
        assert (numbers, last) == (list(range(1, 11)), NOT_COMPLETE)
        assert book.sheetnames == ["Responses", "Questions"]


class TestResponses:
    """One row a response, one column a question."""

    @ON_BOTH
    def test_every_response_is_a_row_and_every_question_a_column(self, lesson):
        quiz = shipped_quiz()

        header, *rows = table(lesson, "responses.csv")

        sent = list(lesson.store.shelf(lesson.access()).responses())
        assert header[:8] == ["number", "nickname", "sent", "code", "stars", "first", "second", "said"]
        assert header[8:10] == ["lesson", "slip"]
        assert header[10:OWN] == [f"ready_{time}_{id}" for time in ("before", "after") for id in READY]
        assert header[OWN:] == [question.id for question in quiz.questions]
        assert [row[0] for row in rows] == [str(each.id) for each in sent]
        assert [row[1] for row in rows] == [each.nickname for each in sent]
        assert {len(row) for row in rows} == {len(header)}

    def test_a_row_tells_what_was_answered_and_what_came_of_it(self, lesson):
        """Checked against the code, which stands in the same row."""
        quiz = shipped_quiz()
        names = {role.id: role.name for role in quiz.roles}

        _, *rows = table(lesson, "responses.csv")

        for row, each in zip(rows, lesson.store.shelf(lesson.access()).responses(), strict=True):
            sheet = decode(quiz, open_code(row[3]))
            given = zip(quiz.questions, sheet.choices, strict=True)
            assert row[4] == " ".join(q.id for n, q in enumerate(quiz.questions) if n in sheet.stars)
            assert row[OWN:] == [q.options[choice].label if choice >= 0 else "" for q, choice in given]
            assert row[5:8] == [names.get(each.leader, ""), names.get(each.runner_up, ""), each.said]
            assert row[2] == f"{each.sent:%Y-%m-%dT%H:%M:%S}+00:00"

    def test_it_is_written_as_excel_reads_it(self, lesson):
        data = lesson.browser("manage").get(lesson.path("export/responses.csv")).data

        assert data.startswith(b"\xef\xbb\xbfnumber,")
        assert data.count(b"\xef\xbb\xbf") == 1
        assert data.count(b"\n") == data.count(b"\r\n") == 29

    @pytest.mark.parametrize("nickname", ["=1+1", "+49", "+A1", "@x", '"quoted"', "two\nlines", "комп"])
    def test_no_nickname_is_run_or_breaks_the_table(self, class_app, nickname):
        made = class_in(class_app, replace(pupils(1)[0], nickname=nickname))

        _, row = table(made, "responses.csv")

        assert row[1] == (f"'{nickname}" if nickname in {"=1+1", "+A1", "@x"} else nickname)

    def test_a_group_without_responses_has_the_header_alone(self, class_app):
        assert len(table(class_in(class_app), "responses.csv")) == 1


class TestCodebook:
    """What the columns mean."""

    def test_every_column_and_every_option_is_explained(self, lesson):
        quiz = shipped_quiz()

        header, *rows = table(lesson, "codebook.csv")

        assert header == ["column", "text", "kind", "option", "label", *(dimension.id for dimension in quiz.dimensions)]
        assert list(dict.fromkeys(row[0] for row in rows)) == table(lesson, "responses.csv")[0]
        assert len(rows) == OWN + sum(len(question.options) for question in quiz.questions)

    def test_an_option_has_its_positions(self, lesson):
        quiz = shipped_quiz()
        question = quiz.questions[3]
        option = question.options[1]

        header, *rows = table(lesson, "codebook.csv")

        [row] = [row for row in rows if row[0] == question.id and row[3] == "2"]
        assert row[1:5] == [question.text, question.kind, "2", option.label]
        placed = {name: cell for name, cell in zip(header[5:], row[5:], strict=True) if cell}
        assert placed == dict(zip(question.dimensions, map(str, option.positions), strict=True))


class TestSummary:
    """Families, as everyone may see them."""

    def test_small_numbers_are_kept_back(self, class_app):
        """6, 3 and 2 of 11: both small ones are shown so, since they could be 4 and 1, too."""
        quiz, some = shipped_quiz(), pupils(11)
        first, second, third, _ = (next(r.id for r in quiz.roles if r.family == f.id) for f in quiz.families)
        leaders = [first] * 6 + [second] * 3 + [third] * 2
        made = class_in(class_app, *(replace(s, leader=role) for s, role in zip(some, leaders, strict=True)))

        assert table(made, "summary.csv") == [
            ["family", "first"],
            [quiz.families[0].name, "6"],
            [quiz.families[1].name, "under 5"],
            [quiz.families[2].name, "under 5"],
            [quiz.families[3].name, "0"],
            ["No one role in front", "0"],
            ["all responses", "11"],
        ]

    def test_a_lone_small_number_takes_the_next_smallest_along(self, class_app):
        """12, 3 and 9 of 24: beside 12 and 9, the sum of all would say that it is 3."""
        quiz, some = shipped_quiz(), pupils(24)
        first, second, third, _ = (next(r.id for r in quiz.roles if r.family == f.id) for f in quiz.families)
        leaders = [first] * 12 + [second] * 3 + [third] * 9
        made = class_in(class_app, *(replace(s, leader=role) for s, role in zip(some, leaders, strict=True)))

        shown = [cell for _, cell in table(made, "summary.csv")]

        assert shown == ["first", "12", "under 5", "not shown", "0", "0", "24"]

    def test_under_five_responses_nothing_is_shown(self, class_app):
        rows = table(class_in(class_app, *pupils(4)), "summary.csv")

        assert [row[0] for row in rows] == ["family", "", "all responses"]
        assert "five responses" in rows[1][1]


@ON_BOTH
def test_the_json_holds_the_same(lesson):
    quiz = shipped_quiz()

    said = json.loads(lesson.browser("manage").get(lesson.path("export/group.json")).text)

    sent = list(lesson.store.shelf(lesson.access()).responses())
    assert said["group"]["name"] == "9b"
    assert said["group"]["version"] == quiz.version
    times = {name: f"{getattr(lesson.group, name):%Y-%m-%dT%H:%M:%S}+00:00" for name in ("made", "deletes")}
    assert {**said["group"], "epoch": 0} == {**asdict(lesson.group), **times}
    assert [question["id"] for question in said["questions"]] == [question.id for question in quiz.questions]
    assert [each["number"] for each in said["responses"]] == [each.id for each in sent]
    for row, each in zip(said["responses"], sent, strict=True):
        given = zip(quiz.questions, map(decode_answer, each.answers), strict=True)
        assert row["answers"] == {q.id: q.options[choice].id if choice >= 0 else None for q, choice in given}
        assert (row["code"], row["first"], row["second"], row["said"]) == (
            each.code,
            each.leader,
            each.runner_up,
            each.said,
        )


class TestWorkbook:
    """The same for people: questions by their texts, times by the group's clocks, and a codebook."""

    def test_a_row_a_response_under_texts_of_questions(self, class_app):
        """02:24 in UTC is the evening before in New York; a nickname like a formula is a text."""
        made = class_in(class_app, replace(pupils(1)[0], nickname="=1+1"), zone="America/New_York")
        [sent] = made.store.shelf(made.access()).responses()

        book = workbook(made)

        header, row = list(book["Responses"].iter_rows())
        quiz, sheet = shipped_quiz(), decode(shipped_quiz(), open_code(sent.code))
        assert [cell.value for cell in header[OWN:]] == [f"{n}. {q.text}" for n, q in enumerate(quiz.questions, 1)]
        assert header[2].value == "Sent (New York time)"
        there = sent.sent.astimezone(ZoneInfo("America/New_York")).replace(tzinfo=None)
        assert f"{row[2].value:%Y-%m-%d %H:%M:%S}" == f"{there:%Y-%m-%d %H:%M:%S}"
        assert [(cell.value, cell.data_type) for cell in row[:2]] == [(sent.id, "n"), ("=1+1", "s")]
        given = zip(quiz.questions, sheet.choices, strict=True)
        assert [cell.value for cell in row[OWN:]] == [q.options[c].label if c >= 0 else None for q, c in given]
        assert row[6].value == ", ".join(str(q + 1) for q in sorted(sheet.stars)) or not sheet.stars

    def test_its_second_sheet_says_what_each_column_and_answer_is(self, lesson):
        quiz = shipped_quiz()

        _, *rows = workbook(lesson)["Questions"].iter_rows(values_only=True)

        assert [row[:7] for row in rows] == [
            (n, q.id, q.text, q.kind, a, option.id, option.label)
            for n, q in enumerate(quiz.questions, 1)
            for a, option in enumerate(q.options, 1)
        ]


def workbook(made: Class) -> Workbook:
    """The group's workbook, read as a spreadsheet reads it."""
    return load_workbook(BytesIO(made.browser("manage").get(made.path("export/responses.xlsx")).data))


@ON_BOTH
def test_how_ready_people_felt_is_in_every_file_a_number_a_question_and_empty_where_it_was_not_said(class_app):
    one, other = pupils(2)
    made = class_in(class_app, replace(one, ready_before="2-4", ready_after="34-"), replace(other, ready_before="111"))
    names = [f"ready_{time}_{id}" for time in ("before", "after") for id in READY]
    steps = [[2, None, 4, 3, 4, None], [1, 1, 1, None, None, None]]

    _, *rows = table(made, "responses.csv")
    _, *cells = list(workbook(made)["Responses"].iter_rows(values_only=True))
    responses = json.loads(made.browser("manage").get(made.path("export/group.json")).data)["responses"]

    assert [row[10:OWN] for row in rows] == [[str(step or "") for step in line] for line in steps]
    assert [list(row[10:OWN]) for row in cells] == steps
    assert [[each[name] for name in names] for each in responses] == steps


@pytest.mark.parametrize("file", ["responses.csv", "responses.xlsx", "group.json", "labels"])
def test_what_is_exported_can_be_scored_and_the_same_codes_come_out(lesson, file):
    """Stars and all; also of a table that has no codes, but texts for headings, labels for answers, and stars."""
    if file == "labels":
        _, *rows = table(lesson, "responses.csv")
        texts = [question.text for question in shipped_quiz().questions]
        text = StringIO()
        csv.writer(text).writerows([["id", "stars", *texts], *([row[0], row[4], *row[OWN:]] for row in rows)])
        data = text.getvalue().encode()
    else:
        data = lesson.browser("manage").get(lesson.path(f"export/{file}")).data

    _, _, found = sheets.read(shipped_quiz(), BytesIO(data), file)

    sent = list(lesson.store.shelf(lesson.access()).responses())
    scored = [(row.id, encode(shipped_quiz(), row.responses)) for row in found if row.responses]
    assert scored == [(str(each.id), each.code) for each in sent]
    assert any(decode(shipped_quiz(), open_code(each.code)).stars for each in sent)


def test_no_two_columns_have_one_name_and_the_table_can_be_scored(class_app):
    """Questions called as our own columns are, or as those were renamed; dimensions called as the codebook's are."""
    ids = ("number", "q-number", "q-q-number", "code", "label", "d-label", "stars", "id")
    quiz = quiz_of(tuple(likert(id) for id in ids), {"a": {"number": (0, 1)}, "b": {"number": (100, 1)}})
    sheet = Responses((0, 1, 2, 3, 4, 0, 1, 2), frozenset({1, 6}))
    sent = sent_of(sheet, "fox", quiz)
    made = datetime(2026, 11, 27, tzinfo=UTC)
    response = Response(**asdict(sent), id=1, sent=made, sitting=1, slip=None)

    group = class_in(class_app).group

    text = "".join(exports.responses_csv(quiz, group, [response]))
    codebook = next(csv.reader(StringIO("".join(exports.codebook_csv(quiz)).removeprefix("\ufeff"))))
    header = next(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    [row] = sheets.read(quiz, BytesIO(text.encode()), "a.csv")[2]

    assert header[OWN:] == ["q-q-q-number", "q-number", "q-q-number", "q-code", "label", "d-label", "q-stars", "q-id"]
    assert codebook[5:] == ["number", "q-number", "q-q-number", "code", "d-d-label", "d-label", "stars", "id"]
    assert (row.id, row.responses) == ("1", sheet)


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("Class 10b", 'filename="class-10b-2026-11-27.xlsx"'),
        ("10b / Öz & Co.", "filename=\"10b-oz-co-2026-11-27.xlsx\"; filename*=UTF-8''10b-%C3%B6z-co-2026-11-27.xlsx"),
        (
            "класс",
            "filename=\"group-2026-11-27.xlsx\"; filename*=UTF-8''%D0%BA%D0%BB%D0%B0%D1%81%D1%81-2026-11-27.xlsx",
        ),
        ('../"x"\r\nSet-Cookie: a', 'filename="x-set-cookie-a-2026-11-27.xlsx"'),
        ("…", 'filename="group-2026-11-27.xlsx"'),
        ("a" * 200, f'filename="{"a" * 60}-2026-11-27.xlsx"'),
    ],
)
def test_a_file_is_called_after_its_group_and_the_day(group, name):
    assert disposition(group, date(2026, 11, 27), "responses.xlsx") == f"attachment; {name}"


def test_a_workbook_is_sent_while_it_is_written_at_constant_memory():
    """At the last of 3,000 rows it takes no more than at the first 1,000; what is sent by then could not wait."""
    peaks: dict[int, int] = {}
    sent: dict[int, int] = {}

    def rows():
        for n in range(3_000):
            if n in {999, 2_999}:
                peaks[n], sent[n] = tracemalloc.get_traced_memory()[0], size
            yield n, f"fox{n}", str(n**9), None

    size = 0
    tracemalloc.start()
    try:
        for piece in sheets.packed_workbook(sheets.Page("Responses", ("a", "b", "c", "d"), rows())):
            size += len(piece)
    finally:
        tracemalloc.stop()

    assert peaks[2_999] < 1.2 * peaks[999]
    assert 0 < sent[999] < sent[2_999] < size


class TestWhoExports:
    """Manage only, and written down."""

    def test_a_results_link_exports_nothing(self, lesson):
        answers = [lesson.browser("results").get(lesson.path(f"export/{file}")) for file in FILES]

        assert {answer.status_code for answer in answers} == {403}
        assert "fox" not in "".join(answer.text for answer in answers)
        assert "exported" not in audited(lesson)

    @ON_BOTH
    def test_a_manage_link_exports_and_that_is_written_down(self, lesson):
        for count, file in enumerate(FILES, start=1):
            answer = lesson.browser("manage").get(lesson.path(f"export/{file}"))

            assert answer.status_code == 200
            kind = ".xlsx" if file == "responses.xlsx" else f"-{file}"
            name = f'attachment; filename="9b-{moment():%Y-%m-%d}{kind}"'
            assert answer.headers["Content-Disposition"] == name
            assert answer.mimetype == KINDS[file.rpartition(".")[2]]
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert audited(lesson).count("exported") == count

    def test_who_asks_for_the_headers_alone_gets_nothing_and_nothing_is_written_down(self, lesson):
        asked = [lesson.browser(kind).head(lesson.path("export/responses.csv")) for kind in ("manage", "results")]

        assert [answer.status_code for answer in asked] == [200, 403]
        assert [answer.data for answer in asked] == [b"", b""]
        assert "exported" not in audited(lesson)

    def test_neither_a_stranger_nor_another_group_exports(self, lesson, class_app):
        others = class_in(class_app)

        for browser in (class_app.test_client(), others.browser("manage")):
            assert {browser.get(lesson.path(f"export/{file}")).status_code for file in FILES} == {403}

    def test_there_is_no_other_file(self, lesson):
        assert lesson.browser("manage").get(lesson.path("export/links.csv")).status_code == 404
        assert "exported" not in audited(lesson)

    def test_a_group_that_is_deleted_exports_nothing(self, lesson):
        browser = lesson.browser("manage")
        lesson.store.shelf(lesson.access()).delete(moment())

        assert browser.get(lesson.path("export/responses.csv")).status_code == 403


@pytest.mark.parametrize("file", ["responses.csv", "group.json"])
@ON_BOTH
def test_a_large_group_is_exported_at_constant_memory(class_app, record_property, file):
    """20,000 responses take no more memory than the first 6,000 of them: one page of the store is held at a time."""
    made = class_in(class_app)
    fill(made, ROWS)
    peaks, size = {}, 0

    tracemalloc.start()
    try:
        answer = made.browser("manage").get(made.path(f"export/{file}"), buffered=False)
        for count, piece in enumerate(answer.iter_encoded()):
            size += len(piece)
            peaks[count] = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    pieces = list(peaks.values())
    record_property("bytes", size)
    record_property("peak", pieces[-1])
    assert answer.is_streamed
    assert size > 4_000_000
    assert pieces[-1] < 1.5 * pieces[len(pieces) * 3 // 10]
    assert pieces[-1] < 4 * size
