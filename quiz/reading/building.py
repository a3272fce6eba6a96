"""From a file in its shape to the edition: the quiz that scoring reads, and what is told around it."""

from collections.abc import Mapping, Sequence

from quiz.archive import seal
from quiz.content import Dimension, Family, Option, Question, Quiz, Role, Target
from quiz.edition import Edition, Portrait, Remark
from quiz.facts import Conflict, Fact, Section, Source, Topic
from quiz.paths import Move
from quiz.reading.shape import (
    CitedShape,
    ConflictShape,
    DimensionShape,
    MoveShape,
    OptionShape,
    QuestionShape,
    QuizShape,
    RoleShape,
    SectionShape,
    SilencedShape,
    SourceShape,
    TopicShape,
)

LIKERT_POSITIONS = (0, 25, 50, 75, 100)


def build(shape: QuizShape, name: str, lines: Mapping[str, int], remarks: tuple[Remark, ...]) -> Edition:
    """The edition that a faultless file stands for."""
    order = tuple(dimension.id for dimension in shape.dimensions)
    quiz = Quiz(
        id=shape.id,
        version="",
        dimensions=tuple(_dimension(dimension) for dimension in shape.dimensions),
        questions=tuple(_question(question, shape.scales, order) for question in shape.questions),
        families=tuple(Family(family.id, family.name) for family in shape.families),
        roles=tuple(_role(role, order) for role in shape.roles),
    )
    facts = tuple(fact for role in shape.roles for fact in _facts(role))
    return Edition(
        quiz=seal(quiz),
        language=shape.language,
        title=shape.title,
        scope=shape.scope,
        portraits=tuple(_portrait(role) for role in shape.roles),
        sources=tuple(_source(source) for source in shape.sources),
        sections=tuple(_section(section) for section in shape.sections),
        facts=facts,
        conflicts=tuple(_conflict(conflict, facts) for conflict in shape.conflicts),
        origin=shape.origin,
        limits=tuple(shape.limits),
        name=name,
        lines=lines,
        remarks=remarks,
        silences=_silences(shape),
    )


def _silences(shape: QuizShape) -> dict[str, Mapping[str, str]]:
    """What is silenced, by the path of the part at which it stands; empty for the whole file."""
    groups: dict[str, Sequence[SilencedShape]] = {
        "families": shape.families,
        "dimensions": shape.dimensions,
        "questions": shape.questions,
        "roles": shape.roles,
        "conflicts": shape.conflicts,
        "sources": shape.sources,
    }
    parts = {f"{key}/{part.id}": part.silence for key, group in groups.items() for part in group}
    return {path: silence for path, silence in {"": shape.silence, **parts}.items() if silence}


def _dimension(shape: DimensionShape) -> Dimension:
    return Dimension(shape.id, shape.name, shape.low, shape.high)


def _question(shape: QuestionShape, scales: Mapping[str, Sequence[str]], order: Sequence[str]) -> Question:
    if shape.kind == "likert":
        dimensions: tuple[str, ...] = (shape.dimension,)
        options = _points(scales[shape.scale], shape.reverse)
    else:
        dimensions = tuple(id for id in order if id in shape.options[0].place)
        options = tuple(_option(option, dimensions) for option in shape.options)
    return Question(shape.id, shape.kind, shape.text, dimensions, options)


def _points(labels: Sequence[str], reverse: bool) -> tuple[Option, ...]:
    """The five points of a scale; reversed, the labels keep their order and the positions run down."""
    positions = LIKERT_POSITIONS[::-1] if reverse else LIKERT_POSITIONS
    points = enumerate(zip(labels, positions, strict=True), start=1)
    return tuple(Option(str(number), label, (position,)) for number, (label, position) in points)


def _option(shape: OptionShape, dimensions: Sequence[str]) -> Option:
    return Option(shape.id, shape.label, tuple(shape.place[id] for id in dimensions))


def _role(shape: RoleShape, order: Sequence[str]) -> Role:
    targets = [(id, shape.profile[id]) for id in order if id in shape.profile]
    profile = tuple(Target(id, each.target, each.weight, each.source, each.note, each.figure) for id, each in targets)
    return Role(shape.id, shape.name, shape.family, profile)


def _portrait(shape: RoleShape) -> Portrait:
    return Portrait(
        shape.id,
        shape.description,
        tuple(shape.skills),
        tuple(shape.first_steps),
        tuple(shape.ask),
        tuple(_move(shape.id, move) for move in shape.grows_into),
        tuple(_move(shape.id, move) for move in shape.moves_to),
    )


def _move(role: str, shape: MoveShape) -> Move:
    return Move(role, shape.role, shape.when, shape.toward, shape.source, shape.at, shape.note)


def _facts(role: RoleShape) -> list[Fact]:
    return [
        Fact(role.id, tell.topic, tell.value, group.scope, group.source, tell.at, tell.note)
        for group in role.facts
        for tell in group.tells
    ]


def _section(shape: SectionShape) -> Section:
    return Section(shape.id, shape.name, tuple(_topic(topic) for topic in shape.topics), shape.apart)


def _topic(shape: TopicShape) -> Topic:
    return Topic(shape.id, shape.name, shape.kind, shape.unit, shape.pictured, shape.result)


def _conflict(shape: ConflictShape, facts: Sequence[Fact]) -> Conflict:
    return Conflict(shape.id, shape.name, shape.note, tuple(_cited(each, facts) for each in shape.facts))


def _cited(shape: CitedShape, facts: Sequence[Fact]) -> Fact:
    named = (shape.role, shape.topic, shape.source, shape.at)
    return next(fact for fact in facts if (fact.role, fact.topic, fact.source, fact.at) == named)


def _source(shape: SourceShape) -> Source:
    place = shape.address or shape.file
    return Source(shape.id, shape.title, shape.publisher, place, shape.dated, shape.read, shape.short or shape.title)
