"""What a group holds, as files for spreadsheets and for machines; each is written piece by piece.

Tables are UTF-8 with a byte-order mark, without which Excel reads another encoding, and with the line ends of RFC 4180.
No cell can be run as a formula, whoever wrote it.
"""

import csv
import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from io import StringIO
from typing import TypeVar

from quiz.cohort import Cohort
from quiz.content import Option, Question, Quiz
from quiz.errors import StoreError
from quiz.links import decode, open_code
from quiz.readiness import LEAST, MOST, QUESTIONS, Readiness, Steps
from quiz.responses import Responses
from quiz.sheets import MARK, READY, apart, chunks, harmless, question_columns
from quiz.store import Group, Response, Sitting
from quiz.words.groups import why_hidden
from quiz.zones import stamp

COLUMNS = {
    "number": "Number of the response, on the pages of the group, too",
    "nickname": "What the person wrote, if anything",
    "sent": "When it was sent, by the clocks of the group’s time zone, with their distance from UTC",
    "code": "Opens the result on this site, and holds the answers and the stars",
    "stars": "The questions that matter most, by their ids, with spaces between",
    "first": "Role that the result names first; empty where it names none, or several",
    "second": "Role behind it; of several that are level, the first",
    "said": "What the result says: clear, ahead, close, tied, nothing (stands out), little (to go on), few (answers)",
    "lesson": "Number of the lesson in which it was sent: 1 for the first",
    "slip": "Number of the slip it came with: rows with the same one are one person’s; empty without one",
}
COLUMNS |= {
    column: f"{question.text} From {LEAST} ({question.low}) to {MOST} ({question.high}); empty where it was not said"
    for column, question in zip(READY, QUESTIONS * 2, strict=True)
}
CODEBOOK = ("column", "text", "kind", "option", "label")
GROUP = (  # what is saved of the group itself, in this order; its epoch concerns sessions alone
    *("id", "version", "name", "organisation", "contact", "purpose", "message", "expected", "nicknames"),
    *("made", "closes", "closed", "deletes", "zone", "sitting"),
)
NO_ROLE = "No one role in front"  # in the summary: files say role
INCOMPLETE = "\r\nThis file is not complete: the database could not be read to its end. Export it once more.\r\n"

_T = TypeVar("_T")

log = logging.getLogger(__name__)


def to_the_end(parts: Iterable[_T], instead: _T) -> Iterator[_T]:
    """The parts of a file. Where the next cannot be read, the file itself says so: what is before it has left."""
    try:
        yield from parts
    except StoreError as error:
        log.error("An export broke off: %s", error)  # noqa: TRY400 (the error says it all)
        yield instead


def responses_csv(quiz: Quiz, group: Group, responses: Iterable[Response]) -> Iterator[str]:
    """A row a response: COLUMNS, then a column a question with the label of the option; empty where there is none."""
    return _table(_rows(quiz, group, responses))


def codebook_csv(quiz: Quiz) -> Iterator[str]:
    """What the columns of `responses_csv` hold, and for every option where it stands on each dimension."""
    return _table(_meanings(quiz))


def summary_csv(cohort: Cohort) -> Iterator[str]:
    """The families as everyone may see them."""
    shown = cohort.shown.items()
    rows = [[family.name if family else NO_ROLE, str(count)] for family, count in shown]
    rows = rows or [["", why_hidden(cohort)]]
    return _table([["family", "first"], *rows, ["all responses", str(cohort.responses)]])


