"""The first lines of a result: the headline, the word with its count; and what is told before the end."""

import random

import pytest

from quiz import scoring
from quiz.certainty import Word, certainty, settled
from quiz.responses import UNANSWERED, Responses
from quiz.scoring import score
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html


@pytest.fixture(scope="module")
def read(client):
    """The words of a page that shows a sheet."""
    return lambda sheet, place="r": Html(client.get(f"/{place}/{sheets.code(sheet)}").text)


def sure_of(sheet):
    quiz = shipped_quiz()
    ranking = score(quiz, sheet)
    return ranking, certainty(quiz, sheet, ranking)


def leaning(role, noise, seed):
    """The sheet of somebody like a role, of whose answers some are random."""
    quiz, draw = shipped_quiz(), random.Random(seed)
    choices = [
        draw.randrange(len(question.options)) if draw.random() < noise else choice
        for question, choice in zip(quiz.questions, sheets.fitting(role).choices, strict=True)
    ]
    return Responses(tuple(choices))


def found(word):
    """A sheet over the chance line whose result has this word."""
    chance = scoring.chance(shipped_quiz())
    for seed in range(500):
        sheet = leaning(seed % 12, 0.4, seed)
        ranking, sure = sure_of(sheet)
        if sure.word is word and ranking.ranked[0].points > chance:
            return sheet
    raise AssertionError(f"No sheet is {word}.")


def test_clear_tells_how_many_two_step_sheets_keep_the_winner(read):
    ranking, sure = sure_of(found(Word.CLEAR))
    page = read(found(Word.CLEAR))
    two = sure.neighbours.two

    assert page.headings == [f"{ranking.winner.role.name} fits your answers best"]
    assert f"Clear: of {two.total:,} ways to move two answers one step, {two.kept:,} keep" in page.words


def test_ahead_tells_how_many_one_step_sheets_keep_the_winner(read):
    ranking, sure = sure_of(found(Word.AHEAD))
    page = read(found(Word.AHEAD))
    one = sure.neighbours.one

    assert page.headings == [f"{ranking.winner.role.name} fits your answers best"]
    assert f"Ahead: of {one.total} ways to move one answer one step, {one.kept} keep" in page.words
    assert ("One bigger change would alter that." in page.words) == (sure.breakdown == 1)


def test_close_names_the_roles_that_one_step_reaches_three_at_most(read):
    ranking, sure = sure_of(found(Word.CLOSE))
    page = read(found(Word.CLOSE))
    names = [role.name for role in (ranking.winner.role, *sure.reached)][:3]

    assert all(name in page.headings[0] for name in names)
    assert page.headings[0].endswith("are worth a look")
    assert f"Close: {sure.neighbours.one.ended} of {sure.neighbours.one.total} ways" in page.words


def test_a_straight_line_gives_little_to_go_on_and_says_why(read):
    quiz = shipped_quiz()
    sheet = Responses(tuple(3 if question.ordered else 0 for question in quiz.questions))

    page = read(sheet)

    assert page.headings == ["These answers give little to go on"]
    assert f"All {sum(q.ordered for q in quiz.questions)} answers on the scale are number 4 of five." in page.words
    assert not any(word in page.words for word in ("Clear:", "Ahead:", "Close:"))
    assert "All roles in order" in page.words


def test_under_the_chance_line_no_role_stands_out_but_the_count_follows(read):
    page = read(sheets.under_chance())
    _, sure = sure_of(sheets.under_chance())

    assert page.headings == ["No role stands out. That is a result too."]
    assert sure.word is Word.TIED or f"{sure.word.capitalize()}:" in page.words


def test_first_place_is_told_to_be_settled_as_soon_as_it_is_proven_and_not_before(read):
    """It is told without the role's name, with a way to the result."""
    quiz, whole = shipped_quiz(), sheets.fitting(0)
    told = []
    for answered in range(len(quiz.questions)):
        open_questions = len(quiz.questions) - answered
        sheet = Responses((*whole.choices[:answered], *[UNANSWERED] * open_questions))
        page = read(sheet, "take")
        told.append("First place is settled" in page.words)

        proven = 2 * answered >= len(quiz.questions) and settled(quiz, sheet) == score(quiz, sheet).winner.role
        assert told[-1] == proven
        if told[-1]:
            assert f"/r/{sheets.code(sheet)}" in page.addresses
            assert settled(quiz, sheet).name not in page.words

    assert any(told)
    assert not told[0]


def test_a_question_asked_again_tells_nothing_of_settled_places(read):
    quiz, whole = shipped_quiz(), sheets.fitting(0)
    sheet = Responses((*whole.choices[:-1], UNANSWERED))

    assert "First place is settled" in read(sheet, "take").words
    assert settled(quiz, sheet)
    assert "First place" not in read(sheet, "answers").words
