"""Questions that join dimensions of a plan: a few of the bank's that suit these roles."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quiz.bank import Asked, Bank
from quiz.drafting.trial import Drawn, Plan, Trial, confirmed
from quiz.lint import questions

MOST: Final = 3


def with_joins(best: Trial, bank: Bank, drawn: Drawn) -> Trial:
    """The plan with as many of them as do no harm."""
    suiting = _suiting(best.plan, bank)
    for number in range(len(suiting), 0, -1):
        tried = confirmed(replace(best.plan, joins=suiting[:number]), drawn)
        if tried.badness <= best.badness:
            return tried
    return best


def _suiting(plan: Plan, bank: Bank) -> tuple[Asked, ...]:
    """Those in which `quiz check` finds no fault: of two dimensions before three, no dimension twice."""
    taken: list[Asked] = []
    for asked in sorted(_faultless(plan, bank), key=lambda each: len(each.question.dimensions)):
        used = {id for other in taken for id in other.question.dimensions}
        if len(taken) < MOST and used.isdisjoint(asked.question.dimensions):
            taken.append(asked)
    return tuple(taken)


def _faultless(plan: Plan, bank: Bank) -> Iterator[Asked]:
    joins = bank.joins([each.id for each in plan.dimensions])
    found = {finding.path.split("/")[1] for finding in questions.judge(replace(plan, joins=joins).quiz)}
    return (asked for asked in joins if asked.question.id not in found)
