"""Which shape the part has that stands at some place in a quiz file."""

from collections.abc import Mapping
from typing import Final

from quiz.reading.shape import (
    CitedShape,
    ConflictShape,
    DimensionShape,
    FactsShape,
    FamilyShape,
    MoveShape,
    OptionShape,
    QuestionShape,
    QuizShape,
    RoleShape,
    SectionShape,
    Shape,
    SourceShape,
    TargetShape,
    TellShape,
    TopicShape,
)
from quiz.reading.tree import Loc

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


def place(loc: Loc) -> tuple[str, ...]:
    """What sort of part stands at `loc`: its keys, with “*” for each entry of a list or of an open group."""
    names: list[str] = []
    for step in loc:
        names.append("*" if isinstance(step, int) or (names and names[-1] in _OPEN) else step)
    return tuple(names)
