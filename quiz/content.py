"""What a quiz is: dimensions, questions, roles, and the tables that scoring reads.

A `Quiz` holds what a result means and nothing else, so that a result is a pure
function of (version, responses). What else a file says of the roles, and may
change without changing a result, is in the `Edition` around it (edition.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal, TypeAlias, TypeVar

AUTHORED = "authored"  # the source of a target that we set ourselves, with a reason
LEFT_OUT_ID = "left_out"  # what a form sends for a question left out; no id has an underscore

Basis: TypeAlias = Literal["figure", "reading", "judgement"]

_T = TypeVar("_T", "Dimension", "Question", "Role", "Family")


@dataclass(frozen=True, slots=True)
class Dimension:
    """A named work preference. `low` and `high` are its poles, at positions 0 and 100."""

    id: str
    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer on offer. `positions` are 0..100, one for each of its question's dimensions."""

    id: str
    label: str
    positions: tuple[int, ...]

    def distance(self, targets: Sequence["Target | None"]) -> Fraction:
        """How far it is from what a role asks for: the mean of |position - target|, weighted.

        targets  the role's on the question's dimensions, at least one.
        """
        placed = [(position, target) for position, target in zip(self.positions, targets, strict=True) if target]
        total = sum(target.weight * abs(position - target.position) for position, target in placed)
        return Fraction(total, sum(target.weight for _, target in placed))


@dataclass(frozen=True, slots=True)
class Question:
    """One idea, and its options; likert options are ordered, single ones are not.

    dimensions  ids of the one to three dimensions that every option places, in the quiz's order.
    about       what it means, with an example, for whoever asks; empty if the file does not say. Never scored.
    """

    id: str
    kind: Literal["likert", "single"]
    text: str
    dimensions: tuple[str, ...]
    options: tuple[Option, ...]
    about: str = ""

    @property
    def ordered(self) -> bool:
        """Whether neighbouring options are one step apart."""
        return self.kind == "likert"

    @property
    def is_reversed(self) -> bool:
        """Whether the first label of an ordered question stands at the high pole."""
        return self.ordered and self.options[0].positions > self.options[-1].positions


@dataclass(frozen=True, slots=True)
class Target:
    """Where a role stands on a dimension: position 0..100, weight 1..3, and who says so.

    figure  what its source publishes, if the position is that figure stretched over the roles.
    at      the place in the source; empty where the file does not say.

    Notes, figures and places change no result and are not archived, so an archived target has none of them.
    """

    dimension: str
    position: int
    weight: int
    source: str
    note: str = field(default="", compare=False)
    figure: Decimal | None = field(default=None, compare=False)
    at: str = field(default="", compare=False)

    @property
    def basis(self) -> Basis:
        """What it rests on: a published figure, our reading of what a source says in words, or our own judgement."""
        if self.source == AUTHORED:
            return "judgement"
        return "reading" if self.figure is None else "figure"


@dataclass(frozen=True, slots=True)
class Family:
    """A group of roles that are shown together."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """A path that a person may take; a dimension without a target has weight 0.

    profile  targets in the order of the quiz's dimensions.
    """

    id: str
    name: str
    family: str
    profile: tuple[Target, ...]

    def target(self, dimension: str) -> Target | None:
        """The target on a dimension, or None where the role makes no claim."""
        return next((target for target in self.profile if target.dimension == dimension), None)

    def targets(self, question: Question) -> list[Target | None]:
        """Its targets on the question's dimensions, in their order; None where it makes no claim."""
        return [self.target(dimension) for dimension in question.dimensions]


@dataclass(frozen=True, slots=True)
class Table:
    """What scoring needs of one role, in integers.

    scale       common denominator of the role's agreements.
    weights     Q weights, 0..3.
    agreements  Q rows, one agreement an option: 0..100, times scale; a row of zeros where the weight is 0.
    """

    scale: int
    weights: tuple[int, ...]
    agreements: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """What a result means.

    version  64 hexadecimal digits: SHA-256 of `canonical(quiz)` when the quiz was first read.
    tables   one a role, in the roles' order.
    """

    id: str
    version: str
    dimensions: tuple[Dimension, ...]
    questions: tuple[Question, ...]
    families: tuple[Family, ...]
    roles: tuple[Role, ...]
    tables: tuple[Table, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile the tables."""
        object.__setattr__(self, "tables", tuple(_table(role, self.questions) for role in self.roles))

    def __hash__(self) -> int:
        """The version's, which stands for the content; to hash all of that would slow every look-up down."""
        return hash(self.version)

    @property
    def most_stars(self) -> int:
        """How many questions may be starred: a third of them."""
        return len(self.questions) // 3

    @property
    def one_way(self) -> tuple[Dimension, ...]:
        """The dimensions whose ordered questions all run the same way, so that leaning to one label moves people there.

        With one such question a dimension cannot be balanced (acquiescence); with both sorts, the lean cancels out.
        """
        ways: dict[str, set[bool]] = {}
        for question in self.questions:
            if question.ordered:
                ways.setdefault(question.dimensions[0], set()).add(question.is_reversed)
        return tuple(dimension for dimension in self.dimensions if len(ways.get(dimension.id, ())) == 1)

    def index(self, question: str) -> int | None:
        """Where the question with this id stands; None if there is none."""
        return next((index for index, each in enumerate(self.questions) if each.id == question), None)

    def dimension(self, id: str) -> Dimension:
        """The dimension with this id. Raises KeyError."""
        return _by_id(self.dimensions, id)

    def question(self, id: str) -> Question:
        """The question with this id. Raises KeyError."""
        return _by_id(self.questions, id)

    def role(self, id: str) -> Role:
        """The role with this id. Raises KeyError."""
        return _by_id(self.roles, id)

    def family(self, id: str) -> Family:
        """The family with this id. Raises KeyError."""
        return _by_id(self.families, id)


def _table(role: Role, questions: tuple[Question, ...]) -> Table:
    """Compile what the role makes of each question, over one common denominator.

    An option's agreement is 100 minus how much farther it is from the role than the question's nearest option.
    """
    weights = {target.dimension: target.weight for target in role.profile}
    shares = [sum(weights.get(d, 0) for d in question.dimensions) for question in questions]
    scale = lcm(*(share for share in shares if share))
    return Table(
        scale=scale,
        weights=tuple(max(weights.get(d, 0) for d in question.dimensions) for question in questions),
        agreements=tuple(_agreements(role, question, scale) for question in questions),
    )


def _agreements(role: Role, question: Question, scale: int) -> tuple[int, ...]:
    targets = role.targets(question)
    if not any(targets):
        return (0,) * len(question.options)
    distances = [option.distance(targets) for option in question.options]
    nearest = min(distances)
    return tuple(int(scale * (100 - (each - nearest))) for each in distances)


def _by_id(items: tuple[_T, ...], id: str) -> _T:
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)
