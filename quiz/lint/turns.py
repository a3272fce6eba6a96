"""Can the answer to each question decide who comes first? (docs/scoring.md, "The author's linter", 2).

A question turns a sheet if, with one answer to it, one role comes first alone, and with another answer another role.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, product
from operator import add, sub

from quiz.counterfactual import Counterfactual, counterfactuals
from quiz.lint.figures import Figures, first_alone
from quiz.lint.finding import Finding, error
from quiz.lint.questions import is_idle
from quiz.lint.work import fewer, is_large
from quiz.responses import Responses
from quiz.scoring import Grid, random_sheets, score

SHEETS = 2_000  # random sheets on which every question is tried; nearly all turn one of the first few
FEW_NODES = 200  # for a way from one role to another, on average: any way will do
ALL_NODES = 100_000  # for all ways together


def judge(figures: Figures) -> Iterator[Finding]:
    """An error for each question that turns no sheet that was tried; not for the idle ones, which turn none at all."""
    quiz = figures.quiz
    count = min(fewer(quiz, SHEETS), figures.sheets)
    between = "some between two roles" if is_large(quiz) else "those between each two roles"
    ways = walks(figures) if is_large(quiz) else ties(figures)
    for index in unturned(figures, chain(random_sheets(quiz, count), ways)):
        question = quiz.questions[index]
        finding = error(
            "question-moot",
            f"questions/{question.id}",
            f"no sheet was found on which another answer to it puts another role first alone, among {count:,} random"
            f" sheets and {between}. That is no proof.",
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


def walks(figures: Figures) -> Iterator[list[int]]:
    """The same for a large quiz, without a search: on the straight way from some roles' own sheets to all others'.

    It takes over the other sheet's answers one by one, those that serve the other role best first; where another sheet
    than before puts a role first alone, the two are the ones.
    """
    owns = [figures.own_sheet(index) for index in range(len(figures.quiz.roles))]
    for start, end in product(range(0, len(owns), -(-len(owns) // fewer(figures.quiz, len(owns)))), range(len(owns))):
        sheet, first = owns[start], start
        for question in sorted(range(len(sheet)), key=partial(_loss, figures.grid, owns, start, end)):
            step = [*sheet[:question], owns[end][question], *sheet[question + 1 :]]
            alone = first_alone(figures.grid.totals(step))
            if alone not in (first, None):
                yield from (sheet, step)
            sheet, first = step, alone if alone is not None else first


def _loss(table: Grid, owns: Sequence[list[int]], start: int, end: int, question: int) -> int:
    """What the one role loses on the other at a question, from the one's own answer to the other's: least is best."""
    before, after = (table.rows[question][owns[role][question]] for role in (start, end))
    return (after[start] - after[end]) - (before[start] - before[end])


def _around(own: Responses, way: Counterfactual) -> Iterator[list[int]]:
    """The sheet at the end of a way, and those one step before."""
    yield list(way.apply(own).choices)
    for change in way.changes:
        short = replace(way, changes=tuple(other for other in way.changes if other is not change))
        yield list(short.apply(own).choices)
