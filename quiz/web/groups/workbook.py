"""What a group holds, as a workbook for people: questions by their texts, answers by their labels, local times.

Its first sheet can be scored by `quiz score`; its second says what each column and each answer is.
"""

from collections.abc import Iterable, Iterator

from quiz.content import Quiz
from quiz.readiness import QUESTIONS
from quiz.sheets import Page, Value, packed_workbook, question_columns
from quiz.store import Group, Response
from quiz.web.groups.exports import INCOMPLETE, chosen, read, ready, to_the_end
from quiz.web.parts.slopes import AFTER, BEFORE
from quiz.zones import local, spoken

WIDTHS = (10, 14, 18, 28, 28, 12, 12, 32, 8, 8, *(12,) * 6, 24)
MANY = 200_000  # responses: with 100 questions and long labels, they may unpack to 2 GiB
MEANINGS = ("Number", "Id", "Question", "Kind", "Answer", "Answer id", "Label")
MEANING_WIDTHS = (10, 20, 60, 10, 10, 14, 40, 20)


def responses_xlsx(quiz: Quiz, group: Group, responses: Iterable[Response], most: int) -> Iterator[bytes]:
    """A row a response, of which there are so many at most, and the codebook."""
    questions = [f"{n}. {question.text}" for n, question in enumerate(quiz.questions, start=1)]
    headings = (
        *("Number", "Nickname", f"Sent ({spoken(group.zone)})", "First", "Second", "How sure", "Stars", "Code"),
        *("Lesson", "Slip"),
        *(f"{time}: {question.text}" for time in (BEFORE, AFTER) for question in QUESTIONS),
        *questions,
    )
    placed = [f"{dimension.name}, 0 to 100" for dimension in quiz.dimensions]
    rows = to_the_end(_rows(quiz, group, responses), (INCOMPLETE.strip(), *(None,) * (len(headings) - 1)))
    return packed_workbook(
        Page("Responses", headings, rows, WIDTHS, is_huge=most > MANY),
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
