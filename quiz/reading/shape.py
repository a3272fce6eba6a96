"""The shape of a quiz file: which keys each part has, and what each may hold."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError

from quiz.content import AUTHORED
from quiz.reading.faults import Fault, quote, suggest
from quiz.reading.tree import Loc, Scalar, Tree, Unread, Value
from quiz.reading.values import (
    FAULT,
    as_address,
    as_dated,
    as_day,
    as_id,
    as_kind,
    as_source_id,
    as_truth,
    kind_of,
    reference,
    text,
    whole,
)

Id = Annotated[str, PlainValidator(as_id)]
Name = Annotated[str, text(60)]
Phrase = Annotated[str, text(120)]
Sentence = Annotated[str, text(300)]
Passage = Annotated[str, text(1000)]
DimensionId = Annotated[str, reference("dimension")]
FamilyId = Annotated[str, reference("family")]
ScaleId = Annotated[str, reference("scale")]
SourceId = Annotated[str, reference("source")]
PublishedId = Annotated[str, reference("published source")]
Position = Annotated[int, whole(0, 100)]


class Shape(BaseModel):
    """A group of keys; one that is not named here is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FamilyShape(Shape):
    """A group of roles that are told together."""

    id: Id
    name: Name


class DimensionShape(Shape):
    """A work preference and its poles."""

    id: Id
    name: Name
    low: Phrase
    high: Phrase


class OptionShape(Shape):
    """One answer to a single-choice question, placed on its dimensions."""

    id: Id
    label: Phrase
    place: dict[DimensionId, Position]


class QuestionShape(Shape):
    """A question of either kind. Which keys its kind needs is a rule, since a union of kinds would blur the path."""

    id: Id
    text: Sentence
    kind: Annotated[Literal["likert", "single"], PlainValidator(as_kind)]
    dimension: DimensionId = ""
    scale: ScaleId = ""
    reverse: Annotated[bool, PlainValidator(as_truth)] = False
    options: list[OptionShape] = []
    silence: dict[Id, Sentence] = {}


class TargetShape(Shape):
    """What a role holds of one dimension."""

    target: Position
    weight: Annotated[int, whole(1, 3)]
    source: SourceId
    note: Passage = ""


class CertificateShape(Shape):
    """A certificate as a source names it."""

    name: Phrase
    source: PublishedId
    note: Passage = ""


class RoleShape(Shape):
    """A path that a person may take."""

    id: Id
    name: Name
    family: FamilyId
    description: Passage
    skills: list[Phrase]
    first_steps: list[Sentence]
    certificates: list[CertificateShape] = []
    profile: dict[DimensionId, TargetShape]
    silence: dict[Id, Sentence] = {}


class SourceShape(Shape):
    """Who says so: a file or an address, and when it was read."""

    id: Annotated[str, PlainValidator(as_source_id)]
    title: Sentence
    publisher: Sentence
    file: Phrase = ""
    address: Annotated[str, PlainValidator(as_address)] = ""
    dated: Annotated[str, PlainValidator(as_dated)]
    read: Annotated[str, PlainValidator(as_day)]


class QuizShape(Shape):
    """The whole file."""

    id: Id
    title: Phrase
    scope: Sentence
    families: list[FamilyShape]
    dimensions: list[DimensionShape]
    scales: dict[Id, list[Phrase]] = {}
    questions: list[QuestionShape]
    roles: list[RoleShape]
    sources: list[SourceShape] = []


# Keys whose group is open: the author chooses the names in it.
_OPEN: Final = frozenset({"scales", "place", "profile", "silence"})

SHAPES: Final[Mapping[tuple[str, ...], type[Shape]]] = {
    (): QuizShape,
    ("families", "*"): FamilyShape,
    ("dimensions", "*"): DimensionShape,
    ("questions", "*"): QuestionShape,
    ("questions", "*", "options", "*"): OptionShape,
    ("roles", "*"): RoleShape,
    ("roles", "*", "profile", "*"): TargetShape,
    ("roles", "*", "certificates", "*"): CertificateShape,
    ("sources", "*"): SourceShape,
}

_NEVER: Final = frozenset(
    (
        *("age", "birthday", "birth_date", "birth_year", "date_of_birth", "gender", "sex", "pronouns", "orientation"),
        *("ethnicity", "race", "nationality", "citizenship", "religion", "disability", "disabilities", "health"),
        *("marital_status", "residence", "place_of_residence", "home", "country", "region", "city", "postcode", "zip"),
        *("pay", "present_pay", "current_pay", "salary", "income", "wage"),
    )
)


def place(loc: Loc) -> tuple[str, ...]:
    """What sort of part stands at `loc`: its keys, with “*” for each entry of a list or of an open group."""
    names: list[str] = []
    for step in loc:
        names.append("*" if isinstance(step, int) or (names and names[-1] in _OPEN) else step)
    return tuple(names)


def check(tree: Tree) -> tuple[QuizShape | None, list[Fault]]:
    """The file in its shape, or None, and every fault of its parts taken one by one."""
    try:
        return QuizShape.model_validate(tree.value, context=_known(tree.value)), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = [(_loc(each["loc"]), each) for each in errors if not isinstance(each["input"], Unread)]
    return None, [tree.fault(loc, _message(loc, each)) for loc, each in told]


def _known(value: Value) -> Mapping[str, tuple[str, ...] | None]:
    """Noun → the ids that may be referred to; None where the file does not say, which is a fault of its own."""
    root = value if isinstance(value, dict) else {}
    scales = root.get("scales", {})
    published = _ids(root.get("sources", []))
    return {
        "dimension": _ids(root.get("dimensions", Unread())),
        "family": _ids(root.get("families", Unread())),
        "scale": tuple(scales) if isinstance(scales, dict) else None,
        "source": None if published is None else (*published, AUTHORED),
        "published source": published,
    }


def _ids(part: Value) -> tuple[str, ...] | None:
    if not isinstance(part, list):
        return None
    ids = [item.get("id") for item in part if isinstance(item, dict)]
    return tuple(dict.fromkeys(id.text for id in ids if isinstance(id, Scalar)))


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
            return f"the key is missing. Add “{key}:”."


def _unknown(loc: Loc, value: object) -> str:
    key = str(loc[-1])
    if key.lower().replace("-", "_").replace(" ", "_") in _NEVER:
        return f"{quote(key)} is never part of a quiz: nothing about who a person is. Delete it."
    if isinstance(value, Scalar) and value.blank:
        return f"unknown key {quote(key)}. If it belongs to a text with a comma, put that whole text in quotes."
    return f"unknown key {quote(key)}.{suggest(key, SHAPES[place(loc[:-1])].model_fields)}"
