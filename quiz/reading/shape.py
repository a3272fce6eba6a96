"""The shape of a quiz file: which keys each part has, and what each may hold."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError

from quiz.content import AUTHORED
from quiz.facts import Kind
from quiz.reading.faults import Fault, quote, suggest
from quiz.reading.tree import Loc, Scalar, Tree, Unread, Value
from quiz.reading.values import (
    FAULT,
    KINDS_OF_TOPICS,
    as_address,
    as_dated,
    as_day,
    as_fact,
    as_fact_kind,
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
RoleId = Annotated[str, reference("role")]
TopicId = Annotated[str, reference("topic")]
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


class TellShape(Shape):
    """One fact. What its value may be depends on the kind of its topic, which is therefore read first."""

    topic: TopicId
    value: Annotated[Any, PlainValidator(as_fact)]  # a facts.Value
    at: Name
    note: Sentence = ""


class FactsShape(Shape):
    """Facts of one role that share their source and their scope."""

    source: PublishedId
    scope: Phrase
    tells: list[TellShape]


class MoveShape(Shape):
    """From one role to another, and when."""

    role: RoleId
    when: Phrase
    toward: dict[DimensionId, Position] = {}
    source: SourceId
    at: Name = ""
    note: Passage = ""


class RoleShape(Shape):
    """A path that a person may take."""

    id: Id
    name: Name
    family: FamilyId
    description: Passage
    skills: list[Phrase]
    first_steps: list[Sentence]
    ask: list[Phrase] = []
    grows_into: list[MoveShape] = []
    moves_to: list[MoveShape] = []
    facts: list[FactsShape] = []
    profile: dict[DimensionId, TargetShape]
    silence: dict[Id, Sentence] = {}


class TopicShape(Shape):
    """What a fact may be about."""

    id: Id
    name: Phrase
    kind: Annotated[Kind, PlainValidator(as_fact_kind)]
    unit: Name = ""
    pictured: Annotated[bool, PlainValidator(as_truth)] = False


class SectionShape(Shape):
    """Topics that are told together."""

    id: Id
    name: Name
    apart: Annotated[bool, PlainValidator(as_truth)] = False
    topics: list[TopicShape]


class CitedShape(Shape):
    """One fact of those above, by what tells it from the others."""

    role: RoleId
    topic: TopicId
    source: PublishedId
    at: Name


class ConflictShape(Shape):
    """Facts that contradict each other, and what we make of it."""

    id: Id
    name: Phrase
    note: Passage
    facts: list[CitedShape]


class SourceShape(Shape):
    """Who says so: a file or an address, and when it was read."""

    id: Annotated[str, PlainValidator(as_source_id)]
    title: Sentence
    short: Name = ""
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
    sections: list[SectionShape] = []
    roles: list[RoleShape]
    conflicts: list[ConflictShape] = []
    origin: Passage = ""
    limits: list[Sentence] = []
    sources: list[SourceShape] = []


# Keys whose group is open: the author chooses the names in it.
_OPEN: Final = frozenset({"scales", "place", "toward", "profile", "silence"})

SHAPES: Final[Mapping[tuple[str, ...], type[Shape]]] = {
    (): QuizShape,
    ("families", "*"): FamilyShape,
    ("dimensions", "*"): DimensionShape,
    ("questions", "*"): QuestionShape,
    ("questions", "*", "options", "*"): OptionShape,
    ("roles", "*"): RoleShape,
    ("roles", "*", "profile", "*"): TargetShape,
    ("roles", "*", "grows_into", "*"): MoveShape,
    ("roles", "*", "moves_to", "*"): MoveShape,
    ("roles", "*", "facts", "*"): FactsShape,
    ("roles", "*", "facts", "*", "tells", "*"): TellShape,
    ("sections", "*"): SectionShape,
    ("sections", "*", "topics", "*"): TopicShape,
    ("conflicts", "*"): ConflictShape,
    ("conflicts", "*", "facts", "*"): CitedShape,
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


def _known(value: Value) -> Mapping[str, Any]:
    """Noun → the ids that may be referred to; None where the file does not say, which is a fault of its own.

    What a topic's facts may hold is its kind, by the topic's id.
    """
    root = value if isinstance(value, dict) else {}
    scales = root.get("scales", {})
    published = _ids(root.get("sources", []))
    topics = entries(root.get("sections"), "topics")
    return {
        "dimension": _ids(root.get("dimensions", Unread())),
        "family": _ids(root.get("families", Unread())),
        "scale": tuple(scales) if isinstance(scales, dict) else None,
        "source": None if published is None else (*published, AUTHORED),
        "published source": published,
        "role": _ids(root.get("roles", Unread())),
        "topic": _ids([topic for _, topic in topics]),
        KINDS_OF_TOPICS: {said(topic, "id"): said(topic, "kind") for _, topic in topics},
    }


def entries(parts: object, key: str) -> list[tuple[Loc, dict[str, Value]]]:
    """The groups in the list under `key` of each group in a list, each with the steps to it from that list."""
    outer = enumerate(parts) if isinstance(parts, list) else ()
    lists = [(number, part.get(key)) for number, part in outer if isinstance(part, dict)]
    return [
        ((number, key, place), entry)
        for number, inner in lists
        if isinstance(inner, list)
        for place, entry in enumerate(inner)
        if isinstance(entry, dict)
    ]


def said(group: Mapping[str, Value], key: str) -> str:
    """The text under a key; empty where there is none."""
    value = group.get(key)
    return value.text if isinstance(value, Scalar) else ""


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
