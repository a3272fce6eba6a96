"""What was said on a few questions at several moments: a line for each question, with the numbers beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.readiness import LEAST, MOST, QUESTIONS, Question, Readiness
from quiz.web.parts.circles import circle
from quiz.words.numbers import rounded

BEFORE, AFTER = "Before", "After"
LEFT_OUT = "left out"
WIDE, STEP, EDGE, RADIUS = 54, 9, 6, 4  # pixels between two moments, between steps, around all, and of a dot
NARROW = 30  # between moments, where they are more than two

Said = Fraction | int | None  # a step, or the mean of several; None where nothing was said


@dataclass(frozen=True, slots=True)
class Slope:
    """A question's line.

    values  what was said at each moment, as it is printed; of `people`, where they are several.
    line, dots  paths: from moment to moment, and at each; nothing where nothing was said.
    """

    question: Question
    values: tuple[str, ...]
    people: int
    line: str
    dots: str

    @property
    def name(self) -> str:
        """What the picture shows, in words."""
        return f"{' to '.join(self.values)}, on a scale of {LEAST} to {MOST}"


@dataclass(frozen=True, slots=True)
class Slopes:
    """Lines over the same moments, each in a box of this width and height in pixels, with the rules of all steps."""

    moments: tuple[str, ...]
    lines: tuple[Slope, ...]

    @property
    def width(self) -> int:
        """As wide as the moments are apart."""
        return _across(len(self.moments) - 1, len(self.moments)) + EDGE

    @property
    def height(self) -> int:
        """As high as the steps are."""
        return (MOST - LEAST) * STEP + 2 * EDGE

    @property
    def rules(self) -> str:
        """A thin line for every step."""
        return "".join(f"M0 {_height(step):g}h{self.width}" for step in range(LEAST, MOST + 1))


def slopes(moments: Sequence[str], lines: Iterable[tuple[Question, Sequence[Said], int]]) -> Slopes:
    """The lines of some questions: what was said at each of the moments, and by how many."""
    return Slopes(tuple(moments), tuple(_slope(*line) for line in lines))


def of_one(said: Readiness) -> Slopes | None:
    """What one person said before the quiz and, if so, after it; None where they said nothing."""
    times = {name: steps for name, steps in ((BEFORE, said.before), (AFTER, said.after)) if steps}
    if not times:
        return None
    each = zip(*times.values(), strict=True)
    return slopes(tuple(times), ((question, steps, 1) for question, steps in zip(QUESTIONS, each, strict=True)))


def _slope(question: Question, said: Sequence[Said], people: int) -> Slope:
    points = [(_across(n, len(said)), _height(value)) for n, value in enumerate(said) if value is not None]
    return Slope(
        question=question,
        values=tuple(map(_printed, said)),
        people=people,
        line="".join(f"{'L' if n else 'M'}{x} {y:g}" for n, (x, y) in enumerate(points)) if len(points) > 1 else "",
        dots="".join(circle(x, y, RADIUS) for x, y in points),
    )


def _across(moment: int, moments: int) -> int:
    """Where one of the moments stands."""
    return EDGE + moment * (WIDE if moments <= len((BEFORE, AFTER)) else NARROW)


def _height(value: Fraction | int) -> float:
    return round(float(EDGE + (MOST - value) * STEP), 1)


def _printed(value: Said) -> str:
    """A step as it is; a mean with one decimal."""
    if value is None:
        return LEFT_OUT
    return rounded(value, 1) if isinstance(value, Fraction) else str(value)
