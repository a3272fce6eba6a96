"""Promises of the result: which of seven rules is said, and whom it names (SCORING.md S5)."""

import random
from fractions import Fraction

import pytest

from quiz.certainty import Word
from quiz.content import Quiz
from quiz.reach import draw_complete
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank, respond
from quiz.result import Result, Said
from tests import sheets
from tests.examples import likert, quiz_of, shipped_quiz, worked_quiz, worked_sheet

IDS = tuple("abcdefgh")


def ends_quiz(**roles: int) -> Quiz:
    """Eight questions on preferences of their own; each role asks for one position everywhere, or gives a tuple."""
    return quiz_of(tuple(map(likert, IDS)), {id: dict.fromkeys(IDS, (target, 1)) for id, target in roles.items()})


def result_of(quiz: Quiz, answers: str) -> Result:
    """A character a question: an option's number, "." left out, "-" open."""
    other = {".": LEFT_OUT, "-": UNANSWERED}
    return Result.of(
        quiz, Responses(tuple(other.get(each, int(each) - 1 if each.isdigit() else 0) for each in answers))
    )


def test_with_fewer_than_two_ranked_roles_there_are_too_few_answers():
    result = Result.of(worked_quiz(), blank(worked_quiz()))

    assert (result.said, result.reach, result.first, result.second) == (Said.FEW, None, None, None)


def test_a_straight_line_is_little_to_go_on_however_well_it_matches():
    """Everything at 100 matches the high role to 100, and no role is named first."""
    result = result_of(ends_quiz(high=100, low=0), "55555555")

    assert result.ranking.winner.points == 100
    assert (result.said, result.leaders, result.first) == (Said.LITTLE, (), None)
    assert result.explain().accounts == ()


def test_what_random_answers_reach_too_often_does_not_stand_out():
    """Between both ends: 50 of 100 for each, which every random sheet reaches."""
    result = result_of(ends_quiz(high=100, low=0), "15243333")

    assert result.said is Said.NOTHING
    assert result.said.word is None
    assert result.certainty.word is Word.TIED
    assert (result.leaders, result.first, result.second, result.explain().versus) == ((), None, None, None)


def test_the_rules_come_in_their_order():
    """Too few ranked before little to go on, that before nothing, and that before the words."""
    assert list(Said) == ["few", "little", "nothing", "tied", "clear", "ahead", "close"]
    assert [rule.word for rule in Said] == [None, None, None, "tied", "clear", "ahead", "close"]


def test_level_roles_are_all_named_and_none_is_first():
    result = result_of(ends_quiz(high=100, twin=100, low=0), "55555554")

    assert result.said is Said.TIED
    assert [role.id for role in result.leaders] == ["high", "twin"]
    assert (result.first, result.second) == (None, None)
    assert len(result.explain().accounts) == 2


def test_a_clear_result_names_its_first_and_the_runner_up():
    """Fifteen of sixteen steps towards the high end: no small change lets the low role near."""
    result = result_of(ends_quiz(high=100, middle=50, low=0), "55555554")

    assert result.said is Said.CLEAR
    assert (result.first.id, result.second.id) == ("high", "middle")
    assert result.near == ()


def test_of_level_runners_up_the_first_in_the_file_is_second():
    result = result_of(ends_quiz(high=100, middle=50, twin=50), "55555554")

    assert result.second.id == "middle"


def test_with_a_role_that_is_not_ranked_no_word_is_more_than_ahead():
    """The other role weighs what was left out by two thirds, so that it has no number."""
    claims = {id: dict.fromkeys(IDS, (target, 1)) for id, target in {"high": 100, "low": 0}.items()}
    claims["other"] = {"a": (0, 1), "z": (0, 3)}
    quiz = quiz_of((*map(likert, IDS), likert("z")), claims)
    result = Result.of(quiz, respond(quiz, {id: "4" if id == "h" else "5" for id in IDS}))

    assert [match.role.id for match in result.ranking.unranked] == ["other"]
    assert result.said is Said.AHEAD


def near_of(said: Said) -> list[Result]:
    draw = random.Random(9)
    quiz, found = shipped_quiz(), []
    complete = draw_complete(quiz)
    for _ in range(400):
        role, noise = draw.randrange(len(quiz.roles)), draw.random()
        choices = [
            draw.randrange(len(question.options)) if draw.random() < noise else choice
            for question, choice in zip(quiz.questions, sheets.fitting(role).choices, strict=True)
        ]
        result = Result.of(quiz, Responses(tuple(choices)), complete)
        if result.said is said:
            found.append(result)
    assert len(found) > 3
    return found


def test_ahead_names_those_within_eight_points_at_most_two():
    for result in near_of(Said.AHEAD):
        best, *others = result.ranking.ranked
        within = [match.role for match in others if match.points >= best.points - 8]

        assert result.near == tuple(within[:2])


def test_close_names_those_that_one_step_reaches_three_in_all():
    for result in near_of(Said.CLOSE):
        assert result.near == result.certainty.reached[:2]
        assert len(result.near) >= 1


@pytest.mark.parametrize("sheet", [worked_sheet(), worked_sheet(customers=None), worked_sheet(hardware=75)])
def test_a_result_is_the_same_with_and_without_a_draw_at_hand(sheet):
    quiz = worked_quiz()

    assert Result.of(quiz, sheet, draw_complete(quiz)) == Result.of(quiz, sheet)


def test_what_is_claimed_of_a_ranking_is_computed_whatever_is_said():
    """A checker finds counts and breakdown for a straight line, too."""
    result = result_of(ends_quiz(high=100, low=0), "55555555")

    assert result.certainty.neighbours is not None
    assert result.certainty.breakdown == 4
    assert result.ranking.winner.points - result.ranking.ranked[1].points == Fraction(100)
