"""The order in which questions are asked: about each dimension once, and then a second time from its other end."""

from collections.abc import Sequence
from typing import Final

from quiz.bank import Asked
from quiz.drafting.trial import Plan, alone

STRIDE: Final = 3  # from one dimension of the bank's order to the next that is asked about, so that kinds take turns


def in_order(plan: Plan) -> tuple[Asked, ...]:
    """All questions of a plan: every other one reversed, no two in a row about one dimension.

    When each dimension was asked about once, and all that join some, every role is ranked: half of its weight at
    least was answered.
    """
    spread = [each for start in range(STRIDE) for each in plan.dimensions[start::STRIDE]]
    first, second = ([alone(each)[(place + turn) % 2] for place, each in enumerate(spread)] for turn in (0, 1))
    for number, join in enumerate(plan.joins, 1):
        first.insert(_place(first, join, number * len(first) // (len(plan.joins) + 1)), join)
    return (*first, *second)


def _place(asked: Sequence[Asked], join: Asked, wished: int) -> int:
    """Where a question that joins dimensions may stand: nearest to where it should, apart from those about the same."""

    def badness(place: int) -> tuple[int, int]:
        beside = {id for each in asked[max(0, place - 1) : place + 1] for id in each.question.dimensions}
        return len(beside.intersection(join.question.dimensions)), abs(place - wished)

    return min(range(1, len(asked)), key=badness)
