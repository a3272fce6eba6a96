"""What questions.yaml promises of its questions, their order, and the roles that were set again."""

import re
from itertools import pairwise

import pytest

from quiz.responses import UNANSWERED, Responses
from quiz.scoring import score
from tests.examples import ROOT, shipped_quiz
from tests.golden import FOLDERS, golden
from tests.pages import Html

QUIZ = shipped_quiz()
HALF = 10


def test_after_ten_questions_every_role_is_ranked():
    ten = Responses(tuple(0 if q < HALF else UNANSWERED for q in range(len(QUIZ.questions))))

    assert score(QUIZ, ten).unranked == ()


def test_no_two_questions_in_a_row_ask_about_one_dimension():
    for one, two in pairwise(QUIZ.questions):
        assert not set(one.dimensions) & set(two.dimensions), (one.id, two.id)


def test_the_first_questions_are_about_doing_something():
    """Easy to like, and easy to picture: a call, a laptop, a place; no exam, no reversed question."""
    first = QUIZ.questions[:4]

    assert not any(question.is_reversed for question in first)
    assert not any({"certificates"} & set(question.dimensions) for question in first)


@pytest.mark.parametrize("question", [q for q in QUIZ.questions if q.ordered], ids=lambda q: q.id)
def test_a_question_on_a_scale_asks_how_much_of_one_thing(question):
    """Neither a comparison, of which one cannot like “a little”, nor a word that turns the labels round."""
    assert question.text.startswith("How much would you like ")
    assert not re.search(r"\b(rather|than|instead|little|every|leave|away)\b", question.text)


def test_seven_of_sixteen_questions_on_a_scale_are_reversed():
    scale = [question for question in QUIZ.questions if question.ordered]

    assert (sum(question.is_reversed for question in scale), len(scale)) == (7, 16)


def test_a_question_that_is_no_longer_asked_left_its_id_behind():
    """An id stands for what was asked. Two ask something else now, so they have new ones."""
    asked = {question.id for question in QUIZ.questions}
    (before,) = (kept.quiz for kept in map(golden, FOLDERS) if kept.quiz.version.startswith("9e983287"))
    old = {question.id for question in before.questions}

    assert old - asked == {"leave-repairs", "learn-by-doing"}
    assert asked - old == {"pass-on-repairs", "done-with-exams"}


@pytest.mark.parametrize(
    ("role", "dimension", "position", "figure"),
    [
        ("support-specialist", "leading", 25, "2.45"),
        ("it-support-manager", "networks", 25, "2.63"),
        ("it-support-manager", "teaching", 25, "3.05"),
    ],
)
def test_a_target_that_was_set_again_follows_its_figure(role, dimension, position, figure):
    """By hand: 0.34 / 2.12 = 16 %, 0.76 / 2.51 = 30 %, 0.65 / 2.33 = 28 % of the way up: all nearest to 25."""
    target = QUIZ.role(role).target(dimension)

    assert (target.position, target.weight, str(target.figure)) == (position, 1, figure)


def test_where_leaning_is_not_balanced_the_method_and_the_docs_say_so(client):
    """By hand: remote-help, hardware and certificates are asked about both ways; ten more dimensions one way."""
    method, words = (Html(client.get(page).text).words for page in ("/method", "/method/exact"))
    both = {"remote-help", "hardware", "certificates"}
    names = [dimension.name for dimension in QUIZ.dimensions if dimension.id not in both]

    assert [dimension.name for dimension in QUIZ.one_way] == names
    assert f"It does not on 10 of the 13: {', '.join(names)}." in words
    assert "That does not cancel out on 10 of the 13 preferences." in method
    assert "in the shipped quiz, this is so for 10 of 13 dimensions" in (ROOT / "docs" / "scoring.md").read_text()
