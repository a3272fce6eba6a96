"""People who answer like a role, but noisily: how many of them get that role (docs/scoring.md, "Own noisy self").

One crowd is drawn once, with its noise, and plays each role in turn, so that neither the number nor the order of the
roles changes the outcome for any of them.
"""

import random
from bisect import bisect
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.content import Option, Question, Quiz, Role, Target
from quiz.scoring import Grid

NOISE = 0.92  # standard deviation of one answer, in steps of the five-point scale
SHIFT = 0.59  # standard deviation of a person's lean to one end of the scale, in steps
STEP = 25  # positions between two labels
LEVEL = 1e-9  # distances as near as this are equal; the noise alone never makes them so

Column = list[float]  # one draw a person


@dataclass(frozen=True, slots=True)
class Crowd:
    """What chance gives to P people, before they play a role.

    leans   P leans to the last label (over 0) or the first, in steps, SD 0.59.
    noises  for each placement, (question, dimension), P errors in steps, SD 0.92.
    picks   for each question P numbers in 0..1, for choosing where a role does not decide.
    """

    leans: Column
    noises: Mapping[tuple[str, str], Column]
    picks: Mapping[str, Column]


def gather(quiz: Quiz, people: int) -> Crowd:
    """Draw a crowd with a fixed seed, in the order of the quiz's questions and of the ids of their dimensions."""
    chance = random.Random(1)  # noqa: S311 (a fixed seed is the point)
    placements = [(question.id, dimension) for question in quiz.questions for dimension in sorted(question.dimensions)]
    return Crowd(
        leans=[chance.gauss(0, SHIFT) for _ in range(people)],
        noises={placement: [chance.gauss(0, NOISE) for _ in range(people)] for placement in placements},
        picks={question.id: [chance.random() for _ in range(people)] for question in quiz.questions},
    )


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of the people of one role.

    people     how many played it.
    first      how many have their role strictly first.
    three      how many have at most two other roles level or above.
    confusion  the role that stands in its way most often; None if none ever does.
    """

    people: int
    first: int
    three: int
    confusion: Role | None


def recover(quiz: Quiz, table: Grid, index: int, crowd: Crowd) -> tuple[Recovery, Recovery]:
    """Let the crowd play role `index` on every question, and count who gets it: without their leans, and with them."""
    role = quiz.roles[index]
    ticks = [answers(question, role, crowd) for question in quiz.questions]
    plain, leaning = zip(*ticks, strict=True)
    return _count(quiz, table, index, plain), _count(quiz, table, index, leaning)


def _count(quiz: Quiz, table: Grid, index: int, columns: tuple[list[int], ...]) -> Recovery:
    ahead: Counter[int] = Counter()  # how many others are level or above → people
    rivals: Counter[int] = Counter()  # who is furthest ahead, or level → people
    for choices in zip(*columns, strict=True):
        totals = table.totals(choices)
        own, totals[index] = totals[index], -1
        most = max(totals)
        ahead[sum(total >= own for total in totals)] += 1
        if most >= own:
            rivals[totals.index(most)] += 1
    return Recovery(
        people=ahead.total(),
        first=ahead[0],
        three=ahead[0] + ahead[1] + ahead[2],
        confusion=quiz.roles[rivals.most_common(1)[0][0]] if rivals else None,
    )


def answers(question: Question, role: Role, crowd: Crowd) -> tuple[list[int], list[int]]:
    """What each of the crowd ticks as this role, an option's index: without their leans, and with them.

    A lean is one to labels, so it moves likert questions alone; where the role weighs nothing, chance picks.
    """
    targets = role.targets(question)
    if question.ordered and targets[0]:
        noises = crowd.noises[question.id, targets[0].dimension]
        leaning = [lean + noise for lean, noise in zip(crowd.leans, noises, strict=True)]
        return _labels(question, targets[0], noises), _labels(question, targets[0], leaning)
    column = _nearest(question, targets, crowd) if any(targets) else _any(question, crowd)
    return column, column


def _any(question: Question, crowd: Crowd) -> list[int]:
    return [int(pick * len(question.options)) for pick in crowd.picks[question.id]]


def _labels(question: Question, target: Target, errors: Column) -> list[int]:
    """The label nearest to the target after its error, which is one of labels whichever way the positions run."""
    own = (100 - target.position if question.is_reversed else target.position) / STEP
    borders = [label + 0.5 - own for label in range(len(question.options) - 1)]
    return [bisect(borders, error) for error in errors]


def _nearest(question: Question, targets: list[Target | None], crowd: Crowd) -> list[int]:
    """The option nearest to the noisy targets by the role's weights; one of them by chance where they are level."""
    columns = [
        (axis, target.weight, _around(target, crowd.noises[question.id, target.dimension]))
        for axis, target in enumerate(targets)
        if target
    ]
    distances = [_distances(option, columns) for option in question.options]
    return list(map(_pick, zip(*distances, strict=True), crowd.picks[question.id]))


def _around(target: Target, errors: Column) -> Column:
    """Where each of the crowd stands on a dimension, as a position."""
    return [target.position + STEP * error for error in errors]


def _distances(option: Option, columns: list[tuple[int, int, Column]]) -> Column:
    """How far an option is from each of the crowd, by the weights of the dimensions that the role has a target on."""
    parts = [
        [weight * abs(place - point) for point in column]
        for axis, weight, column in columns
        for place in (option.positions[axis],)
    ]
    return list(map(sum, zip(*parts, strict=True))) if len(parts) > 1 else parts[0]


def _pick(distances: tuple[float, ...], pick: float) -> int:
    limit = min(distances) + LEVEL
    nearest = [option for option, distance in enumerate(distances) if distance <= limit]
    return nearest[int(pick * len(nearest))]
