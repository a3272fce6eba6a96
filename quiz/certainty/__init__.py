"""How sure a result is: what it takes to end the leader's lead (docs/scoring.md, "How sure").

Everything here is counted or proven, nothing estimated: integers, over a denominator common to the two roles that are
compared. Elsewhere the word is called a confidence label, the breakdown number a breakdown point, and the counts of
neighbours a local sensitivity analysis.
"""

from dataclasses import dataclass
from enum import StrEnum

from quiz.certainty.little import StraightLine, TooFewAnswers, little_to_go_on
from quiz.certainty.nearby import Count, Neighbours, neighbours
from quiz.certainty.settled import settled, show_settled
from quiz.content import Quiz, Role
from quiz.counterfactual import breakdown
from quiz.responses import Responses
from quiz.scoring import Ranking

__all__ = [
    "Certainty",
    "Count",
    "Neighbours",
    "Said",
    "StraightLine",
    "TooFewAnswers",
    "certainty",
    "choose_word",
    "little_to_go_on",
    "neighbours",
    "settled",
    "show_settled",
]

CLEAR = 99  # percent of the two-step sheets on which a clear winner stays first
AHEAD = 90  # percent of the one-step sheets on which a winner that is ahead stays first


class Said(StrEnum):
    """What is said of a result: the first rule that holds, in this order. The last four say how sure it is."""

    FEW = "few"  # fewer than two roles are ranked
    LITTLE = "little"  # too few answers, or the same one everywhere
    NOTHING = "nothing"  # random answers reach its best match too often
    TIED = "tied"
    CLEAR = "clear"
    AHEAD = "ahead"
    CLOSE = "close"

    @property
    def names_roles(self) -> bool:
        """Whether it is a word for how sure the result is, which is said of roles by name."""
        return self not in {Said.FEW, Said.LITTLE, Said.NOTHING}

    @property
    def leads_alone(self) -> bool:
        """Whether one role stands before all others, and is not one of several that are named together."""
        return self in {Said.CLEAR, Said.AHEAD}


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a ranking is, whatever is then said of it.

    word        tied, close, ahead or clear; None with fewer than two ranked roles.
    neighbours  None without a strict winner.
    breakdown   the fewest answers to change so that the winner no longer is one; None with fewer than two ranked roles.
    little      why there is little to go on; None where there is enough.
    """

    word: Said | None
    neighbours: Neighbours | None
    breakdown: int | None
    little: TooFewAnswers | StraightLine | None

    @property
    def reached(self) -> tuple[Role, ...]:
        """The roles that one step of one answer brings level with the winner or above; best match first."""
        return self.neighbours.reached if self.neighbours else ()


def certainty(quiz: Quiz, responses: Responses, ranking: Ranking) -> Certainty:
    """Find out how sure a ranking of the responses is.

    source  docs/scoring.md, "How sure".
    """
    little = little_to_go_on(quiz, responses)
    if not ranking.has_rivals:
        return Certainty(None, None, None, little)
    nearby, fewest = neighbours(quiz, responses, ranking), breakdown(quiz, responses, ranking)
    return Certainty(choose_word(nearby, fewest, is_whole=not ranking.unranked), nearby, fewest, little)


def choose_word(nearby: Neighbours | None, fewest: int | None, *, is_whole: bool = True) -> Said:
    """The word for these counts; without neighbours there is no strict winner.

    fewest    the breakdown number.
    is_whole  whether every role is ranked: of one that is not, nobody knows where it would stand.
    """
    if nearby is None:
        return Said.TIED
    if is_whole and nearby.one.is_at_least(100) and nearby.two.is_at_least(CLEAR) and fewest != 1:
        return Said.CLEAR
    return Said.AHEAD if nearby.one.is_at_least(AHEAD) else Said.CLOSE
