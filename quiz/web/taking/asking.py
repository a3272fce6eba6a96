"""The page of a question. What people's answers change on it is little, so it is made once for all who are as far."""

from functools import lru_cache
from typing import NamedTuple

from flask import render_template

from quiz.content import LEFT_OUT_ID, Question, Quiz
from quiz.responses import LEFT_OUT, UNANSWERED
from quiz.web import blanks
from quiz.web.addresses import Addresses
from quiz.web.blanks import CODE, COUNT, SHAPE, Pieces, blanked, cut
from quiz.web.context import addresses, stamp
from quiz.web.parts import Problem
from quiz.web.parts.answers import in_words
from quiz.web.parts.rose import shape
from quiz.web.site import Sheet
from quiz.web.taking.progress import Progress
from quiz.words.grammar import counted

KEPT = 512  # pages of some 4 kB: whoever answers in order meets 20 questions, each after one of six answers


class Asked(NamedTuple):
    """A question as it is asked: all that its page depends on, but for what fills the blanks. Looked up at each tap.

    place       where it stands, from 0.
    choice      what is chosen for it, and `last` for the question before, UNANSWERED where that is not repeated.
    waiting     indexes of the questions that are not answered yet.
    then        where its answer leads; None where the question was reached in order.
    is_settled  whether first place is proven to be settled, and the page says so, without the role's name.
    has_shape   whether the answers draw one.
    """

    quiz: Quiz
    place: int
    choice: int
    last: int
    waiting: tuple[int, ...]
    then: str | None
    problem: Problem
    is_settled: bool
    has_shape: bool

    @property
    def question(self) -> Question:
        """It."""
        return self.quiz.questions[self.place]

    @property
    def before(self) -> Question | None:
        """The question before, where its answer is repeated, so that a mis-tap is seen and mended."""
        return self.quiz.questions[self.place - 1] if self.last != UNANSWERED else None

    @property
    def last_answer(self) -> str:
        """That answer, in words."""
        return in_words(self.quiz.questions[self.place - 1], self.last)

    @property
    def progress(self) -> Progress:
        """How far the person is."""
        return Progress.of(len(self.quiz.questions), self.waiting, self.place)


def question_page(sheet: Sheet, index: int, then: str | None, problem: Problem, *, is_settled: bool) -> str:
    """Ask one question; `then` is where its answer leads, and None where the question was reached in order."""
    to, choices, drawn = addresses(), sheet.responses.choices, shape(sheet.result)
    last = choices[index - 1] if then is None and index else UNANSWERED
    waiting = sheet.responses.unanswered
    asked = Asked(sheet.quiz, index, choices[index], last, waiting, then, problem, is_settled, bool(drawn))
    petals = counted(drawn.count("M"), "petal")
    return blanks.filled(_page(stamp(), blanked(to), asked), to, {CODE: sheet.code, SHAPE: drawn, COUNT: petals})


@lru_cache(KEPT)
def _page(_: str, to: Addresses, asked: Asked) -> Pieces:
    """The page with blanks."""
    mine, left_out = SHAPE if asked.has_shape else "", (LEFT_OUT, LEFT_OUT_ID)
    return cut(
        render_template(
            "taking/question.html", page=asked, to=to, code=CODE, shape=mine, petals=COUNT, left_out=left_out
        )
    )
