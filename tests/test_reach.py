"""Promises of the reach: how often random answers come as far (SCORING.md S2, "Against chance")."""

import random
from fractions import Fraction
from math import lcm

import pytest

from quiz import oracle
from quiz.content import Quiz
from quiz.reach import COMPLETE_SHEETS, MOST_CELLS, SHEETS, Draw, Reach, draw_complete, is_complete, reach
from quiz.responses import LEFT_OUT, Responses, blank
from quiz.scoring import score
from tests import sheets
from tests.examples import likert, quiz_of, shipped_quiz, single, worked_quiz, worked_sheet


def reach_of(quiz: Quiz, sheet: Responses) -> Reach | None:
    return reach(quiz, sheet, score(quiz, sheet))


def recounted(quiz: Quiz, sheet: Responses) -> tuple[int, int]:
    """The same by the text: sheets drawn one question after another, each role's points added up plainly."""
    roles = [match.role for match in score(quiz, sheet).ranked]
    offers = [oracle.on_offer(quiz, sheet, role) for role in roles]
    unit = lcm(*(points.denominator for offer in offers for row in offer.values() for points in row))
    order = sorted(sheet.answered, key=lambda q: quiz.questions[q].id)
    cells = len(roles) * len(order)
    count = min(10_000 if is_complete(sheet) else 2_000, 3_000_000 // cells)
    draw = random.Random(1)
    drawn = {q: [int(draw.random() * len(quiz.questions[q].options)) for _ in range(count)] for q in order}
    best = [0] * count
    for offer in offers:
        totals = [0] * count
        for q, row in offer.items():
            points = [int(each * unit) for each in row]
            totals = [total + points[choice] for total, choice in zip(totals, drawn[q], strict=True)]
        best = [max(pair) for pair in zip(best, totals, strict=True)]
    own = max(match.points for match in score(quiz, sheet).ranked)
    return sum(total >= own * unit for total in best), count


SMALL = {
    "worked": worked_quiz(),
    "mixed": quiz_of(
        (likert("b", "a"), likert("a"), single("c", ("a", "b"), {"x": (0, 100), "y": (50, 25), "z": (100, 0)})),
        {"one": {"a": (100, 3), "b": (25, 1)}, "two": {"a": (0, 2)}, "three": {"b": (75, 2)}},
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("name", ["shipped", *SMALL])
def test_the_reach_equals_a_plain_recount(name):
    """On forty sheets of each quiz, with questions left out and starred."""
    quiz = SMALL.get(name) or shipped_quiz()
    draw = random.Random(5)
    compared = 0
    while compared < 40:
        sheet = sheets.drawn(draw, left_out=0.15, stars=draw.randint(0, quiz.most_stars), quiz=quiz)
        found = reach_of(quiz, sheet)
        if found:
            assert (found.reached, found.sheets) == recounted(quiz, sheet)
            compared += 1


def test_complete_sheets_without_stars_share_one_draw_of_ten_thousand():
    """It is remembered for the version, and gives what would be drawn for the sheet itself."""
    quiz = shipped_quiz()
    plain = Responses(sheets.many(1, left_out=0)[0].choices)

    found = reach_of(quiz, plain)

    assert found == Reach(*recounted(quiz, plain))
    assert found.sheets == COMPLETE_SHEETS
    assert draw_complete(quiz) is draw_complete(quiz)


def test_a_star_or_a_question_left_out_draws_two_thousand_of_its_own():
    quiz = shipped_quiz()
    whole = Responses((0,) * len(quiz.questions))
    starred, shorter = Responses(whole.choices, frozenset({0})), whole.answer({0: LEFT_OUT})

    for sheet in (starred, shorter):
        assert reach_of(quiz, sheet).sheets == SHEETS
        assert not is_complete(sheet)


def test_the_work_is_bounded_by_drawing_fewer_sheets():
    """Sixty roles and sixty questions: 3,600 cells a sheet, so that 833 sheets make 2,998,800."""
    questions = tuple(likert(f"q{n}", f"d{n}") for n in range(60))
    quiz = quiz_of(questions, {f"r{r}": {f"d{n}": ((n + r) % 5 * 25, 1) for n in range(60)} for r in range(60)})

    found = reach_of(quiz, Responses((2,) * 60))

    assert found is not None
    assert found.sheets == MOST_CELLS // 3_600 == 833


def test_a_match_is_compared_exactly_however_fine_its_points_are():
    """10**30 is no float: the nearest one is larger, and would not be reached."""
    assert Draw((10**30,), 10**30).reach(Fraction(100)) == Reach(1, 1)


def test_it_stands_out_where_fewer_than_one_in_ten_reach_it():
    """Exactly: 199 of 2,000 do, 200 of 2,000 do not."""
    assert Reach(199, 2_000).stands_out
    assert not Reach(200, 2_000).stands_out


@pytest.mark.parametrize(("reached", "fewer_than"), [(0, 1), (137, 2), (100, 2), (99, 1), (999, 10)])
def test_it_is_printed_as_fewer_than_the_next_whole_number_in_100(reached, fewer_than):
    """137 of 10,000 are 1.37 in 100, so fewer than 2; 100 of 10,000 are 1 in 100, which is not fewer than 1."""
    assert Reach(reached, 10_000).fewer_than == fewer_than


def test_of_one_question_every_fifth_random_answer_reaches_the_best():
    """Target 100 on one question of five options: only the fifth gives 100, and the roles are level there."""
    quiz = quiz_of((likert("phone"),), {"one": {"phone": (100, 1)}, "two": {"phone": (100, 1)}})

    best, middle = (reach_of(quiz, Responses((choice,))) for choice in (4, 2))

    assert abs(Fraction(best.reached, best.sheets) - Fraction(1, 5)) < Fraction(2, 100)
    assert abs(Fraction(middle.reached, middle.sheets) - Fraction(3, 5)) < Fraction(2, 100)


def test_where_fewer_than_two_roles_are_ranked_nothing_is_reached():
    assert reach_of(worked_quiz(), blank(worked_quiz())) is None
    assert reach_of(worked_quiz(), worked_sheet()) is not None
