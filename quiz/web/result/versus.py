"""Two jobs on one sheet: what speaks for which, by preference and answer by answer, adding up exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.counterfactual import Counterfactual
from quiz.edition import Edition
from quiz.explanation import Versus
from quiz.explanation.reasons import Part
from quiz.result import Result
from quiz.scoring import Match
from quiz.web.parts import Fault, Problem
from quiz.web.parts.reasons import Tug, tugs
from quiz.web.parts.sums import Rest, Sum
from quiz.words.roles import asked_rather

SAME = "Choose two different jobs."
TOO_FEW = "{role}: too few answers. A job can be compared once half of what matters for it is answered."


@dataclass(frozen=True, slots=True)
class Step:
    """What one answer does: its printed difference.

    part     the question, and the option that was chosen.
    number   the question's, from 1, in the quiz's order.
    asked    what each of the two roles asks for.
    """

    part: Part
    number: int
    points: str
    starred: bool
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """From the match of one role to that of another: rival + Σ tugs, or Σ steps, each with its rounding, = role.

    total   from the rival's match to the role's.
    tugs    by preference, what speaks for the role first; `steps` by answer, likewise.
    change  what would put the rival first of all; None where nothing does.
    """

    versus: Versus
    total: Sum
    tugs: tuple[Tug, ...]
    tugs_rounding: Rest | None
    steps: tuple[Step, ...]
    rounding: Rest | None
    change: Counterfactual | None

    @property
    def strongest(self) -> tuple[Tug | None, Tug | None]:
        """What speaks most for the role, and what for the rival; None where nothing does."""
        listed = self.tugs
        return (
            listed[0] if listed and listed[0].reason.part > 0 else None,
            listed[-1] if listed and listed[-1].reason.part < 0 else None,
        )


def between(edition: Edition, result: Result, versus: Versus) -> Between:
    """Lay out how two ranked roles differ on a sheet; `versus` has the one in front first."""
    total = Sum.between(versus.rival.points, versus.role.points)
    return Between(
        versus=versus,
        total=total,
        tugs=tugs(result.quiz, edition, total, versus.preferences),
        tugs_rounding=_rounding(total, [reason.points for reason in versus.preferences]),
        steps=tuple(_step(result, versus, total, part) for part in versus.differences),
        rounding=_rounding(total, [part.points for part in versus.differences]),
        change=result.counterfactual(versus.rival.role.id),
    )


def _rounding(total: Sum, listed: Sequence[Fraction]) -> Rest | None:
    """What is missing between the printed parts and the printed total."""
    return total.rest(listed, ())


def _step(result: Result, versus: Versus, total: Sum, part: Part) -> Step:
    index = result.quiz.questions.index(part.question)
    return Step(
        part=part,
        number=index + 1,
        points=total.part(part.points),
        starred=index in result.responses.stars,
        asked=asked_rather(result.quiz, versus.role.role, versus.rival.role, part),
    )


def problem_of(role: Match, rival: Match) -> Problem:
    """Why two roles cannot be compared."""
    if role is rival:
        return Problem.of(Fault("rival", "Against", SAME))
    chosen = (("role", "Job", role), ("rival", "Against", rival))
    few = [(id, label, match) for id, label, match in chosen if not match.is_ranked]
    return Problem.of(*(Fault(id, label, TOO_FEW.format(role=match.role.name)) for id, label, match in few))
