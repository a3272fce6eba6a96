"""The command `quiz score`, run as a person runs it."""

import csv
import io
import json
import os
import subprocess
import sys
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from quiz import scoring
from quiz.commands import reporting
from quiz.reading import read
from quiz.responses import Responses
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import app_of, close
from tests.sheet_files import RUN, table, twin
from tests.sheet_files import run as run  # a fixture


def broken(name, sheet):
    """The line of a sheet whose first answer is not on offer."""
    return table((name, sheet)).splitlines()[1].replace(f",{sheet.choices[0] + 1},", ",7,", 1) + "\n"


def test_each_sheet_gets_a_line_with_its_match_and_its_link(tmp_path, run):
    some = [("Ann", sheets.clear()), ("", sheets.tied()), ("few", sheets.begun(3))]
    (tmp_path / "a.csv").write_text(table(*some))

    code, out, err = run("score", "a.csv", "--address", "https://quiz.example/")

    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "")
    assert [(row["line"], row["id"]) for row in rows] == [("2", "Ann"), ("3", ""), ("4", "few")]
    ranking = scoring.score(shipped_quiz(), sheets.clear())
    assert rows[0]["first"] == ranking.winner.role.name
    assert rows[0]["second"] == "; ".join(match.role.name for match in ranking.runners_up)
    assert int(rows[0]["match"]) == int(ranking.winner.points + Fraction(1, 2))
    assert rows[0]["code"] == sheets.code(sheets.clear())
    assert rows[0]["link"] == f"https://quiz.example/r/{rows[0]['code']}"
    assert all(rows[0][match.role.name] == str(int(match.points + Fraction(1, 2))) for match in ranking.ranked)
    assert rows[1]["first"].count("; ") == len(scoring.score(shipped_quiz(), sheets.tied()).first) - 1 > 0
    assert (rows[1]["second"], rows[1]["said"]) == ("", "tied")
    assert rows[1]["note"].startswith("A tie: ")
    assert (rows[2]["first"], rows[2]["match"], rows[2]["said"]) == ("", "", "few")
    assert rows[2]["note"] == "These answers are too few to name a job."


def test_a_sheet_on_which_no_role_stands_out_says_so(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.nothing())))

    [row] = csv.DictReader(io.StringIO(run("score", "a.csv")[1]))
    assert (row["first"], row["second"], row["said"], row["note"]) == ("", "", "nothing", "No job stands out.")


def test_the_link_is_a_path_or_starts_with_the_public_address(tmp_path, run, monkeypatch):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear())))

    assert f",/r/{sheets.code(sheets.clear())}," in run("score", "a.csv")[1]
    monkeypatch.setenv("QUIZ_PUBLIC_URL", "https://school.example/quiz")
    assert ",https://school.example/quiz/r/" in run("score", "a.csv")[1]


def test_a_bad_row_is_reported_with_its_line_and_stops_no_other(tmp_path, run):
    good = table(("Ann", sheets.clear()))
    (tmp_path / "a.csv").write_text(good + broken("Ben", sheets.clear()) + good.splitlines()[1])

    code, out, err = run("score", "a.csv")

    assert code == 1
    assert [line[:5] for line in out.splitlines()] == ["line,", "2,Ann", "4,Ann"]
    first = shipped_quiz().questions[0].id
    labels = ", ".join(option.label for option in shipped_quiz().questions[0].options)
    assert err == (
        f"a.csv:3: {first}: “7” is not an answer. Answers are 1 to 5, or {labels}.\n"
        "a.csv:4: the id “Ann” stands in line 2, too.\n"
        "1 of 3 sheets could not be scored.\n"
    )


def test_more_stars_than_a_code_holds_are_a_bad_row(tmp_path, run):
    most = shipped_quiz().most_stars
    (tmp_path / "a.csv").write_text(table(("Ann", Responses(sheets.clear().choices, frozenset(range(most + 1))))))

    code, _, err = run("score", "a.csv")

    assert code == 1
    assert f"a.csv:2: stars: {most + 1} questions are starred, and at most {most} can be." in err


def test_as_json_each_line_is_the_result_s_document(tmp_path, run):
    some = [("Ann", sheets.clear()), ("=Ben", sheets.tied())]
    (tmp_path / "a.csv").write_text(table(*some))

    code, out, _ = run("score", "--json", "a.csv")

    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line.pop("sheet") for line in lines] == [
        {"line": n, "id": name, "code": sheets.code(sheet), "link": f"/r/{sheets.code(sheet)}"}
        for n, (name, sheet) in enumerate(some, start=2)
    ]
    assert lines == [twin(sheet) for _, sheet in some]


@pytest.mark.parametrize("name", ["=1+1", "+1+A1", "-x", "@x", '=HYPERLINK("x")'])
def test_no_id_is_a_formula_for_the_spreadsheet_that_opens_the_table(tmp_path, run, name):
    (tmp_path / "a.csv").write_text(table((name, sheets.clear())))

    [row] = csv.DictReader(io.StringIO(run("score", "a.csv")[1]))

    assert row["id"] == f"'{name}"


