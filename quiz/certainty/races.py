"""The leader against each rival: what every change of an answer takes from its lead, in integers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm

from quiz.content import Role
from quiz.scoring import Match

Move = tuple[int, int]  # a question, and the option that its answer moves to


@dataclass(frozen=True, slots=True)
class Race:
    """The leader against one rival: by how much it leads, and what each move takes from that lead."""

    rival: Role
    lead: int
    losses: Sequence[int]

    @property
    def is_reached(self) -> bool:
        """Whether one move brings the rival level or above."""
        return max(self.losses) >= self.lead


def races_of(leader: Match, rivals: Sequence[Match], moves: list[Move]) -> Iterator[Race]:
    """The leader against each rival, over moves that leave the divisors as they are."""
    own = _losses(leader, moves)
    for rival in rivals:
        scale = lcm(leader.scale, rival.scale)
        ours, theirs = scale // leader.scale, scale // rival.scale
        lead = ours * sum(leader.parts) - theirs * sum(rival.parts)
        losses = [ours * loss - theirs * other for loss, other in zip(own, _losses(rival, moves), strict=True)]
        yield Race(rival.role, lead, losses)


def _losses(match: Match, moves: list[Move]) -> list[int]:
    """What each move takes from the match, in its own scale; below 0 where the match gains."""
    weights, rows, parts = match.weights, match.table.agreements, match.parts
    return [parts[q] - weights[q] * rows[q][option] for q, option in moves]
