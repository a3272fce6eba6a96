"""How well each role matches the responses: exact, additive contributions (docs/scoring.md, "Match")."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile
from math import lcm
from operator import lshift, mul

from quiz.content import Quiz, Role, Table
from quiz.responses import Responses

CHANCE_SHEETS = 10_000
VERSIONS_KEPT = 96  # what depends on the version alone is remembered for all quizzes of a server, and for others


@dataclass(frozen=True, slots=True)
class Match:
    """How well one role matches.

    table     what scoring needs of the role.
    weights   Q integers: each question's weight, doubled by a star; 0 where unanswered.
    parts     Q integers: what each question adds, in points times `scale`.
    scale     the common denominator, over 0.
    answered  the sum of the role's weights on the questions answered, without stars.
    """

    role: Role
    table: Table
    weights: tuple[int, ...]
    parts: tuple[int, ...]
    scale: int
    answered: int

    @property
    def points(self) -> Fraction:
        """The match, exact, 0..100: the sum of the parts."""
        return Fraction(sum(self.parts), self.scale)

    @property
    def coverage(self) -> Fraction:
        """The share of the role's weights that was answered, 0..1."""
        return Fraction(self.answered, sum(self.table.weights) or 1)

    @property
    def is_ranked(self) -> bool:
        """Whether half of the role's weights or more were answered."""
        return 0 < sum(self.table.weights) <= 2 * self.answered


@dataclass(frozen=True, slots=True)
class Ranking:
    """The roles in order.

    ranked    matches, best first; the file's order among equals.
    unranked  roles with too few answers, in the file's order.
    """

    ranked: tuple[Match, ...]
    unranked: tuple[Match, ...]

    @property
    def matches(self) -> tuple[Match, ...]:
        """Of all roles, ranked or not; the unranked ones last."""
        return (*self.ranked, *self.unranked)

    @property
    def has_rivals(self) -> bool:
        """Whether two roles or more are ranked: with fewer there is nothing to compare."""
        return len(self.ranked) > 1

    @property
    def first(self) -> tuple[Match, ...]:
        """The matches level in first place: one where there is a strict winner, none where nothing is ranked."""
        return _level(self.ranked)

    @property
    def winner(self) -> Match | None:
        """The strict winner: strictly above all others; there must be at least one other."""
        return self.ranked[0] if self.has_rivals and len(self.first) == 1 else None

    @property
    def runners_up(self) -> tuple[Match, ...]:
        """The best of the others, where there is a winner; several where they are level."""
        if not self.winner:
            return ()
        return _level(self.ranked[1:])

    def match(self, role: str) -> Match:
        """The match of a role, ranked or not. Raises KeyError."""
        for match in self.matches:
            if match.role.id == role:
                return match
        raise KeyError(role)


def _level(ranked: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches level with the first of these."""
    return tuple(takewhile(lambda match: match.points == ranked[0].points, ranked))


def score(quiz: Quiz, responses: Responses) -> Ranking:
    """Rank the roles by weighted city-block agreement with the responses.

    A role's match is the weighted mean of its agreements over the questions answered; a star doubles a
    question's weight. A question left out leaves both sums, so it neither helps nor hurts.

    quiz       Q questions, R roles, compiled to agreement tables in 0..100.
    responses  one choice a question, and the stars.
    returns    R matches; those with under half of their weights answered are unranked.
    source     docs/scoring.md, "Match".
    """
    answered = [choice >= 0 for choice in responses.choices]
    factors = [(1 + (q in responses.stars)) * counts for q, counts in enumerate(answered)]
    matches = [
        _match(role, table, responses.choices, factors, sum(map(mul, answered, table.weights)))
        for role, table in zip(quiz.roles, quiz.tables, strict=True)
    ]
    ranked = [match for match in matches if match.is_ranked]
    common = lcm(*(match.scale for match in ranked))
    return Ranking(
        tuple(sorted(ranked, key=lambda match: sum(match.parts) * (common // match.scale), reverse=True)),
        tuple(match for match in matches if not match.is_ranked),
    )


def _match(role: Role, table: Table, choices: tuple[int, ...], factors: list[int], answered: int) -> Match:
    weights = tuple(map(mul, factors, table.weights))
    rows = zip(weights, table.agreements, choices, strict=True)
    parts = tuple([weight and weight * agreements[choice] for weight, agreements, choice in rows])
    return Match(role, table, weights, parts, table.scale * (sum(weights) or 1), answered)


@dataclass(frozen=True, slots=True)
class Grid:
    """What each option adds to each role on a complete sheet without stars.

    rows         Q questions of one row an option, each of R integers: points times `denominator`.
    denominator  common to all roles, so that sums compare without fractions.
    lanes        the same rows, each as one integer with a lane a role, so that a question is one addition.
    shifts       R lanes: where each begins.
    """

    rows: tuple[tuple[tuple[int, ...], ...], ...]
    denominator: int
    lanes: tuple[tuple[int, ...], ...]
    shifts: range

    def totals(self, choices: Iterable[int]) -> list[int]:
        """The R matches of a complete sheet, times `denominator`; `choices` are Q option indexes."""
        total = sum([row[choice] for row, choice in zip(self.lanes, choices, strict=True)])
        lane = (1 << self.shifts.step) - 1
        return [total >> shift & lane for shift in self.shifts]


def grid(quiz: Quiz) -> Grid:
    """Lay out what each option adds on complete sheets without stars, to count over many of them."""
    divisors = [table.scale * (sum(table.weights) or 1) for table in quiz.tables]
    denominator = lcm(*divisors)
    shares = [denominator // divisor for divisor in divisors]
    width = (100 * denominator).bit_length()  # no match is over 100 points
    rows = tuple(
        tuple(
            tuple(t.weights[q] * t.agreements[q][a] * share for t, share in zip(quiz.tables, shares, strict=True))
            for a in range(len(question.options))
        )
        for q, question in enumerate(quiz.questions)
    )
    shifts = range(0, width * len(quiz.roles), width)
    lanes = tuple(tuple(sum(map(lshift, row, shifts)) for row in each) for each in rows)
    return Grid(rows, denominator, lanes, shifts)


def random_sheets(quiz: Quiz, count: int) -> Iterator[list[int]]:
    """Uniformly random complete sheets: `count` lists of Q option indexes, drawn with a fixed seed.

    Questions are drawn in the order of their ids, so that the order of the file changes nothing. An option is drawn as
    `randrange` does it, bits until they are in range, without the calls that it takes for each.
    """
    draw = random.Random(1).getrandbits  # noqa: S311 (a fixed seed is the point)
    order = sorted(range(len(quiz.questions)), key=lambda q: quiz.questions[q].id)
    sizes = [(q, size, size.bit_length()) for q in order for size in (len(quiz.questions[q].options),)]
    sheet = [0] * len(order)
    for _ in range(count):
        for q, size, bits in sizes:
            while (option := draw(bits)) >= size:
                pass
            sheet[q] = option
        yield list(sheet)


@lru_cache(maxsize=VERSIONS_KEPT)
def chance(quiz: Quiz) -> Fraction:
    """The chance line: what the role in first place gets with random answers, 0..100.

    The exact mean over 10,000 random sheets; the same for a version everywhere. Nothing is decided by it any more: it
    stays in the document of a result for those that were saved before.
    """
    table = grid(quiz)
    total = sum(max(table.totals(sheet)) for sheet in random_sheets(quiz, CHANCE_SHEETS))
    return Fraction(total, table.denominator * CHANCE_SHEETS)
