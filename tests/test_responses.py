"""Promises of responses: ids become choices, and what the quiz does not have is refused."""

import re
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.content import LEFT_OUT_ID
from quiz.errors import QuizError, ResponseError
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank, choice, respond
from tests.examples import quiz_of, single, worked_quiz
from tests.strategies import cases, quizzes


def test_options_become_their_indexes_in_the_order_of_the_quiz():
    sheet = respond(worked_quiz(), {"certify": "3", "customers": "4", "onsite": "1"})

    assert sheet.choices == (3, UNANSWERED, UNANSWERED, 0, 2)


def test_a_question_left_out_differs_from_one_not_yet_answered():
    sheet = respond(worked_quiz(), {"customers": LEFT_OUT_ID, "onsite": "1"})

    assert sheet.choices == (LEFT_OUT, UNANSWERED, UNANSWERED, 0, UNANSWERED)
    assert sheet.answered == (3,)
    assert sheet.unanswered == (1, 2, 4)


def test_stars_become_indexes_and_a_repeated_one_counts_once():
    sheet = respond(worked_quiz(), {}, ["certify", "hardware", "certify"])

    assert sheet.stars == {1, 4}


def test_nothing_is_answered_on_a_blank_sheet():
    sheet = blank(worked_quiz())

    assert sheet == respond(worked_quiz(), {})
    assert sheet.answered == ()
    assert sheet.unanswered == (0, 1, 2, 3, 4)
    assert sheet.stars == frozenset()


def test_answering_sets_the_named_choices_and_leaves_the_sheet_as_it_was():
    sheet = respond(worked_quiz(), {"customers": "4"}, ["hardware"])

    changed = sheet.answer({1: 0, 4: LEFT_OUT})

    assert changed == respond(worked_quiz(), {"customers": "4", "hardware": "1", "certify": LEFT_OUT_ID}, ["hardware"])
    assert sheet.choices == (3, *[UNANSWERED] * 4)


def test_a_sheet_cannot_be_changed_in_place():
    sheet = blank(worked_quiz())

    with pytest.raises(FrozenInstanceError):
        sheet.choices = (0,) * 5  # type: ignore[misc]


def test_an_unknown_question_is_refused_by_name():
    with pytest.raises(ResponseError, match="“favourite-colour”") as caught:
        respond(worked_quiz(), {"customers": "4", "favourite-colour": "1"})

    assert caught.value.fix


def test_a_star_on_an_unknown_question_is_refused_by_name():
    with pytest.raises(ResponseError, match="“favourite-colour”"):
        respond(worked_quiz(), {"customers": "4"}, ["favourite-colour"])


def test_of_several_unknown_questions_the_same_one_is_always_named():
    with pytest.raises(ResponseError, match="“aaa”"):
        respond(worked_quiz(), {"zzz": "1", "mmm": "1"}, ["aaa"])


@pytest.mark.parametrize("option", ["0", "6", "", "04", " 4", "4 ", "-1", "-2", "٤", "left-out", "None"])
def test_an_option_that_a_question_does_not_have_is_refused(option):
    """Among them what Python would take for a number, or for an index from the end."""
    with pytest.raises(ResponseError, match=re.escape(f"“{option}”")) as caught:
        respond(worked_quiz(), {"customers": option})

    assert "How much would you like customers?" in caught.value.what
    assert caught.value.fix


def test_a_long_made_up_option_is_not_repeated_in_full():
    with pytest.raises(ResponseError) as caught:
        respond(worked_quiz(), {"customers": "x" * 10_000})

    assert len(str(caught.value)) < 500


def test_a_single_choice_goes_by_the_ids_of_its_options():
    """Even where the ids look like numbers that count otherwise."""
    question = single("desk", ("calm",), {"3": (0,), "2": (50,), "1": (100,)})
    quiz = quiz_of((question,), {"role": {"calm": (0, 1)}})

    assert [choice(question, option) for option in ("3", "2", "1", LEFT_OUT_ID)] == [0, 1, 2, LEFT_OUT]
    assert respond(quiz, {"desk": "1"}).choices == (2,)


def test_a_response_error_is_a_quiz_error_so_that_one_handler_shows_them_all():
    assert issubclass(ResponseError, QuizError)


@given(data=st.data())
def test_a_sheet_by_ids_is_the_sheet_by_indexes(data):
    quiz, sheet = data.draw(cases(quizzes()))
    asked = list(zip(quiz.questions, sheet.choices, strict=True))
    answers = {question.id: question.options[choice].id for question, choice in asked if choice >= 0}
    left_out = {question.id: LEFT_OUT_ID for question, choice in asked if choice == LEFT_OUT}

    named = respond(quiz, answers | left_out, [quiz.questions[q].id for q in sheet.stars])

    assert named == sheet
    assert {*sheet.answered, *sheet.unanswered} <= set(range(len(quiz.questions)))
    assert len(answers) == len(sheet.answered)
    assert len(answers) + len(left_out) + len(sheet.unanswered) == len(quiz.questions)


def test_equal_sheets_are_equal_whatever_order_the_stars_came_in():
    assert Responses((0, 1), frozenset([0, 1])) == Responses((0, 1), frozenset([1, 0]))
