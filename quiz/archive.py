"""What is hashed and kept of a quiz: its canonical text, the version that this gives it, and the way back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from quiz.content import Dimension, Family, Option, Question, Quiz, Role, Target


def canonical(quiz: Quiz) -> str:
    """The JSON of what a result means: the text that is hashed once, and archived.

    Its shape may grow, by keys that are left out where there is nothing to say, so that a quiz that says no more than
    before keeps its version. `thaw` reads every shape that was ever archived.
    """
    frozen = {
        "id": quiz.id,
        "dimensions": [asdict(dimension) for dimension in quiz.dimensions],
        "questions": [_frozen_question(question) for question in quiz.questions],
        "families": [asdict(family) for family in quiz.families],
        "roles": [_frozen_role(role) for role in quiz.roles],
    }
    return json.dumps(frozen, ensure_ascii=False, separators=(",", ":"))


def _frozen_question(question: Question) -> dict[str, Any]:
    options = [[option.id, option.label, *option.positions] for option in question.options]
    frozen = asdict(question) | {"options": options}
    return frozen if question.about else {key: value for key, value in frozen.items() if key != "about"}


def _frozen_role(role: Role) -> dict[str, Any]:
    profile = {target.dimension: [target.position, target.weight, target.source] for target in role.profile}
    return {"id": role.id, "name": role.name, "family": role.family, "profile": profile}


def seal(quiz: Quiz) -> Quiz:
    """The same quiz under the version that its content gives it."""
    version = hashlib.sha256(canonical(quiz).encode()).hexdigest()
    return replace(quiz, version=version)


def thaw(version: str, archived: str) -> Quiz:
    """The quiz that `canonical` wrote, under the version it was archived with."""
    data = json.loads(archived)
    return Quiz(
        id=data["id"],
        version=version,
        dimensions=tuple(Dimension(**d) for d in data["dimensions"]),
        questions=tuple(_thaw_question(q) for q in data["questions"]),
        families=tuple(Family(**f) for f in data["families"]),
        roles=tuple(_thaw_role(r) for r in data["roles"]),
    )


def _thaw_question(data: Mapping[str, Any]) -> Question:
    options = tuple(Option(id, label, tuple(positions)) for id, label, *positions in data["options"])
    return Question(data["id"], data["kind"], data["text"], tuple(data["dimensions"]), options, data.get("about", ""))


def _thaw_role(data: Mapping[str, Any]) -> Role:
    profile = tuple(Target(dimension, *claim) for dimension, claim in data["profile"].items())
    return Role(data["id"], data["name"], data["family"], profile)
