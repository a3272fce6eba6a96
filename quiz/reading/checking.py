"""Looks at every part of a file by itself, and words what its shape refuses."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from pydantic import ValidationError

from quiz.content import AUTHORED
from quiz.reading.fact_values import KINDS_OF_TOPICS
from quiz.reading.faults import Fault, closest, quote, suggest
from quiz.reading.parts import entries, is_blank, kinds_of_topics, misspelt, parts_of, said
from quiz.reading.places import SHAPES, place
from quiz.reading.shape import QuizShape
from quiz.reading.texts import FAULT, kind_of
from quiz.reading.tree import Loc, Scalar, Tree, Unread, Value
from quiz.reading.values import PUBLISHED

_NEVER: Final = frozenset(
    (
        *("age", "birthday", "birth_date", "birth_year", "date_of_birth", "gender", "sex", "pronouns", "orientation"),
        *("ethnicity", "race", "nationality", "citizenship", "religion", "disability", "disabilities", "health"),
        *("marital_status", "residence", "place_of_residence", "home", "country", "region", "city", "postcode", "zip"),
        *("pay", "present_pay", "current_pay", "salary", "income", "wage"),
    )
)


# What to write under a key that is missing, by the end of its place.
_HINTS: Final[Mapping[tuple[str, ...], str]] = {
    ("facts", "*", "source"): " with the id of the source that says so",
    ("facts", "*", "scope"): " with whom the facts are about, such as “US, all user support”",
    ("facts", "*", "at"): " with the place in the source, such as “line 26”",
    ("tells", "*", "at"): " with the place in the source, such as “line 26”",
    ("tells", "*", "value"): " with what the source says, or “no data” where its row is empty",
    ("grows_into", "*", "when"): " with the condition, such as “You want to lead people”",
    ("moves_to", "*", "when"): " with the condition, such as “You want to lead people”",
    ("grows_into", "*", "source"): f" with the id of a source, or “{AUTHORED}” and a note",
    ("moves_to", "*", "source"): f" with the id of a source, or “{AUTHORED}” and a note",
    ("conflicts", "*", "note"): " with what disagrees, and what you make of it",
}


def check(tree: Tree) -> tuple[QuizShape | None, list[Fault]]:
    """The file in its shape, or None, and every fault of its parts taken one by one."""
    try:
        return QuizShape.model_validate(tree.value, context=_known(tree.value)), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    read = [(_loc(each["loc"]), each) for each in errors if not isinstance(each["input"], Unread)]
    return None, [tree.fault(loc, _message(loc, each)) for loc, each in read if not _stands_misspelt(loc, each)]


def _stands_misspelt(loc: Loc, error: Any) -> bool:
    return error["type"] == "missing" and loc[-1] in misspelt(loc[:-1], error["input"])


def _known(value: Value) -> Mapping[str, Any]:
    """Noun → the ids that may be referred to; None where the file does not say, which is a fault of its own.

    What a topic's facts may hold is its kind, by the topic's id.
    """
    root = parts_of((), value)
    scales = root.get("scales", {})
    published = _ids(root.get("sources", []))
    return {
        "dimension": _ids(root.get("dimensions", Unread())),
        "family": _ids(root.get("families", Unread())),
        "scale": dict.fromkeys(scales) if isinstance(scales, dict) else None,
        "source": None if published is None else dict.fromkeys((*published, AUTHORED)),
        PUBLISHED: published,
        "role": _ids(root.get("roles", Unread())),
        "topic": _topics(root.get("sections", Unread())),
        KINDS_OF_TOPICS: kinds_of_topics(root),
    }


def _topics(sections: Value) -> Collection[str] | None:
    """The ids of all topics; None where a section does not say which it has."""
    if not isinstance(sections, list):
        return None
    lists = [section.get("topics") if isinstance(section, dict) else None for section in sections]
    if not all(isinstance(topics, list) for topics in lists):
        return None
    return _ids([topic for _, topic in entries(sections, "topics")])


def _ids(part: Value) -> Collection[str] | None:
    """The ids of a list's groups, in order; None where it holds anything else, which may have been meant for one."""
    if not isinstance(part, list):
        return None
    groups = [item for item in part if isinstance(item, dict)]
    return dict.fromkeys(filter(None, (said(group, "id") for group in groups))) if groups == part else None


def _loc(loc: Loc) -> Loc:
    """Where it stands in the tree: the shape's errors mark a faulty key by a step of their own."""
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _message(loc: Loc, error: Any) -> str:
    """Our words for each type of error that these shapes can give; a test holds that there are no others."""
    value = error["input"]
    match error["type"]:
        case kind if kind == FAULT:
            return str(error["ctx"]["message"])
        case "missing":
            return _missing(loc, value)
        case "extra_forbidden":
            return _unknown(loc, value)
        case "list_type":
            return f"a list is wanted here, not {kind_of(value)}. Begin each entry on a line of its own with “- ”."
        case "dict_type" | "model_type":
            return f"a group of “key: value” lines is wanted here, not {kind_of(value)}."
    raise AssertionError(error["type"])


def _missing(loc: Loc, around: Mapping[str, Value]) -> str:
    match loc[-1]:
        case "weight" if "target" in around:
            return "a target without a weight. Add “weight:” with 1 (helpful), 2 (important) or 3 (central)."
        case "target" if "weight" in around:
            return "a weight without a target. Add “target:” with 0 to 100, or leave the dimension out."
        case key:
            return f"the key is missing. Add “{key}:”{_HINTS.get((*place(loc[:-1])[-2:], str(key)), '')}."


def _unknown(loc: Loc, value: object) -> str:
    key = str(loc[-1])
    if key.lower().replace("-", "_").replace(" ", "_") in _NEVER:
        return f"{quote(key)} is never part of a quiz: nothing about who a person is. Delete it."
    if key == "certificates" and place(loc[:-1]) == ("roles", "*"):
        return "unknown key “certificates”. Tell them under “facts”, with a topic whose kind is “certificates”."
    if is_blank(value) and key.isdigit():
        return f"unknown key {quote(key)}. If it belongs to a figure with a comma, write the figure without it."
    known = SHAPES[place(loc[:-1])].model_fields
    if is_blank(value) or (isinstance(value, Scalar) and _is_prose(key, known)):
        return f"unknown key {quote(key)}. If it belongs to a text with a comma, put that whole text in quotes."
    return f"unknown key {quote(key)}.{suggest(key, known)}"


def _is_prose(key: str, known: Collection[str]) -> bool:
    """Whether a key is more likely what stood between a comma and a colon of a text."""
    return (" " in key or key.isdigit()) and not closest(key, known)
