"""Where roles lead: what each grows into, sideways moves, and the way from an entry role to a senior one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


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


def cycle(edges: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The first way round that leads back to its start, without naming the start twice; empty where there is none."""
    done: set[str] = set()
    for start in edges:
        if found := _round(edges, start, (), done):
            return found
    return ()


def _round(edges: Mapping[str, Sequence[str]], here: str, behind: tuple[str, ...], done: set[str]) -> tuple[str, ...]:
    if here in behind:
        return behind[behind.index(here) :]
    if here in done:
        return ()
    for there in edges.get(here, ()):
        if found := _round(edges, there, (*behind, here), done):
            return found
    done.add(here)
    return ()
