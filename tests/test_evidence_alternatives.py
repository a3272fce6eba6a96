"""Other rules on the same simulated people: what each of them makes of a sheet, worked by hand."""

from quiz.scoring import grid
from tests.evidence import alternatives
from tests.evidence.alternatives import above_random, unweighted
from tests.evidence.models import MODELS
from tests.examples import likert, quiz_of, shipped_quiz

FEW = 20  # people of each role


def small():
    """Amber asks 100 (weight 3) and 0 (1) of two dimensions, coral 50 of both (1)."""
    return quiz_of(
        (likert("cables"), likert("callers")),
        {"amber": {"cables": (100, 3), "callers": (0, 1)}, "coral": {"cables": (50, 1), "callers": (50, 1)}},
    )


def points(rule, choices, *, whole):
    """What a rule makes of a sheet, where the grid's integers stand for so many a point."""
    return [score / whole for score in rule(choices)]


def test_the_rules_as_worked_by_hand():
    """Somewhat, and not at all: amber agrees to 50 and 100, coral to 100 and 50.

    By weights amber has (3 · 50 + 100) / 4 = 62.5, without them 75; coral 75. Random answers get amber 50 on either
    question, coral (50 + 75 + 100 + 75 + 50) / 5 = 70: less those, 12.5 and 5.
    """
    quiz, choices = small(), (2, 0)
    whole = grid(quiz).totals(choices)[1] // 75

    assert points(grid(quiz).totals, choices, whole=whole) == [62.5, 75]
    amber, coral = unweighted(quiz)(choices)
    assert amber == coral
    lifted = above_random(quiz)(choices)
    assert lifted[0] / lifted[1] == 12.5 / 5


def test_there_is_a_row_a_model():
    section = alternatives.compare(shipped_quiz(), FEW)

    assert [row[0] for row in section.rows] == [model.name for model in MODELS]
    assert {row[1] for row in section.rows} == {f"{12 * FEW}"}
