"""An empty table to type sheets into, and what may be typed: numbered as the printed questionnaire is."""

from collections.abc import Iterator
from typing import IO

from quiz.content import Quiz
from quiz.sheets.names import ID, STARS
from quiz.sheets.workbook import Page, Value, packed_workbook

ANSWERS = ("question", "number", "answer")


def headings(quiz: Quiz) -> tuple[str, ...]:
    """The columns: what the sheet is called, its stars, and every question by number and text."""
    return (ID, STARS, *(f"{n}. {question.text}" for n, question in enumerate(quiz.questions, start=1)))


def answers(quiz: Quiz) -> Iterator[tuple[Value, ...]]:
    """A line an option: the question's number, the number to type, and what it stands for. Its heading is ANSWERS."""
    for q, question in enumerate(quiz.questions, start=1):
        for n, option in enumerate(question.options, start=1):
            yield q, n, option.label


def write_template(stream: IO[bytes], quiz: Quiz) -> None:
    """Write the template as a workbook; its second sheet says what may be typed."""
    pages = Page("Sheets", headings(quiz), (), (12, 16, 24)), Page("Answers", ANSWERS, answers(quiz), (12, 12, 40))
    stream.writelines(packed_workbook(*pages))
