"""The author's linter: each fault is found and its repaired twin passes, and the figures are those worked by hand."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given

from quiz.content import Edition, Quiz
from quiz.lint import Report, lint
from quiz.lint.figures import bases, count_wins, measure
from quiz.lint.finding import ERRORS, WARNINGS, Finding
from quiz.lint.pairs import compare, least_lead
from quiz.lint.people import Crowd, gather, recover
from quiz.lint.report import as_json, render
from quiz.responses import Responses
from quiz.scoring import grid, random_sheets, score
from tests.examples import ROOT, likert, quiz_of, single, worked_quiz
from tests.lint_editions import CLAIMS, asking, claiming, edition, silencing
from tests.lint_faults import FAULTS, SOUND
from tests.strategies import quizzes

SPECIALIST, TECHNICIAN, ANALYST = range(3)
PLANTED = [
    pytest.param(code, fault, id=f"{code}-{number}")
    for code, faults in FAULTS.items()
    for number, fault in enumerate(faults, start=1)
]


def check(edition: Edition) -> Report:
    """The linter with few sheets and people, which is enough for small quizzes."""
    return lint(edition, sheets=400, people=100)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def test_the_sound_edition_has_no_findings():
    assert check(SOUND).findings == ()


@pytest.mark.parametrize(("code", "fault"), PLANTED)
def test_a_planted_fault_is_found(code, fault):
    assert code in codes(check(fault).findings)


def test_every_code_has_a_planted_fault():
    assert FAULTS.keys() == ERRORS.keys() | WARNINGS.keys()


@pytest.mark.parametrize("code", ["pair-alike", "own-self"])
def test_what_is_grave_is_an_error(code):
    """Of near twins and of twins."""
    near, twins = FAULTS["pair-alike"]

    assert {f.severity for f in check(near).findings if f.code == code} == {"warning"}
    assert {f.severity for f in check(twins).findings if f.code == code} == {"error"}


@pytest.mark.parametrize(
    "text",
    [
        "How much would you like to be on call 24/7?",
        "How much would you like to write an android for a German?",
        "How much would you like to mend old PCs (personal computers)?",
        "How much would you like to set up a VPN (a private network)?",
        "How much would you like to hunt a race condition?",
        "How much would you like to notice a knot?",
        "How much would you like to work with IT?",
    ],
)
def test_what_only_looks_like_a_fault_passes(text):
    assert check(asking(text)).findings == ()


@given(quizzes())
def test_any_quiz_can_be_judged(quiz: Quiz):
    report = lint(edition(quiz), sheets=5, people=3)

    assert json.dumps(as_json(report))
    assert render(report)


# The figures, on the worked example of docs/scoring.md.


def test_the_least_lead_is_that_of_the_rival_s_best_sheet():
    """A specialist's best answers give the technician 25/8 for customers, and 200/8 for certify, left to it."""
    table = grid(worked_quiz())

    assert least_lead(table, SPECIALIST, TECHNICIAN) == 100 - Fraction(1 * 25 + 2 * 100, 8)
    assert least_lead(table, TECHNICIAN, SPECIALIST) == 100 - Fraction(3 * 25 + 1 * 100, 7)


@given(quizzes(questions=(2, 4)))
def test_the_least_lead_is_the_least_of_all_sheets_that_fit_a_role_entirely(quiz: Quiz):
    table = grid(quiz)
    sheets = product(*(range(len(question.options)) for question in quiz.questions))
    totals = [table.totals(sheet) for sheet in sheets]
    for role, rival in permutations(range(len(quiz.roles)), 2):
        most = max(total[role] for total in totals)
        least = min(total[role] - total[rival] for total in totals if total[role] == most)
        assert least_lead(table, role, rival) == Fraction(least, table.denominator)


def test_a_pair_agrees_by_its_smaller_lead_and_names_what_parts_it_most():
    """On the analyst's sheet, scripting gives it 300/7 and the specialist 50/7: the largest part of 125/7."""
    nearest = compare(worked_quiz(), grid(worked_quiz()))[0]

    assert (nearest.role.id, nearest.rival.id) == ("analyst", "specialist")
    assert nearest.agreement == 100 - Fraction((100 - 3 * 75) + (200 - 200) + (300 - 50) + 100 - 100, 7)
    assert nearest.apart.id == "scripting"
    assert nearest.sheet == {"customers": "4", "hardware": "1", "scripting": "5", "onsite": "1", "certify": "3"}


def test_the_base_is_the_mean_over_all_sheets():
    """Targets at an end agree to 50 on average, at 25 or 75 to 65, in the middle to 70."""
    assert bases(grid(worked_quiz()), 3) == (
        Fraction(3 * 50 + 2 * 50 + 1 * 70 + 1 * 50, 7),
        Fraction(1 * 65 + 3 * 50 + 2 * 50 + 2 * 50, 8),
        Fraction(1 * 65 + 2 * 50 + 3 * 50 + 1 * 70, 7),
    )


def test_wins_are_those_of_the_scorer():
    quiz = worked_quiz()
    winners = [score(quiz, Responses(tuple(sheet))).winner for sheet in random_sheets(quiz, 300)]

    assert count_wins(quiz, grid(quiz), 300) == tuple(
        sum(winner is not None and winner.role == role for winner in winners) for role in quiz.roles
    )


# People who answer like a role.


def still(quiz: Quiz, *, lean: float = 0, pick: float = 0) -> Crowd:
    """One person without noise."""
    noises = {(question.id, dimension): [0.0] for question in quiz.questions for dimension in question.dimensions}
    return Crowd([lean], noises, {question.id: [pick] for question in quiz.questions})


