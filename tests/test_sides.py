"""What a talk begins with: which answers speak for which role, and the one that moves first place most."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import oracle
from quiz.content import Quiz, Role
from quiz.counterfactual import breakdown
from quiz.counterfactual.hinge import narrowest, widest
from quiz.explanation.sides import sides
from quiz.responses import Responses
from quiz.scoring import score
from tests.examples import worked_quiz, worked_sheet
from tests.small_quizzes import small_cases
from tests.strategies import cases, for_every_quiz

QUIZZES = 1_000

Lead = tuple[Fraction, frozenset[str]]


def pulls(quiz: Quiz, sheet: Responses, *roles: str) -> dict[str, list[tuple[str, Fraction, str]]]:
    """What each of some roles has on its side: the question, by how much, and over whom."""
    ranking = score(quiz, sheet)
    found = sides(quiz, sheet, [ranking.match(role) for role in roles])
    return {
        side.role.id: [(each.part.question.id, each.part.points, each.rival.id) for each in side.pulls]
        for side in found
    }


# The worked example


def test_the_sides_of_the_worked_example():
    """45 - 25 and 10 - 0 for the specialist; 25/2 - 0, 75/4 - 10 and 75/4 - 15 for the analyst."""
    found = pulls(worked_quiz(), worked_sheet(), "specialist", "analyst")

    assert found["specialist"] == [("customers", 45 - 25, "analyst"), ("onsite", 10 - 0, "analyst")]
    assert found["analyst"] == [
        ("certify", Fraction(25, 2) - 0, "specialist"),
        ("scripting", Fraction(75, 4) - 10, "specialist"),
        ("hardware", Fraction(75, 4) - 15, "specialist"),
    ]


def test_of_three_roles_each_answer_stands_with_the_one_to_which_it_adds_most():
    """Against the next best: `certify` adds 25/2 to the analyst and 100/9 to the technician."""
    found = pulls(worked_quiz(), worked_sheet(), "specialist", "technician", "analyst")

    assert found["technician"] == []
    assert ("certify", Fraction(25, 2) - Fraction(100, 9), "technician") in found["analyst"]


def test_the_hinge_of_the_worked_example():
    """`customers` at 0 takes all of its 45 from the specialist, and leaves the analyst 6.25 of 25: 35 against 56.25."""
    quiz, sheet = worked_quiz(), worked_sheet()

    found = narrowest(quiz, sheet, score(quiz, sheet))

    assert found is not None
    assert (found.change.question.id, found.change.before.id, found.change.after.id) == ("customers", "4", "1")
    assert found.after == (80 - 45) - (75 - 25 + Fraction(25, 4))
    assert [role.id for role in found.roles] == ["analyst"]
    assert found.moves


# Against the formulas, on every sheet


@for_every_quiz
@given(data=st.data())
def test_every_pull_has_its_sign_and_its_size_by_the_formulas(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    ranked = [match.role for match in score(quiz, sheet).ranked]
    if len(ranked) < 2:
        return
    compared = data.draw(st.permutations(ranked))[: data.draw(st.integers(2, 3))]
    points = {role.id: oracle.contributions(quiz, sheet, role) for role in compared}

    found = pulls(quiz, sheet, *(role.id for role in compared))

    listed = [question for side in found.values() for question, *_ in side]
    assert len(listed) == len(set(listed))
    for q, question in enumerate(quiz.questions):
        order = sorted(compared, key=lambda role: -points[role.id][q])
        gap = points[order[0].id][q] - points[order[1].id][q]
        here = [(role, by, rival) for role, side in found.items() for id, by, rival in side if id == question.id]
        assert here == ([(order[0].id, gap, order[1].id)] if gap else []), question.id
    for side in found.values():
        assert side == sorted(side, key=lambda each: (-each[1], each[0]))


@for_every_quiz
@given(data=st.data())
def test_the_pulls_of_two_roles_sum_to_the_difference_of_their_matches(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    ranked = score(quiz, sheet).ranked
    if len(ranked) < 2:
        return

    one, other = sides(quiz, sheet, ranked[:2])

    difference = sum(each.part.points for each in one.pulls) - sum(each.part.points for each in other.pulls)
    assert difference == ranked[0].points - ranked[1].points


# Against brute force, over all single changes


def leads(quiz: Quiz, sheet: Responses, roles: list[Role], holder: Role | None) -> Lead:
    """The lead of the holder over the nearest other, and who that is; without one, of whoever leads over the next."""
    points = {role.id: oracle.match(quiz, sheet, role) for role in roles}
    if holder:
        nearest = max(value for role, value in points.items() if role != holder.id)
        rivals = {role for role, value in points.items() if value == nearest and role != holder.id}
        return points[holder.id] - nearest, frozenset(rivals)
    first, second = sorted(points.values(), reverse=True)[:2]
    return first - second, frozenset(role for role, value in points.items() if value == first)


def tried(quiz: Quiz, sheet: Responses, roles: list[Role], holder: Role | None) -> dict[tuple[int, int], Lead]:
    """The same of every sheet with one other answer, in the quiz's order."""
    return {
        (q, new): leads(quiz, sheet.answer({q: new}), roles, holder)
        for q in sheet.answered
        for new in range(len(quiz.questions[q].options))
        if new != sheet.choices[q]
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_hinge_is_the_first_of_all_single_changes_that_do_most(seed):
    for quiz, sheet in small_cases(seed, QUIZZES // 4):
        ranking = score(quiz, sheet)
        roles, best = [match.role for match in ranking.ranked], ranking.ranked[0].role

        for found, holder, way in ((narrowest, best, 1), (widest, None, -1)):
            hinge, now = found(quiz, sheet, ranking), leads(quiz, sheet, roles, holder)[0]
            ways = tried(quiz, sheet, roles, holder)
            q, new = min(ways, key=lambda each: (way * ways[each][0], each))
            assert (hinge.change.index, hinge.change.old, hinge.change.new) == (q, sheet.choices[q], new)
            assert (hinge.after, frozenset(role.id for role in hinge.roles)) == ways[q, new]
            assert hinge.moves == (way * hinge.after < way * now)


def test_it_ends_the_lead_where_the_breakdown_number_is_one():
    seen = set()
    for quiz, sheet in small_cases(9, 300):
        ranking = score(quiz, sheet)
        if ranking.winner:
            ends = narrowest(quiz, sheet, ranking).after <= 0
            assert ends == (breakdown(quiz, sheet, ranking) == 1)
            seen.add(ends)

    assert seen == {True, False}


def test_with_fewer_than_two_ranked_roles_there_is_none():
    found = [(quiz, sheet, score(quiz, sheet)) for quiz, sheet in small_cases(3, 200, unfinished=True)]
    few = [case for case in found if not case[2].has_rivals]

    assert few
    assert [find(*case) for find, case in product((narrowest, widest), few)] == [None] * (2 * len(few))
