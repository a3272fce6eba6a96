"""Parts of the bank as YAML, to be pasted into a quiz file."""

import json
import re
from collections.abc import Iterator, Sequence

from quiz.bank.content import Asked, Bank, Banked, Element
from quiz.content import Dimension, Option
from quiz.reading.tree import NOTHINGS, TRUTHS

CREDIT = """\
# From the bank of `quiz`. Behind “O*NET” stands what a published figure may come from, by its id and name in the O*NET
# database (U.S. Department of Labor, onetcenter.org), CC BY 4.0. All other words are the bank’s own."""

# What no version of YAML takes for anything but text, wherever it stands on its line.
_PLAIN = re.compile(r"[A-Za-z][\w ’“”.;?()–-]*")


def as_yaml(bank: Bank, chosen: Sequence[Banked]) -> str:
    """Dimensions of the bank, their questions, and those that join them, under the keys of a quiz file."""
    joins = bank.joins([each.id for each in chosen])
    asked = [each for banked in chosen for each in banked.questions] + list(joins)
    labels = ", ".join(map(_text, bank.labels))
    return "\n".join(
        (
            CREDIT,
            "dimensions:",
            *(line for banked in chosen for line in _dimension(banked)),
            "",
            "scales:",
            f"  {bank.scale}: [{labels}]",
            "",
            "questions:",
            "\n\n".join("\n".join(_question(each, bank.scale)) for each in asked),
        )
    )


def _dimension(banked: Banked) -> Iterator[str]:
    dimension: Dimension = banked.dimension
    yield f"  - id: {dimension.id}  # O*NET: {'; else '.join(map(named, banked.elements))}"
    yield f"    name: {_text(dimension.name)}"
    yield f"    short: {_text(banked.short)}"
    yield f"    low: {_text(dimension.low)}"
    yield f"    high: {_text(dimension.high)}"


def named(element: Element) -> str:
    """An element by its id, its name, and where its figure stands."""
    return f"{element.id} {element.name} ({element.file}, {element.scale})"


def _question(asked: Asked, scale: str) -> Iterator[str]:
    question = asked.question
    yield f"  - id: {question.id}"
    yield f"    text: {_text(question.text)}"
    if question.about:
        yield f"    about: {_text(question.about)}"
    yield f"    short: {_text(asked.short)}"
    yield f"    kind: {question.kind}"
    if question.ordered:
        yield f"    dimension: {question.dimensions[0]}"
        yield f"    scale: {scale}"
        yield from ["    reverse: true"] * question.is_reversed
    else:
        yield "    options:"
        for option in question.options:
            yield from _option(option, question.dimensions)


def _option(option: Option, dimensions: Sequence[str]) -> Iterator[str]:
    place = ", ".join(f"{id}: {position}" for id, position in zip(dimensions, option.positions, strict=True))
    yield f"      - id: {option.id}"
    yield f"        label: {_text(option.label)}"
    yield f"        place: {{{place}}}"


def _text(text: str) -> str:
    """A text as YAML has it: in quotes wherever it might be taken for something else, or cut."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in TRUTHS | NOTHINGS
    return text if is_plain else json.dumps(text, ensure_ascii=False)
