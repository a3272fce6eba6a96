"""Two quiz files made for the evidence: one of interests, one of fields of study, both of the same 48 questions.

What an item asks does not matter here, only its type, so the questions have words of our own. To look at the files,
`python -m tests.evidence.interest_quizzes FOLDER` writes them into a folder.
"""

import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from quiz.content import Quiz
from quiz.reading import parse
from quiz.reading.figures import nearest, stretch
from tests.evidence.surveys import ITEMS, TYPES, Profile, profiles
from tests.evidence.table import DATA

WORK = dict(
    zip(
        TYPES,
        ("hands-on work", "research", "making art", "helping people", "leading and selling", "keeping order"),
        strict=True,
    )
)
ALL, ODD, EVEN = (range(1, ITEMS + 1)[part] for part in (slice(None), slice(0, None, 2), slice(1, None, 2)))
LABELS = ["Not at all", "Not much", "Neutral", "Quite a lot", "Very much"]
SOURCE = {
    "id": "onet",
    "title": "O*NET 29.3 Database, occupational interests",
    "publisher": "US Department of Labor",
    "file": "interests.tsv.gz",
    "dated": "May 2025",
    "read": "2026-11-27",
}


def interests(items: Iterable[int] = ALL) -> str:
    """The quiz file of interests: each of the six types is a role, and asks 100 of its own dimension and nothing else.

    items  which of the eight items of each type are asked.
    """
    roles = [_role(kind, {kind: {"target": 100, "weight": 1, "source": "authored", "note": "The role is this type."}})
             for kind in TYPES]  # fmt: skip
    return _file("interests", [_dimension(kind) for kind in TYPES], items, roles)


def fields(of: Mapping[str, Profile]) -> str:
    """The quiz file of fields of study: 13 roles whose figures are stretched over them, in steps of 25, weight 1 each.

    of  each field's profile, by its name.
    """
    columns = list(zip(*of.values(), strict=True))
    ends = {kind: (min(column), max(column)) for kind, column in zip(TYPES, columns, strict=True)}
    dimensions = [_dimension(kind) | {"figures": [float(end) for end in ends[kind]]} for kind in TYPES]
    roles = [_role(name, _targets(profile, ends)) for name, profile in of.items()]
    return _file("fields-of-study", dimensions, ALL, roles)


def quiz(file: str) -> Quiz:
    """The quiz of such a file, by the product's own reader."""
    return parse(file, "quiz.yaml").quiz


def write(folder: Path, data: Path) -> list[Path]:
    """Write both files into a folder."""
    texts = {"interests.yaml": interests(), "fields.yaml": fields(profiles(data))}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def _targets(profile: Profile, ends: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, dict[str, Any]]:
    """A role's targets, each with the figure that it follows: the reader computes the stretch again."""
    note = "Mean of the occupations that stand for this field, our judgement."
    steps = {kind: nearest(stretch(figure, *ends[kind]))[0] for kind, figure in zip(TYPES, profile, strict=True)}
    return {
        kind: {"target": steps[kind], "weight": 1, "source": "onet", "figure": float(figure), "note": note}
        for kind, figure in zip(TYPES, profile, strict=True)
    }


def _dimension(kind: str) -> dict[str, Any]:
    return {"id": kind, "name": kind.title(), "low": f"away from {WORK[kind]}", "high": WORK[kind]}


def _question(kind: str, item: int) -> dict[str, Any]:
    text = f"How much would you like task {item} of {WORK[kind]}?"
    return {"id": f"{kind}-{item}", "text": text, "kind": "likert", "dimension": kind, "scale": "liking"}


def _role(name: str, profile: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "id": name.replace(" ", "-"),
        "name": name.capitalize(),
        "family": "all",
        "description": f"Stands for {name} in the evidence.",
        "skills": ["none in particular"],
        "first_steps": ["Look at the evidence."],
        "profile": profile,
    }


def _file(id: str, dimensions: list[dict[str, Any]], items: Iterable[int], roles: list[dict[str, Any]]) -> str:
    numbers = list(items)
    content = {
        "id": id,
        "language": "en",
        "title": "A quiz made for the evidence",
        "scope": "Made to compute figures with, not to be taken.",
        "families": [{"id": "all", "name": "All of them"}],
        "dimensions": dimensions,
        "scales": {"liking": LABELS},
        "questions": [_question(kind, item) for kind in TYPES for item in numbers],
        "roles": roles,
        "sources": [SOURCE],
    }
    text = StringIO()
    YAML().dump(content, text)
    return text.getvalue()


if __name__ == "__main__":
    write(Path(sys.argv[1]), DATA)
