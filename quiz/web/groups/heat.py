"""All answers of a class at a glance: questions that share their answers in a table, darker cells for more people."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.cohort import QuestionSummary

SHADES = ("", "h1", "h2", "h3", "h4")  # classes: none, up to a seventh of all answers, up to two, three, and above
SEVENTHS = 7


@dataclass(frozen=True, slots=True)
class Heat:
    """Questions on the same scale: the labels of their answers, and how often each was chosen."""

    labels: tuple[str, ...]
    rows: tuple[QuestionSummary, ...]

    @property
    def has_gaps(self) -> bool:
        """Whether anybody left one of them out, or had not come to it."""
        return any(row.left_out or row.unanswered for row in self.rows)


def scales(questions: Sequence[QuestionSummary]) -> tuple[Heat, ...]:
    """The ordered questions by their answers, in the quiz's order."""
    found: dict[tuple[str, ...], list[QuestionSummary]] = {}
    for each in questions:
        if each.question.ordered:
            found.setdefault(tuple(option.label for option in each.question.options), []).append(each)
    return tuple(Heat(labels, tuple(rows)) for labels, rows in found.items())


def shade(count: int, answered: int) -> str:
    """How dark a cell is: light only where nobody chose it."""
    return SHADES[min(len(SHADES) - 1, -(-SEVENTHS * count // answered)) if answered else 0]
