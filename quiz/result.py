"""What a sheet comes to: its ranking, what that is worth, how sure it is, and what is said of it.

The one noun between the core and everything that shows a result: pages, documents, tables and groups all take from
here what they say, so that what one of them hides, all of them hide.
"""

from dataclasses import dataclass
from enum import StrEnum

from quiz.certainty import Certainty, Word, certainty
from quiz.content import Quiz, Role
from quiz.explanation import LEADERS, Explanation, explain
from quiz.reach import Draw, Reach, reach
from quiz.responses import Responses
from quiz.scoring import Ranking, score

NEAR = 8  # points: how close behind a role that is ahead others are named with it
NEAREST = 2  # of those
MOST_NAMED = 3  # roles in a headline


class Said(StrEnum):
    """What is said of a result: the first rule that holds, in this order."""

    FEW = "few"  # fewer than two roles are ranked
    LITTLE = "little"  # too few answers, or the same one everywhere
    NOTHING = "nothing"  # random answers reach its best match too often
    TIED = "tied"
    CLEAR = "clear"
    AHEAD = "ahead"
    CLOSE = "close"

    @property
    def word(self) -> Word | None:
        """The word for how sure it is; None where none is said."""
        return Word(self.value) if self.value in _WORDS else None


_WORDS = frozenset(word.value for word in Word)


@dataclass(frozen=True, slots=True)
class Result:
    """A sheet and all that follows from it; a pure, bounded function of the quiz and the responses.

    reach  None with fewer than two ranked roles.
    """

    quiz: Quiz
    responses: Responses
    ranking: Ranking
    reach: Reach | None
    certainty: Certainty
    said: Said

    @classmethod
    def of(cls, quiz: Quiz, responses: Responses, complete: Draw | None = None) -> "Result":
        """What the responses come to.

        complete  `draw_complete` of the quiz, where it is at hand; it saves time and changes nothing.
        """
        ranking = score(quiz, responses)
        found, sure = reach(quiz, responses, ranking, complete), certainty(quiz, responses, ranking)
        return cls(quiz, responses, ranking, found, sure, _said(found, sure))

    @property
    def leaders(self) -> tuple[Role, ...]:
        """The roles that are named first: the winner, or the first three that are level; none where none is named."""
        return tuple(match.role for match in self.ranking.first[:LEADERS]) if self.said.word else ()

    @property
    def first(self) -> Role | None:
        """The one role that is named first."""
        return self.ranking.ranked[0].role if self.said.word not in {None, Word.TIED} else None

    @property
    def second(self) -> Role | None:
        """The runner-up of the one that is named first; of several that are level, the first in the file."""
        return self.ranking.runners_up[0].role if self.first else None

    @property
    def named(self) -> tuple[str | None, str | None]:
        """The ids of the roles that are named first and second; what is kept and exported of a result."""
        return self.first.id if self.first else None, self.second.id if self.second else None

    @property
    def near(self) -> tuple[Role, ...]:
        """The roles that are named with the one in front: what one step reaches, or what is a few points behind."""
        if self.said is Said.CLOSE:
            return self.certainty.reached[: MOST_NAMED - 1]
        if self.said is not Said.AHEAD:
            return ()
        best, *others = self.ranking.ranked
        return tuple(match.role for match in others if best.points - match.points <= NEAR)[:NEAREST]

    def explain(self) -> Explanation:
        """Why the roles that are named lead, and how the first two compare; nothing where none is named."""
        return explain(self.quiz, self.responses, self.ranking) if self.said.word else Explanation((), None)


def _said(found: Reach | None, sure: Certainty) -> Said:
    if found is None or sure.word is None:
        return Said.FEW
    if sure.little:
        return Said.LITTLE
    return Said(sure.word.value) if found.stands_out else Said.NOTHING
