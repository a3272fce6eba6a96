"""What changed between two sittings of a group, over the people who came to both: counted, and nothing more.

A change is neither good nor bad, and no two people are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quiz.cohort.discreet import Hidden, discreet
from quiz.cohort.tally import Outcome
from quiz.content import Quiz


class Became(StrEnum):
    """What became of the role that came first."""

    SAME = "same"
    WITHIN = "within"
    BETWEEN = "between"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Changes:
    """How many people moved how.

    counts  of each `Became`; they add up to `pairs`. WITHIN is to another role of the same family, BETWEEN to a role of
            another one; UNNAMED is where one of the two results, or both, name no role first.
    """

    counts: Mapping[Became, int]

    @property
    def pairs(self) -> int:
        """How many people came to both."""
        return sum(self.counts.values())

    @property
    def shown(self) -> Mapping[Became, int | Hidden]:
        """The counts as everyone may see them, by the family rule; empty where they may not."""
        return discreet(self.counts) or {}


def changes(quiz: Quiz, moves: Mapping[tuple[Outcome, Outcome], int]) -> Changes:
    """Count what became of the role that came first.

    moves   both outcomes of the same people → how many; an unknown role raises KeyError.
    source  docs/scoring.md, "Groups".
    """
    counts = dict.fromkeys(Became, 0)
    for (before, after), count in moves.items():
        counts[_became(quiz, before[0], after[0])] += count
    return Changes(counts)


def _became(quiz: Quiz, before: str | None, after: str | None) -> Became:
    if before is None or after is None:
        return Became.UNNAMED
    one, other = quiz.role(before), quiz.role(after)
    if one == other:
        return Became.SAME
    return Became.WITHIN if one.family == other.family else Became.BETWEEN
