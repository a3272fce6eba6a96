"""Rules that put fields of study in order for a person: the quiz itself, simpler ones, others, and fitted ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from operator import mul
from statistics import fmean, pstdev
from typing import TypeAlias

from quiz.content import Quiz, Role
from quiz.responses import Responses
from quiz.scoring import Match, score
from tests.evidence import interest_quizzes as quizzes
from tests.evidence.fitting import Fit, Vector, crossed, discriminant, nearest_centroid
from tests.evidence.outcomes import Scores
from tests.evidence.surveys import Person, Profile

Profiles: TypeAlias = Mapping[str, Profile]
Rule: TypeAlias = Callable[[Sequence[Person], Profiles], Sequence[Scores]]  # a row of scores a person, one a field

LOWEST, HIGHEST = 1, 7  # of O*NET's scale of interests


def raw_city_block(people: Sequence[Person], profiles: Profiles) -> list[list[float]]:
    """Minus the distance from the profile as published, 1..7 laid over 0..100."""
    ends = [(LOWEST, HIGHEST)] * len(next(iter(profiles.values())))
    return _city_block(people, _laid(profiles, ends))


def stretched_city_block(people: Sequence[Person], profiles: Profiles) -> list[list[float]]:
    """Minus the distance from the profile as it is stretched over the fields: each type's lowest 0, its highest 100."""
    return _city_block(people, _laid(profiles, _ends(profiles)))


def engine(people: Sequence[Person], profiles: Profiles) -> list[Scores]:
    """The match that the product computes, with the quiz file of the fields."""
    return _matches(quizzes.quiz(quizzes.fields(profiles)), people)


def engine_without_steps(people: Sequence[Person], profiles: Profiles) -> list[Scores]:
    """The same with targets in whole numbers: what the steps of 25 cost. A quiz file would not be taken so."""
    quiz = quizzes.quiz(quizzes.fields(profiles))
    rows = _laid(profiles, _ends(profiles))
    roles = tuple(_moved(role, row) for role, row in zip(quiz.roles, rows, strict=True))
    return _matches(replace(quiz, roles=roles), people)


def engine_above_random(people: Sequence[Person], profiles: Profiles) -> list[Scores]:
    """The match less what random answers to the same questions get a field on average: the sum of its lifts."""
    quiz = quizzes.quiz(quizzes.fields(profiles))
    means = {
        role.id: [fmean(row) for row in table.agreements] for role, table in zip(quiz.roles, quiz.tables, strict=True)
    }
    rankings = (score(quiz, Responses(person.choices)) for person in people)
    return [[_lift(ranking.match(id), row) for id, row in means.items()] for ranking in rankings]


def correlation(people: Sequence[Person], profiles: Profiles) -> list[list[float]]:
    """Pearson's correlation over the six types: the shape of the profile alone counts, not its height."""
    rows = _rows(profiles)
    return [[pearson(person.means, row) for row in rows] for person in people]


def standardised_correlation(people: Sequence[Person], profiles: Profiles) -> list[list[float]]:
    """The same, after each type is standardised: over these people, and over the fields."""
    rows = standardised(_rows(profiles))
    return [[pearson(means, row) for row in rows] for means in standardised([person.means for person in people])]


def standardised_products(people: Sequence[Person], profiles: Profiles) -> list[list[float]]:
    """The sum over the types of person times field, all standardised: each answer adds its own part, as in the quiz."""
    rows = standardised(_rows(profiles))
    points = standardised([person.means for person in people])
    return [[sum(map(mul, point, row)) for row in rows] for point in points]


def fitted(fit: Fit, values: Callable[[Person], Vector] = lambda person: person.means) -> Rule:
    """A rule that knows nothing of occupations: learnt from half of the people, judged on the other half.

    values  what is known of a person: six means of types, or more.
    """

    def rule(people: Sequence[Person], profiles: Profiles) -> list[list[float]]:
        fields = list(profiles)
        return crossed(fit, [values(person) for person in people], [fields.index(person.field) for person in people])

    return rule


RULES: dict[str, Rule] = {
    "city block, figures as published": raw_city_block,
    "city block, stretched over the fields": stretched_city_block,
    "the quiz (stretched, steps of 25)": engine,
    "the quiz, without those steps": engine_without_steps,
    "the quiz, less random answers": engine_above_random,
    "correlation of profiles": correlation,
    "correlation, all standardised": standardised_correlation,
    "sum of products, all standardised": standardised_products,
    "nearest centroid, fitted on half": fitted(nearest_centroid),
    "linear discriminant, fitted on half": fitted(discriminant),
    "linear discriminant of 48 answers, fitted on half": fitted(discriminant, lambda person: person.answers),
}


def pearson(one: Vector, other: Vector) -> float:
    """The correlation of two rows of values; 0 where one of them is the same everywhere, and so has no shape."""
    if min(one) == max(one) or min(other) == max(other):
        return 0.0
    left, right = [x - fmean(one) for x in one], [x - fmean(other) for x in other]
    products = sum(x * y for x, y in zip(left, right, strict=True))
    return products / sqrt(sum(x * x for x in left) * sum(y * y for y in right))


def standardised(rows: Sequence[Vector]) -> list[list[float]]:
    """Each column with mean 0 and standard deviation 1."""
    columns = list(zip(*rows, strict=True))
    centres, spreads = [fmean(column) for column in columns], [pstdev(column) for column in columns]
    return [[(x - m) / s for x, m, s in zip(row, centres, spreads, strict=True)] for row in rows]


def _matches(quiz: Quiz, people: Sequence[Person]) -> list[Scores]:
    """The matches in points; they are whole numbers over less than 10,000, so what is level stays level in floats."""
    rankings = (score(quiz, Responses(person.choices)) for person in people)
    return [[float(ranking.match(role.id).points) for role in quiz.roles] for ranking in rankings]


def _lift(match: Match, means: Sequence[float]) -> float:
    """The sum of a match's lifts, in points; fields with the same profile stay level, since their floats are the same.

    means  each question's mean agreement over its options, times the table's scale.
    """
    base: float = sum(map(mul, match.weights, means))
    return (sum(match.parts) - base) / match.scale


def _moved(role: Role, row: Vector) -> Role:
    """The role with its targets at the nearest whole numbers."""
    return replace(role, profile=tuple(replace(t, position=round(x)) for t, x in zip(role.profile, row, strict=True)))


def _rows(profiles: Profiles) -> list[list[float]]:
    return [[float(figure) for figure in profile] for profile in profiles.values()]


def _ends(profiles: Profiles) -> list[tuple[float, float]]:
    """The lowest and the highest figure of each type."""
    return [(float(min(column)), float(max(column))) for column in zip(*profiles.values(), strict=True)]


def _laid(profiles: Profiles, ends: Sequence[tuple[float, float]]) -> list[list[float]]:
    """The profiles on 0..100, each type between its two ends."""
    return [
        [100 * (figure - low) / (high - low) for figure, (low, high) in zip(row, ends, strict=True)]
        for row in _rows(profiles)
    ]


def _city_block(people: Sequence[Person], rows: Sequence[Vector]) -> list[list[float]]:
    points = (person.means for person in people)
    return [[-sum(abs(x - y) for x, y in zip(point, row, strict=True)) for row in rows] for point in points]
