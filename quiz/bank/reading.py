"""From the bank's file to a `Bank`, or a report of every fault in it: the reader of quiz files with another format."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from quiz.bank.content import KINDS, Asked, Bank, Banked
from quiz.bank.format import BANK
from quiz.content import Dimension
from quiz.reading import content
from quiz.reading.building import as_question
from quiz.reading.checking import Check
from quiz.reading.encoding import decode
from quiz.reading.faults import FileError
from quiz.reading.loading import load

FILE: Final = Path(__file__).with_name("bank.yaml")

Made = Mapping[str, Any]


@cache
def shipped() -> Bank:
    """The bank that is shipped."""
    return parse(content(FILE), str(FILE))


def parse(text: bytes | str, name: str) -> Bank:
    """The bank that the text of its file holds; `name` is what the report calls it. Raises FileError."""
    tree = load(decode(text, name))
    file = Check(tree, BANK)
    if faults := [*tree.faults, *file.faults]:
        raise FileError(name, faults)
    return _bank(file.made)


def _bank(made: Made) -> Bank:
    ((scale, labels),) = made["scales"].items()
    kinds = list(KINDS)
    entries = sorted(made["dimensions"], key=lambda entry: kinds.index(entry["kind"]))
    order = [entry["id"] for entry in entries]
    return Bank(
        scale=scale,
        labels=labels,
        dimensions=tuple(_banked(entry, {scale: labels}, order) for entry in entries),
        joined=tuple(_asked({"kind": "single", **entry}, {}, order) for entry in made["joins"]),
    )


def _banked(made: Made, scales: Mapping[str, Sequence[str]], order: Sequence[str]) -> Banked:
    likert = {"kind": "likert", "dimension": made["id"], "scale": next(iter(scales))}
    return Banked(
        dimension=Dimension(made["id"], made["name"], made["low"], made["high"]),
        short=made["short"],
        kind=made["kind"],
        elements=made["elements"],
        questions=tuple(_asked({**likert, **entry}, scales, order) for entry in made["questions"]),
    )


def _asked(made: Made, scales: Mapping[str, Sequence[str]], order: Sequence[str]) -> Asked:
    return Asked(as_question(made, scales, order), made["short"])
