"""Which dimensions are used, and how much roles weigh them: what sets every pair apart and keeps the set even.

All by estimate, with some room to the limits of `quiz check`, which has the last word (`trial`).
"""

from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, log
from operator import add
from typing import Final

from quiz.drafting.estimate import Estimate, Row, estimate, row
from quiz.drafting.figures import Usable
from quiz.drafting.weights import Weights, near, weigh

USUAL: Final = 11  # dimensions, for up to six roles
FEWEST: Final = 8
ROUNDS: Final = 12  # of changes to weights
DIGITS: Final = 9  # of what is compared, so that the last bits of a float decide nothing

# What is wished for, a little within the limits of `quiz check`.
MISSES: Final = 0.04  # of a role's people, and none over MISSES_AT_MOST
MISSES_AT_MOST: Final = 0.08
APART: Final = 17  # points
UNEVEN: Final = 0.4  # the logarithm of wins, as multiples of the fair share
SPREAD: Final = 6.5  # points between bases
MIDDLE: Final = 0.18  # of a role's weight


@dataclass(frozen=True, slots=True)
class Field:
    """All dimensions from which to select, for some occupations.

    rows   one a dimension: what it adds to the estimate, weighed as the figures say.
    wins   one a role: the logarithm of its wins as they were found, over those that were estimated; 0 until then.
    """

    codes: Sequence[str]
    usable: Sequence[Usable]
    rows: Sequence[Row]
    wins: Sequence[float]

    def row(self, dimension: Usable, weights: Weights) -> Row:
        """What a dimension adds to the estimate with these weights."""
        places = [dimension.positions.get(code) for code in self.codes]
        steps = [None if place is None else place // 25 for place in places]
        return row(dimension.faint, steps, [weights.get((code, dimension.id), 0) for code in self.codes])

    def estimate(self, chosen: Sequence[Usable], weights: Weights) -> Estimate | None:
        """What to expect of these dimensions; None where a role weighs none."""
        return estimate(_sum([self.row(each, weights) for each in chosen]), len(self.codes))

    def wanting(self, total: Sequence[float]) -> float:
        """How far a sum of rows is from what is wished for: 0 is best; without end where a role weighs nothing."""
        found = estimate(total, len(self.codes))
        return inf if found is None else round(_wanting(found, self.wins), DIGITS)


def field(codes: Sequence[str], usable: Sequence[Usable]) -> Field:
    """The field of these occupations and dimensions."""
    bare = Field(codes, usable, (), [0.0] * len(codes))
    return Field(codes, usable, [bare.row(each, weigh([each])) for each in usable], bare.wins)


def _sum(rows: Sequence[Row]) -> list[float]:
    return [sum(numbers) for numbers in zip(*rows, strict=True)]


def _wanting(found: Estimate, wins: Sequence[float]) -> float:
    """What is over each limit, weighed by how hard it is to mend: all of it by trials of sets drawn at random."""
    shares = [log(share) + more for share, more in zip(found.wins, wins, strict=True)]
    return (
        25 * found.faint
        + 10 * sum(100 * _over(miss, MISSES) ** 2 + miss for miss in found.misses) / len(wins)
        + 20 * max(found.misses)
        + 100 * sum(_over(miss, MISSES_AT_MOST) for miss in found.misses)
        + 1.5 * sum(_over(APART, lead) for lead in found.apart)
        + 3 * sum(_over(abs(share), UNEVEN) for share in shares)
        + _over(found.spread, SPREAD)
        + 60 * sum(_over(share, MIDDLE) for share in found.middles)
        + 20 * sum(_over(least, own) for own, least in zip(found.claims, found.fewest, strict=True))
    )


def _over(value: float, limit: float) -> float:
    return max(0.0, value - limit)


def select(field: Field) -> tuple[Usable, ...]:
    """The dimensions to use, in the bank's order.

    Where a role has no figures for some, fewer may be better: it would make far fewer claims than the others.
    """
    size = max(USUAL, 8 + len(field.codes) // 2)
    chosen = _of_size(field, size)
    if any(len(field.usable[index].figures) < len(field.codes) for index in chosen):
        sizes = [_of_size(field, each) for each in range(size, FEWEST - 1, -1)]
        chosen = min(sizes, key=lambda each: field.wanting(_sum([field.rows[index] for index in each])))
    return tuple(field.usable[index] for index in sorted(chosen))


def _of_size(field: Field, size: int) -> list[int]:
    """So many dimensions: one after the other, each the best to add; then each is changed for a better one."""
    chosen: list[int] = []
    while len(chosen) < min(size, len(field.usable)):
        chosen.append(_best(field, chosen))
    for place in range(len(chosen)):
        chosen[place] = _best(field, chosen[:place] + chosen[place + 1 :])
    return chosen


def _best(field: Field, others: Sequence[int]) -> int:
    """The dimension that goes best with these others; the first of equals."""
    base = _sum([field.rows[index] for index in others]) or [0.0] * len(field.rows[0])
    free = [index for index in range(len(field.rows)) if index not in others]
    return min(free, key=lambda index: field.wanting([*map(add, base, field.rows[index])]))


def reweigh(field: Field, chosen: Sequence[Usable]) -> Weights:
    """Weights that leave less to be wished for, each at most one from what the figures say.

    In each round, every role has the one weight changed that helps most; where that is too much, one role alone.
    """
    weights = weigh(chosen)
    least = field.wanting(_sum([field.row(each, weights) for each in chosen]))
    for _ in range(ROUNDS):
        helping = sorted(_helping(field, chosen, weights, least), key=lambda pair: pair[0])
        together = dict(ChainMap(*(change for _, change in helping)))
        tries = [together, *(change for _, change in helping[:1])]
        wanted, change = min(
            ((_wanted(field, chosen, weights | each), each) for each in tries), key=lambda pair: pair[0]
        )
        if wanted >= least:
            break
        least, weights = wanted, weights | change
    return weights


def _wanted(field: Field, chosen: Sequence[Usable], weights: Weights) -> float:
    return field.wanting(_sum([field.row(each, weights) for each in chosen]))


def _helping(field: Field, chosen: Sequence[Usable], weights: Weights, least: float) -> list[tuple[float, Weights]]:
    """For each role the change of one weight that helps most, with what it leaves to be wished for."""
    best: dict[str, tuple[float, Weights]] = {}
    for wanted, change in _changes(field, chosen, weights):
        ((code, _),) = change
        if wanted < min(least, best[code][0] if code in best else inf):
            best[code] = wanted, change
    return list(best.values())


def _changes(field: Field, chosen: Sequence[Usable], weights: Weights) -> Iterator[tuple[float, Weights]]:
    """Each change of one weight, with what it leaves to be wished for."""
    rows = [field.row(each, weights) for each in chosen]
    for place, dimension in enumerate(chosen):
        base = _sum(rows[:place] + rows[place + 1 :])
        for code, position in dimension.positions.items():
            for weight in near(position):
                change = {(code, dimension.id): weight}
                yield field.wanting([*map(add, base, field.row(dimension, weights | change))]), change
