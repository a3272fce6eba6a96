"""From one role's match to another's, answer by answer, adding up exactly, and as a picture."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from quiz.explanation import Versus
from quiz.explanation.reasons import Part
from quiz.result import Result
from quiz.scoring import Match
from quiz.web.parts import Fault, Problem
from quiz.web.parts.sums import Rest, Sum
from quiz.words.roles import asked_rather

LEFT, WIDTH = 26, 244  # where the bars of the picture stand, of 320

SAME = "Choose two different roles."
TOO_FEW = "{role}: too few answers. A role can be compared once half of what matters for it is answered."


@dataclass(frozen=True, slots=True)
class Step:
    """What one answer does: its printed difference, whom it speaks for, and its bar in the picture.

    part     the question, and the option that was chosen.
    number   the question's, from 1, in the quiz's order.
    asked    what each of the two roles asks for.
    side     "first" or "second", the colour of the role it speaks for.
    start, width, end  where the bar begins, how long it is, and where the next one goes on, of 320.
    """

    part: Part
    number: int
    points: str
    starred: bool
    asked: tuple[str, ...]
    side: str
    start: float
    width: float
    end: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From the rival's match, step by step, to the role's: rival + Σ steps + rounding = role, as printed.

    total   from the rival's match to the role's.
    levels  the rival's match, and where each answer leads, exact; the last is the role's match.
    sides   the colours of the role and of the rival.
    """

    result: Result
    versus: Versus
    total: Sum
    levels: tuple[Fraction, ...]
    sides: tuple[str, str]

    @classmethod
    def of(cls, result: Result, versus: Versus) -> "Waterfall":
        """Lay out how two ranked roles differ on a sheet."""
        role, rival = versus.role, versus.rival
        levels = accumulate((part.points for part in versus.differences), initial=rival.points)
        is_ahead = result.ranking.ranked.index(role) < result.ranking.ranked.index(rival)
        sides = ("first", "second") if is_ahead else ("second", "first")
        return cls(result, versus, Sum.between(rival.points, role.points), tuple(levels), sides)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What each answer does that either role weighs, what speaks for the role first."""
        return tuple(map(self._step, self.versus.differences, self.levels, self.levels[1:]))

    @property
    def rounding(self) -> Rest | None:
        """What is missing between the printed steps and the printed total."""
        return self.total.rest([part.points for part in self.versus.differences], ())

    def at(self, level: Fraction) -> float:
        """Where a level stands in the picture, whose bars reach from the least level to the most."""
        least, most = min(self.levels), max(self.levels)
        return round(LEFT + WIDTH * float((level - least) / ((most - least) or 1)), 1)

    def _step(self, part: Part, start: Fraction, end: Fraction) -> Step:
        quiz, left = self.result.quiz, self.at(min(start, end))
        index = quiz.questions.index(part.question)
        return Step(
            part=part,
            number=index + 1,
            points=self.total.part(part.points),
            starred=index in self.result.responses.stars,
            asked=asked_rather(quiz, self.versus.role.role, self.versus.rival.role, part),
            side=self.sides[end < start],
            start=left,
            width=round(self.at(max(start, end)) - left, 1),
            end=self.at(end),
        )


def problem_of(role: Match, rival: Match) -> Problem:
    """Why two roles cannot be compared."""
    if role is rival:
        return Problem.of(Fault("rival", "Against", SAME))
    chosen = (("role", "Role", role), ("rival", "Against", rival))
    few = [(id, label, match) for id, label, match in chosen if not match.is_ranked]
    return Problem.of(*(Fault(id, label, TOO_FEW.format(role=match.role.name)) for id, label, match in few))
