"""People as dots: how many, how large, and where."""

import re

import pytest

from quiz.web.groups.dots import Dots, Scale


def circles(path: str) -> list[tuple[float, float, float]]:
    """Where each circle of a path begins, and its radius."""
    return [tuple(map(float, found)) for found in re.findall(r"M([\d.]+) ([\d.]+)a([\d.]+) ", path)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("people", "each"),
    [
        (0, 1),
        (1, 1),
        (60, 1),
        (61, 2),
        (120, 2),
        (121, 5),
        (300, 5),
        (301, 10),
        (1_000, 20),
        (1_201, 50),
        (10_000, 200),
    ],
)
def test_a_dot_is_a_person_up_to_sixty_and_then_two_five_ten_and_so_on(people, each):
    assert Scale.of(people).each == each


def test_nobody_has_no_picture():
    assert Scale(1).dots(0) == Dots("", "", 0, 0)


def test_dots_stand_in_fives_and_go_on_in_the_next_line():
    """Ten units a dot, four more after five, twelve a line: seven in lines of six."""
    picture = Scale(1).dots(7, line=6)

    assert circles(picture.full) == [(x, 6, 4) for x in (1, 11, 21, 31, 41, 55)] + [(1, 18, 4)]
    assert (picture.width, picture.height) == (6 * 10 + 4, 24)


def test_the_ringed_follow_the_full_ones():
    picture = Scale(1).dots(2, 1)

    assert circles(picture.full) == [(1, 6, 4), (11, 6, 4)]
    assert circles(picture.ringed) == [(21.7, 6, 3.3)]
    assert (picture.width, picture.em) == (30, "2.40em")


def test_whoever_is_left_over_has_a_small_dot_and_never_none():
    picture = Scale(5).dots(11, 2)

    assert [radius for *_, radius in circles(picture.full)] == [4, 4, 2]
    assert [radius for *_, radius in circles(picture.ringed)] == [2]