def ticked(lean: float = 0, pick: float = 0, *, target: int = 0) -> tuple[int, ...]:
    """What one person without noise ticks on a likert question, its reverse, and a single-choice question."""
    from quiz.lint.people import _answers

    placed = single("room", ("cables", "callers"), {"a": (0, 0), "b": (100, 0), "c": (0, 100), "d": (100, 100)})
    questions = (likert("cables"), likert("more", "cables", (100, 75, 50, 25, 0)), placed, likert("callers"))
    quiz = quiz_of(questions, {"amber": {"cables": (target, 2)}, "coral": {"callers": (100, 1)}})
    answers = (_answers(question, quiz.roles[0], still(quiz, lean=lean, pick=pick)) for question in questions)
    return tuple(leaning[0] for _, leaning in answers)


def test_without_noise_everybody_ticks_the_target():
    assert ticked(target=0) == (0, 4, 0, 0)
    assert ticked(target=75) == (3, 1, 1, 0)


def test_a_lean_moves_the_label_whichever_way_the_positions_run():
    """It is one to the last label: target 25 is label 2, or label 4 when reversed; 1.2 steps on, label 3 or 5."""
    assert ticked(target=25) == (1, 3, 0, 0)
    assert ticked(target=25, lean=1.2) == (2, 4, 0, 0)
    assert ticked(target=25, lean=-9) == (0, 0, 0, 0)


def test_chance_picks_where_the_role_does_not_decide():
    """Two rooms suit amber alike, and it makes no claim about callers."""
    assert ticked(target=100, pick=0.0) == (4, 0, 1, 0)
    assert ticked(target=100, pick=0.99) == (4, 0, 3, 4)


def test_people_have_noise_of_the_size_that_is_documented():
    crowd = gather(SOUND.quiz, 4_000)
    squares = [noise * noise for column in crowd.noises.values() for noise in column]

    assert (sum(squares) / len(squares)) ** 0.5 == pytest.approx(0.92, abs=0.01)
    assert (sum(lean * lean for lean in crowd.leans) / 4_000) ** 0.5 == pytest.approx(0.59, abs=0.02)


def test_who_is_first_is_strict():
    """Of twins, neither ever is first alone, and each stands in the way of the other."""
    quiz = claiming("twin").quiz
    plain, _ = recover(quiz, grid(quiz), 0, gather(quiz, 50))

    assert (plain.first, plain.three) == (0, 50)
    assert plain.confusion == quiz.role("twin")


# What does not matter.


def turned(quiz: Quiz) -> Quiz:
    """The same quiz with its questions, roles and unordered options the other way round."""
    questions = (q if q.ordered else replace(q, options=q.options[::-1]) for q in quiz.questions)
    return replace(quiz, questions=tuple(questions)[::-1], roles=quiz.roles[::-1])


@given(quizzes())
def test_the_order_of_the_file_changes_no_figure(quiz: Quiz):
    def figures(quiz: Quiz) -> dict[str, object]:
        return {row.role: row for row in lint(edition(quiz), sheets=30, people=10).rows}

    assert figures(quiz) == figures(turned(quiz))


def test_the_report_is_the_same_under_every_hash_seed():
    program = (
        "from quiz.lint import lint, report; from tests.lint_faults import FAULTS;"
        "print([report.as_json(lint(fault, sheets=50, people=50)) for fault in FAULTS['pair-alike']])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    ]

    assert runs[0] == runs[1]


# Silences, and the report.

NEARLY = FAULTS["pair-alike"][0]


@pytest.mark.parametrize("role", ["amber", "ember"])
def test_a_pair_is_silenced_at_either_role(role):
    report = check(silencing(NEARLY, f"roles/{role}", "pair-alike", "They are alike."))

    assert "pair-alike" not in codes(report.findings)
    assert [(f.code, f.reason) for f in report.silenced] == [("pair-alike", "They are alike.")]


def test_an_option_is_silenced_at_its_question():
    [fault] = FAULTS["option-never-best"]
    report = check(silencing(fault, "questions/stone", "option-never-best"))

    assert codes(report.silenced) == {"option-never-best"}


def test_an_error_cannot_be_silenced():
    report = check(silencing(claiming("twin"), "roles/twin", "pair-alike"))

    assert {"pair-alike", "unused-silence"} <= codes(report.findings)
    assert report.has_errors


def test_a_warning_alone_is_no_error():
    assert not check(silencing(SOUND, "roles/amber", "middling")).has_errors


def test_a_finding_names_file_line_figure_and_fix():
    """Amber and ember differ by 50 on 1 part in 11 of their weight: 100 - 50 / 11 = 95.5."""
    text = render(check(NEARLY))

    assert (
        "stones.yaml:40: roles/amber: warning pair-alike: Amber and Ember agree to 95.5 (over 85). Most of what"
        " separates them is “How much would you like less-travel?” Give them more weight where they differ,"
    ) in text
    assert "\n    on this sheet: less-cables=1 " in text


def test_the_report_ends_with_its_sum():
    *_, last = render(check(silencing(NEARLY, "roles/amber", "pair-alike"))).splitlines()

    assert last.endswith("1 silenced.")
    assert render(check(SOUND)).endswith("0 errors, 0 warnings, 0 silenced.")


def test_the_json_holds_what_the_text_does():
    told = json.loads(json.dumps(as_json(check(NEARLY))))
    finding = next(finding for finding in told["findings"] if finding["code"] == "pair-alike")

    assert (finding["line"], finding["path"], finding["also"]) == (40, "roles/amber", ["roles/ember"])
    assert [role["role"] for role in told["roles"]] == ["amber", "ember", "coral"]
    assert told["roles"][0]["agreement"] == 95.5


def test_long_steps_show_progress():
    steps: list[str] = []
    measure(SOUND.quiz, steps.append, 10, 10)

    assert len(steps) == 1 + len(CLAIMS)
