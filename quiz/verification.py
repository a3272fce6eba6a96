"""Is a result what it claims to be? A ranking compared with the second scorer, and two documents claim by claim."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quiz import oracle
from quiz.content import Quiz
from quiz.responses import Responses
from quiz.scoring import Ranking

ABSENT = "nothing"
LATER = frozenset(f"result/{key}" for key in ("said", "word", "reach", "named"))  # keys that older documents lack
LONGEST_VALUE = 80  # characters of a value that are shown


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that differs: its path, what was saved, and what is computed now; both as JSON, or ABSENT."""

    path: str
    saved: str
    recomputed: str


def recheck(quiz: Quiz, responses: Responses, ranking: Ranking) -> list[Difference]:
    """Where a ranking differs from the definition: roles, matches, coverage, order."""
    points = {role.id: oracle.match(quiz, responses, role) for role in quiz.roles}
    coverage = {role.id: oracle.coverage(quiz, responses, role) for role in quiz.roles}
    ranked = sorted((id for id in points if coverage[id] >= Fraction(1, 2)), key=lambda id: -points[id])
    claimed = {
        "roles": [match.role.id for match in ranking.ranked],
        "unranked": [match.role.id for match in ranking.unranked],
        "scores": {match.role.id: str(match.points) for match in ranking.ranked},
        "coverage": {match.role.id: str(match.coverage) for match in ranking.matches},
    }
    defined = {
        "roles": ranked,
        "unranked": [id for id in points if id not in ranked],
        "scores": {id: str(points[id]) for id in ranked},
        "coverage": {id: str(share) for id, share in coverage.items()},
    }
    return list(compare(claimed, defined))


def compare(saved: Any, recomputed: Any, path: str = "") -> Iterator[Difference]:
    """Every value that differs between two pieces of JSON; the order of an object's keys does not matter."""
    if isinstance(saved, dict) and isinstance(recomputed, dict):
        for key in [*recomputed, *(key for key in saved if key not in recomputed)]:
            yield from _member(saved, recomputed, key, f"{path}/{key}" if path else key)
    elif isinstance(saved, list) and isinstance(recomputed, list) and len(saved) == len(recomputed):
        for index, (one, other) in enumerate(zip(saved, recomputed, strict=True)):
            yield from compare(one, other, f"{path}/{index}")
    elif (one := _as_json(saved)) != (other := _as_json(recomputed)):
        yield Difference(path, _cut(one), _cut(other))


def _member(saved: Mapping[str, Any], recomputed: Mapping[str, Any], key: str, path: str) -> Iterator[Difference]:
    if key not in saved:
        is_claim = path.startswith("claims/") and path.count("/") == 1  # one that was not made is absent
        if not is_claim and path not in LATER:
            yield Difference(path, ABSENT, _cut(_as_json(recomputed[key])))
    elif key not in recomputed:
        yield Difference(path, _cut(_as_json(saved[key])), ABSENT)
    else:
        yield from compare(saved[key], recomputed[key], path)


def _as_json(value: object) -> str:
    """The value as JSON, in which 1, true and "1" differ."""
    try:
        return json.dumps(value, sort_keys=True)
    except RecursionError:  # No result is nested so deep, so that it differs whatever it holds.
        return "something nested too deep"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
