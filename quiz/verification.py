"""Is a result what it claims to be? The definition reckoned once more, and two documents compared claim by claim.

The second reckoning shares nothing with `scoring` but the words: no tables, no common denominators, plain fractions
straight from docs/scoring.md. A fault in the one shows as a difference from the other.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quiz.content import Option, Question, Quiz, Role
from quiz.responses import Responses
from quiz.scoring import Ranking

ABSENT = "nothing"
LATER = frozenset(f"result/{key}" for key in ("said", "word", "reach", "named"))  # keys that older documents lack
LONGEST_VALUE = 80  # characters of a value that are told


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that differs: its path, what was saved or said, and what comes out now; as JSON, or ABSENT."""

    path: str
    saved: str
    recomputed: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the definition gives one role: its match, 0..100, and its coverage, 0..1."""

    points: Fraction
    coverage: Fraction


def reckon(quiz: Quiz, responses: Responses, role: Role) -> Reckoning:
    """A role's match and coverage by the definition (docs/scoring.md, "Match")."""
    gained = divisor = answered = whole = Fraction(0)
    for q, question in enumerate(quiz.questions):
        weight = max((t.weight for t in role.profile if t.dimension in question.dimensions), default=0)
        whole += weight
        if weight and responses.choices[q] >= 0:
            distances = [_distance(role, question, option) for option in question.options]
            agreement = 100 - (distances[responses.choices[q]] - min(distances))
            counted = weight * (2 if q in responses.stars else 1)
            answered += weight
            divisor += counted
            gained += counted * agreement
    return Reckoning(gained / (divisor or 1), answered / (whole or 1))


def _distance(role: Role, question: Question, option: Option) -> Fraction:
    """The mean of |position - target| over what both place, weighted by the role's weights."""
    placed = dict(zip(question.dimensions, option.positions, strict=True))
    weighed = [target for target in role.profile if target.dimension in placed]
    apart = sum(target.weight * abs(placed[target.dimension] - target.position) for target in weighed)
    return Fraction(apart, sum(target.weight for target in weighed))


def recheck(quiz: Quiz, responses: Responses, ranking: Ranking) -> list[Difference]:
    """Where a ranking differs from the definition: roles, matches, coverage, order."""
    reckoned = {role.id: reckon(quiz, responses, role) for role in quiz.roles}
    ranked = [id for id, each in reckoned.items() if each.coverage >= Fraction(1, 2)]
    ranked.sort(key=lambda id: -reckoned[id].points)
    said = {
        "roles": [match.role.id for match in ranking.ranked],
        "unranked": [match.role.id for match in ranking.unranked],
        "scores": {match.role.id: str(match.points) for match in ranking.ranked},
        "coverage": {match.role.id: str(match.coverage) for match in ranking.matches},
    }
    defined = {
        "roles": ranked,
        "unranked": [id for id in reckoned if id not in ranked],
        "scores": {id: str(reckoned[id].points) for id in ranked},
        "coverage": {id: str(each.coverage) for id, each in reckoned.items()},
    }
    return list(compare(said, defined))


def compare(saved: Any, recomputed: Any, path: str = "") -> Iterator[Difference]:
    """Every value that differs between two pieces of JSON; the order of an object's keys says nothing."""
    if isinstance(saved, dict) and isinstance(recomputed, dict):
        for key in [*recomputed, *(key for key in saved if key not in recomputed)]:
            yield from _member(saved, recomputed, key, f"{path}/{key}" if path else key)
    elif isinstance(saved, list) and isinstance(recomputed, list) and len(saved) == len(recomputed):
        for index, (one, other) in enumerate(zip(saved, recomputed, strict=True)):
            yield from compare(one, other, f"{path}/{index}")
    elif (one := _told(saved)) != (other := _told(recomputed)):
        yield Difference(path, _cut(one), _cut(other))


def _member(saved: Mapping[str, Any], recomputed: Mapping[str, Any], key: str, path: str) -> Iterator[Difference]:
    if key not in saved:
        is_claim = path.startswith("claims/") and path.count("/") == 1  # one that was not made is absent
        if not is_claim and path not in LATER:
            yield Difference(path, ABSENT, _cut(_told(recomputed[key])))
    elif key not in recomputed:
        yield Difference(path, _cut(_told(saved[key])), ABSENT)
    else:
        yield from compare(saved[key], recomputed[key], path)


def _told(value: object) -> str:
    """As JSON, which tells 1 from true and "1"."""
    try:
        return json.dumps(value, sort_keys=True)
    except RecursionError:  # No result is nested so deep, so that it differs whatever it holds.
        return "something nested too deep"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
