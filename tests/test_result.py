"""Promises of the result: which of seven rules is said, and whom it names (SCORING.md S5)."""

import random
from fractions import Fraction

import pytest

from quiz.content import Quiz
from quiz.counterfactual import counterfactual, counterfactuals
from quiz.explanation import account, versus
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank, respond
from quiz.result import Result, Said
from quiz.scoring import score
from tests import sheets
from tests.examples import likert, quiz_of, shipped_quiz, worked_quiz, worked_sheet

IDS = tuple("abcdefgh")


def ends_quiz(**roles: int) -> Quiz:
    """Eight questions on preferences of their own; each role asks for one position everywhere, or gives a tuple."""
    return quiz_of(tuple(map(likert, IDS)), {id: dict.fromkeys(IDS, (target, 1)) for id, target in roles.items()})


def result_of(quiz: Quiz, answers: str) -> Result:
    """A character a question: an option's number, "." left out, "-" open."""
    other = {".": LEFT_OUT, "-": UNANSWERED}
    return Result(quiz, Responses(tuple(other.get(each, int(each) - 1 if each.isdigit() else 0) for each in answers)))


def test_with_fewer_than_two_ranked_roles_there_are_too_few_answers():
    result = Result(worked_quiz(), blank(worked_quiz()))

    assert (result.said, result.reach, result.first, result.second) == (Said.FEW, None, None, None)
    assert (result.accounts, result.lead) == ((), None)


def test_a_straight_line_is_little_to_go_on_however_well_it_matches():
    """Everything at 100 matches the high role to 100, and no role is named first."""
    result = result_of(ends_quiz(high=100, low=0), "55555555")

    assert result.ranking.winner.points == 100
    assert (result.said, result.leaders, result.first) == (Said.LITTLE, (), None)
    assert (result.accounts, result.lead) == ((), None)


def test_what_random_answers_reach_too_often_does_not_stand_out():
    """Between both ends: 50 of 100 for each, which every random sheet reaches."""
    result = result_of(ends_quiz(high=100, low=0), "15243333")

    assert result.said is Said.NOTHING
    assert result.certainty.word is Said.TIED
    assert (result.leaders, result.first, result.second) == ((), None, None)
    assert (result.accounts, result.lead) == ((), None)


def test_the_rules_come_in_their_order():
    """Too few ranked before little to go on, that before nothing, and that before the words."""
    assert list(Said) == ["few", "little", "nothing", "tied", "clear", "ahead", "close"]
    assert [rule for rule in Said if rule.names_roles] == ["tied", "clear", "ahead", "close"]


def test_level_roles_are_all_named_and_none_is_first():
    result = result_of(ends_quiz(high=100, twin=100, low=0), "55555554")

    assert result.said is Said.TIED
    assert [role.id for role in result.leaders] == ["high", "twin"]
    assert (result.first, result.second) == (None, None)
    assert [account.match.role.id for account in result.accounts] == ["high", "twin"]


def test_of_four_level_roles_the_first_three_in_the_file_are_explained_and_the_first_two_compared():
    result = result_of(ends_quiz(zoe=100, amy=100, eve=100, ben=100, low=0), "55555554")

    assert [role.id for role in result.leaders] == ["zoe", "amy", "eve"]
    assert [account.match.role.id for account in result.accounts] == ["zoe", "amy", "eve"]
    assert (result.lead.role.role.id, result.lead.rival.role.id) == ("zoe", "amy")
    assert result.lead.ahead == result.lead.behind == ()


def test_a_clear_result_names_its_first_and_the_runner_up():
    """Fifteen of sixteen steps towards the high end: no small change lets the low role near."""
    result = result_of(ends_quiz(high=100, middle=50, low=0), "55555554")

    assert result.said is Said.CLEAR
    assert (result.first.id, result.second.id) == ("high", "middle")
    assert result.near == ()
    assert [account.match.role.id for account in result.accounts] == ["high"]
    assert (result.lead.role.role.id, result.lead.rival.role.id) == ("high", "middle")


def test_of_level_runners_up_the_first_in_the_file_is_second():
    result = result_of(ends_quiz(high=100, middle=50, twin=50), "55555554")

    assert result.second.id == "middle"
    assert result.lead.rival.role.id == "middle"


def test_with_a_role_that_is_not_ranked_no_word_is_more_than_ahead():
    """The other role weighs what was left out by two thirds, so that it has no number."""
    claims = {id: dict.fromkeys(IDS, (target, 1)) for id, target in {"high": 100, "low": 0}.items()}
    claims["other"] = {"a": (0, 1), "z": (0, 3)}
    quiz = quiz_of((*map(likert, IDS), likert("z")), claims)
    result = Result(quiz, respond(quiz, {id: "4" if id == "h" else "5" for id in IDS}))

    assert [match.role.id for match in result.ranking.unranked] == ["other"]
    assert result.said is Said.AHEAD


