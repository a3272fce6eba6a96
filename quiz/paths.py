"""Where roles lead: what each grows into, sideways moves, and the way from an entry role to a senior one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Move:
    """From one role to another.

    when    the condition, as a sentence.
    toward  dimension → position 0..100 that stands for this branch; empty where it stands for none.
    source  id of the source, or "authored" with the reason in `note`; `at` says where in it.
    """

    role: str
    to: str
    when: str
    toward: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The way from an entry role to one role, and on from there.

    steps       up from `start` to the role; none where the role is an entry role itself.
    is_only     whether no other way leads there from any entry role.
    is_highest  whether there are several entry roles, and `start` stands highest of them in the order given.
    branches    what the role grows into; `is_sorted` where the answers had a say in their order.
    """

    start: str
    steps: tuple[Move, ...]
    is_only: bool
    is_highest: bool
    branches: tuple[Move, ...]
    is_sorted: bool

    @property
    def stations(self) -> tuple[str, ...]:
        """The roles on the way up, by their ids, with both ends."""
        return (self.start, *(move.to for move in self.steps))

    @classmethod
    def of(
        cls, moves: Iterable[Move], role: str, order: Sequence[str], answers: Mapping[str, Fraction | None]
    ) -> "Path":
        """The path of one role.

        moves    all moves upward.
        order    ids of roles, best match first; the way starts with the entry role that stands first in it and,
                 where none does, with the nearest.
        answers  by dimension, at least for those that the branches stand for.
        """
        upward = tuple(moves)
        starts = entries(upward, role)
        start = min(starts, key=lambda each: order.index(each) if each in order else len(order))
        steps = way(upward, start, role)
        branches = nearest_first([move for move in upward if move.role == role], answers)
        return cls(
            start=start,
            steps=steps,
            is_only=is_only_way(upward, steps),
            is_highest=len(starts) > 1 and start in order,
            branches=branches,
            is_sorted=len(branches) > 1 and any(distance(move, answers) is not None for move in branches),
        )


def entries(moves: Iterable[Move], role: str) -> tuple[str, ...]:
    """The roles that nothing grows into and that lead to this one, nearest first; itself, where nothing does."""
    upward = tuple(moves)
    found: list[str] = []
    waiting, seen = [role], {role}
    for here in waiting:
        below = [move.role for move in upward if move.to == here]
        if not below:
            found.append(here)
        waiting += [each for each in dict.fromkeys(below) if each not in seen]
        seen.update(below)
    return tuple(found)


def way(moves: Iterable[Move], start: str, goal: str) -> tuple[Move, ...]:
    """The shortest way up from one role to another, empty to itself. Raises ValueError if there is none."""
    upward = tuple(moves)
    ways: dict[str, tuple[Move, ...]] = {start: ()}
    waiting = [start]
    for here in waiting:
        if here == goal:
            return ways[here]
        for move in upward:
            if move.role == here and move.to not in ways:
                ways[move.to] = (*ways[here], move)
                waiting.append(move.to)
    raise ValueError(f"{start} does not lead to {goal}")


def is_only_way(moves: Iterable[Move], way: Iterable[Move]) -> bool:
    """Whether no other way up leads from any entry role to where this one, from an entry role, ends."""
    ends = [move.to for move in moves]
    return all(ends.count(step.to) == 1 for step in way)


def levels(moves: Iterable[Move], roles: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The roles that moves upward join, by the longest way up to each; those that nothing grows into come first.

    Within a level the roles keep their order.
    """
    upward = tuple(moves)
    joined = {end for move in upward for end in (move.role, move.to)}
    heights = {role: 0 for role in roles if role in joined}
    for _ in heights:  # no way is longer than there are roles
        for move in upward:
            heights[move.to] = max(heights[move.to], heights[move.role] + 1)
    found = range(max(heights.values(), default=-1) + 1)
    return tuple(tuple(role for role in heights if heights[role] == level) for level in found)


def distance(move: Move, answers: Mapping[str, Fraction | None]) -> Fraction | None:
    """How far the answers are from what a branch stands for: 0..100, the mean over its dimensions that were answered.

    answers  where they stand on average, 0..100, dimension by dimension; None or nothing without an answer.

    None where it stands for nothing, or nothing of it was answered. It plays no part in a match.
    """
    means = ((position, answers.get(dimension)) for dimension, position in move.toward.items())
    apart = [abs(position - mean) for position, mean in means if mean is not None]
    return sum(apart, Fraction()) / len(apart) if apart else None


def nearest_first(moves: Iterable[Move], answers: Mapping[str, Fraction | None]) -> tuple[Move, ...]:
    """Moves, nearest to the answers first; equally near ones in their order, and those without a distance last."""

    def rank(move: Move) -> tuple[bool, Fraction]:
        found = distance(move, answers)
        return found is None, found or Fraction()

    return tuple(sorted(moves, key=rank))
