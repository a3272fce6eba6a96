"""The shape of a quiz file: which keys each part has, and what each may hold."""

from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator

from quiz.facts import Kind, ResultPart
from quiz.language import ENGLISH
from quiz.reading.fact_values import as_fact, as_fact_kind, as_figure, as_figures, as_result_part
from quiz.reading.languages import as_language
from quiz.reading.texts import text
from quiz.reading.values import as_address, as_dated, as_day, as_id, as_kind, as_source_id, as_truth, reference, whole

MOST: Final = 60  # roles, questions and dimensions of a quiz

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
Silence = dict[Id, Sentence]  # a warning of `quiz check` → why it may stand


class Shape(BaseModel):
    """A group of keys; one that is not named here is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FamilyShape(Shape):
    """A group of roles that are shown together."""

    id: Id
    name: Name
    silence: Silence = {}


class DimensionShape(Shape):
    """A work preference and its poles."""

    id: Id
    name: Name
    low: Phrase
    high: Phrase
    figures: Annotated[tuple[Decimal, Decimal] | None, PlainValidator(as_figures)] = None
    silence: Silence = {}


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
    silence: Silence = {}


class TargetShape(Shape):
    """What a role holds of one dimension."""

    target: Position
    weight: Annotated[int, whole(1, 3)]
    source: SourceId
    figure: Annotated[Decimal | None, PlainValidator(as_figure)] = None
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
    silence: Silence = {}


class TopicShape(Shape):
    """What a fact may be about."""

    id: Id
    name: Phrase
    kind: Annotated[Kind, PlainValidator(as_fact_kind)]
    unit: Name = ""
    pictured: Annotated[bool, PlainValidator(as_truth)] = False
    result: Annotated[ResultPart, PlainValidator(as_result_part)] = ""


class SectionShape(Shape):
    """Topics that are shown together."""

    id: Id
    name: Name
    apart: Annotated[bool, PlainValidator(as_truth)] = False
    topics: list[TopicShape]


class CitedShape(Shape):
    """One fact of those above, by what sets it apart from the others."""

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
    silence: Silence = {}


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
    silence: Silence = {}


class QuizShape(Shape):
    """The whole file."""

    id: Id
    language: Annotated[str, PlainValidator(as_language)] = ENGLISH
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
    silence: Silence = {}


# The parts at which a warning may be silenced.
SilencedShape = FamilyShape | DimensionShape | QuestionShape | RoleShape | ConflictShape | SourceShape
