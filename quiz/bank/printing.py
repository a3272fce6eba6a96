"""Parts of the bank as they stand in a quiz file."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from quiz.bank.content import Asked, Bank, Banked, Element
from quiz.content import Option
from quiz.writing import Apart, Flow, Noted, Part, written

CREDIT = """\
# From the bank of `quiz`. Behind “O*NET” stands what a published figure may come from, by its id and name in the O*NET
# database (U.S. Department of Labor, onetcenter.org), CC BY 4.0. All other words are the bank’s own.
"""


def as_yaml(bank: Bank, chosen: Sequence[Banked]) -> str:
    """Dimensions of the bank, their questions, and those that join them, under the keys of a quiz file."""
    joins = bank.joins([each.id for each in chosen])
    asked = [each for banked in chosen for each in banked.questions] + list(joins)
    dimensions = [_with_elements(dimension_of(banked), banked.elements) for banked in chosen]
    return CREDIT + written({"dimensions": dimensions, **questions_of(bank, asked)})


def dimension_of(banked: Banked, figures: Sequence[Decimal] = ()) -> dict[str, Part]:
    """A dimension; `figures` are the lowest and the highest of those from which its targets come."""
    dimension = banked.dimension
    said: dict[str, Part] = {"id": dimension.id, "name": dimension.name, "short": banked.short}
    said |= {"low": dimension.low, "high": dimension.high}
    return {**said, "figures": list(figures)} if figures else said


def questions_of(bank: Bank, asked: Iterable[Asked]) -> dict[str, Part]:
    """The keys that hold questions, and the scale of those that have one."""
    return {
        "scales": {bank.scale: list(bank.labels)},
        "questions": Apart([_question(each, bank.scale) for each in asked]),
    }


def named(element: Element) -> str:
    """An element by its id, its name, and where its figure stands."""
    return f"{element.id} {element.name} ({element.file}, {element.scale})"


def _with_elements(dimension: dict[str, Part], elements: Iterable[Element]) -> dict[str, Part]:
    return {**dimension, "id": Noted(dimension["id"], f"O*NET: {'; else '.join(map(named, elements))}")}


def _question(asked: Asked, scale: str) -> dict[str, Part]:
    question = asked.question
    said: dict[str, Part] = {"id": question.id, "text": question.text}
    said |= {"about": question.about} if question.about else {}
    said |= {"short": asked.short, "kind": question.kind}
    if not question.ordered:
        return {**said, "options": [_option(each, question.dimensions) for each in question.options]}
    said |= {"dimension": question.dimensions[0], "scale": scale}
    return {**said, "reverse": True} if question.is_reversed else said


def _option(option: Option, dimensions: Sequence[str]) -> dict[str, Part]:
    place = dict(zip(dimensions, option.positions, strict=True))
    return {"id": option.id, "label": option.label, "place": Flow(place)}
