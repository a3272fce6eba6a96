"""The format of the bank's file: stricter than that of a quiz file, whose parts it is made of.

What `quiz check` only asks for is needed here: each question has its short form, each likert one says what it means,
and every position is one of five.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from quiz.bank.content import KINDS, Element
from quiz.reading.faults import Fault, quote
from quiz.reading.figures import STEPS
from quiz.reading.format import DIMENSION_ID, ID, NAME, PHRASE, SENTENCE, TRUTH
from quiz.reading.parts import entries, groups_of, said
from quiz.reading.rules import options_place_alike, poles_differ
from quiz.reading.schema import Count, List, Table, group, single
from quiz.reading.shapes import shaped
from quiz.reading.texts import WrongValueError, as_phrase, as_text, written
from quiz.reading.tree import Loc, Tree, Value
from quiz.reading.values import one_of, whole

# Table of a release → the scales on which it rates an element. Work styles have got another one since 29.3.
SCALES: Final[Mapping[str, tuple[str, ...]]] = {
    "Interests": ("OI",),
    "Work Values": ("EX",),
    "Work Styles": ("IM", "WI"),
    "Knowledge": ("IM", "LV"),
    "Skills": ("IM", "LV"),
    "Work Activities": ("IM", "LV"),
    "Work Context": ("CX",),
}
_ELEMENT: Final = re.compile(r"[1-9](\.[A-Z])(\.[0-9]{1,2}|\.[a-z])+")


@shaped({"type": "string", "pattern": f"^{_ELEMENT.pattern}$"})
def _as_element(value: object) -> str:
    """The id of an element, such as 2.C.5.a."""
    if not _ELEMENT.fullmatch(id := as_text(value)):
        raise WrongValueError(f"{quote(id)} is not the id of an element. Write it as O*NET does, such as 2.C.5.a.")
    return id


@shaped({"enum": list(STEPS)})
def _as_step(value: object) -> int:
    """A position at which a likert answer can stand."""
    if (position := whole(0, 100)(value)) not in STEPS:
        raise WrongValueError(f"{position} is no step. Write one of {', '.join(map(str, STEPS))}.")
    return position


def _scale_suits_table(tree: Tree, loc: Loc, element: Mapping[str, Value]) -> Iterator[Fault]:
    """An element is rated on a scale of its table."""
    table, scale = said(element, "file"), said(element, "scale")
    if scale and scale not in SCALES.get(table, (scale,)):
        yield tree.fault((*loc, "scale"), f"{quote(table)} has no scale {quote(scale)}: {', '.join(SCALES[table])}.")


def _one_is_reversed(tree: Tree, loc: Loc, dimension: Mapping[str, Value]) -> Iterator[Fault]:
    """Of the questions about a dimension, exactly one runs the other way."""
    asked = groups_of(dimension.get("questions"))
    turned = [question for question in asked if written(question.get("reverse")) == "true"]
    if asked and len(turned) != 1:
        yield tree.fault((*loc, "questions"), f"{len(turned)} of its questions are reversed. Exactly one must be.")


def _each_once(tree: Tree, loc: Loc, bank: Mapping[str, Value]) -> Iterator[Fault]:
    """No two questions of the whole bank share an id or a text, and no two dimensions an element."""
    asked = [(("dimensions", *steps), each) for steps, each in entries(bank.get("dimensions"), "questions")]
    asked += [(("joins", number), each) for number, each in enumerate(groups_of(bank.get("joins")))]
    tied = [(("dimensions", *steps), each) for steps, each in entries(bank.get("dimensions"), "elements")]
    for parts, key in ((asked, "id"), (asked, "text"), (asked, "short"), (tied, "id")):
        first: dict[str, Loc] = {}
        for steps, each in parts:
            at = (*loc, *steps, key)
            if (text := said(each, key).casefold()) and first.setdefault(text, at) != at:
                yield tree.fault(at, f"{quote(text)} was already used on line {tree.line(first[text])}.")


SHORT = single(as_phrase(120), is_text=True)

ELEMENT = group(
    Element,
    {
        "id": single(_as_element),
        "name": PHRASE,
        "file": single(one_of(tuple(SCALES), "there is no table {} here.")),
        "scale": single(as_text),
    },
    [_scale_suits_table],
)

QUESTION = group(dict, {"id": ID, "text": SENTENCE, "about": SENTENCE, "short": SHORT, "reverse?": TRUTH})

DIMENSION = group(
    dict,
    {
        "id": ID,
        "kind": single(one_of(tuple(KINDS), "there is no kind {} of dimension.")),
        "name": NAME,
        "short": NAME,
        "low": PHRASE,
        "high": PHRASE,
        "elements": List(ELEMENT, Count(1, 3, "elements")),
        "questions": List(QUESTION, Count(2, 3, "questions")),
    },
    [poles_differ, _one_is_reversed],
)

PLACE = Table(DIMENSION_ID, single(_as_step), Count(2, 3, "dimensions"))
OPTION = group(dict, {"id": ID, "label": PHRASE, "place": PLACE})
OPTIONS = List(OPTION, Count(3, 5, "options"), ["id", "label"], [options_place_alike])
JOIN = group(dict, {"id": ID, "text": SENTENCE, "about?": SENTENCE, "short": SHORT, "options": OPTIONS})

BANK = group(
    dict,
    {
        "scales": Table(ID, List(PHRASE, Count(5, 5, "labels"), [""]), Count(1, 1, "scale")),
        "dimensions": List(DIMENSION, Count(1, None, "dimensions"), ["id", "name", "short"]),
        "joins": List(JOIN, Count(0, None, "questions")),
    },
    [_each_once],
)
