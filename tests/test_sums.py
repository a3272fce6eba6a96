"""Lists that add up to what is printed above them, while each part is printed to its own nearest."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quiz.web.parts.sums import Rest, Sum
from quiz.words.numbers import half_up, nearest

points = st.fractions(min_value=-40, max_value=40, max_denominator=60)


def test_three_equal_parts_print_alike_and_the_rest_takes_up_the_slack():
    """Of 14 points three answers give 4.41 each, printed +4; the rest is 14 − 12 = 2, and is 0.77: off by 1.23."""
    total, part = Sum(14), Fraction(441, 100)

    assert [total.part(part)] * 3 == ["+4", "+4", "+4"]
    assert total.rest([part] * 3, [14 - 3 * part]) == Rest("+2", count=1, is_rounded=True)


def test_a_rest_that_is_off_by_less_than_one_does_not_mention_rounding():
    """10 − 3 − 3 = 4, and the exact rest is 10 − 2 × 3.33 = 3.33."""
    third = Fraction(10, 3)

    assert Sum(10).rest([third, third], [third]) == Rest("+4", count=1)


def test_a_list_shown_whole_ends_with_rounding_only_where_it_does_not_add_up():
    """Twice 2.5 print as 3 and 3; their sum is 5. Twice 2 and 3 make 5."""
    half = Fraction(5, 2)

    assert Sum(5).rest([half, half], ()) == Rest("−1", is_rounded=True)
    assert Sum(5).rest([Fraction(2), Fraction(3)], ()) is None


def test_missing_points_are_shown_with_a_minus():
    total = Sum(9, direction=-1)

    assert total.part(Fraction(7, 2)) == "−4"
    assert total.rest([Fraction(7, 2)], [Fraction(11, 2)]) == Rest("−5", count=1)


@given(st.lists(points, max_size=4), st.lists(points, max_size=4), st.integers(0, 2), st.sampled_from([1, -1]))
def test_every_list_adds_up(shown, others, decimals, direction):
    """The total is a difference of two printed numbers, and so may be off the exact one."""
    whole = half_up(sum([*shown, *others], Fraction(50)), decimals) - half_up(Fraction(50), decimals)
    total = Sum(whole, decimals, direction)

    rest = total.rest(shown, others)

    printed = [nearest(each, decimals) for each in shown]
    last = whole - sum(printed)
    assert (rest.points if rest else total.show(0)) == total.show(last)
    if others:
        assert rest.is_rounded == (abs(last - sum(others) * 10**decimals) >= 1)
