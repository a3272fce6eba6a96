"""How points are printed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.words.numbers import decimals_apart, half_up, nearest, root, show

points = st.fractions(min_value=-100, max_value=100, max_denominator=500)
decimals = st.integers(0, 3)


@pytest.mark.parametrize(
    ("number", "places", "printed"),
    [
        (Fraction(80), 0, 80),
        (Fraction(275, 9), 0, 31),  # 30.56
        (Fraction(99, 2), 0, 50),  # 49.5: halves up
        (Fraction(-1, 2), 0, 0),  # up is towards the greater number
        (Fraction(-3, 2), 0, -1),
        (Fraction(-8, 5), 0, -2),
        (Fraction(275, 9), 1, 306),
        (Fraction(1, 8), 2, 13),  # 0.125
    ],
)
def test_halves_are_rounded_up(number, places, printed):
    assert half_up(number, places) == printed


@given(st.fractions(min_value=0, max_value=10_000, max_denominator=500))
def test_a_root_is_the_nearest_whole_number(squared):
    """Halves up: 2.25 has the root 1.5, which is printed as 2."""
    found = root(squared)

    assert (found - Fraction(1, 2)) ** 2 <= squared or not found
    assert squared < (found + Fraction(1, 2)) ** 2


def test_half_a_root_is_rounded_up():
    assert [root(Fraction(9, 4)), root(Fraction(0)), root(Fraction(1, 4)), root(Fraction(10_000))] == [2, 0, 1, 100]


@given(points, decimals)
def test_a_printed_number_is_at_most_half_a_unit_off(number, places):
    off = half_up(number, places) - number * 10**places

    assert Fraction(-1, 2) < off <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        (Fraction(80), Fraction(75), 0),
        (Fraction(80), Fraction(80), 0),  # equal ones never differ
        (Fraction(401, 5), Fraction(399, 5), 1),  # 80.2 and 79.8 both print as 80
        (Fraction(80), Fraction(8004, 100), 2),  # 80.04 is 80.0 with one decimal
        (Fraction(161, 2), Fraction(80), 0),  # 80.5 prints as 81
    ],
)
def test_two_numbers_print_with_the_least_decimals_that_tell_them_apart(one, other, places):
    assert decimals_apart(one, other) == places


@given(points, points)
def test_no_fewer_decimals_would_tell_two_numbers_apart(one, other):
    places = decimals_apart(one, other)

    assert (half_up(one, places) != half_up(other, places)) == (one != other)
    assert all(half_up(one, fewer) == half_up(other, fewer) for fewer in range(places))


@given(points, decimals)
def test_equal_parts_print_alike_whatever_their_sign(number, places):
    """Halves away from zero: 0.5 is 1, and -0.5 is -1."""
    assert nearest(-number, places) == -nearest(number, places)
    assert nearest(Fraction(1, 2)) == 1
    assert abs(nearest(number, places) - number * 10**places) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("units", "places", "sign", "text"),
    [
        (80, 0, False, "80"),
        (804, 1, False, "80.4"),
        (-3, 0, False, "−3"),
        (15, 0, True, "+15"),
        (0, 0, True, "0"),
        (-5, 2, True, "−0.05"),
    ],
)
def test_a_printed_number_shows_its_decimals_and_sign(units, places, sign, text):
    assert show(units, places, sign=sign) == text
