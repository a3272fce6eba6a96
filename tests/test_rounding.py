"""How points are printed."""

from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.web.rounding import decimals_apart, half_up, root, show, split

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


def test_the_parts_of_a_sum_add_up_to_what_is_printed_above_them():
    """Thirds of 10: 3.33 each rounds down to 3 and leaves 1, which goes to the first by its key."""
    assert split(10, {"b": 10, "a": 10, "c": 10}, 3) == {"a": 4, "b": 3, "c": 3}


def test_the_largest_fraction_is_raised_first_and_negative_parts_are_rounded_down_too():
    """In halves, 7.5 - 2.5 + 1 = 6: floors 7, -3, 1 make 5; 7.5 and -2.5 have equal fractions, so "loss" is raised."""
    assert split(6, {"win": 15, "loss": -5, "one": 2}, 2) == {"win": 7, "loss": -2, "one": 1}


def test_parts_are_split_with_decimals_too():
    """5/3 and 10/3 make 5.0: 1.6 and 3.3 make 4.9, and 1.66… has the larger fraction."""
    assert split(50, {"a": 5, "b": 10}, 3, 1) == {"a": 17, "b": 33}


@given(st.dictionaries(st.text(max_size=3), points, min_size=1, max_size=20), decimals, points)
def test_split_parts_add_up_and_each_is_less_than_a_unit_off(parts, places, base):
    """The total is printed as the difference of two printed numbers, which may be a unit off the exact one."""
    total = half_up(base + sum(parts.values()), places) - half_up(base, places)
    scale = lcm(*(part.denominator for part in parts.values()))

    printed = split(total, {key: int(part * scale) for key, part in parts.items()}, scale, places)

    assert printed.keys() == parts.keys()
    assert sum(printed.values()) == total
    assert all(abs(printed[key] - part * 10**places) <= 1 for key, part in parts.items())


@given(st.dictionaries(st.text(max_size=3), points, max_size=9), st.data())
def test_the_order_of_the_parts_decides_nothing(parts, data):
    scale = lcm(*(part.denominator for part in parts.values()))
    whole = {key: int(part * scale) for key, part in parts.items()}
    total = half_up(sum(parts.values(), Fraction(0)))

    shuffled = dict(data.draw(st.permutations(list(whole.items()))))

    assert split(total, shuffled, scale) == split(total, whole, scale)


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
