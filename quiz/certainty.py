"""How sure a result is: what it takes to end the leader's lead (docs/scoring.md, "How sure").

Everything here is counted or proven, nothing estimated: integers, over a denominator common to the two roles that are
compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import lcm

from quiz.content import Question, Quiz, Role
from quiz.counterfactual import breakdown
from quiz.responses import Responses
from quiz.scoring import Match, Ranking, score

CLEAR = 99  # percent of the two-step sheets on which a clear winner stays first
AHEAD = 90  # percent of the one-step sheets on which a winner that is ahead stays first
SHORTEST_LINE = 3  # two likert answers alike are no pattern: one person in five gives them by chance


class Word(StrEnum):
    """How sure a result is, from the least to the most."""

    TIED = "tied"
    CLOSE = "close"
    AHEAD = "ahead"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Count:
    """Of `total` ways to change the sheet, `kept` keep the same role strict winner."""

    kept: int
    total: int

    @property
    def ended(self) -> int:
        """The ways that end the winner's lead: another role is level or above."""
        return self.total - self.kept

    def is_at_least(self, percent: int) -> bool:
        """Whether so many percent of the ways keep the winner first; all do where there is none."""
        return 100 * self.kept >= percent * self.total


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What becomes of the winner on the sheets nearby.

    one      sheets with one answer moved one step: to the next option, or to any other where options are unordered.
    two      sheets with two answers moved one step each.
    reached  the roles that are level with the winner or above it on some one-step sheet; best match first, level ones
             in the file's order.
    """

    one: Count
    two: Count
    reached: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class TooFewAnswers:
    """Less than half of the questions are answered."""

    answered: int
    questions: int


@dataclass(frozen=True, slots=True)
class StraightLine:
    """Every likert question that was answered got the same option.

    number     of that option, from 1.
    questions  how many got it.
    """

    number: int
    questions: int


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a result is.

    word        None with fewer than two ranked roles, and where there is little to go on.
    neighbours  None without a strict winner.
    breakdown   the fewest answers to change so that the winner no longer is one; None if no change does that.
    little      why there is little to go on; None where there is enough.
    """

    word: Word | None
    neighbours: Neighbours | None
    breakdown: int | None
    little: TooFewAnswers | StraightLine | None

    @property
    def reached(self) -> tuple[Role, ...]:
        """The roles that one step of one answer brings level with the winner or above; best match first."""
        return self.neighbours.reached if self.neighbours else ()


def certainty(quiz: Quiz, responses: Responses, ranking: Ranking) -> Certainty:
    """Tell how sure a ranking of the responses is.

    source  docs/scoring.md, "How sure".
    """
    nearby, fewest = neighbours(quiz, responses, ranking), breakdown(quiz, responses, ranking)
    little = little_to_go_on(quiz, responses)
    has_word = len(ranking.ranked) > 1 and not little
    return Certainty(choose_word(nearby, fewest) if has_word else None, nearby, fewest, little)


def choose_word(nearby: Neighbours | None, fewest: int | None) -> Word:
    """The word for these counts, `fewest` being the breakdown number; without neighbours there is no strict winner."""
    if nearby is None:
        return Word.TIED
    if nearby.one.is_at_least(100) and nearby.two.is_at_least(CLEAR) and fewest != 1:
        return Word.CLEAR
    return Word.AHEAD if nearby.one.is_at_least(AHEAD) else Word.CLOSE


def little_to_go_on(quiz: Quiz, responses: Responses) -> TooFewAnswers | StraightLine | None:
    """Why no confident word may be said of these responses; None if one may."""
    if not _is_half_answered(responses):
        return TooFewAnswers(len(responses.answered), len(responses.choices))
    return _straight_line(quiz, responses)


def _is_half_answered(responses: Responses) -> bool:
    return 2 * len(responses.answered) >= len(responses.choices)


def _straight_line(quiz: Quiz, responses: Responses) -> StraightLine | None:
    pairs = zip(quiz.questions, responses.choices, strict=True)
    line = [choice for question, choice in pairs if question.ordered and choice >= 0]
    if len(line) < SHORTEST_LINE or len(set(line)) > 1:
        return None
    return StraightLine(line[0] + 1, len(line))


# Races


_Move = tuple[int, int]  # a question, and the option that its answer moves to


@dataclass(frozen=True, slots=True)
class _Race:
    """The leader against one rival: by how much it leads, and what each move takes from that lead."""

    rival: Role
    lead: int
    losses: Sequence[int]

    @property
    def is_reached(self) -> bool:
        """Whether one move brings the rival level or above."""
        return max(self.losses) >= self.lead


