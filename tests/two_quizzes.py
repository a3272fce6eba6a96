"""Quizzes to serve beside each other: alike but for one word, which stands in every text of one and in none of another.

Their dimensions, questions, options and roles have the same ids, so whatever takes one for the other shows its word.
"""

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from quiz import links, reading
from quiz.content import Quiz
from quiz.responses import respond
from tests.said_sheets import FILES

AMBER, BERYL, CORAL = "Amber", "Beryl", "Coral"
WORDED = ("title", "short", "scope", "name", "low", "high", "text", "label", "description", "brief", "about", "note")


def quiz_file(folder: Path, word: str, id: str = "", name: str = "", question: str = "") -> Path:
    """A quiz file with this word in every text, and in small letters as its id, unless another is given."""
    content = _worded(YAML(typ="safe").load(FILES["crafts"].read_text()), word)
    content["id"] = id or word.lower()
    content["questions"][0]["text"] = question or content["questions"][0]["text"]
    file = folder / (name or f"{word.lower()}.yaml")
    with file.open("w", encoding="utf-8") as out:
        YAML().dump(content, out)
    return file


def _worded(part: Any, word: str) -> Any:
    if isinstance(part, dict):
        marked = {key: f"{word} {value}" for key, value in part.items() if key in WORDED and isinstance(value, str)}
        return {key: _worded(value, word) for key, value in part.items()} | marked
    return [_worded(each, word) for each in part] if isinstance(part, list) else part


@cache
def quiz_in(file: Path) -> Quiz:
    """The quiz of a file that does not change."""
    return reading.read(file).quiz


def code_in(quiz: Quiz, option: int = 0) -> str:
    """The code of a sheet on which each question is answered by an option in this place."""
    return links.encode(quiz, respond(quiz, {each.id: each.options[option].id for each in quiz.questions}))


def clear_code(quiz: Quiz) -> str:
    """The code of a sheet that puts a job first: as the first job of the file has it."""
    role = quiz.roles[0]
    answers = {}
    for question in quiz.questions:
        places = {
            option.id: dict(zip(question.dimensions, option.positions, strict=True)) for option in question.options
        }
        answers[question.id] = min(places, key=lambda id: sum(_away(role, *each) for each in places[id].items()))
    return links.encode(quiz, respond(quiz, answers))


def _away(role: Any, dimension: str, position: int) -> int:
    target = role.target(dimension)
    return abs(target.position - position) * target.weight if target else 0
