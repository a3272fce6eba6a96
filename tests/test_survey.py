"""What an author sees of how roles lie to each other: who is near, what parts them, and a map that is right."""

from fractions import Fraction
from itertools import combinations
from math import dist

import pytest
from hypothesis import given, settings

from quiz.content import Quiz
from quiz.responses import respond
from quiz.scoring import score
from quiz.survey import survey
from quiz.survey.map import lay_out
from tests.author_pages import quick
from tests.lint_editions import CLAIMS, edition
from tests.lint_faults import FAULTS, SOUND
from tests.strategies import quizzes

NEARLY = FAULTS["pair-alike"][0]


def test_pairs_are_parted_by_the_questions_on_which_they_differ():
    """Amber and beryl differ on four of six dimensions, with two questions each: a twelfth of 100 a question."""
    [pair] = [each for each in quick(SOUND).pairs if each.roles == ("amber", "beryl")]

    assert pair.agreement == Fraction(100, 3)
    assert pair.parting == tuple(
        (question, Fraction(100, 12)) for question in ("less-callers", "less-reports", "less-scripts")
    )


def test_near_are_each_role_and_its_nearest_once_those_that_agree_most_first():
    """Amber and ember are each other's nearest, and coral has one of them."""
    found = quick(NEARLY).near

    assert found[0].roles == ("amber", "ember")
    assert [pair.agreement for pair in found] == sorted((pair.agreement for pair in found), reverse=True)
    assert {role for pair in found for role in pair.roles} == {"amber", "coral", "ember"}


def test_a_role_s_own_answers_put_it_first_with_100():
    found = quick(SOUND)

    for role in CLAIMS:
        [first, *_] = score(SOUND.quiz, respond(SOUND.quiz, found.own[role])).ranked
        assert (first.role.id, first.points) == (role, 100)


@settings(max_examples=20)
@given(quizzes(roles=(2, 6)))
def test_any_quiz_can_be_surveyed(quiz: Quiz):
    found = survey(edition(quiz), sheets=5, people=3)

    assert {*found.places} == {*found.own} == {role.id for role in quiz.roles}
    assert len(found.pairs) == len(quiz.roles) * (len(quiz.roles) - 1) // 2
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found.places.values())
    assert 0 <= found.kept <= 1


# The map


def test_what_is_flat_keeps_all_its_distances():
    """Sides and diagonals of a rectangle stay 8 : 6 : 10; the picture is 4 wide and 3 high."""
    corners = [(0, 0), (8, 0), (8, 6), (0, 6)]
    places, kept = lay_out([[dist(one, other) for other in corners] for one in corners])
    drawn = [(4 * x, 3 * y) for x, y in places]
    longest = dist(drawn[0], drawn[2])

    assert kept == pytest.approx(1)
    for (one, here), (other, there) in combinations(zip(corners, drawn, strict=True), 2):
        assert dist(here, there) / longest == pytest.approx(dist(one, other) / 10)


def test_what_lies_in_a_line_is_drawn_in_one_and_fills_the_picture():
    places, kept = lay_out([[abs(one - other) for other in (0, 1, 3)] for one in (0, 1, 3)])

    assert kept == pytest.approx(1)
    assert [x for x, _ in places] == pytest.approx([0.08, 0.08 + 0.84 / 3, 0.92])
    assert [y for _, y in places] == pytest.approx([0.5] * 3)


def test_three_equally_far_from_a_fourth_and_each_other_do_not_fit_a_flat_picture():
    """A regular solid of four corners has three equal directions, of which two are kept."""
    _, kept = lay_out([[float(one != other) for other in range(4)] for one in range(4)])

    assert kept == pytest.approx(2 / 3)


@pytest.mark.parametrize("count", [1, 2, 12, 60])
def test_marks_of_roles_that_are_the_same_can_still_be_read(count):
    """Also where all are: no two lie on each other, and none leaves the picture."""
    places, _ = lay_out([[0.0] * count for _ in range(count)])

    assert len({(round(x, 3), round(y, 3)) for x, y in places}) == count
    assert all(0 < x < 1 and 0 < y < 1 for x, y in places)


def test_distances_that_no_points_can_have_are_drawn_as_well_as_can_be():
    """From the first to the third it is further than by the second: no picture can be right, and none is refused."""
    places, kept = lay_out([[0, 1, 9], [1, 0, 1], [9, 1, 0]])

    assert len({*places}) == 3
    assert 0 < kept <= 1
