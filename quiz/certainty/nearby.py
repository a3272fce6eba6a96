"""What becomes of the winner on the sheets nearby: exact counts (docs/scoring.md, "How sure")."""

from dataclasses import dataclass
from functools import reduce
from itertools import chain, combinations

from quiz.content import Question, Quiz, Role
from quiz.counterfactual.board import lay_out
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
        """Whether at least this percentage of the ways keep the winner first; all do where there are none."""
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

    The same questions are answered and starred on all of them, so the divisors stay, and each step takes a fixed
    number of points from the lead over each rival.
    """
    if not ranking.winner:
        return None
    board = lay_out(quiz, responses)
    leader, lanes = board.place(ranking.winner.role), board.lanes
    lead = board.standing(leader)
    losses = [
        [-gains[option] for option in _steps(quiz.questions[q], responses.choices[q])]
        for q, gains in board.gains(leader)
    ]
    one = [loss - lead for loss in chain(*losses)]
    reached = {place for loss in one for place in lanes.reached(loss)}
    worst = reduce(lanes.larger, chain(*losses), 0)
    risky = [[loss for loss in each if lanes.any_reaches(loss + worst - lead)] for each in losses]
    pairs = (len(one) ** 2 - sum(len(each) ** 2 for each in losses)) // 2  # of steps of two questions
    two = (first + second - lead for one, other in combinations(risky, 2) for first in one for second in other)
    return Neighbours(
        one=Count(len(one) - lanes.count(one), len(one)),
        two=Count(pairs - lanes.count(two), pairs),
        reached=tuple(match.role for match in ranking.ranked if board.place(match.role) in reached),
    )


def _steps(question: Question, choice: int) -> list[int]:
    """The options one step from the choice."""
    nearest = (choice - 1, choice + 1) if question.ordered else range(len(question.options))
    return [option for option in nearest if 0 <= option < len(question.options) and option != choice]
