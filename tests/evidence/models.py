"""The simulated people of the evidence: what each model makes of people who answer like a role.

They are drawn as those of `quiz check` are (quiz/lint/people.py; docs/scoring.md, "Own noisy self"), and where a model
adds nothing they are the same people.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from quiz.content import Question, Quiz, Role, Target
from quiz.lint.people import NOISE, Column, Crowd, answers, gather

MIDDLE = 50  # of the positions on a dimension

Sheet: TypeAlias = tuple[int, ...]  # Q option indexes


@dataclass(frozen=True, slots=True)
class Draw:
    """What chance gives to P people, before they play a role under a model.

    crowd  their leans, noises and picks.
    slips  for each question P numbers in 0..1: those under a model's careless share take a uniform option.
    """

    crowd: Crowd
    slips: Mapping[str, Column]


def draw(quiz: Quiz, people: int) -> Draw:
    """Draw people with fixed seeds; the noises, leans and picks are those of `quiz check`."""
    chance = random.Random(2)
    slips = {question.id: [chance.random() for _ in range(people)] for question in quiz.questions}
    return Draw(gather(quiz, people), slips)


@dataclass(frozen=True, slots=True)
class Model:
    """How people depart from the role that they play, in the order in which it happens.

    pull      the share of the way to the middle, 0..1, by which every target is moved.
    saying    labels by which everybody moves on every likert question: 1 up, -1 down; single choices stay.
    noise     standard deviation of the error of each answer, in steps of the five-point scale (25 positions).
    leaning   whether each person has a lean of their own to one end of the likert scale, too: SD 0.59 steps.
    careless  the share of answers, 0..1, that are replaced by a uniform one in the end.
    """

    name: str
    pull: float = 0.0
    saying: int = 0
    noise: float = NOISE
    leaning: bool = False
    careless: float = 0.0

    def sheets(self, quiz: Quiz, role: Role, people: Draw) -> Iterator[Sheet]:
        """What the people choose as this role: P complete sheets."""
        views, crowd = self.views(role), self._crowd(people.crowd)
        columns = [self._slip(q, answers(q, views, crowd)[1], people.slips[q.id]) for q in quiz.questions]
        return zip(*columns, strict=True)

    def views(self, role: Role) -> Role:
        """The role with its targets moved to the middle; it claims what it claimed, with the same weights."""
        moved = (at(target, target.position + self.pull * (MIDDLE - target.position)) for target in role.profile)
        return replace(role, profile=tuple(moved))

    def _crowd(self, crowd: Crowd) -> Crowd:
        scale = self.noise / NOISE
        noises = {placement: [scale * noise for noise in column] for placement, column in crowd.noises.items()}
        return replace(crowd, leans=[self.saying + self.leaning * lean for lean in crowd.leans], noises=noises)

    def _slip(self, question: Question, column: list[int], slips: Column) -> list[int]:
        size, share = len(question.options), self.careless
        return [int(slip / share * size) if slip < share else tick for tick, slip in zip(column, slips, strict=True)]


def at(target: Target, position: float) -> Target:
    """The same claim at another position, 0..100; between whole ones, too, since only simulated people read it."""
    return replace(target, position=position)  # type: ignore[arg-type]


MODELS = (
    Model("noise 0.92"),
    Model("noise 0.96", noise=0.96),
    Model("leaning", leaning=True),
    Model("careless, 20 %", careless=0.2),
    Model("careless, 40 %", careless=0.4),
    Model("middling", pull=0.5),
    Model("yea-sayers", saying=1),
    Model("nay-sayers", saying=-1),
)
BASE = MODELS[0]
