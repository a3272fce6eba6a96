"""What a group holds, as a workbook for people: questions by their texts, answers by their labels, local times.

Its first sheet can be scored by `quiz score`; its second says what each column and each answer is.
"""

from collections.abc import Iterable, Iterator
from typing import IO

from quiz.content import Quiz
from quiz.readiness import QUESTIONS
from quiz.sheets import Page, Value, question_columns, write_workbook
from quiz.store import Group, Response
from quiz.web.groups.exports import chosen, read, ready
from quiz.web.parts.slopes import AFTER, BEFORE
from quiz.zones import local, spoken

WIDTHS = (10, 14, 18, 28, 28, 12, 12, 32, 8, 8, *(12,) * 6, 24)
MEANINGS = ("Number", "Id", "Question", "Kind", "Answer", "Answer id", "Label")
MEANING_WIDTHS = (10, 20, 60, 10, 10, 14, 40, 20)


def write_responses(stream: IO[bytes], quiz: Quiz, group: Group, responses: Iterable[Response]) -> None:
    """Write a row a response, and the codebook."""
    questions = [f"{n}. {question.text}" for n, question in enumerate(quiz.questions, start=1)]
    headings = (
        *("Number", "Nickname", f"Sent ({spoken(group.zone)})", "First", "Second", "How sure", "Stars", "Code"),
        *("Lesson", "Slip"),
        *(f"{time}: {question.text}" for time in (BEFORE, AFTER) for question in QUESTIONS),
        *questions,
    )
    placed = [f"{dimension.name}, 0 to 100" for dimension in quiz.dimensions]
    write_workbook(
        stream,
        Page("Responses", headings, _rows(quiz, group, responses), WIDTHS),
        Page("Questions", (*MEANINGS, *placed), _meanings(quiz), MEANING_WIDTHS),
    )


def _rows(quiz: Quiz, group: Group, responses: Iterable[Response]) -> Iterator[tuple[Value, ...]]:
    names = {role.id: role.name for role in quiz.roles}
    for each in responses:
        sheet = read(quiz, each)
        yield (
            each.id,
            each.nickname,
            local(each.sent, group.zone).replace(tzinfo=None),  # a workbook has no time zones: the heading names it
            names.get(each.leader or "", ""),
            names.get(each.runner_up or "", ""),
            each.said,
            ", ".join(str(q + 1) for q in sorted(sheet.stars)),
            each.code,
            each.sitting,
            each.slip,
            *ready(each),
            *(option.label if option else None for option in chosen(quiz, sheet)),
        )


def _meanings(quiz: Quiz) -> Iterator[tuple[Value, ...]]:
    columns = question_columns(quiz)
    for q, question in enumerate(quiz.questions):
        for n, option in enumerate(question.options, start=1):
            placed = dict(zip(question.dimensions, option.positions, strict=True))
            positions = [placed.get(dimension.id) for dimension in quiz.dimensions]
            yield q + 1, columns[q], question.text, question.kind, n, option.id, option.label, *positions
