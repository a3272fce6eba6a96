"""Can the answer to each question decide who comes first? (docs/scoring.md, "The author's linter", 2).

A question turns a sheet if, with one answer to it, one role comes first alone, and with another answer another role.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from operator import add, sub

from quiz.counterfactual import Counterfactual, counterfactuals
from quiz.lint.figures import Figures, first_alone
from quiz.lint.finding import Finding, error
from quiz.lint.questions import is_idle
from quiz.responses import Responses
from quiz.scoring import Grid, random_sheets, score

SHEETS = 2_000  # random sheets on which every question is tried; nearly all turn one of the first few
FEW_NODES = 200  # for a way from one role to another, on average: any way will do
ALL_NODES = 100_000  # for all ways together


def judge(figures: Figures) -> Iterator[Finding]:
    """An error for each question that turns no sheet that was tried; not for the idle ones, which turn none at all."""
    count = min(SHEETS, figures.sheets)
    for index in unturned(figures, chain(random_sheets(figures.quiz, count), ties(figures))):
        question = figures.quiz.questions[index]
        finding = error(
            "question-moot",
            f"questions/{question.id}",
            f"no sheet was found on which another answer to it puts another role first alone, among {count:,} random"
            " sheets and those between each two roles. That is no proof.",
            "Have it weigh more where roles differ, ask about something on which they differ, or drop it.",
        )
        yield replace(finding, certain=False)


def unturned(figures: Figures, sheets: Iterable[list[int]]) -> list[int]:
    """The indexes of questions that turn none of the sheets, without the idle ones; stops when none is left."""
    pending = [index for index in range(len(figures.quiz.questions)) if not is_idle(figures.quiz, index)]
    sheets = iter(sheets)
    while pending and (sheet := next(sheets, None)):
        totals = figures.grid.totals(sheet)
        pending = [index for index in pending if not _turns(figures.grid, sheet, totals, index)]
    return pending


def _turns(table: Grid, sheet: list[int], totals: list[int], index: int) -> bool:
    """Whether the answers to one question put different roles first alone on a sheet."""
    rows = table.rows[index]
    others = list(map(sub, totals, rows[sheet[index]]))
    winners = {first_alone(list(map(add, others, row))) for row in rows} - {None}
    return len(winners) > 1


def ties(figures: Figures) -> Iterator[list[int]]:
    """Sheets on which two roles are nearly level: on the smallest way from each role's own sheet to each other role.

    The last step of the way puts the other role first, and so does each other step, taken last.
    """
    roles = len(figures.quiz.roles)
    most_nodes = min(FEW_NODES * roles, ALL_NODES // roles)  # from one role to all others
    for index in range(roles):
        own = Responses(tuple(figures.own_sheet(index)))
        ways = counterfactuals(figures.quiz, own, score(figures.quiz, own), most_nodes)
        for way in filter(None, ways.values()):
            yield from _around(own, way)


def _around(own: Responses, way: Counterfactual) -> Iterator[list[int]]:
    """The sheet at the end of a way, and those one step before."""
    yield list(way.apply(own).choices)
    for change in way.changes:
        short = replace(way, changes=tuple(other for other in way.changes if other is not change))
        yield list(short.apply(own).choices)
