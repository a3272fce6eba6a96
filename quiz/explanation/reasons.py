"""Reasons: the parts of a match, summed by preference (docs/scoring.md, "By preference")."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Option, Question, Role

MEETS = 25  # positions: an option this near to a target meets it
UNCLAIMED = 50  # positions: how far a target counts as being from a role that makes no claim


@dataclass(frozen=True, slots=True)
class Part:
    """What the answer to one question does to a role's match: `part` / `scale` points.

    Parts that belong together share one scale, so that they compare as integers.
    """

    question: Question
    option: Option
    part: int
    scale: int

    @property
    def points(self) -> Fraction:
        """The points, exact."""
        return Fraction(self.part, self.scale)

    def position(self, dimension: str) -> int:
        """Where the chosen option stands on one of the question's dimensions, 0..100."""
        return self.option.positions[self.question.dimensions.index(dimension)]

    def meets(self, role: Role) -> tuple[str, ...]:
        """The dimensions on which the chosen option is near what the role asks for."""
        return tuple(d for d, is_met in self._met(role) if is_met)

    def misses(self, role: Role) -> tuple[str, ...]:
        """The dimensions on which it is not; all of them, where it meets all and yet another option is nearer."""
        met = tuple(self._met(role))
        return tuple(d for d, is_met in met if not is_met) or tuple(d for d, _ in met)

    def _met(self, role: Role) -> Iterable[tuple[str, bool]]:
        for dimension, target in zip(self.question.dimensions, role.targets(self.question), strict=True):
            if target:
                yield dimension, abs(self.position(dimension) - target.position) <= MEETS


@dataclass(frozen=True, slots=True)
class Reason:
    """What the answers about one preference do together; Σ parts = `part`.

    dimension  its id.
    quoted     the answer that stands for it: of those that pull its way, the likert one that does most.
    """

    dimension: str
    parts: tuple[Part, ...]
    quoted: Part
    part: int
    scale: int

    @property
    def points(self) -> Fraction:
        """The points, exact."""
        return Fraction(self.part, self.scale)

    @property
    def mark(self) -> int | None:
        """Where the quoted answer stands on the dimension, 0..100; None for one of a single choice."""
        return self.quoted.position(self.dimension) if self.quoted.question.ordered else None


def main_dimension(role: Role, question: Question) -> str:
    """The preference that a question is about, for a role that weighs it: the one of greatest weight."""
    return _most(question, lambda dimension: _weight(role, dimension))


def telling_dimension(role: Role, rival: Role, question: Question) -> str:
    """The preference that a question is about, for two roles: the one on which their targets differ most."""
    return _most(question, lambda dimension: _apart_on(role, rival, dimension))


def _most(question: Question, measure: Callable[[str], int]) -> str:
    """The dimension with the largest measure; then the one with the widest spread; then the first by id."""
    spreads = {
        dimension: max(positions) - min(positions)
        for dimension, positions in zip(
            question.dimensions, zip(*(option.positions for option in question.options), strict=True), strict=True
        )
    }
    return min(question.dimensions, key=lambda dimension: (-measure(dimension), -spreads[dimension], dimension))


def _weight(role: Role, dimension: str) -> int:
    target = role.target(dimension)
    return target.weight if target else 0


def _apart_on(role: Role, rival: Role, dimension: str) -> int:
    """How far apart two targets are; a role without one makes no claim, and counts as half the scale away."""
    mine, theirs = role.target(dimension), rival.target(dimension)
    if mine and theirs:
        return abs(mine.position - theirs.position)
    return UNCLAIMED if mine or theirs else -1


def gather(parts: Sequence[Part], about: Callable[[Part], str]) -> tuple[Reason, ...]:
    """The parts summed by preference; the largest sum first, equal ones by the dimension's id."""
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(about(part), []).append(part)
    reasons = [_reason(dimension, tuple(group)) for dimension, group in groups.items()]
    return tuple(sorted(reasons, key=lambda reason: (-reason.part, reason.dimension)))


def _reason(dimension: str, parts: tuple[Part, ...]) -> Reason:
    total = sum(part.part for part in parts)
    pulling = [part for part in parts if part.part * total > 0] or parts
    quoted = min(pulling, key=lambda part: (not part.question.ordered, -abs(part.part), part.question.id))
    return Reason(dimension, parts, quoted, total, parts[0].scale)


def smallest_first(reason: Reason) -> tuple[int, str]:
    """The order of what counts against a role; equal ones by the dimension's id."""
    return reason.part, reason.dimension
