"""The largest quiz that a file may hold: sixty questions, dimensions and roles, and every id as long as can be."""

import json
from functools import cache
from typing import Any

from quiz.edition import Edition
from quiz.reading import parse

MOST = 60
OPTIONS = 7
LONGEST_ID = 40


def id_of(noun: str, number: int) -> str:
    """An id of forty characters."""
    return f"{noun}-{number:02}-".ljust(LONGEST_ID, "x")


def largest_file(roles: int = MOST, dimensions: int = MOST, questions: int = MOST) -> bytes:
    """Its file, or one that has more of something. JSON is YAML, too.

    The first role weighs every dimension, every other one eight; a question of seven options places three dimensions.
    """
    names = [id_of("dimension", number) for number in range(dimensions)]
    return json.dumps(
        {
            "id": "largest",
            "title": "The largest quiz",
            "scope": "It is as large as a quiz may be.",
            "families": [{"id": "all", "name": "All roles"}],
            "dimensions": [
                {"id": id, "name": f"Dimension {n}", "low": f"low {n}", "high": f"high {n}"}
                for n, id in enumerate(names)
            ],
            "questions": [_question(number, names) for number in range(questions)],
            "roles": [_role(number, names) for number in range(roles)],
        }
    ).encode()


def _question(number: int, names: list[str]) -> dict[str, Any]:
    placed = [names[(number + step) % len(names)] for step in range(3)]
    options = [
        {
            "id": id_of("option", at),
            "label": f"Answer {at}",
            "place": {d: 25 * ((at + i) % 5) for i, d in enumerate(placed)},
        }
        for at in range(OPTIONS)
    ]
    return {"id": id_of("question", number), "text": f"Which of {number}?", "kind": "single", "options": options}


def _role(number: int, names: list[str]) -> dict[str, Any]:
    weighed = names if not number else [names[(number + 7 * step) % len(names)] for step in range(8)]
    profile = {
        id: {
            "target": 25 * ((number + at) % 5),
            "weight": 1 + (number + at) % 3,
            "source": "authored",
            "note": "Made up.",
        }
        for at, id in enumerate(weighed)
    }
    portrait = {"description": "Made up.", "skills": ["being made up"], "first_steps": ["Make something up."]}
    return {"id": id_of("role", number), "name": f"Role {number}", "family": "all", **portrait, "profile": profile}


@cache
def largest() -> Edition:
    """What its file holds."""
    return parse(largest_file(), "largest.yaml")
