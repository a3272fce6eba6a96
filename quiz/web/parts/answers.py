"""What was chosen for each question, in words."""

from collections.abc import Collection
from dataclasses import dataclass

from quiz.content import Question
from quiz.responses import LEFT_OUT, UNANSWERED
from quiz.web.addresses import Addresses
from quiz.web.site import Sheet

RESULT = "result"  # where a changed answer may lead back to


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question with what was chosen for it, in words; `change` leads to where another answer can be chosen."""

    id: str
    number: int
    text: str
    answer: str
    starred: bool
    change: str


def answers(to: Addresses, sheet: Sheet, stars: Collection[int], then: str = "") -> tuple[AnswerView, ...]:
    """What was chosen for each question; a change leads back to `then`."""
    return tuple(answer(to, sheet, index, index in stars, then) for index in range(len(sheet.quiz.questions)))


def answer(to: Addresses, sheet: Sheet, index: int, starred: bool = False, then: str = "") -> AnswerView:
    """What was chosen for one question."""
    question = sheet.quiz.questions[index]
    words = in_words(question, sheet.responses.choices[index])
    return AnswerView(question.id, index + 1, question.text, words, starred, to.take(sheet.code, question.id, then))


def in_words(question: Question, choice: int) -> str:
    """What was chosen, as a person would say it."""
    if choice == UNANSWERED:
        return "not answered yet"
    return "left out" if choice == LEFT_OUT else question.options[choice].label
