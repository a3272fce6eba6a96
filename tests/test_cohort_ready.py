"""How ready a group felt: means of the same people, worked by hand."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quiz.cohort.ready import courses
from quiz.readiness import LEAST, MOST, QUESTIONS

SAID = st.text("12345-", min_size=len(QUESTIONS), max_size=len(QUESTIONS)) | st.just("")
GROUPS = st.lists(st.tuples(SAID, SAID), max_size=12).map(Counter)


def test_each_mean_is_that_of_those_who_answered_both_times():
    direction, step, someone = courses({("123", "345"): 2, ("22-", "4-5"): 1, ("555", ""): 4, ("", "111"): 3})

    assert (direction.people, direction.means) == (3, (Fraction(1 + 1 + 2, 3), Fraction(3 + 3 + 4, 3)))
    assert (step.people, step.means) == (2, (Fraction(2 + 2, 2), Fraction(4 + 4, 2)))
    assert (someone.people, someone.means) == (2, (Fraction(3 + 3, 2), Fraction(5 + 5, 2)))


def test_it_goes_over_as_many_moments_as_there_are():
    direction, step, _ = courses({("111", "222", "333"): 1, ("3-1", "4-1", "5-1"): 1})

    assert (direction.people, direction.means) == (2, (Fraction(1 + 3, 2), Fraction(2 + 4, 2), Fraction(3 + 5, 2)))
    assert (step.people, step.means) == (1, (Fraction(1), Fraction(2), Fraction(3)))


def test_a_mean_is_of_five_people_at_least_or_small():
    assert [each.is_small for each in courses({("111", "11-"): 4, ("1--", "1--"): 1})] == [False, True, True]


def test_of_nobody_there_is_no_mean():
    assert [(each.people, each.means) for each in courses({})] == [(0, ())] * len(QUESTIONS)
    assert [(each.people, each.means) for each in courses({("", ""): 9})] == [(0, ())] * len(QUESTIONS)


@given(GROUPS)
def test_means_stay_on_the_scale_and_people_are_those_who_are_there(counts):
    for each in courses(counts):
        assert each.people <= counts.total()
        assert all(LEAST <= mean <= MOST for mean in each.means)
        assert len(each.means) == (2 if each.people else 0)


@given(GROUPS, st.integers(2, 9))
def test_means_stay_where_everybody_is_there_several_times(counts, times):
    many = courses({said: count * times for said, count in counts.items()})

    assert [each.means for each in many] == [each.means for each in courses(counts)]
    assert [each.people for each in many] == [each.people * times for each in courses(counts)]
