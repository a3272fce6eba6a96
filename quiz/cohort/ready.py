"""How ready a group felt from moment to moment: each question's mean, of the same people each time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from quiz.cohort.discreet import FEWEST
from quiz.readiness import QUESTIONS, Question, steps

_Texts = TypeVar("_Texts", bound=Sequence[str])


@dataclass(frozen=True, slots=True)
class Course:
    """How a question was answered by those who answered it at every moment.

    people  how many they are.
    means   of their steps at each moment, 1..5; none where there is nobody.
    """

    question: Question
    people: int
    means: tuple[Fraction, ...]

    @property
    def is_small(self) -> bool:
        """Whether they are so few that a mean would be about persons."""
        return self.people < FEWEST


def courses(counts: Mapping[_Texts, int]) -> tuple[Course, ...]:
    """A course for each question about readiness.

    counts  what was said at each moment, as `readiness` spells it → how many people said just that. All have equally
            many moments; a text is empty where a person said nothing.
    """
    moments = [([steps(text) for text in texts], count) for texts, count in counts.items()]
    return tuple(_course(question, place, moments) for place, question in enumerate(QUESTIONS))


def _course(question: Question, place: int, moments: Sequence[tuple[Sequence[Sequence[int | None]], int]]) -> Course:
    """The course of one question, which stands at this place in what was said at a moment."""
    said = [([each[place] if each else None for each in times], count) for times, count in moments]
    whole = [([step for step in line if step is not None], count) for line, count in said if None not in line]
    people = sum(count for _, count in whole)
    sums = map(sum, zip(*([step * count for step in line] for line, count in whole), strict=True))
    return Course(question, people, tuple(Fraction(total, people) for total in sums))
