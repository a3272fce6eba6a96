"""Stability: the same simulated person on a second sheet, with few people, and outcomes worked by hand."""

import random
from collections import Counter
from dataclasses import replace
from statistics import fmean

import pytest

from quiz.result import Said
from tests.evidence import stability, views
from tests.evidence.stability import Outcome
from tests.examples import likert, quiz_of, shipped_quiz
from tests.scorer_faults import turn_a_question


def test_who_stands_between_two_roles_claims_what_either_claims():
    """Half way from 100 to 25 is 62.5, a quarter of it 81.25, with weight 1 + 1; one claim alone is taken as it is."""
    quiz = quiz_of(
        (likert("cables"), likert("callers"), likert("rooms"), likert("roads")),
        {"amber": {"cables": (100, 1), "callers": (0, 3)}, "coral": {"cables": (25, 1), "rooms": (75, 2)}},
    )
    halfway, quarter = (views.between(quiz.roles[0], quiz.roles[1], way) for way in (0.5, 0.25))

    assert [(each.dimension, each.position, each.weight) for each in halfway.profile] == [
        ("cables", 62.5, 2),
        ("callers", 0, 3),
        ("rooms", 75, 2),
    ]
    assert quarter.target("cables").position == 81.25


def test_people_have_the_same_views_on_both_sheets_and_new_noise():
    """On a likert question two ticks of one person are near each other, and those of random sheets as far as any."""
    quiz = shipped_quiz()
    q = [question.id for question in quiz.questions].index("guard-data")
    apart = {
        kind: fmean(abs(each.first[q] - each.second[q]) for each in views.persons(quiz, kind, 300))
        for kind in views.KINDS
    }

    assert 0.3 < apart[views.ALIKE] < apart[views.RANDOM]
    assert 0.3 < apart[views.OWN] < apart[views.RANDOM]
    assert apart[views.RANDOM] == pytest.approx(1.6, abs=0.15)  # the mean of |a - b| over 5 × 5 labels: 40 / 25


def test_views_of_their_own_are_uniform_on_every_dimension():
    quiz = shipped_quiz()
    own = views.views_of(quiz, views.OWN)
    positions = [target.position for _ in range(400) for target in next(own).profile]

    assert len(positions) == 400 * len(quiz.dimensions)
    assert [sum(n <= each / 20 < n + 1 for each in positions) / len(positions) for n in range(5)] == pytest.approx(
        [0.2] * 5, abs=0.03
    )


def outcomes_of(said, fewest, *leaders):
    """Outcomes from (first, second) pairs, whose usual role is the second sheet's."""
    return [Outcome(said, fewest, first, second, second) for first, second in leaders]


def test_chance_is_the_second_sheet_of_somebody_else():
    """Each pair of different people, counted one by one."""
    draws = random.Random(5)
    crowd = outcomes_of(Said.CLEAR, 2, *((draws.choice([0, 1, 2, None]), draws.randrange(3)) for _ in range(30)))
    seconds = Counter(each.second for each in crowd)
    group = crowd[:12]
    pairs = [(one, other) for one in group for other in crowd if other is not one]

    assert stability.another(group, seconds) == pytest.approx(
        sum(one.first == other.second for one, other in pairs) / len(pairs)
    )


def cells(rows, column):
    """What stands in a column, by row."""
    return {row[0].removeprefix("x, "): row[1 + stability.COLUMNS.index(column)] for row in rows}


def test_the_rows_of_a_kind_say_how_many_kept_their_role_and_whether_words_and_numbers_are_in_order():
    """Clear keeps 2 of 2, ahead 1 of 2, close 0 of 1; B 1 keeps 1 of 3, B 2 keeps 2 of 2."""
    crowd = [
        *outcomes_of(Said.CLEAR, 2, (0, 0), (1, 1)),
        *outcomes_of(Said.AHEAD, 1, (0, 0), (1, 0)),
        *outcomes_of(Said.CLOSE, 1, (2, 0)),
        *outcomes_of(Said.TIED, 0, (None, 2)),
    ]
    rows = list(stability.rows_of("x", crowd))
    same = cells(rows, "same first")

    assert same == {
        "all": "50.0 %",
        "clear": "100.0 %",
        "ahead": "50.0 %",
        "close": "0.0 %",
        "tied": "–",
        "B 1": "33.3 %",
        "B 2": "100.0 %",
        stability.FALLS: "yes",
        stability.RISES: "yes",
    }
    assert cells(rows, "people")["B 1"] == "3"


def test_an_order_that_does_not_hold_is_said_and_one_of_a_single_group_is_not_judged():
    crowd = [*outcomes_of(Said.CLEAR, 2, (0, 1)), *outcomes_of(Said.CLOSE, 2, (0, 0))]
    same = cells(stability.rows_of("x", crowd), "same first")

    assert (same[stability.FALLS], same[stability.RISES]) == ("no", "–")


def test_a_second_sheet_is_foretold_best_for_those_like_a_role_and_not_at_all_for_random_sheets():
    """With few people; random sheets keep their first role about as often as chance."""
    section = stability.repeat_sheets(shipped_quiz(), 240)
    same, chance, best = (
        {kind: _number(section.cell(f"{kind}, all", column)) for kind in views.KINDS}
        for column in ("same first", "chance", "best possible")
    )

    assert same[views.ALIKE] > 95
    assert same[views.RANDOM] == pytest.approx(chance[views.RANDOM], abs=6)
    assert all(chance[kind] + 10 < same[kind] < best[kind] + 6 for kind in views.KINDS if kind != views.RANDOM)


def _number(cell):
    return float(cell.removesuffix(" %")) if cell != "–" else None


def test_a_planted_fault_changes_what_comes_of_second_sheets(monkeypatch):
    sound = stability.repeat_sheets(shipped_quiz(), 60)
    turn_a_question(monkeypatch)
    faulty = stability.repeat_sheets(replace(shipped_quiz()), 60)

    assert faulty.rows != sound.rows
