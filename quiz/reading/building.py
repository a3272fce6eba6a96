"""From the parts of a faultless file to the edition: the quiz that scoring reads, and what the file says around it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from quiz.archive import seal
from quiz.content import Option, Question, Quiz, Role, Target
from quiz.edition import Edition, LookFor, Portrait
from quiz.facts import Conflict, Fact
from quiz.paths import Move
from quiz.reading.figures import STEPS

Made: TypeAlias = Mapping[str, Any]  # what `format` makes of a group: its keys, and what they mean

_OF_THE_EDITION = (
    "title",
    "short",
    "scope",
    "language",
    "theme",
    "origin",
    "made_from",
    "evidence",
    "limits",
    "sources",
    "sections",
)

# A full stop or its like; in writing that has no spaces, what follows it begins at once.
_SENTENCE_END = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])\s*(?=.)")  # noqa: RUF001 (those of other scripts)


def build(file: Made, **around: Any) -> Edition:
    """The edition that a faultless file stands for; `around` it is what no key of the file holds."""
    facts = tuple(fact for role in file["roles"] for fact in _facts(role))
    return Edition(
        quiz=seal(_quiz(file)),
        portraits=tuple(_portrait(role) for role in file["roles"]),
        facts=facts,
        conflicts=tuple(_conflict(conflict, facts) for conflict in file.get("conflicts", ())),
        **{key: file[key] for key in _OF_THE_EDITION if key in file},
        **around,
    )


def _quiz(file: Made) -> Quiz:
    order = tuple(dimension.id for dimension in file["dimensions"])
    return Quiz(
        id=file["id"],
        version="",
        dimensions=file["dimensions"],
        questions=tuple(as_question(question, file.get("scales", {}), order) for question in file["questions"]),
        families=file["families"],
        roles=tuple(_role(role, order) for role in file["roles"]),
    )


def as_question(made: Made, scales: Mapping[str, Sequence[str]], order: Sequence[str]) -> Question:
    """The question of a group; `scales` have its labels, and `order` is that of all dimensions."""
    if made["kind"] == "likert":
        dimensions: tuple[str, ...] = (made["dimension"],)
        options = _points(scales[made["scale"]], is_reversed=made.get("reverse", False))
    else:
        dimensions = tuple(id for id in order if id in made["options"][0]["place"])
        places = [(each["id"], each["label"], each["place"]) for each in made["options"]]
        options = tuple(Option(id, label, tuple(place[d] for d in dimensions)) for id, label, place in places)
    return Question(made["id"], made["kind"], made["text"], dimensions, options, made.get("about", ""))


def _points(labels: Sequence[str], *, is_reversed: bool) -> tuple[Option, ...]:
    """The five points of a scale; reversed, the labels keep their order and the positions run down."""
    points = enumerate(zip(labels, STEPS[::-1] if is_reversed else STEPS, strict=True), start=1)
    return tuple(Option(str(number), label, (position,)) for number, (label, position) in points)


def _role(made: Made, order: Sequence[str]) -> Role:
    claims = {id: dict(made["profile"][id]) for id in order if id in made["profile"]}
    profile = tuple(Target(id, claim.pop("target"), **claim) for id, claim in claims.items())
    return Role(made["id"], made["name"], made["family"], profile)


def _portrait(role: Made) -> Portrait:
    here = role["id"]
    return Portrait(
        here,
        role["description"],
        role["skills"],
        role["first_steps"],
        role.get("ask", ()),
        _moves(here, role.get("grows_into", ())),
        _moves(here, role.get("moves_to", ())),
        role.get("brief", ""),
        _first_sentence(role["description"]),
        role.get("look_for", LookFor()),
    )


def _first_sentence(text: str) -> str:
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def _moves(here: str, moves: Sequence[Made]) -> tuple[Move, ...]:
    return tuple(Move(**{**move, "role": here, "to": move["role"]}) for move in moves)


def _facts(role: Made) -> list[Fact]:
    return [
        Fact(role["id"], scope=group["scope"], source=group["source"], **tell)
        for group in role.get("facts", ())
        for tell in group["tells"]
    ]


def _conflict(made: Made, facts: Sequence[Fact]) -> Conflict:
    return Conflict(made["id"], made["name"], made["note"], tuple(_cited(each, facts) for each in made["facts"]))


def _cited(named: Made, facts: Sequence[Fact]) -> Fact:
    return next(fact for fact in facts if all(getattr(fact, key) == value for key, value in named.items()))
