"""What simulated people think of the work: five kinds of views, and sheets filled in from them again and again.

Views are written as a role is, so that quiz/lint/people.py lets people answer from them: a target and a weight on each
dimension on which somebody has a view; where they have none, chance picks.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations, cycle, islice, repeat

from quiz.content import AUTHORED, Quiz, Role, Target
from quiz.lint.people import Column, Crowd, answers, gather
from tests.evidence.models import MIDDLE, Sheet, at

ALIKE, OWN, RANDOM = "like a role", "views of their own", "random sheets"
HALFWAY, ANYWHERE = "half way between two roles", "anywhere between two roles"
KINDS = (ALIKE, OWN, HALFWAY, ANYWHERE, RANDOM)
FURTHER = 40  # sheets of each person besides the first two


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who filled in the quiz again and again; given their views, their sheets are independent.

    further  40 more sheets, which say what the person's answers usually come to.
    """

    first: Sheet
    second: Sheet
    further: tuple[Sheet, ...]


def persons(quiz: Quiz, kind: str, people: int) -> Iterator[Person]:
    """Let so many people of a kind fill in the quiz, with noise of SD 0.92, no leans, and fixed seeds.

    All share the noise of their further sheets, which are only compared within a person.
    """
    crowd = gather(quiz, 2 * people + FURTHER)
    for person, views in enumerate(islice(views_of(quiz, kind), people)):
        drawn = _drawn(crowd, person)
        columns = [answers(question, views, drawn)[0] for question in quiz.questions]
        first, second, *further = zip(*columns, strict=True)
        yield Person(first, second, tuple(further))


def _drawn(crowd: Crowd, person: int) -> Crowd:
    """What chance gives to one person: two sheets of their own, then the further ones."""

    def own(column: Column) -> Column:
        return [*column[2 * person : 2 * person + 2], *column[-FURTHER:]]

    return Crowd(
        leans=own(crowd.leans),
        noises={placement: own(column) for placement, column in crowd.noises.items()},
        picks={question: own(column) for question, column in crowd.picks.items()},
    )


def views_of(quiz: Quiz, kind: str) -> Iterator[Role]:
    """The views of one person of a kind after another, without end."""
    if kind == ALIKE:
        return cycle(quiz.roles)
    if kind == OWN:
        return _own(quiz)
    if kind == HALFWAY:
        return (between(*pair, 0.5) for pair in _pairs(quiz))
    if kind == ANYWHERE:
        chance = random.Random(4)
        return (between(*pair, chance.random()) for pair in _pairs(quiz))
    return repeat(_views(()))


def _own(quiz: Quiz) -> Iterator[Role]:
    """A uniform position on every dimension, all of the same weight."""
    chance = random.Random(3)
    while True:
        yield _views(tuple(at(Target(each.id, MIDDLE, 1, AUTHORED), 100 * chance.random()) for each in quiz.dimensions))


def _pairs(quiz: Quiz) -> Iterator[tuple[Role, Role]]:
    """All pairs of roles in turn, without end."""
    return cycle(combinations(quiz.roles, 2))


def between(one: Role, other: Role, way: float) -> Role:
    """Part of the way, 0..1, from one role's targets to the other's, with the sum of weights; else the only claim."""
    targets = {target.dimension: target for target in chain(one.profile, other.profile)}
    for target in one.profile:
        if rival := other.target(target.dimension):
            both = replace(target, weight=target.weight + rival.weight)
            targets[target.dimension] = at(both, target.position + way * (rival.position - target.position))
    return _views(tuple(targets.values()))


def _views(profile: tuple[Target, ...]) -> Role:
    return Role("views", "Views", "", profile)
