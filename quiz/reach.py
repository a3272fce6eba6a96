"""What a match is worth: how often random answers reach it (docs/scoring.md, "Against chance").

Elsewhere this is called a permutation or Monte Carlo test against a baseline. The roles are lanes of one integer, so
that a random sheet costs one addition a question.
"""

import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import add

from quiz.content import Quiz
from quiz.counterfactual.board import Board, lay_out
from quiz.responses import Responses
from quiz.scoring import VERSIONS_KEPT, Ranking

COMPLETE_SHEETS = 10_000  # drawn once a version, for all complete sheets without stars
SHEETS = 2_000  # drawn for any other sheet
MOST_CELLS = 3_000_000  # roles × answered questions × sheets: fewer sheets are drawn where it would be more


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the random sheets have a best match as high as this sheet's."""

    reached: int
    sheets: int

    @property
    def stands_out(self) -> bool:
        """Whether fewer than one random sheet in ten reaches it."""
        return self.reached * 10 < self.sheets

    @property
    def fewer_than(self) -> int:
        """The n of "fewer than n in 100": the next whole number above the share."""
        return 100 * self.reached // self.sheets + 1


@dataclass(frozen=True, slots=True)
class Draw:
    """Random sheets with the same questions answered and the same stars.

    best   the best match of each, times `whole` / 100; in order.
    whole  what 100 points are.
    """

    best: Sequence[int]
    whole: int

    def reach(self, points: Fraction) -> Reach:
        """How many have a best match at or above this one."""
        least = -(-points.numerator * self.whole // (100 * points.denominator))
        return Reach(len(self.best) - bisect_left(self.best, least), len(self.best))


def reach(quiz: Quiz, responses: Responses, ranking: Ranking) -> Reach | None:
    """How often random answers reach the best match of a ranking; None with fewer than two ranked roles.

    source  docs/scoring.md, "Against chance".
    """
    if not ranking.has_rivals:
        return None
    is_whole = is_complete(responses)
    draw = draw_complete(quiz) if is_whole else _draw(lay_out(quiz, responses), SHEETS)
    return draw.reach(ranking.ranked[0].points)


def is_complete(responses: Responses) -> bool:
    """Whether every question is answered, and none starred: all such sheets have the same divisors."""
    return not responses.stars and all(choice >= 0 for choice in responses.choices)


@lru_cache(maxsize=VERSIONS_KEPT)
def draw_complete(quiz: Quiz) -> Draw:
    """The draw for all complete sheets without stars; the same for a version everywhere, so it is remembered."""
    any_sheet = Responses((0,) * len(quiz.questions))
    return _draw(lay_out(quiz, any_sheet), COMPLETE_SHEETS)


def _draw(board: Board, most: int) -> Draw:
    """Draw sheets question by question, in the order of their ids, from a fixed seed.

    `random()` alone gives the same numbers in every release of Python, so options are picked by it.
    """
    cells = len(board.lanes.places) * len(board.rows)
    sheets = max(1, min(most, MOST_CELLS // cells))
    pick = random.Random(1).random  # noqa: S311 (a fixed seed is the point)
    totals = [0] * sheets
    for _, row in board.rows:
        size = len(row)
        totals = list(map(add, totals, [row[int(pick() * size)] for _ in range(sheets)]))
    lane = (1 << board.lanes.width) - 1
    shifts = [board.lanes.width * place for place in board.lanes.places]
    return Draw(sorted([max([total >> shift & lane for shift in shifts]) for total in totals]), board.whole)