def group_json(
    quiz: Quiz, group: Group, responses: Iterable[Response], lessons: Iterable[Sitting] = ()
) -> Iterator[str]:
    """The group, its lessons, its questions, and its responses, a line each; options and roles by their ids."""
    yield f'{{"group":{_json(_group(group))},\n"roles":{_json({role.id: role.name for role in quiz.roles})},\n'
    yield f'"lessons":{_json([_lesson(group, lesson) for lesson in lessons])},\n'
    yield f'"questions":{_json([_question(question) for question in quiz.questions])},\n"responses":['
    before = "\n"
    for chunk in chunks(_json(_response(quiz, group, response)) for response in responses):
        yield before + ",\n".join(chunk)
        before = ",\n"
    yield "\n]}\n"


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    mark = MARK.decode()
    for chunk in chunks(rows):
        text = StringIO(newline="")
        csv.writer(text).writerows([[harmless(cell) for cell in row] for row in chunk])
        yield mark + text.getvalue()
        mark = ""


def _rows(quiz: Quiz, group: Group, responses: Iterable[Response]) -> Iterator[Sequence[str]]:
    yield [*COLUMNS, *question_columns(quiz)]
    names = {role.id: role.name for role in quiz.roles}
    for each in responses:
        sheet = read(quiz, each)
        yield (
            str(each.id),
            each.nickname,
            stamp(each.sent, group.zone),
            each.code,
            " ".join(quiz.questions[q].id for q in sorted(sheet.stars)),
            names.get(each.leader or "", ""),
            names.get(each.runner_up or "", ""),
            each.said,
            str(each.sitting),
            str(each.slip or ""),
            *("" if step is None else str(step) for step in ready(each)),
            *(option.label if option else "" for option in chosen(quiz, sheet)),
        )


def read(quiz: Quiz, response: Response) -> Responses:
    """What a response's code stands for."""
    return decode(quiz, open_code(response.code))


def ready(response: Response) -> Steps:
    """How ready the person felt: a step for each of READY, before and after; None where it was not said."""
    said = Readiness.of(response.ready_before, response.ready_after)
    nothing = (None,) * len(QUESTIONS)
    return (said.before or nothing) + (said.after or nothing)


def chosen(quiz: Quiz, sheet: Responses) -> list[Option | None]:
    """The option that was chosen for each question; None where none was."""
    pairs = zip(quiz.questions, sheet.choices, strict=True)
    return [question.options[choice] if choice >= 0 else None for question, choice in pairs]


def _meanings(quiz: Quiz) -> Iterator[Sequence[str]]:
    dimensions = [dimension.id for dimension in quiz.dimensions]
    empty = [""] * len(dimensions)
    yield [*CODEBOOK, *apart(dimensions, CODEBOOK, "d-")]
    for name, text in COLUMNS.items():
        yield [name, text, "", "", "", *empty]
    for column, question in zip(question_columns(quiz), quiz.questions, strict=True):
        for n, option in enumerate(question.options, start=1):
            placed = dict(zip(question.dimensions, map(str, option.positions), strict=True))
            positions = [placed.get(id, "") for id in dimensions]
            yield [column, question.text, question.kind, str(n), option.label, *positions]


def _group(group: Group) -> dict[str, object]:
    """All that is kept of the group itself."""
    kept = {name: getattr(group, name) for name in GROUP}
    return {name: stamp(value, group.zone) if isinstance(value, datetime) else value for name, value in kept.items()}


def _lesson(group: Group, lesson: Sitting) -> dict[str, object]:
    return {"number": lesson.id, "name": lesson.name, "begun": stamp(lesson.begun, group.zone)}


def _question(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind,
        "dimensions": question.dimensions,
        "options": [asdict(option) for option in question.options],
    }


def _response(quiz: Quiz, group: Group, response: Response) -> dict[str, object]:
    options = zip(quiz.questions, chosen(quiz, read(quiz, response)), strict=True)
    return {
        "number": response.id,
        "nickname": response.nickname,
        "sent": stamp(response.sent, group.zone),
        "code": response.code,
        "first": response.leader,
        "second": response.runner_up,
        "said": response.said,
        "lesson": response.sitting,
        "slip": response.slip,
        **dict(zip(READY, ready(response), strict=True)),
        "answers": {question.id: option.id if option else None for question, option in options},
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
