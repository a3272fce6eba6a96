"""What each role grows into, drawn as a graph: its levels from the foot up, numbered as in the lists below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeAlias

from quiz.edition import Edition
from quiz.web.isolates import Isolated

Levels: TypeAlias = Sequence[Sequence[str]]  # ids of roles, those to start in first

# In units of the picture, which are pixels on a wide screen.
WIDTH, NAMES = 576, 208
LETTERS = 28  # of a name in one line
LINE, ROOM, BETWEEN = 15, 25, 20
LEFT, RIGHT = NAMES + 30, WIDTH - 24  # where the first lane and the last one may stand
NARROWEST, WIDEST = 26, 56  # from lane to lane


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the picture: its box, and the height at which moves leave it and arrive."""

    lines: tuple[str, ...]
    top: int
    height: int

    @property
    def leaves(self) -> int:
        """The height of the line on which moves leave."""
        return self.top + self.height // 2 - 7

    @property
    def arrives(self) -> int:
        """The height of the line on which moves arrive."""
        return self.top + self.height // 2 + 8


@dataclass(frozen=True, slots=True)
class Lane:
    """All moves to one role: up from `foot`, and left into its box at `head`."""

    x: int
    foot: int
    head: int


@dataclass(frozen=True, slots=True)
class Line:
    """The moves out of one role: a line from its box to the last lane that it joins."""

    y: int
    end: int


@dataclass(frozen=True, slots=True)
class Joint:
    """Where a move joins the lane to its role, with the number of the move."""

    x: int
    y: int
    number: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The graph, drawn so that nothing can overlap: a row a role, a lane for each role that others grow into.

    names  of the levels: how many steps up each is, with the height at which its name stands.
    """

    width: int
    height: int
    names: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    joints: tuple[Joint, ...]


def numbered(edition: Edition, groups: Levels) -> dict[tuple[str, str], int]:
    """The number of each move upward, by where it leads from and to, in the order in which they are listed."""
    pairs = [(move.role, move.to) for group in groups for role in group for move in edition.portrait(role).grows_into]
    return {pair: number for number, pair in enumerate(pairs, 1)}


def draw(edition: Edition, steps: Levels, numbers: Mapping[tuple[str, str], int]) -> Picture | None:
    """The picture of all moves upward, by the levels of the roles that they join; None where there are none."""
    if not numbers:
        return None
    names, rows, height = _rows(edition, steps)
    goals = sorted({to for _, to in numbers}, key=lambda id: -rows[id].top)
    across = dict(zip(goals, _across(len(goals)), strict=True))
    starts = dict.fromkeys(role for role, _ in numbers)
    return Picture(
        width=max(WIDTH, max(across.values()) + WIDTH - RIGHT),
        height=height,
        names=names,
        rows=tuple(rows.values()),
        lanes=tuple(
            Lane(across[goal], max(rows[role].leaves for role, to in numbers if to == goal), rows[goal].arrives)
            for goal in goals
        ),
        lines=tuple(
            Line(rows[start].leaves, max(across[to] for role, to in numbers if role == start)) for start in starts
        ),
        joints=tuple(Joint(across[to], rows[role].leaves, f"{number}") for (role, to), number in numbers.items()),
    )


def _rows(edition: Edition, steps: Levels) -> tuple[tuple[tuple[int, int], ...], dict[str, Row], int]:
    """Where the names of the levels stand, the roles below each other, highest level first, and where they end."""
    names: list[tuple[int, int]] = []
    rows: dict[str, Row] = {}
    top = 0
    for height, level in reversed(list(enumerate(steps))):
        names.append((height, top + LINE))
        top += BETWEEN
        for role in level:
            name = edition.quiz.role(role).name
            lines = tuple(name.like(line) if isinstance(name, Isolated) else line for line in wrap(name, LETTERS))
            rows[role] = Row(lines, top, LINE * len(lines) + ROOM)
            top += rows[role].height
        top += BETWEEN // 2
    return tuple(names), rows, top


def _across(lanes: int) -> list[int]:
    """Where the lanes stand. Those to lower roles come first, so that no line into a box crosses another lane."""
    apart = min(WIDEST, max(NARROWEST, (RIGHT - LEFT) // max(lanes - 1, 1)))
    return [LEFT + lane * apart for lane in range(lanes)]
