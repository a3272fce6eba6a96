"""How far somebody is, in strokes and in words, and the shape that their answers draw meanwhile."""

import re
from fractions import Fraction

import pytest

from quiz import reading
from quiz.responses import UNANSWERED, Responses
from quiz.result import Result
from quiz.web.parts.petals import outline
from quiz.web.parts.rose import marks_of_answers, rose_of_marks, shape
from quiz.web.taking.progress import MOST, Progress
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html

STROKE = re.compile(r"M(\d+) (\d)")


def begun(answered, count):
    """A sheet of so many questions, of which the first are answered."""
    return Responses((0,) * answered + (UNANSWERED,) * (count - answered))


def drawn(progress):
    """How many strokes are answered, here and ahead."""
    return tuple(len(STROKE.findall(path)) for path in (progress.answered, progress.here, progress.ahead))


class TestStrokes:
    def test_there_are_as_many_as_questions(self):
        assert drawn(Progress.of(20, begun(6, 20).unanswered, 6)) == (6, 1, 13)
        assert drawn(Progress.of(60, begun(59, 60).unanswered, 59)) == (59, 1, 0)

    def test_they_stand_in_the_order_of_the_questions(self):
        found = Progress.of(4, (1, 3), 1)

        assert (found.answered, found.here, found.ahead) == (
            "M0 1h8v6h-8zM20 1h8v6h-8z",
            "M10 0h8v8h-8z",
            "M30 3h8v2h-8z",
        )
        assert found.width == 4 * 10 - 2

    @pytest.mark.parametrize(("count", "each"), [(61, 2), (120, 2), (300, 5)])
    def test_of_more_than_sixty_questions_one_stands_for_several(self, count, each):
        """It is answered once all of them are."""
        strokes = -(-count // each)

        assert strokes <= MOST
        assert drawn(Progress.of(count, begun(each * 3 - 1, count).unanswered, count - 1)) == (2, 1, strokes - 3)
        assert drawn(Progress.of(count, begun(each * 3, count).unanswered, count - 1)) == (3, 1, strokes - 4)

    @pytest.mark.parametrize(("count", "halfway"), [(1, []), (2, [1]), (5, [2]), (20, [10])])
    def test_halfway_is_said_once(self, count, halfway):
        assert [at for at in range(count) if Progress.of(count, begun(at, count).unanswered, at).is_halfway] == halfway

    def test_the_page_says_the_same_in_words(self, client):
        for answered, words in [(6, "Question 7 of 20"), (10, "Question 11 of 20 Halfway")]:
            page = Html(client.get(f"/take/{sheets.code(sheets.begun(answered))}").text)

            assert f"Back {words} Last answer" in page.words


class TestShape:
    """Answers alone: a job's outline would pull at them."""

    def test_it_has_a_petal_for_each_dimension_that_was_answered(self):
        quiz = shipped_quiz()
        for answered in (0, 1, 9, 20):
            asked = {each for question in quiz.questions[:answered] for each in question.dimensions}

            assert shape(Result(quiz, sheets.begun(answered))).count("M") == len(asked)

    def test_it_is_as_long_as_the_mean_and_wide_where_an_answer_matters_most(self):
        quiz = shipped_quiz()
        sheet = Responses(sheets.clear().choices, frozenset({0}))
        result, starred = Result(quiz, sheet), quiz.questions[0].dimensions

        rows = [(float(result.mean(each.id) or 0), 3 if each.id in starred else 2) for each in quiz.dimensions]
        assert shape(result) == outline(rows)

    def test_a_mean_counts_a_star_twice_and_leaves_out_what_has_no_answer(self):
        """Worked from the positions of the options chosen: one of weight 2, the others of weight 1."""
        quiz = shipped_quiz()
        sheet = Responses(sheets.begun(12).choices, frozenset({1}))
        result = Result(quiz, sheet)
        for dimension in quiz.dimensions:
            placed = result.placed(dimension.id)
            total = sum(count for _, count in placed)

            mean = Fraction(sum(position * count for position, count in placed), total) if placed else None
            assert result.mean(dimension.id) == mean

    def test_no_job_is_drawn_or_named(self, client):
        edition, result = reading.read(ROOT / "questions.yaml"), Result(shipped_quiz(), sheets.clear())

        picture = rose_of_marks(edition, result.quiz, marks_of_answers(edition, result))

        assert (picture.job, picture.spare) == ("", "")
        for address in ("take", "answers"):
            words = Html(client.get(f"/{address}/{sheets.code(sheets.begun(9))}").text)
            assert not [role for role in shipped_quiz().roles if role.name in words.words]

    def test_the_picture_says_what_it_is_and_that_no_job_is_shown(self, client):
        page = Html(client.get(f"/take/{sheets.code(sheets.begun(9))}").text)
        first = Html(client.get(f"/take/{sheets.code(sheets.begun(0))}").text)

        name = next(each["aria-label"] or "" for each in page.all("svg") if each.get("class") == "own-shape")
        assert re.fullmatch(r"Your answers so far, as a shape of \d+ petals\. No job is shown\.", name)
        assert "Your answers will draw a shape here." in {each.get("aria-label") for each in first.all("svg")}
