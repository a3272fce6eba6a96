"""What becomes of the winner on the sheets nearby: exact counts (docs/scoring.md, "How sure")."""

from dataclasses import dataclass

from quiz.certainty.races import Move, Race, races_of
from quiz.content import Question, Quiz, Role
from quiz.responses import Responses
from quiz.scoring import Ranking


@dataclass(frozen=True, slots=True)
class Count:
    """Of `total` ways to change the sheet, `kept` keep the same role strict winner."""

    kept: int
    total: int

    @property
    def ended(self) -> int:
        """The ways that end the winner's lead: another role is level or above."""
        return self.total - self.kept

    @property
    def tenths(self) -> int:
        """The share that keeps the winner first, in tenths, rounded down: ten only where all do."""
        return 10 * self.kept // self.total if self.total else 10

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


def neighbours(quiz: Quiz, responses: Responses, ranking: Ranking) -> Neighbours | None:
    """Count the one-step and two-step sheets on which the winner stays strict winner; None without one.

    The same questions are answered and starred on all of them, so the divisors stay, and each move takes a fixed
    number of points from the lead over each rival.
    """
    if not ranking.winner:
        return None
    moves = _moves(quiz, responses)
    races = list(races_of(ranking.winner, ranking.ranked[1:], moves))
    reached = [race for race in races if race.is_reached]
    return Neighbours(
        one=_count_one(reached, len(moves)),
        two=_count_two(races, _partners(moves)),
        reached=tuple(race.rival for race in reached),
    )


def _moves(quiz: Quiz, responses: Responses) -> list[Move]:
    """Every way to move one answer one step."""
    return [(q, option) for q in responses.answered for option in _steps(quiz.questions[q], responses.choices[q])]


def _steps(question: Question, choice: int) -> list[int]:
    """The options one step from the choice."""
    nearest = (choice - 1, choice + 1) if question.ordered else range(len(question.options))
    return [option for option in nearest if 0 <= option < len(question.options) and option != choice]


def _partners(moves: list[Move]) -> list[int]:
    """For each move, a bit for every move of another question: those it makes a two-step sheet with."""
    same: dict[int, int] = {}
    for move, (q, _) in enumerate(moves):
        same[q] = same.get(q, 0) | 1 << move
    every = (1 << len(moves)) - 1
    return [every ^ same[q] for q, _ in moves]


def _count_one(races: list[Race], total: int) -> Count:
    ending = {move for race in races for move, loss in enumerate(race.losses) if loss >= race.lead}
    return Count(total - len(ending), total)


def _count_two(races: list[Race], partners: list[int]) -> Count:
    """Count pairs from both ends: each move knows its partners, and those that with it end the lead, as bits."""
    ending = [0] * len(partners)
    for race in races:
        _mark(race, ending)
    total = sum(map(int.bit_count, partners)) // 2
    ended = sum((found & others).bit_count() for found, others in zip(ending, partners, strict=True)) // 2
    return Count(total - ended, total)


def _mark(race: Race, ending: list[int]) -> None:
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
