"""What another answer would add to each ranked role: laid out once for a sheet, whichever role is looked at.

Only answered questions change and the stars stay, so all divisors and coverages stay too: another answer adds a fixed
number of points to each role, whatever else is changed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from math import lcm
from operator import attrgetter, mul
from typing import NamedTuple

from quiz.content import Question, Quiz, Role
from quiz.counterfactual.lanes import Lanes
from quiz.responses import LEFT_OUT, Responses
from quiz.scoring import VERSIONS_KEPT, score


class Move(NamedTuple):
    """Another answer to one question; `gain` is what it adds to a role's lead over each role, in lanes.

    Moves of one question compare as the smallest change wants them: by steps, then by the option's id.
    """

    steps: int
    id: str
    question: int
    new: int
    gain: int


@dataclass(frozen=True, slots=True)
class Board:
    """What each option of the questions answered adds to each role, in a lane for each ranked role of the quiz.

    factors  how often each question counts: 0, 1 or 2.
    rows     by the questions' ids: the question's index in the quiz, and the points of each of its options, in lanes.
    whole    what 100 points are in a lane.
    """

    quiz: Quiz
    responses: Responses
    factors: tuple[int, ...]
    lanes: Lanes
    rows: tuple[tuple[int, list[int]], ...]
    whole: int

    def place(self, role: Role) -> int:
        """The role's lane: where it stands in the quiz."""
        return [each.id for each in self.quiz.roles].index(role.id)

    @property
    def best(self) -> int:
        """The lane with the most points, the first of those that are level; there must be one."""
        total = self._total()
        return max(self.lanes.places, key=lambda place: _points(self.lanes, total, place))

    def standing(self, place: int) -> int:
        """By how much a role leads each role now; itself, by more than any margin, so that its lane never counts."""
        return _lead(self.lanes, self._total(), place) + self._own(place)

    def worst(self, place: int, still_open: Collection[int]) -> int:
        """The same, with some questions answered so that it leads each role by the least, whatever they are now."""
        least = _least(self.quiz, self.factors, place)
        settled = _lead(self.lanes, self._total(still_open), place)
        return settled + sum([least[question] for question in still_open]) + self._own(place)

    def losses(self, place: int) -> list[int]:
        """For each question: the most that another answer can take from a role's lead over each role."""
        return [reduce(self.lanes.larger, (-gain for gain in gains)) for _, gains in self.gains(place)]

    def moves(self, place: int) -> tuple[tuple[Move, ...], ...]:
        """By the questions' ids, the moves that a smallest change may hold, by the options' ids."""
        offers = (self._offer(question, gains) for question, gains in self.gains(place))
        return tuple(offer for offer in offers if offer)

    def gains(self, place: int) -> Iterator[tuple[int, list[int]]]:
        """For each question, by its index, what each option would add to a role's lead over each role."""
        for question, row in self.rows:
            leads = [_lead(self.lanes, points, place) for points in row]
            now = leads[self.responses.choices[question]]
            yield question, [lead - now for lead in leads]

    def _total(self, without: Collection[int] = ()) -> int:
        """The points of all roles, in lanes; without some questions."""
        return sum([row[self.responses.choices[question]] for question, row in self.rows if question not in without])

    def _own(self, place: int) -> int:
        """What keeps a role's own lane, in which it leads by nothing, out of every count."""
        return 2 * self.whole << self.lanes.width * place

    def _offer(self, index: int, gains: list[int]) -> tuple[Move, ...]:
        """The moves of a question for which no other gains as much on every role, in fewer steps or with a lower id."""
        question, old = self.quiz.questions[index], self.responses.choices[index]
        offered = (
            Move(steps(question, old, new), question.options[new].id, index, new, gain)
            for new, gain in enumerate(gains)
            if not self.lanes.all_reach(-gain)  # otherwise keeping the answer does as much
        )
        kept: list[Move] = []
        for move in sorted(offered):
            if not self._is_matched(move.gain, kept):
                kept.append(move)
        return tuple(sorted(kept, key=attrgetter("id")))

    def _is_matched(self, gain: int, kept: list[Move]) -> bool:
        """Whether one of the moves kept gains as much on every role."""
        return any(self.lanes.all_reach(move.gain - gain) for move in kept)


def steps(question: Question, old: int, new: int) -> int:
    """How far apart two options are; 1 where they have no order."""
    return abs(new - old) if question.ordered else 1


def lay_out(quiz: Quiz, responses: Responses) -> Board:
    """Compile what the ranked roles get into lanes over one denominator; without one there is no lane."""
    factors = tuple((1 + (q in responses.stars)) * (choice >= 0) for q, choice in enumerate(responses.choices))
    return Board(quiz, responses, factors, *_ground(quiz, factors))


@lru_cache(maxsize=256)
def _ground(quiz: Quiz, factors: tuple[int, ...]) -> tuple[Lanes, tuple[tuple[int, list[int]], ...], int]:
    """All of a board but the choices, from how often each question counts, 0, 1 or 2: lanes, rows, and the whole.

    It is the same for all sheets with the same questions answered and starred: most of a version have one.

    Half a lane holds 1600 points. Leads, gains and margins come to 400 at most, so that a loss of half of that half
    is hopeless, and even that with all the rest stays within the lane.
    """
    scales = {match.role.id: match.scale for match in score(quiz, _any_sheet(factors)).ranked}
    denominator = lcm(*scales.values())
    width = (1600 * denominator).bit_length() + 1
    shares = [denominator // scales[role.id] if role.id in scales else 0 for role in quiz.roles]
    lanes = Lanes(width, tuple(place for place, share in enumerate(shares) if share))
    laid = [share << width * place for place, share in enumerate(shares)]
    counted = sorted((q for q, factor in enumerate(factors) if factor), key=lambda q: quiz.questions[q].id)
    rows = ((q, [factors[q] * sum(map(mul, laid, worth)) for worth in _worths(quiz)[q]]) for q in counted)
    return lanes, tuple(rows), 100 * denominator


@lru_cache(maxsize=256)
def _least(quiz: Quiz, factors: tuple[int, ...], place: int) -> dict[int, int]:
    """For each question that counts, by its index: the least by which a role can lead each role on it, in lanes."""
    lanes, rows, _ = _ground(quiz, factors)
    losses = {q: reduce(lanes.larger, (-_lead(lanes, points, place) for points in row)) for q, row in rows}
    return {question: -loss for question, loss in losses.items()}


def _lead(lanes: Lanes, points: int, place: int) -> int:
    """By how much a role leads each role, given the points of all."""
    return _points(lanes, points, place) * lanes.ones - points


def _points(lanes: Lanes, points: int, place: int) -> int:
    """What is in one lane of points, which are never below zero."""
    return points >> lanes.width * place & (1 << lanes.width) - 1


def _any_sheet(factors: tuple[int, ...]) -> Responses:
    """One of the sheets on which questions count so often: divisors and coverages are the same on all of them."""
    stars = frozenset(q for q, factor in enumerate(factors) if factor == 2)
    return Responses(tuple(0 if factor else LEFT_OUT for factor in factors), stars)


@lru_cache(VERSIONS_KEPT)
def _worths(quiz: Quiz) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Q rows of options, each R integers: weight x agreement. They depend on the version alone."""
    return tuple(
        tuple(tuple(t.weights[q] * t.agreements[q][a] for t in quiz.tables) for a in range(len(question.options)))
        for q, question in enumerate(quiz.questions)
    )
