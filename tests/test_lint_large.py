"""A check of a large quiz is bounded, and says what it did less often; of a quiz that is not large, it does all."""

import json
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import Any

import pytest

from quiz import lint as linter
from quiz.content import Quiz
from quiz.lint import turns
from quiz.lint.figures import first_alone, measure
from quiz.lint.report import as_json, render
from quiz.lint.work import fewer, is_large
from quiz.reading import parse
from quiz.scoring import Grid, grid, random_sheets
from tests.largest import largest, largest_file
from tests.lint_editions import check
from tests.lint_faults import SOUND


def quiet(_: str) -> None:
    """Report to nobody."""


def of_size(roles: int, questions: int) -> Quiz:
    """The largest quiz, cut to that size."""
    quiz = largest().quiz
    return replace(quiz, roles=quiz.roles[:roles], questions=quiz.questions[:questions])


@pytest.mark.parametrize(
    ("roles", "questions", "sheets", "people"),
    [
        (12, 20, 100_000, 4_000),
        (20, 40, 100_000, 4_000),
        (40, 20, 100_000, 4_000),
        (21, 40, 95_000, 3_800),  # 100,000 x 800 / 840 = 95,238
        (60, 60, 22_000, 880),  # 100,000 x 800 / 3,600 = 22,222
    ],
)
def test_a_large_quiz_takes_no_more_work_than_one_of_20_roles_and_40_questions(roles, questions, sheets, people):
    quiz = of_size(roles, questions)

    assert (fewer(quiz, linter.SHEETS), fewer(quiz, linter.PEOPLE)) == (sheets, people)
    assert is_large(quiz) == (sheets < linter.SHEETS)
    assert roles * questions * sheets <= 800 * linter.SHEETS


def test_something_is_always_done():
    assert fewer(of_size(60, 60), 1) == 1


def test_a_report_says_what_was_sampled(monkeypatch):
    """As many as are allowed, and no more, however many are asked for."""
    monkeypatch.setattr(linter, "SHEETS", 500)
    monkeypatch.setattr(linter, "PEOPLE", 50)
    report = linter.lint(largest(), sheets=500, people=50)

    assert report.sampled == (
        "110 random sheets, not 500",
        "11 people of each role, not 50",
        "22,000 tries of all searches, not 100,000",
    )
    assert f"\n\nSampled, since the quiz is large: {'; '.join(report.sampled)}.\n\n" in render(report)
    assert as_json(report)["sampled"] == list(report.sampled)


def test_a_report_of_a_quiz_that_is_not_large_says_nothing_of_samples():
    report = check(SOUND)

    assert report.sampled == ()
    assert "Sampled" not in render(report)


def test_between_two_roles_of_a_large_quiz_each_pair_of_sheets_puts_another_role_first():
    """Two sheets at a time, with another answer to one question."""
    figures = measure(largest().quiz, quiet, 100, 2)
    walks = list(islice(turns.walks(figures), 200))

    for before, after in zip(walks[::2], walks[1::2], strict=True):
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
        assert first_alone(figures.grid.totals(before)) != first_alone(figures.grid.totals(after))


def test_every_question_of_the_largest_quiz_turns_a_sheet_between_two_roles():
    figures = measure(largest().quiz, quiet, 100, 2)

    assert turns.unturned(figures, turns.walks(figures)) == []


def moot() -> dict[str, Any]:
    """The largest file, but the first question has two answers, equally far from the one role that weighs it."""
    file: dict[str, Any] = json.loads(largest_file())
    lone = file["dimensions"][0]["id"]
    first, *others = file["questions"]
    first["options"] = [{"id": id, "label": id, "place": {lone: at}} for id, at in (("low", 25), ("high", 75))]
    for option in (option for question in others for option in question["options"]):
        option["place"].pop(lone, None)
    for role in file["roles"]:
        role["profile"].pop(lone, None)
    file["roles"][0]["profile"][lone] = {"target": 50, "weight": 1, "source": "authored", "note": "Made up."}
    return file


def test_a_question_of_a_large_quiz_that_never_decides_is_found():
    figures = measure(parse(json.dumps(moot()), "moot.yaml").quiz, quiet, 100, 2)
    [found] = turns.judge(figures)

    assert found.path == f"questions/{moot()['questions'][0]['id']}"
    assert "among 100 random sheets and some between two roles. That is no proof." in found.message


@pytest.mark.parametrize("quiz", [SOUND.quiz, of_size(60, 60), of_size(3, 7)], ids=["sound", "largest", "cut"])
def test_the_lanes_of_a_sheet_hold_the_sum_of_each_role(quiz):
    """Added role by role, and at their most: a role never has over 100 points."""
    table = grid(quiz)

    for sheet in random_sheets(quiz, 50):
        assert table.totals(sheet) == by_hand(table, sheet)
    for role in range(len(quiz.roles)):
        best = [[row[role] for row in rows].index(max(row[role] for row in rows)) for rows in table.rows]
        assert table.totals(best) == by_hand(table, best)
        assert Fraction(table.totals(best)[role], table.denominator) <= 100


def test_lanes_grow_where_weights_have_no_small_common_measure():
    """Sixty roles that weigh one to sixty dimensions: the common denominator has more than 64 bits."""
    file: dict[str, Any] = json.loads(largest_file())
    every = file["roles"][0]["profile"]
    for count, role in enumerate(file["roles"], start=1):
        role["profile"] = dict(list(every.items())[:count])
    quiz = parse(json.dumps(file), "uneven.yaml").quiz
    table = grid(quiz)

    assert table.denominator > 2**64
    for sheet in random_sheets(quiz, 20):
        assert table.totals(sheet) == by_hand(table, sheet)


def by_hand(table: Grid, sheet: list[int]) -> list[int]:
    """The sums of a sheet, one role after another."""
    rows = [options[choice] for options, choice in zip(table.rows, sheet, strict=True)]
    return [sum(row[role] for row in rows) for role in range(len(rows[0]))]
