"""What a fact may say: a text, names or figures, by the kind of its topic."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from quiz.facts import Kind, Range
from quiz.facts import Value as FactValue
from quiz.reading.faults import quote
from quiz.reading.schema import Known, Leaf
from quiz.reading.shapes import Shape, shaped, text_of
from quiz.reading.texts import WrongValueError, as_text, is_blank, kind_of, tidy, written
from quiz.reading.tree import Scalar, Value

NO_DATA = "no data"
UNITED = ("number", "money")  # the kinds whose topics have a unit
LONGEST_TEXT, LONGEST_NAME, MOST_NAMES, MOST_DIGITS = 200, 60, 10, 12

_FIGURE = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]{1,2})?")
_WANTED = "a figure in digits, such as 62663 or 30.13"
# How people write that there is none; a page would print it as if the source had said it.
_NOTHING = re.compile(r"[-–—.?]+|n\.?\s?/?\s?a\.?|no[-_\s]*data\.?", re.IGNORECASE)
_AROUND = re.compile(r"[$%\s_]|,(?=[0-9]{3}(?![0-9]))")
_DASHED = re.compile(r"([0-9.]+)\s*(?:-|–|to)\s*([0-9.]+)")


A_FIGURE: Shape = {"type": "number", "minimum": 0, "exclusiveMaximum": 10**MOST_DIGITS}
TWO_FIGURES: Shape = {"type": "array", "items": A_FIGURE, "minItems": 2, "maxItems": 2}
NAMES: Shape = {
    "type": "array",
    "items": text_of(LONGEST_NAME),
    "minItems": 1,
    "maxItems": MOST_NAMES,
    "uniqueItems": True,
}


def _fact(value: Value, file: Known, fact: Mapping[str, Value]) -> FactValue:
    return of_kind(file.topics.get(written(fact.get("topic"))), value)


FACT = Leaf(
    _fact,
    is_text=True,
    hint=f" with what the source says, or “{NO_DATA}” where its row is empty",
    shape={"anyOf": [text_of(LONGEST_TEXT), A_FIGURE, TWO_FIGURES, NAMES]},  # the kind of its topic stands elsewhere
)


def of_kind(kind: str | None, value: object) -> FactValue:
    """What is said of a topic of this kind; None for “no data”, and where there is no such kind."""
    if isinstance(value, Scalar) and value.text == NO_DATA:
        return None
    _refuse_nothing(value)
    if kind == "text":
        return tidy(as_text(value), LONGEST_TEXT)
    if kind in ("names", "certificates"):
        return _names(value)
    return _figures(value, most=100 if kind == "share" else None) if kind in get_args(Kind) else None


def _refuse_nothing(value: object) -> None:
    if is_blank(value):
        raise WrongValueError(
            f"there is nothing here. Write what the source says, or “{NO_DATA}” where its row is empty."
        )
    if isinstance(value, Scalar) and _NOTHING.fullmatch(value.text):
        raise WrongValueError(
            f"{quote(value.text)} would be printed as it is. Where there is no data, write “{NO_DATA}”."
        )


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongValueError(
            f"a list of names is wanted here, such as [one, another], or “{NO_DATA}”, not {kind_of(value)}."
        )
    if not 1 <= len(value) <= MOST_NAMES:
        raise WrongValueError(
            f"there are {len(value)} names. Write 1 to {MOST_NAMES}, or “{NO_DATA}” without brackets."
        )
    names = tuple(_name(number, name) for number, name in enumerate(value, start=1))
    folded = [name.casefold() for name in names]
    if twice := next((name for at, name in enumerate(names) if folded[at] in folded[:at]), ""):
        raise WrongValueError(f"{quote(twice)} is named twice. Keep one.")
    return names


def _name(number: int, value: object) -> str:
    if isinstance(value, Scalar) and value.text == NO_DATA:
        raise WrongValueError(f"“{NO_DATA}” stands alone, without brackets.")
    try:
        _refuse_nothing(value)
        return tidy(as_text(value), LONGEST_NAME)
    except WrongValueError as error:
        raise WrongValueError(f"name {number}: {error}") from None


@shaped(A_FIGURE)
def as_figure(value: object) -> Decimal:
    """One figure that a source publishes."""
    if not isinstance(value, Scalar):
        raise WrongValueError(f"{_WANTED}, is wanted here, not {kind_of(value)}.")
    return _figure(value)


@shaped(TWO_FIGURES)
def as_figures(value: object) -> tuple[Decimal, Decimal]:
    """The lowest and the highest of several published figures."""
    if not isinstance(value, list):
        raise WrongValueError(
            f"the lowest and the highest figure are wanted here, such as [1.99, 2.97], not {kind_of(value)}."
        )
    ends = _figures(value, most=None)
    if ends.is_single:
        raise WrongValueError(f"both figures are {ends.low}, so they set no roles apart. Delete the key.")
    return ends.low, ends.high


def written_figure(value: object) -> Decimal | None:
    """The figure that stands there; None where there is none that `as_figure` takes."""
    is_one = isinstance(value, Scalar) and value.plain and _FIGURE.fullmatch(value.text)
    return Decimal(written(value)) if is_one else None


def _figures(value: object, most: int | None) -> Range:
    """One figure, or a range of two."""
    if not isinstance(value, list):
        low = high = _figure(value)
    elif len(value) == 2:
        low, high = (_figure(end) for end in value)
    else:
        counted = f"a range has two figures, such as [50000, 70000], not {len(value)}."
        raise WrongValueError(f"{counted} Write the lowest and the highest, or one figure without brackets.")
    if high < low:
        raise WrongValueError(f"the range runs down, from {low} to {high}. Write the lower figure first.")
    if most is not None and high > most:
        raise WrongValueError(f"{quote(str(high))} is out of range: a share is 0 to {most} percent.")
    return Range(low, high)


def _figure(value: object) -> Decimal:
    if not isinstance(value, Scalar):
        raise WrongValueError(f"{_WANTED}, is wanted here, or “{NO_DATA}”, not {kind_of(value)}.")
    if not _FIGURE.fullmatch(value.text):
        raise WrongValueError(
            f"{quote(value.text)} is not {_WANTED}, with no more than two decimals.{_meant(value.text)}"
        )
    if not value.plain:
        raise WrongValueError(f"{quote(value.text)} is in quotes, which makes it a text. Write it without them.")
    if (digits := len(value.text.partition(".")[0])) > MOST_DIGITS:
        raise WrongValueError(f"{quote(value.text)} has {digits} digits. At most {MOST_DIGITS} are allowed.")
    return Decimal(value.text)


def _meant(text: str) -> str:
    """“ Did you mean …?”, where one figure or two are left without currencies, spaces and commas."""
    bare = _AROUND.sub("", text)
    if _FIGURE.fullmatch(bare):
        return f" Did you mean {bare}?"
    ends = _DASHED.fullmatch(bare)
    return f" Did you mean [{ends[1]}, {ends[2]}]?" if ends and all(map(_FIGURE.fullmatch, ends.groups())) else ""
