"""The linter's figures are those worked by hand, and what does not matter changes none of them."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given

from quiz.content import Quiz
from quiz.lint import lint, reach, turns
from quiz.lint.figures import Figures, bases, count_wins, measure
from quiz.lint.pairs import compare, least_lead
from quiz.lint.questions import is_idle
from quiz.responses import Responses, respond
from quiz.scoring import grid, random_sheets, score
from tests.examples import POSITIONS, likert, quiz_of, single, worked_quiz
from tests.lint_editions import check, claiming, codes, edition
from tests.lint_faults import DECIDED, FAULTS, OPEN, SOUND
from tests.small_quizzes import small_cases
from tests.strategies import quizzes

SPECIALIST, TECHNICIAN, ANALYST = range(3)

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


@given(quizzes(questions=(2, 4)))
def test_a_pair_is_the_same_where_no_sheet_that_fits_one_entirely_fails_the_other(quiz: Quiz):
    """Only then is it an error: identical as far as the quiz can see, both ways and on every such sheet."""
    table = grid(quiz)
    sheets = product(*(range(len(question.options)) for question in quiz.questions))
    totals = [table.totals(sheet) for sheet in sheets]
    most = [max(total[role] for total in totals) for role in range(len(quiz.roles))]
    ids = [role.id for role in quiz.roles]
    for pair in compare(quiz, table):
        one, other = ids.index(pair.role.id), ids.index(pair.rival.id)
        own = [total for total in totals if total[one] == most[one] or total[other] == most[other]]
        assert pair.is_same == all(total[one] == total[other] for total in own)


def test_six_types_with_a_dimension_each_are_no_error_and_something_separates_them():
    """On a sheet that is high on two of them both have 100; but on one that is high on one alone, only that one has."""
    kinds = ("making", "finding", "shaping", "helping", "leading", "ordering")
    quiz = quiz_of(
        tuple(likert(f"{kind}-{n}", kind, POSITIONS[:: 1 - 2 * (n % 2)]) for kind in kinds for n in range(4)),
        {kind: {kind: (100, 3)} for kind in kinds},
    )
    report = check(edition(quiz))
    alike = [finding for finding in report.findings if finding.code == "pair-alike"]

    assert report.errors == 0
    assert len(alike) == 6 * 5 // 2
    assert all("Some answers fit both entirely; what can separate them most is" in each.message for each in alike)
    assert {score(quiz, respond(quiz, each.witness or {})).ranked[1].points for each in alike} == {100}


def test_twins_are_an_error_that_says_that_nothing_separates_them():
    [twins] = [
        each for each in check(claiming("twin")).findings if each.code == "pair-alike" and each.severity == "error"
    ]

    assert "Nothing separates them: whatever fits one entirely fits the other." in twins.message


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
    [finding] = reach.judge(unlucky(OPEN.quiz), all_nodes=0)

    assert finding.path == "roles/coral"
    assert finding.message.endswith("within its limit of 0 tries. That proves nothing.")
    assert finding.may_be_silenced


def test_all_searches_share_their_tries():
    """So that sixty roles take no longer than five: of three tries for two roles, each has one, and one needs more."""
    questions = (
        likert("calls", "calls", (100, 50, 0)),
        likert("callers", "calls", (0, 75, 100)),
        likert("dials", "calls", (0, 25, 100)),
        single("desk", ("desks",), {"away": (75,), "there": (0,)}),
    )
    quiz = quiz_of(
        questions,
        {
            "amber": {"calls": (50, 3), "desks": (0, 2)},
            "beryl": {"desks": (25, 1)},
            "coral": {"desks": (10, 2), "calls": (50, 2)},
            "dolomite": {"calls": (25, 2), "desks": (10, 3)},
        },
    )
    cut = {tries: [finding.path for finding in reach.judge(unlucky(quiz), tries)] for tries in (1, 3, 40)}

    assert cut == {1: ["roles/amber", "roles/coral"], 3: ["roles/coral"], 40: []}


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
