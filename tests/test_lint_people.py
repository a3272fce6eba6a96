"""The simulated people of the linter: what they tick, and what becomes of them."""

import pytest

from quiz.lint.people import gather, recover
from quiz.scoring import grid
from tests.lint_editions import claiming
from tests.lint_faults import SOUND
from tests.lint_people import ticked


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
