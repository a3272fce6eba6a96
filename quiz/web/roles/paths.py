"""The page of all paths: what each role grows into, as a picture and as a list, and sideways moves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from quiz.edition import Edition
from quiz.paths import Move, levels
from quiz.web.addresses import Addresses
from quiz.web.isolates import Isolated
from quiz.words.facts import cited
from quiz.words.grammar import counted

# In units of the picture, which are pixels on a wide screen.
WIDTH, NAMES = 576, 208
LETTERS = 28  # of a name in one line
LINE, ROOM, BETWEEN = 15, 25, 20
LEFT, RIGHT = NAMES + 30, WIDTH - 24  # where the first lane and the last one may stand
NARROWEST, WIDEST = 26, 56  # from lane to lane


@dataclass(frozen=True, slots=True)
class MoveView:
    """One move; `number` is empty for a sideways one. `said` is who says so, and what there is to add."""

    number: str
    role: str
    when: str
    said: str


@dataclass(frozen=True, slots=True)
class RoleMoves:
    """Where one role leads."""

    name: str
    address: str
    upward: tuple[MoveView, ...]
    sideways: tuple[MoveView, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """Roles that stand equally many steps up."""

    name: str
    roles: tuple[RoleMoves, ...]


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

    names  the levels, each with the height at which its name stands.
    """

    label: str
    width: int
    height: int
    names: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class PathsPage:
    """Where every role leads; `picture` is None where nothing grows into anything."""

    title: str
    intro: str
    picture: Picture | None
    levels: tuple[LevelView, ...]


def paths_page(edition: Edition, to: Addresses) -> PathsPage:
    """All moves of today's quiz."""
    ids = [role.id for role in edition.quiz.roles]
    steps = levels(edition.upward, ids)
    joined = [id for level in steps for id in level]
    moves = _numbered(edition, joined)
    told = [(_level(height), level) for height, level in enumerate(steps)]
    others = tuple(id for id in ids if id not in joined)
    if others and edition.has_moves:
        told.append(("No step up to or from these is told", others))
    return PathsPage(
        title="Where the roles lead",
        intro=_intro(len(moves), len(joined)) if moves else "No step up from any role is known here.",
        picture=_picture(edition, steps, moves) if moves else None,
        levels=tuple(LevelView(name, tuple(_role(edition, to, id, moves) for id in roles)) for name, roles in told),
    )


def _intro(moves: int, roles: int) -> str:
    counts = f"{counted(moves, 'step')} up between {counted(roles, 'role')}."
    return f"{counts} The levels count the longest way up. None of this plays a part in the match."


def _numbered(edition: Edition, roles: Iterable[str]) -> dict[tuple[str, str], int]:
    """The number of each move upward, by where it leads from and to, in the order in which they are told."""
    pairs = [(move.role, move.to) for role in roles for move in edition.portrait(role).grows_into]
    return {pair: number for number, pair in enumerate(pairs, 1)}


def _level(height: int) -> str:
    return f"{counted(height, 'step')} up" if height else "Roles to start in"


def _role(edition: Edition, to: Addresses, id: str, numbers: dict[tuple[str, str], int]) -> RoleMoves:
    portrait = edition.portrait(id)
    return RoleMoves(
        name=edition.quiz.role(id).name,
        address=to.role(id),
        upward=tuple(_move(edition, move, f"{numbers[id, move.to]}") for move in portrait.grows_into),
        sideways=tuple(_move(edition, move) for move in portrait.moves_to),
    )


def _move(edition: Edition, move: Move, number: str = "") -> MoveView:
    said = f"{cited(edition, move.source, move.at)}. {move.note}".strip()
    return MoveView(number, edition.quiz.role(move.to).name, move.when, said)


def _picture(edition: Edition, steps: Sequence[Sequence[str]], numbers: dict[tuple[str, str], int]) -> Picture:
    names, rows, height = _rows(edition, steps)
    goals = sorted({to for _, to in numbers}, key=lambda id: -rows[id].top)
    across = dict(zip(goals, _across(len(goals)), strict=True))
    starts = dict.fromkeys(role for role, _ in numbers)
    return Picture(
        label=f"Lines lead up from role to role, from {counted(len(steps[0]), 'role')} to start in at the foot. "
        "The list below tells each step, with the same numbers.",
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


def _rows(edition: Edition, steps: Sequence[Sequence[str]]) -> tuple[tuple[tuple[str, int], ...], dict[str, Row], int]:
    """The names of the levels, the roles below each other, highest level first, and where they end."""
    names: list[tuple[str, int]] = []
    rows: dict[str, Row] = {}
    top = 0
    for height, level in reversed(list(enumerate(steps))):
        names.append((_level(height), top + LINE))
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