def test_the_table_is_written_as_the_one_that_was_read(tmp_path, run):
    (tmp_path / "a.csv").write_text("\ufeff" + table(("Zoë", sheets.clear()), delimiter=";"))

    out = run("score", "a.csv")[1]

    assert out.startswith("\ufeffline;id;first;")
    assert "\n2;Zoë;" in out


def test_another_quiz_file_is_scored_by_its_own_questions(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear())))
    (tmp_path / "other.yaml").write_text((ROOT / "questions.yaml").read_text().replace("phone-fix", "call-fix"))

    code, _, err = run("score", "a.csv", "--quiz", "other.yaml")

    assert code == 2
    assert "a.csv:1: No column for “call-fix”. This quiz has no question “phone-fix”." in err


def test_progress_is_shown_on_a_terminal_alone(tmp_path, run, monkeypatch):
    (tmp_path / "a.csv").write_text(table(*[("", sheets.clear())] * 5))
    monkeypatch.setattr(reporting, "ROWS", 2)

    assert run("score", "a.csv")[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("score", "a.csv")[2] == "2 sheets …\n4 sheets …\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "quiz: a.csv:1: there are no columns."),
        (b"\x89PNG\r\n", "quiz: a.csv:1: this is not UTF-8 text."),
        (b"\0\0\0", "quiz: a.csv:1: this is not UTF-8 text, but UTF-16 or a file of another kind."),
        (b"x" * 1_000_000, "quiz: a.csv:1: this line has over 128 KiB."),
        (table().encode(), "quiz: a.csv: there are no sheets below the header."),
        (table().encode("utf-16"), "quiz: a.csv:1: this is not UTF-8 text, but UTF-16."),
    ],
)
def test_a_file_that_holds_no_sheets_is_reported_in_a_line(tmp_path, run, content, said):
    (tmp_path / "a.csv").write_bytes(content)

    code, _, err = run("score", "a.csv")

    assert code == 2
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_a_huge_cell_is_one_bad_row(tmp_path, run):
    good = table(("Ann", sheets.clear()))
    (tmp_path / "a.csv").write_text(f"{good}{'x' * 3_000_000},1\n{good.splitlines()[1]}\n")

    code, out, err = run("score", "a.csv")

    assert (code, out.count("\n")) == (1, 3)
    assert "a.csv:3: this line has over 128 KiB." in err


def test_it_reads_a_pipe_and_stops_where_nobody_reads_on():
    """The real command, in processes of their own: `… | quiz score - | head -1`."""
    command = [sys.executable, "-c", RUN, "score", "-"]
    good = table(*[("Ann", sheets.clear())] * 2000)
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdin.write(good[:10_000])
        process.stdin.flush()
        process.stdout.close()
        try:
            process.stdin.write(good[10_000:])
            process.stdin.close()
        except BrokenPipeError:
            pass
        said = process.stderr.read()

    assert (process.wait(), said) == (0, "")


def test_it_prints_utf_8_whatever_the_terminal_s_own_is():
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "score", "-"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        input=table(("Łucja", sheets.clear())).encode(),
        capture_output=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "\n2,Łucja," in ran.stdout.decode()


def test_what_is_wrong_in_many_lines_is_said_once_with_the_lines(tmp_path, run):
    """A scale of another form: thirty sheets of twenty questions would be six hundred lines."""
    header, good = table(("", sheets.clear())).splitlines()
    cells = good.split(",")
    bad = ",".join([*cells[:2], "Strongly agree", *cells[3:]])
    (tmp_path / "a.csv").write_text("\n".join([header, good, *[bad] * 7]))

    code, _, err = run("score", "a.csv")

    said, last = err.splitlines()
    assert code == 1
    assert said.startswith(f"a.csv:3: {shipped_quiz().questions[0].id}: “Strongly agree” is not an answer.")
    assert said.endswith(" Also in 6 more lines: 4, 5, 6, 7, 8 ….")
    assert last == "7 of 8 sheets could not be scored."


def test_a_file_with_accents_that_is_not_utf_8_is_refused_once_and_nothing_of_it_is_scored(tmp_path, run):
    """As Excel's plain “CSV” is: else just the children with an accent in their names would be missing."""
    text = table(("Ann", sheets.clear()), ("Jürgen", sheets.clear()), ("Zoë", sheets.clear()))
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))

    code, out, err = run("score", "a.csv")

    assert (code, out) == (2, "")
    assert err == "quiz: a.csv:3: this is not UTF-8 text. Save the table as “CSV UTF-8”, or as .xlsx.\n"


def test_the_same_id_twice_is_mentioned_and_scored(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(*[(name, sheets.clear()) for name in ("Ann", "Ben", "Ann", "Ann", "")]))

    code, out, err = run("score", "a.csv")

    assert (code, out.count("\n")) == (0, 6)
    assert err == "a.csv:4: the id “Ann” stands in line 2, too.\n"