def _races(leader: Match, rivals: Sequence[Match], moves: list[_Move]) -> Iterator[_Race]:
    """The leader against each rival, over moves that leave the divisors as they are."""
    own = _losses(leader, moves)
    for rival in rivals:
        scale = lcm(leader.scale, rival.scale)
        ours, theirs = scale // leader.scale, scale // rival.scale
        lead = ours * sum(leader.parts) - theirs * sum(rival.parts)
        losses = [ours * loss - theirs * other for loss, other in zip(own, _losses(rival, moves), strict=True)]
        yield _Race(rival.role, lead, losses)


def _losses(match: Match, moves: list[_Move]) -> list[int]:
    """What each move takes from the match, in its own scale; below 0 where the match gains."""
    weights, rows, parts = match.weights, match.table.agreements, match.parts
    return [parts[q] - weights[q] * rows[q][option] for q, option in moves]


# Neighbours


def neighbours(quiz: Quiz, responses: Responses, ranking: Ranking) -> Neighbours | None:
    """Count the one-step and two-step sheets on which the winner stays strict winner; None without one.

    The same questions are answered and starred on all of them, so the divisors stay, and each move takes a fixed
    number of points from the lead over each rival.
    """
    if not ranking.winner:
        return None
    moves = _moves(quiz, responses)
    races = list(_races(ranking.winner, ranking.ranked[1:], moves))
    reached = [race for race in races if race.is_reached]
    return Neighbours(
        one=_count_one(reached, len(moves)),
        two=_count_two(races, _partners(moves)),
        reached=tuple(race.rival for race in reached),
    )


def _moves(quiz: Quiz, responses: Responses) -> list[_Move]:
    """Every way to move one answer one step."""
    return [(q, option) for q in responses.answered for option in _steps(quiz.questions[q], responses.choices[q])]


def _steps(question: Question, choice: int) -> list[int]:
    """The options one step from the choice."""
    nearest = (choice - 1, choice + 1) if question.ordered else range(len(question.options))
    return [option for option in nearest if 0 <= option < len(question.options) and option != choice]


def _partners(moves: list[_Move]) -> list[int]:
    """For each move, a bit for every move of another question: those it makes a two-step sheet with."""
    same: dict[int, int] = {}
    for move, (q, _) in enumerate(moves):
        same[q] = same.get(q, 0) | 1 << move
    every = (1 << len(moves)) - 1
    return [every ^ same[q] for q, _ in moves]


def _count_one(races: list[_Race], total: int) -> Count:
    ending = {move for race in races for move, loss in enumerate(race.losses) if loss >= race.lead}
    return Count(total - len(ending), total)


def _count_two(races: list[_Race], partners: list[int]) -> Count:
    """Count pairs from both ends: each move knows its partners, and those that with it end the lead, as bits."""
    ending = [0] * len(partners)
    for race in races:
        _mark(race, ending)
    total = sum(map(int.bit_count, partners)) // 2
    ended = sum((found & others).bit_count() for found, others in zip(ending, partners, strict=True)) // 2
    return Count(total - ended, total)


def _mark(race: _Race, ending: list[int]) -> None:
    """Add to each move the bits of all moves that together with it end the lead in this race.

    From the smallest loss to the largest, a move ends the lead with all that the one before it does, and more.
    """
    enough = race.lead - max(race.losses)
    able = sorted((loss, move) for move, loss in enumerate(race.losses) if loss >= enough)
    found, rest = 0, len(able)
    for loss, move in able:
        while rest and able[rest - 1][0] + loss >= race.lead:
            rest -= 1
            found |= 1 << able[rest][1]
        ending[move] |= found


# Settled early


def settled(quiz: Quiz, responses: Responses) -> Role | None:
    """The role that is strict winner however the questions not yet answered are answered; None if there is no such.

    It holds for the stars as they are, and only if all those questions are answered: leaving one out would change
    the divisors.
    """
    still_open = responses.unanswered
    # Who doesn't win this one completion is not settled, so nobody else can be.
    complete = score(quiz, responses.answer(dict.fromkeys(still_open, 0)))
    if not complete.winner:
        return None
    moves = [(q, option) for q in still_open for option in range(len(quiz.questions[q].options))]
    races = _races(complete.winner, complete.ranked[1:], moves)
    return complete.winner.role if all(_is_safe(race, moves) for race in races) else None


def _is_safe(race: _Race, moves: list[_Move]) -> bool:
    """Whether the lead outlasts the worst move of every question together."""
    worst: dict[int, int] = {}
    for (q, _), loss in zip(moves, race.losses, strict=True):
        worst[q] = max(worst.get(q, loss), loss)
    return race.lead > sum(worst.values())


def show_settled(quiz: Quiz, responses: Responses) -> bool:
    """Whether to say that first place is settled, while questions are still open.

    The settled role must lead the sheet as it stands too, lest leaving the rest out belie it; and half must be
    answered.
    """
    if not responses.unanswered or not _is_half_answered(responses):
        return False
    role = settled(quiz, responses)
    winner = score(quiz, responses).winner if role else None
    return winner is not None and winner.role == role
