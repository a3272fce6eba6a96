"""The versus page: from one role's match to another's, answer by answer, adding up exactly."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from quiz.explanation import Versus
from quiz.explanation.reasons import Part as Difference
from quiz.scoring import Match, Ranking
from quiz.web.addresses import Addresses
from quiz.web.parts import Fault, Link, Problem
from quiz.web.parts.choosing import Choice, choices, ways
from quiz.web.parts.sums import Rest, Sum
from quiz.web.site import Sheet
from quiz.words.numbers import decimals_apart, half_up, show
from quiz.words.roles import asked_rather

LEFT, WIDTH = 26, 244  # where the bars of the picture stand, of 320

SAME = "Choose two different roles."
TOO_FEW = "too few answers. A role can be compared once half of what matters for it is answered."


@dataclass(frozen=True, slots=True)
class Part:
    """What one answer does: its printed difference, whom it speaks for, and its bar in the picture.

    side     "first" or "second", the colour of the role it speaks for.
    number   the question's, from 1, in the quiz's order.
    start, width, end  where the bar begins, how long it is, and where the next one goes on, of 320.
    """

    number: int
    points: str
    question: str
    answer: str
    starred: bool
    asked: tuple[str, ...]
    side: str
    start: float
    width: float
    end: float


@dataclass(frozen=True, slots=True)
class End:
    """One end of the waterfall: a role with its printed match, and where that stands in the picture, of 320."""

    role: str
    points: str
    side: str
    at: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From the rival's match, part by part, to the role's: rival + Σ parts + rounding = role, as printed."""

    rival: End
    role: End
    apart: str
    parts: tuple[Part, ...]
    rounding: Rest | None


@dataclass(frozen=True, slots=True)
class VersusPage:
    """Any two roles; `problem` says why there is no waterfall."""

    title: str
    heading: str
    problem: Problem
    waterfall: Waterfall | None
    action: str
    roles: tuple[Choice, ...]
    rivals: tuple[Choice, ...]
    ways: tuple[Link, ...]


def versus_page(to: Addresses, sheet: Sheet, ranking: Ranking, role: Match, rival: Match) -> VersusPage:
    """Compare two roles on a sheet, or say why they cannot be compared."""
    problem = _problem(ranking, role, rival)
    return VersusPage(
        title="Two roles, answer by answer",
        heading="Two roles, answer by answer" if problem else f"{role.role.name} and {rival.role.name}",
        problem=problem,
        waterfall=None if problem else _waterfall(sheet, ranking, role, rival),
        action=to.versus(sheet.code),
        roles=choices(ranking, role),
        rivals=choices(ranking, rival),
        ways=ways(to, sheet, "versus", role.role.id),
    )


def _problem(ranking: Ranking, role: Match, rival: Match) -> Problem:
    if role is rival:
        return Problem.of(Fault("rival", "Against", SAME))
    chosen = (("role", "Role", role), ("rival", "Against", rival))
    few = [(id, label, match) for id, label, match in chosen if match in ranking.unranked]
    return Problem.of(*(Fault(id, label, f"{match.role.name}: {TOO_FEW}") for id, label, match in few))


def _waterfall(sheet: Sheet, ranking: Ranking, role: Match, rival: Match) -> Waterfall:
    found = sheet.result.versus(role.role.id, rival.role.id)
    decimals = decimals_apart(role.points, rival.points)
    points, rival_points = half_up(role.points, decimals), half_up(rival.points, decimals)
    differences = [part.points for part in found.differences]
    levels = tuple(accumulate(differences, initial=rival.points))
    ahead = ranking.ranked.index(role) < ranking.ranked.index(rival)
    total = Sum(points - rival_points, decimals)
    scene = _Scene(sheet, found, total, levels, ("first", "second") if ahead else ("second", "first"))
    return Waterfall(
        rival=End(rival.role.name, show(rival_points, decimals), scene.sides[1], scene.at(levels[0])),
        role=End(role.role.name, show(points, decimals), scene.sides[0], scene.at(levels[-1])),
        apart=show(total.total, decimals, sign=True),
        parts=tuple(map(scene.part, found.differences, levels, levels[1:])),
        rounding=total.rest(differences, (), ""),
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all parts of a waterfall share.

    levels  the rival's match, and where each part leads, exact; the last is the role's match.
    sides   the colours of the role and of the rival.
    """

    sheet: Sheet
    versus: Versus
    total: Sum
    levels: tuple[Fraction, ...]
    sides: tuple[str, str]

    def at(self, level: Fraction) -> float:
        """Where a level stands in the picture, whose bars reach from the least level to the most."""
        least, most = min(self.levels), max(self.levels)
        return round(LEFT + WIDTH * float((level - least) / ((most - least) or 1)), 1)

    def part(self, part: Difference, start: Fraction, end: Fraction) -> Part:
        """What one answer does, from one level to the next."""
        quiz, stars = self.sheet.quiz, self.sheet.responses.stars
        index = quiz.questions.index(part.question)
        return Part(
            number=index + 1,
            points=self.total.part(part.points),
            question=part.question.text,
            answer=part.option.label,
            starred=index in stars,
            asked=asked_rather(quiz, self.versus.role.role, self.versus.rival.role, part),
            side=self.sides[end < start],
            start=self.at(min(start, end)),
            width=round(self.at(max(start, end)) - self.at(min(start, end)), 1),
            end=self.at(end),
        )
