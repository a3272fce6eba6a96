"""The hinge: the one answer that moves first place most (docs/scoring.md, "What a talk begins with")."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from quiz.content import Quiz, Role
from quiz.counterfactual import Change
from quiz.counterfactual.board import Board, lay_out
from quiz.responses import Responses
from quiz.scoring import Ranking

Leads = dict[int, int]  # by its lane, by how much the best role leads each role: itself by 0


@dataclass(frozen=True, slots=True)
class Hinge:
    """Another answer to one question, and what it makes of the lead in first place.

    after  the lead with the other answer, in points; below 0 where another role passes the one that has it now.
    roles  `narrowest`: the rivals that are then nearest, or past it. `widest`: those that then lead.
    moves  whether it does what was looked for at all: where it does not, no single change does.
    """

    change: Change
    after: Fraction
    roles: tuple[Role, ...]
    moves: bool


class _Tried(NamedTuple):
    question: int
    new: int
    leads: Leads


def narrowest(quiz: Quiz, responses: Responses, ranking: Ranking) -> Hinge | None:
    """Of all single changes, the one that leaves the best role the least lead over its nearest rival.

    Equal ones by the quiz's order of questions, then of options. None with fewer than two ranked roles.
    """
    if not ranking.has_rivals:
        return None
    board = lay_out(quiz, responses)
    best = board.place(ranking.ranked[0].role)

    def lead(leads: Leads) -> int:
        return min(leads[place] for place in leads if place != best)

    found = min(_tried(board, best), key=lambda each: (lead(each.leads), each.question, each.new))
    rivals = [place for place in found.leads if place != best and found.leads[place] == lead(found.leads)]
    return _hinge(board, found, lead(found.leads), rivals, moves=lead(found.leads) < lead(_now(board, best)))


def widest(quiz: Quiz, responses: Responses, ranking: Ranking) -> Hinge | None:
    """Of all single changes, the one after which some role, whichever, leads the next by most; likewise."""
    if not ranking.has_rivals:
        return None
    board = lay_out(quiz, responses)
    best = board.place(ranking.ranked[0].role)

    def lead(leads: Leads) -> int:
        first, second, *_ = sorted(leads.values())
        return second - first

    found = min(_tried(board, best), key=lambda each: (-lead(each.leads), each.question, each.new))
    leaders = [place for place, its in found.leads.items() if its == min(found.leads.values())]
    return _hinge(board, found, lead(found.leads), leaders, moves=lead(found.leads) > lead(_now(board, best)))


def _tried(board: Board, best: int) -> Iterator[_Tried]:
    """Every sheet with one other answer."""
    standing = board.standing(best)
    for question, gains in board.gains(best):
        for new, gain in enumerate(gains):
            if new != board.responses.choices[question]:
                yield _Tried(question, new, _leads(board, best, standing + gain))


def _now(board: Board, best: int) -> Leads:
    return _leads(board, best, board.standing(best))


def _leads(board: Board, best: int, standing: int) -> Leads:
    return {**dict(zip(board.lanes.places, board.lanes.read(standing), strict=True)), best: 0}


def _hinge(board: Board, found: _Tried, lead: int, places: list[int], *, moves: bool) -> Hinge:
    quiz, q = board.quiz, found.question
    return Hinge(
        change=Change(q, quiz.questions[q], board.responses.choices[q], found.new),
        after=Fraction(100 * lead, board.whole),
        roles=tuple(quiz.roles[place] for place in places),
        moves=moves,
    )