def near_of(said: Said) -> list[Result]:
    draw = random.Random(9)
    quiz, found = shipped_quiz(), []
    for _ in range(400):
        role, noise = draw.randrange(len(quiz.roles)), draw.random()
        choices = [
            draw.randrange(len(question.options)) if draw.random() < noise else choice
            for question, choice in zip(quiz.questions, sheets.fitting(role).choices, strict=True)
        ]
        result = Result(quiz, Responses(tuple(choices)))
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


def test_a_part_is_computed_once_and_only_when_it_is_read():
    """A thousand results of a group cost no explanation."""
    result = Result(worked_quiz(), worked_sheet())

    assert vars(result).keys() == {"quiz", "responses"}
    assert result.named
    assert vars(result).keys() == {"quiz", "responses", "ranking", "reach", "certainty", "said"}
    assert result.accounts is result.accounts
    assert result.lead is result.lead


def test_of_any_role_a_result_has_what_the_functions_behind_it_say():
    quiz, sheet = worked_quiz(), worked_sheet()
    result, ranking = Result(quiz, sheet), score(quiz, sheet)

    for match in ranking.matches:
        assert result.account(match.role.id) == account(quiz, sheet, match)
    assert result.versus("analyst", "specialist") == versus(
        quiz, sheet, ranking.match("analyst"), ranking.match("specialist")
    )
    assert result.counterfactual("analyst") == counterfactual(quiz, sheet, ranking, "analyst")
    assert result.counterfactuals == counterfactuals(quiz, sheet, ranking)


def test_an_unknown_role_has_nothing_in_a_result():
    result = Result(worked_quiz(), worked_sheet())

    for ask in (result.account, result.counterfactual, lambda role: result.versus(role, "analyst")):
        with pytest.raises(KeyError):
            ask("nobody")


def test_answers_are_placed_on_a_dimension_and_a_star_counts_double():
    """Two questions ask about people, one of them starred."""
    quiz = quiz_of((likert("people"), likert("again", "people"), likert("cables")), {"any": {"people": (0, 1)}})
    sheet = respond(quiz, {"people": "5", "again": "left_out", "cables": "2"}, ["people"])

    assert Result(quiz, sheet).placed("people") == ((100, 2),)
    assert Result(quiz, sheet.answer({1: 1})).placed("people") == ((100, 2), (25, 1))
    assert Result(quiz, sheet).placed("cables") == ((25, 1),)


def test_what_is_claimed_of_a_ranking_is_computed_whatever_is_said():
    """A checker finds counts and breakdown for a straight line, too."""
    result = result_of(ends_quiz(high=100, low=0), "55555555")

    assert result.certainty.neighbours is not None
    assert result.certainty.breakdown == 4
    assert result.ranking.winner.points - result.ranking.ranked[1].points == Fraction(100)


# From one sheet to another


def shifts(role: str, before: Responses, after: Responses, quiz: Quiz) -> dict[str, Fraction]:
    found = Result(quiz, before).shifts(Result(quiz, after), role)
    return {question.id: points for question, points in zip(quiz.questions, found, strict=True) if points}


def test_leaving_an_answer_out_makes_the_others_count_for_more():
    """Worked by hand from docs/scoring.md: Z = 10 → 8 and M = 80 → 325/4."""
    found = shifts("specialist", worked_sheet(), worked_sheet(hardware=None), worked_quiz())

    assert found == {
        "customers": Fraction(2 * 3 * 75, 8) - Fraction(2 * 3 * 75, 10),
        "hardware": -Fraction(2 * 75, 10),
        "scripting": Fraction(100, 8) - Fraction(100, 10),
        "onsite": Fraction(100, 8) - Fraction(100, 10),
    }
    assert sum(found.values()) == Fraction(325, 4) - 80


def test_shifts_sum_to_the_difference_of_the_matches_exactly():
    quiz, people = shipped_quiz(), sheets.many(60)
    for before, after in zip(people[:30], people[30:], strict=True):
        one, other = Result(quiz, before), Result(quiz, after)
        for role in quiz.roles:
            difference = other.ranking.match(role.id).points - one.ranking.match(role.id).points

            assert sum(one.shifts(other, role.id)) == difference


def test_another_answer_alone_shifts_no_other_part():
    found = shifts("analyst", worked_sheet(), worked_sheet(scripting=75), worked_quiz())

    assert found == {"scripting": Fraction(3 * 25, 8)}
