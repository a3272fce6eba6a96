"""What a single value may be besides a text: ids, whole numbers, days, addresses, and references to other parts.

Each check takes what the author wrote and returns what it means, or raises WrongValueError with a message for them.
A value without quotes that YAML's versions read differently is refused, never guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NoReturn
from urllib.parse import urlsplit

from quiz.content import AUTHORED
from quiz.language import normal
from quiz.reading.faults import quote, suggest
from quiz.reading.schema import Known, Leaf
from quiz.reading.shapes import Shape, Shaped, shaped, text_of
from quiz.reading.texts import NUMBER, WrongValueError, as_text, kind_of, tidy, written
from quiz.reading.tree import ID, Scalar

LONGEST_ID = 40
LONGEST_NUMBER = 9
PUBLISHED = "published source"

OWN: Shape = {"const": AUTHORED}
AN_ID: Shape = {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": LONGEST_ID}
OF_A_SOURCE: Shape = {**AN_ID, "not": OWN}

_DIGITS = re.compile(r"0|[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[12][0-9]{3}")


def whole(low: int, high: int) -> Callable[[object], int]:
    """A check for a whole number from `low` to `high`."""

    def check(value: object) -> int:
        number = _as_number(value, f"a whole number from {low} to {high}")
        if not low <= number <= high:
            raise WrongValueError(
                f"{quote(written(value))} is out of range: write a whole number from {low} to {high}."
            )
        return number

    return Shaped(check, {"type": "integer", "minimum": low, "maximum": high})


def reference(noun: str) -> Leaf:
    """The id of another part, which must be one that the file knows."""

    def check(value: object, file: Known, _: object) -> str:
        if isinstance(value, list | dict):
            raise WrongValueError(f"the id of a {noun} is wanted here, not {kind_of(value)}.")
        id = as_text(value)
        known = file.ids[noun]
        if noun == PUBLISHED and id == AUTHORED:
            raise WrongValueError(
                f"“{AUTHORED}” is no source of a fact. Name one of “sources” that people can look up."
            )
        if known is not None and id not in known:
            raise WrongValueError(f"there is no {noun} {quote(id)}.{suggest(id, known)}")
        return id

    return Leaf(check, shape=OF_A_SOURCE if noun == PUBLISHED else AN_ID)


@shaped(AN_ID)
def as_id(value: object) -> str:
    """An id: lower-case words of letters and digits, joined by hyphens."""
    id = as_text(value)
    if len(id) > LONGEST_ID:
        raise WrongValueError(f"the id {quote(id)} has {len(id)} characters. At most {LONGEST_ID} are allowed.")
    if not ID.fullmatch(id):
        slug = _slug(id)
        such = f" Write {quote(slug)}, for example." if slug else ""
        raise WrongValueError(
            f"{quote(id)} is not an id: lower-case letters a–z and digits, joined by single hyphens.{such}"
        )
    return id


@shaped(OF_A_SOURCE)
def as_source_id(value: object) -> str:
    """The id of a source, which may not be the word for what we set ourselves."""
    id = as_id(value)
    if id == AUTHORED:
        raise WrongValueError(f"“{AUTHORED}” stands for what you set yourself. Give this source another id.")
    return id


def one_of(words: Sequence[str], refusal: str) -> Callable[[object], str]:
    """A check for one of a few words of ours; `refusal` is what to say of any other, with {} in its place."""

    def check(value: object) -> str:
        if (word := as_text(value)) not in words:
            raise WrongValueError(f"{refusal.format(quote(word))}{suggest(word, words)}")
        return word

    return Shaped(check, {"enum": list(words)})


@shaped({"type": "boolean"})
def as_truth(value: object) -> bool:
    """`true` or `false`, and no other spelling."""
    if isinstance(value, Scalar) and value.plain and value.text in ("true", "false"):
        return value.text == "true"
    raise WrongValueError(f"write true or false here, without quotes, not {kind_of(value)}.")


@shaped({"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"})
def as_language(value: object) -> str:
    """A language's tag of BCP 47, as it is best written."""
    tag = as_text(value)
    if not (language := normal(tag)):
        meant = normal(tag.replace("_", "-")) if "_" in tag else ""
        fix = f"Did you mean {meant}?" if meant else "Write its code of BCP 47, such as en, de-AT or zh-Hant."
        raise WrongValueError(f"{quote(tag)} is not the code of a language. {fix}")
    return language


@shaped({"anyOf": [text_of(60), {"type": "integer", "minimum": 1000, "maximum": 2999}]})
def as_dated(value: object) -> str:
    """What a source says of its own date: any text; a bare year or day means just that."""
    if isinstance(value, Scalar) and (_YEAR.fullmatch(value.text) or _DATE.fullmatch(value.text)):
        value = replace(value, style='"')
    return tidy(as_text(value), 60)


@shaped({"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"})
def as_day(value: object) -> str:
    """A day of the calendar, as year-month-day, in quotes or not."""
    day = written(value)
    try:
        if _DATE.fullmatch(day):
            return date.fromisoformat(day).isoformat()
    except ValueError:
        raise WrongValueError(f"{quote(day)} is not a day of the calendar.") from None
    raise WrongValueError(f"write the day as year-month-day, such as 2026-11-22, not {kind_of(value)}.")


@shaped({"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$", "maxLength": 500})
def as_address(value: object) -> str:
    """An address on the web."""
    address = tidy(as_text(value), 500)
    if " " in address or not _is_web(address):
        raise WrongValueError(
            f"{quote(address)} is not an address. Write it in full, from “https://” on, without spaces."
        )
    return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _as_number(value: object, wanted: str) -> int:
    if not isinstance(value, Scalar) or value.blank:
        raise WrongValueError(f"{wanted} is wanted here, not {kind_of(value)}.")
    digits = value.text.strip()
    if not _DIGITS.fullmatch(digits):
        _refuse_number(digits, wanted)
    if not value.plain:
        raise WrongValueError(f"{quote(value.text)} is in quotes, which makes it a text. Write it without them.")
    if len(digits) > LONGEST_NUMBER:
        raise WrongValueError(f"{quote(digits)} is out of range: write {wanted}.")
    return int(digits)


def _refuse_number(digits: str, wanted: str) -> NoReturn:
    """Raise, saying what the author most likely meant where there can be no doubt."""
    if re.fullmatch(r"0[0-9]{1,8}", digits):
        raise WrongValueError(f"“{digits}” begins with 0, which YAML's versions read differently. Write {int(digits)}.")
    if whole := re.fullmatch(r"\+?([0-9]{1,9})(\.0*)?", digits):
        raise WrongValueError(f"{quote(digits)} is not written as a whole number. Write {int(whole[1])}.")
    if re.fullmatch(r"-[0-9]+", digits):
        raise WrongValueError(f"{quote(digits)} is out of range: write {wanted}.")
    if re.fullmatch(r"[0-9]*[.,][0-9]+", digits):
        raise WrongValueError(f"{quote(digits)} is not {wanted}.")
    if NUMBER.fullmatch(digits):
        raise WrongValueError(f"{quote(digits)} does not read as {wanted}. Write it in digits alone.")
    raise WrongValueError(f"{quote(digits)} is not {wanted}.")


def _slug(words: str) -> str:
    hyphened = re.sub("[\u2010-\u2015\u2212]", "-", words[:LONGEST_ID])  # as a word processor writes them
    bare = unicodedata.normalize("NFKD", hyphened).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
