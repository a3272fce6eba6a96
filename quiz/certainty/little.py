"""Why a sheet gives little to go on: too few answers, or the same answer everywhere."""

from dataclasses import dataclass

from quiz.content import Quiz
from quiz.responses import Responses

SHORTEST_LINE = 3  # two equal likert answers are no pattern: one person in five gives them by chance


@dataclass(frozen=True, slots=True)
class TooFewAnswers:
    """Less than half of the questions are answered."""

    answered: int
    questions: int


@dataclass(frozen=True, slots=True)
class StraightLine:
    """Every likert question that was answered got the same option.

    number     of that option, from 1.
    label      of that option; empty where the questions have different ones.
    questions  how many got it.
    """

    number: int
    label: str
    questions: int


def little_to_go_on(quiz: Quiz, responses: Responses) -> TooFewAnswers | StraightLine | None:
    """Why nothing may be concluded from these responses; None if something may."""
    if not is_half_answered(responses):
        return TooFewAnswers(len(responses.answered), len(responses.choices))
    return _straight_line(quiz, responses)


def is_half_answered(responses: Responses) -> bool:
    """Whether half of the questions or more are answered."""
    return 2 * len(responses.answered) >= len(responses.choices)


def _straight_line(quiz: Quiz, responses: Responses) -> StraightLine | None:
    pairs = zip(quiz.questions, responses.choices, strict=True)
    line = [(choice, question.options[choice].label) for question, choice in pairs if question.ordered and choice >= 0]
    if len(line) < SHORTEST_LINE or len({choice for choice, _ in line}) > 1:
        return None
    labels = {label for _, label in line}
    return StraightLine(line[0][0] + 1, labels.pop() if len(labels) == 1 else "", len(line))
