"""Quizzes that many tests read: the worked example of docs/scoring.md, and the one that is shipped."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from quiz.archive import seal
from quiz.content import AUTHORED, Dimension, Family, Option, Question, Quiz, Role, Target
from quiz.reading import read
from quiz.responses import Responses, respond

ROOT = Path(__file__).resolve().parent.parent
POSITIONS = (0, 25, 50, 75, 100)
LABELS = ("Not at all", "A little", "Somewhat", "Quite a lot", "Very much")

# The worked example: a role's target and weight on each dimension; where it makes no claim, nothing.
CLAIMS = {
    "specialist": {"customers": (100, 3), "hardware": (0, 2), "scripting": (50, 1), "onsite": (0, 1)},
    "technician": {"customers": (25, 1), "hardware": (100, 3), "onsite": (100, 2), "certify": (100, 2)},
    "analyst": {"customers": (75, 1), "hardware": (0, 2), "scripting": (100, 3), "certify": (50, 1)},
}
ANSWERS = {"customers": 75, "hardware": 25, "scripting": 50, "onsite": 0, "certify": 50}


def likert(id: str, dimension: str = "", positions: tuple[int, ...] = POSITIONS) -> Question:
    """A question of labelled points on one dimension, by default the dimension of the same id."""
    options = (Option(str(n + 1), LABELS[n], (position,)) for n, position in enumerate(positions))
    return Question(id, "likert", f"How much would you like {id}?", (dimension or id,), tuple(options))


def single(id: str, dimensions: tuple[str, ...], options: Mapping[str, tuple[int, ...]]) -> Question:
    """A question of unordered options, each with its positions on the dimensions."""
    placed = (Option(option, f"Rather {option}", positions) for option, positions in options.items())
    return Question(id, "single", f"Which {id} would you rather have?", dimensions, tuple(placed))


def role(id: str, claims: Mapping[str, tuple[int, int]]) -> Role:
    """A role from its claims: dimension → (target, weight)."""
    profile = (Target(dimension, target, weight, AUTHORED) for dimension, (target, weight) in claims.items())
    return Role(id, id.title(), "support", tuple(profile))


def quiz_of(questions: tuple[Question, ...], claims: Mapping[str, Mapping[str, tuple[int, int]]]) -> Quiz:
    """A sealed quiz of one family, with the dimensions that its questions place."""
    dimensions = dict.fromkeys(dimension for question in questions for dimension in question.dimensions)
    return seal(
        Quiz(
            id="example",
            version="",
            dimensions=tuple(Dimension(id, id.title(), f"without {id}", f"{id} all day") for id in dimensions),
            questions=questions,
            families=(Family("support", "Supporting people"),),
            roles=tuple(role(id, targets) for id, targets in claims.items()),
        )
    )


@cache
def worked_quiz() -> Quiz:
    """The quiz of the worked example: five likert questions, three roles."""
    return quiz_of(tuple(likert(id) for id in ANSWERS), CLAIMS)


def worked_sheet(**changes: int | None) -> Responses:
    """The responses of the worked example, `customers` starred; changed to other positions, or None: left out."""
    positions = {**ANSWERS, **changes}
    answers = {id: "left_out" if position is None else str(position // 25 + 1) for id, position in positions.items()}
    return respond(worked_quiz(), answers, ["customers"])


@cache
def shipped_quiz() -> Quiz:
    """The quiz of questions.yaml."""
    return read(ROOT / "questions.yaml").quiz
