"""The command `quiz score`, run as a person runs it."""

import csv
import io
import json
import os
import subprocess
import sys
from fractions import Fraction

import pytest

from quiz import scoring
from quiz.commands import score as score_command
from quiz.responses import Responses
from tests import sheets
from tests.examples import ROOT, shipped_quiz
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
    assert (rows[1]["second"], rows[1]["note"]) == ("", "Level in first place.")
    assert (rows[2]["first"], rows[2]["match"], rows[2]["note"]) == ("", "", "Not enough answers to name a role.")


def test_a_sheet_on_which_no_role_stands_out_says_so(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.under_chance())))

    assert "No role stands out." in run("score", "a.csv")[1]


def test_the_link_is_a_path_or_starts_with_the_public_address(tmp_path, run, monkeypatch):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear())))

    assert f",/r/{sheets.code(sheets.clear())}," in run("score", "a.csv")[1]
    monkeypatch.setenv("QUIZ_PUBLIC_URL", "https://school.example/quiz")
    assert ",https://school.example/quiz/r/" in run("score", "a.csv")[1]


def test_a_bad_row_is_told_with_its_line_and_stops_no_other(tmp_path, run):
    good = table(("Ann", sheets.clear()))
    (tmp_path / "a.csv").write_text(good + broken("Ben", sheets.clear()) + good.splitlines()[1])

    code, out, err = run("score", "a.csv")

    assert code == 1
    assert [line[:5] for line in out.splitlines()] == ["line,", "2,Ann", "4,Ann"]
    first = shipped_quiz().questions[0].id
    assert err == (f"a.csv:3: {first}: “7” is not an answer. Answers are 1 to 5.\n1 of 3 sheets could not be scored.\n")


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


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("x")'])
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
    assert "a.csv:1: This quiz has no question “phone-fix”." in err


def test_progress_is_told_on_a_terminal_alone(tmp_path, run, monkeypatch):
    (tmp_path / "a.csv").write_text(table(*[("Ann", sheets.clear())] * 5))
    monkeypatch.setattr(score_command, "ROWS", 2)

    assert run("score", "a.csv")[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("score", "a.csv")[2] == "2 sheets …\n4 sheets …\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "quiz: a.csv:1: there are no columns."),
        (b"\x89PNG\r\n", "quiz: a.csv:1: this is not UTF-8 text."),
        (b"\0\0\0", "quiz: a.csv:1: this holds a control character (U+0000)."),
        (b"x" * 1_000_000, "quiz: a.csv:1: this line has over 128 KiB."),
        (table().encode(), "quiz: a.csv: there are no sheets below the header."),
        (table().encode("utf-16"), "quiz: a.csv:1: this is not UTF-8 text."),
    ],
)
def test_a_file_that_holds_no_sheets_is_told_in_a_line(tmp_path, run, content, said):
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
