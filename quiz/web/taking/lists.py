"""The pages that list all questions, to answer them or to look over the answers: made once, and each row, too."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from flask import render_template
from markupsafe import Markup

from quiz.content import LEFT_OUT_ID, Question, Quiz
from quiz.responses import LEFT_OUT
from quiz.web import blanks
from quiz.web.addresses import Addresses
from quiz.web.blanks import CODE, FULLEST, ROWS, SHAPE, UNCLAIMED, Pieces, blanked, cut
from quiz.web.context import addresses, site, stamp
from quiz.web.parts import Problem
from quiz.web.parts.answers import in_words
from quiz.web.parts.rose import Marks, marks_of_answers, rose_of_marks
from quiz.web.site import Sheet
from quiz.web.taking.sent import FIELD, STARS_ID
from quiz.words.grammar import listed

ROWS_KEPT = 2_048  # of some 500 bytes: the shipped quiz has 420
PAGES_KEPT = 128  # with blanks: they differ by how many questions wait, and by what is wrong


class Row(NamedTuple):
    """One question, by its place, with what was chosen for it; `wrong` says what is wrong with that, if anything is."""

    quiz: Quiz
    place: int
    choice: int
    is_ticked: bool = False
    wrong: str = ""

    @property
    def left_out(self) -> str:
        """What the field sends if it is left out."""
        return LEFT_OUT_ID

    @property
    def question(self) -> Question:
        """It."""
        return self.quiz.questions[self.place]

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.place + 1

    @property
    def field(self) -> str:
        """The name of its field, among those of all questions."""
        return FIELD + self.question.id

    @property
    def answer(self) -> str:
        """What was chosen, in words."""
        return in_words(self.question, self.choice)

    @property
    def is_left_out(self) -> bool:
        """Whether it was left out."""
        return self.choice == LEFT_OUT


def all_page(sheet: Sheet, problem: Problem) -> str:
    """All questions, to be answered on one page."""
    to, choices = addresses(), sheet.responses.choices
    questions = enumerate(sheet.quiz.questions)
    rows = (Row(sheet.quiz, index, choices[index], wrong=problem.at(FIELD + each.id)) for index, each in questions)
    page = _page(stamp(), "taking/all.html", blanked(to), sheet.quiz, problem=problem)
    return blanks.filled(page, to, {CODE: sheet.code, ROWS: _rows("taking/_question.html", rows)})


def answers_page(sheet: Sheet, ticked: Collection[int], problem: Problem) -> str:
    """The answers, to look over and to star, with their shape."""
    to, quiz, wrong = addresses(), sheet.quiz, problem.at(STARS_ID)
    rows = (Row(quiz, index, choice, index in ticked, wrong) for index, choice in enumerate(sheet.responses.choices))
    marks = marks_of_answers(site().edition_of(quiz), sheet.result)
    blank = Marks(SHAPE, (FULLEST,) if marks.fullest else (), (UNCLAIMED,) if marks.unclaimed else ())
    waiting = len(sheet.responses.unanswered)
    page = _page(stamp(), "taking/answers.html", blanked(to), quiz, problem=problem, waiting=waiting, marks=blank)
    texts = {SHAPE: marks.mine, FULLEST: listed([*marks.fullest]), UNCLAIMED: listed([*marks.unclaimed])}
    return blanks.filled(page, to, {CODE: sheet.code, ROWS: _rows("taking/_answer.html", rows), **texts})


def _rows(template: str, rows: Iterable[Row]) -> Markup:
    now = stamp()
    return Markup("\n".join([_row(now, template, row) for row in rows]))  # noqa: S704 (a template has escaped it)


@lru_cache(ROWS_KEPT)
def _row(_: str, template: str, row: Row) -> str:
    return render_template(template, row=row)


@lru_cache(PAGES_KEPT)
def _page(  # noqa: PLR0913 (all that they depend on)
    _: str, template: str, to: Addresses, quiz: Quiz, *, problem: Problem, waiting: int = 0, marks: Marks | None = None
) -> Pieces:
    """One of these pages with blanks; `waiting` is how many questions are not answered yet."""
    rose = rose_of_marks(site().edition_of(quiz), quiz, marks) if marks else None
    return cut(
        render_template(template, to=to, quiz=quiz, waiting=waiting, problem=problem, rose=rose, code=CODE, rows=ROWS)
    )