def test_columns_that_are_not_read_are_named_once(tmp_path, run):
    text = table(("Ann", sheets.clear()), ("Ben", sheets.clear())).splitlines()
    (tmp_path / "a.csv").write_text("\n".join(f"{'Email' if n == 0 else 'x@y'},{line}" for n, line in enumerate(text)))

    code, out, err = run("score", "a.csv")

    assert (code, out.count("\n")) == (0, 3)
    assert err == "a.csv:1: not read: “Email”.\n"


def test_a_telephone_number_as_id_comes_out_as_it_went_in(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(("+49 170 1234567", sheets.clear())))

    assert "\n2,+49 170 1234567," in run("score", "a.csv")[1]


@pytest.mark.parametrize("file", ["sheets.csv", "sheets.xlsx"])
def test_the_template_is_a_table_that_can_be_scored(tmp_path, run, file):
    """Numbered as the printed questionnaire is, so that a star is the number before a question."""
    assert run("score", "--template", file) == (0, "", "")
    sheet = sheets.clear()
    typed = ["Ann", " ".join(str(q + 1) for q in sorted(sheet.stars)), *(choice + 1 for choice in sheet.choices)]
    if file.endswith("csv"):
        with (tmp_path / file).open("a", newline="", encoding="utf-8") as out:
            csv.writer(out).writerow(typed)
    else:
        workbook = load_workbook(tmp_path / file)
        workbook["Sheets"].append(typed)
        workbook.save(tmp_path / file)

    code, out, err = run("score", file)

    [row] = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
    assert (code, err, row["id"], row["code"]) == (0, "", "Ann", sheets.code(sheet))


def test_the_template_is_printed_where_no_file_is_named(run):
    code, out, _ = run("score", "--template")

    [header] = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert code == 0
    assert header[:3] == ["id", "stars", f"1. {shipped_quiz().questions[0].text}"]


@pytest.mark.parametrize("options", [("--template",), ("a.csv", "--output")])
def test_no_file_is_written_over(tmp_path, run, options):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear())))
    (tmp_path / "b.csv").write_text("mine")

    code, _, err = run("score", *options, "b.csv")

    assert (code, err) == (2, "quiz: b.csv: this file is there already. Name a new one.\n")
    assert (tmp_path / "b.csv").read_text() == "mine"


def test_results_may_be_written_to_a_workbook_that_can_be_scored_itself(tmp_path, run):
    """Numbers are numbers there, and an id like a formula is a text."""
    (tmp_path / "a.csv").write_text(table(("=1+1", sheets.clear()), ("+1", sheets.tied())))

    assert run("score", "a.csv", "--output", "b.xlsx") == (0, "", "")
    rows = list(load_workbook(tmp_path / "b.xlsx").active.iter_rows())
    printed = list(csv.reader(io.StringIO(run("score", "a.csv")[1])))
    again = csv.DictReader(io.StringIO(run("score", "b.xlsx")[1]))

    assert [[str(cell.value or "") for cell in row] for row in rows[2:]] == printed[2:]
    assert [(cell.value, cell.data_type) for cell in rows[1][:2]] == [(2, "n"), ("=1+1", "s")]
    assert [row["code"] for row in again] == [sheets.code(sheets.clear()), sheets.code(sheets.tied())]
    assert not list(tmp_path.glob("*.part"))


def test_what_is_printed_can_be_scored_again(tmp_path, run):
    """As a table or as JSON lines: the same codes come out."""
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear()), ("Ben", sheets.begun(7))))

    for option in ((), ("--json",)):
        first = run("score", "a.csv", *option)[1]
        (tmp_path / "b").write_text(first)
        code, out, _ = run("score", "b")

        rows = list(csv.DictReader(io.StringIO(out)))
        wanted = run("score", "a.csv")[1]
        assert code == 0
        assert [(row["id"], row["code"]) for row in rows] == [
            (row["id"], row["code"]) for row in csv.DictReader(io.StringIO(wanted))
        ]


def test_a_table_of_an_earlier_version_is_scored_by_it(tmp_path, run):
    """Its codes say which; the version is looked up where `quiz serve` kept it."""
    other = (ROOT / "questions.yaml").read_text().replace("phone-fix", "call-fix")
    (tmp_path / "other.yaml").write_text(other)
    close(app_of(tmp_path, QUIZ_FILE=tmp_path / "other.yaml"))
    old = read(tmp_path / "other.yaml").quiz
    code = sheets.code(sheets.clear(), old)
    (tmp_path / "a.csv").write_text(f"id,code\nAnn,{code}\nBen,{code}\n")

    refused = run("score", "a.csv")
    scored = run("score", "a.csv", "--version", code[:6].lower(), "--data", "data")

    assert refused[0] == 1
    assert refused[2].count("\n") == 2
    assert f"Score it with --version {code[:6]}. Also in 1 more line: 3." in refused[2]
    assert scored[0] == 0
    assert scored[1].count(code) == 4
