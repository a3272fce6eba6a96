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

from quiz.content import Quiz
from quiz.edition import Edition
from quiz.lint import Report, lint, reach, turns
from quiz.lint.figures import Figures, bases, count_wins, measure
from quiz.lint.finding import ERRORS, WARNINGS, Finding
from quiz.lint.pairs import compare, least_lead
from quiz.lint.people import gather, recover
from quiz.lint.questions import is_idle
from quiz.lint.report import as_json, render
from quiz.responses import Responses
from quiz.scoring import grid, random_sheets, score
from tests.examples import ROOT, worked_quiz
from tests.lint_editions import CLAIMS, asking, claiming, edition, silencing
from tests.lint_faults import DECIDED, FAULTS, OPEN, SOUND
from tests.lint_people import ticked
from tests.small_quizzes import small_cases
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


# Which roles answers put first, and which answers decide that.


def unlucky(quiz: Quiz) -> Figures:
    """Figures without a random sheet on which any role won."""
    return replace(measure(quiz, lambda _: None, 1, 1), wins=(0,) * len(quiz.roles))


def test_a_role_is_reachable_by_answers_that_only_the_search_finds():
    """Coral's best sheets suit amber or beryl entirely; the middling answer to callers parts it from both."""
    assert list(reach.judge(unlucky(OPEN.quiz))) == []


def test_a_search_cut_short_proves_nothing():
    [finding] = reach.judge(unlucky(OPEN.quiz), most_nodes=0)

    assert finding.path == "roles/coral"
    assert finding.message.endswith("within its limit of 0 tries. That proves nothing.")


def test_a_role_that_no_answers_put_first_is_proven_to_be_one():
    messages = {f.message for fault in FAULTS["reachable"] for f in check(fault).findings if f.code == "reachable"}

    assert messages == {f"proven: no answers put {name} first alone." for name in ("Amber", "Ghost", "Twin")}


def test_a_question_that_no_sheet_turns_is_moot_and_not_idle():
    """Heavy parts the two by 3/4 × 100 either way, light by 1/4 × 100 at most. Level on heavy, light decides."""
    [fault] = FAULTS["question-moot"]
    about = {
        code: {f.path for f in check(fault).findings if f.code == code} for code in ("question-moot", "question-idle")
    }

    assert about == {"question-moot": {"questions/light"}, "question-idle": set()}
    assert "question-moot" not in codes(check(DECIDED).findings)


def test_sheets_between_two_roles_show_what_random_ones_did_not():
    figures = unlucky(SOUND.quiz)

    assert turns.unturned(figures, []) == list(range(len(SOUND.quiz.questions)))
    assert turns.unturned(figures, turns.ties(figures)) == []


@pytest.mark.parametrize("quiz", [quiz for quiz, _ in small_cases(seed=1, count=25)])
def test_the_search_finds_what_brute_force_does(quiz: Quiz):
    """Idle questions, which are reported anyway, aside."""
    figures = unlucky(quiz)
    firsts = strict_winners(figures.quiz)
    unreached = {f"roles/{role.id}" for role in quiz.roles if role.id not in firsts.values()}
    indexes = range(len(quiz.questions))
    undecided = [q for q in indexes if not is_idle(figures.quiz, q) and not decides(firsts, q)]

    assert {finding.path for finding in reach.judge(figures)} == unreached
    assert turns.unturned(figures, [*random_sheets(figures.quiz, 400), *turns.ties(figures)]) == undecided


def strict_winners(quiz: Quiz) -> dict[tuple[int, ...], str]:
    """For all complete sheets that have one, the strict winner, by the scorer."""
    sheets = product(*(range(len(question.options)) for question in quiz.questions))
    winners = {sheet: score(quiz, Responses(sheet)).winner for sheet in sheets}
    return {sheet: winner.role.id for sheet, winner in winners.items() if winner}


def decides(firsts: dict[tuple[int, ...], str], q: int) -> bool:
    """Whether two sheets that differ in question q alone have different strict winners."""
    others = {(sheet[:q], sheet[q + 1 :], first) for sheet, first in firsts.items()}
    return len(others) > len({rest[:2] for rest in others})


# People who answer like a role.


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


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("family-empty", "families/none"),
        ("thin-dimension", "dimensions/cables"),
        ("reverse-balance", "dimensions/cables"),
        ("one-source", "sources/first"),
        *((code, "") for code in ("family-empty", "thin-dimension", "one-source", "pair-alike", "middling")),
    ],
)
def test_what_is_about_another_part_is_silenced_there_or_for_the_whole_file(code, path):
    report = check(silencing(FAULTS[code][0], path, code))

    assert code in codes(report.silenced)
    assert not codes(report.findings) & {code, "unused-silence", "unknown-silence"}


def test_an_option_is_silenced_at_its_question():
    [fault] = FAULTS["option-never-best"]
    report = check(silencing(fault, "questions/stone", "option-never-best"))

    assert codes(report.silenced) == {"option-never-best"}


@pytest.mark.parametrize("question", ["more-cables", "less-travel"])
def test_labels_that_questions_share_are_told_once_and_silenced_at_any_of_them(question):
    """As the labels of one scale are: the author writes them once."""
    options = tuple(replace(option, label=f"Agree {option.id}") for option in SOUND.quiz.questions[0].options)
    quiz = replace(SOUND.quiz, questions=tuple(replace(each, options=options) for each in SOUND.quiz.questions))
    shared = replace(SOUND, quiz=quiz)

    assert [f.code for f in check(shared).findings] == ["agreement-labels"]
    assert check(silencing(shared, f"questions/{question}", "agreement-labels")).findings == ()


def test_a_misspelt_silence_is_told_what_it_may_have_meant():
    [misspelt] = check(silencing(SOUND, "roles/amber", "midling")).findings
    [error] = check(silencing(SOUND, "roles/amber", "reachable")).findings

    assert (misspelt.fix, error.fix) == ("Did you mean “middling”?", "Remove it.")


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
