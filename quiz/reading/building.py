"""From a file in its shape to the edition: the quiz that scoring reads, and what is told around it."""

from collections.abc import Mapping, Sequence

from quiz.content import (
    Certificate,
    Dimension,
    Edition,
    Family,
    Option,
    Portrait,
    Question,
    Quiz,
    Role,
    Source,
    Target,
    seal,
)
from quiz.reading.shape import DimensionShape, OptionShape, QuestionShape, QuizShape, RoleShape, SourceShape

LIKERT_POSITIONS = (0, 25, 50, 75, 100)


def build(shape: QuizShape, name: str, lines: Mapping[str, int]) -> Edition:
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
    return Edition(
        quiz=seal(quiz),
        title=shape.title,
        scope=shape.scope,
        portraits=tuple(_portrait(role) for role in shape.roles),
        sources=tuple(_source(source) for source in shape.sources),
        name=name,
        lines=lines,
    )


def _dimension(shape: DimensionShape) -> Dimension:
    return Dimension(shape.id, shape.name, shape.low, shape.high)


def _question(shape: QuestionShape, scales: Mapping[str, Sequence[str]], order: Sequence[str]) -> Question:
    if shape.kind == "likert":
        dimensions: tuple[str, ...] = (shape.dimension,)
        options = _points(scales[shape.scale], shape.reverse)
    else:
        dimensions = tuple(id for id in order if id in shape.options[0].place)
        options = tuple(_option(option, dimensions) for option in shape.options)
    return Question(shape.id, shape.kind, shape.text, dimensions, options, shape.silence)


def _points(labels: Sequence[str], reverse: bool) -> tuple[Option, ...]:
    """The five points of a scale; reversed, the labels keep their order and the positions run down."""
    positions = LIKERT_POSITIONS[::-1] if reverse else LIKERT_POSITIONS
    points = enumerate(zip(labels, positions, strict=True), start=1)
    return tuple(Option(str(number), label, (position,)) for number, (label, position) in points)


def _option(shape: OptionShape, dimensions: Sequence[str]) -> Option:
    return Option(shape.id, shape.label, tuple(shape.place[id] for id in dimensions))


def _role(shape: RoleShape, order: Sequence[str]) -> Role:
    targets = [(id, shape.profile[id]) for id in order if id in shape.profile]
    profile = tuple(Target(id, each.target, each.weight, each.source, each.note) for id, each in targets)
    return Role(shape.id, shape.name, shape.family, profile, shape.silence)


def _portrait(shape: RoleShape) -> Portrait:
    certificates = tuple(Certificate(each.name, each.source, each.note) for each in shape.certificates)
    return Portrait(shape.id, shape.description, tuple(shape.skills), tuple(shape.first_steps), certificates)


def _source(shape: SourceShape) -> Source:
    place = shape.address or shape.file
    return Source(shape.id, shape.title, shape.publisher, place, shape.dated, shape.read)
