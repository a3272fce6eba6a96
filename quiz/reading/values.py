"""What a single value may be: texts, ids, whole numbers, days, addresses, and references to other parts.

Each check takes what the author wrote and returns its meaning, or raises `wrong` with a message for them.
A value without quotes that YAML's versions read differently is refused, never guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal, NoReturn
from urllib.parse import urlsplit

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from quiz.content import AUTHORED
from quiz.reading.faults import quote, suggest
from quiz.reading.tree import ID, NOTHINGS, TRUTHS, Scalar

FAULT = "quiz"  # the type of every error that is worded here
LONGEST_ID = 40
LONGEST_NUMBER = 9
KINDS = ("likert", "single")
PUBLISHED = "published source"

_DIGITS = re.compile(r"0|[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[12][0-9]{3}")
# What YAML 1.1 or 1.2 takes for a number: 012, 0o14, 0x1F, 1_000, 12:30, 7.5, 1e3, .inf.
_NUMBER = re.compile(
    r"[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?"
    r"|\.[0-9_]+(e[-+]?[0-9]+)?|\.inf|\.nan)",
    re.IGNORECASE,
)
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9 :.+\-TtZz]*)?")

# Needed to write some languages, though they cannot be seen.
_JOINERS = "\u200c\u200d\u00ad"


def wrong(message: str) -> PydanticCustomError:
    """The error to raise for a value, with a message for the author."""
    return PydanticCustomError(FAULT, "{message}", {"message": message})


def kind_of(value: object) -> str:
    """What stands there, in the words of this file's messages."""
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    return "an empty value" if isinstance(value, Scalar) and value.blank else quote(written(value))


def written(value: object) -> str:
    """The characters of a value or key; empty for a list or a group."""
    return value.text if isinstance(value, Scalar) else value if isinstance(value, str) else ""


def text(longest: int) -> PlainValidator:
    """A text of one line and at most so many characters."""

    def check(value: object) -> str:
        return tidy(as_text(value), longest)

    return PlainValidator(check)


def whole(low: int, high: int) -> PlainValidator:
    """A whole number from `low` to `high`."""

    def check(value: object) -> int:
        number = _as_number(value, f"a whole number from {low} to {high}")
        if not low <= number <= high:
            raise wrong(f"{quote(written(value))} is out of range: write a whole number from {low} to {high}.")
        return number

    return PlainValidator(check)


def reference(noun: str) -> PlainValidator:
    """The id of another part; the context holds noun → ids, or None where that part of the file cannot be told."""

    def check(value: object, info: ValidationInfo) -> str:
        if isinstance(value, list | dict):
            raise wrong(f"the id of a {noun} is wanted here, not {kind_of(value)}.")
        id = as_text(value)
        known = info.context[noun] if info.context else None
        if noun == PUBLISHED and id == AUTHORED:
            raise wrong(f"“{AUTHORED}” is no source of a fact. Name one of “sources” that people can look up.")
        if known is not None and id not in known:
            raise wrong(f"there is no {noun} {quote(id)}.{suggest(id, known)}")
        return id

    return PlainValidator(check)


def as_text(value: object) -> str:
    """The text as it was written, unless YAML may take it for something else."""
    if isinstance(value, str):  # a key: the tree looked at it already
        return value
    if not isinstance(value, Scalar):
        raise wrong(f"a text is wanted here, not {kind_of(value)}. Put a text that looks like one in quotes.")
    if value.plain:
        _refuse_trap(value.text)
    # A block always ends with a line break, which its author does not see.
    return value.text.rstrip("\n") if value.style in ("|", ">") else value.text


def as_id(value: object) -> str:
    """An id: lower-case words of letters and digits, joined by hyphens."""
    id = as_text(value)
    if len(id) > LONGEST_ID:
        raise wrong(f"the id {quote(id)} has {len(id)} characters. At most {LONGEST_ID} are allowed.")
    if not ID.fullmatch(id):
        slug = _slug(id)
        such = f" Write {quote(slug)}, for example." if slug else ""
        raise wrong(f"{quote(id)} is not an id: lower-case letters a–z and digits, joined by single hyphens.{such}")
    return id


def as_source_id(value: object) -> str:
    """The id of a source, which may not be the word for what we set ourselves."""
    id = as_id(value)
    if id == AUTHORED:
        raise wrong(f"“{AUTHORED}” stands for what you set yourself. Give this source another id.")
    return id


def as_kind(value: object) -> Literal["likert", "single"]:
    """The kind of a question."""
    match kind := as_text(value):
        case "likert" | "single":
            return kind
    raise wrong(f"there is no kind {quote(kind)} of question.{suggest(kind, KINDS)}")


def as_truth(value: object) -> bool:
    """`true` or `false`, and no other spelling."""
    if isinstance(value, Scalar) and value.plain and value.text in ("true", "false"):
        return value.text == "true"
    raise wrong(f"write true or false here, without quotes, not {kind_of(value)}.")


def as_dated(value: object) -> str:
    """What a source says of its own date: any text; a bare year or day means just that."""
    if isinstance(value, Scalar) and (_YEAR.fullmatch(value.text) or _DATE.fullmatch(value.text)):
        value = replace(value, style='"')
    return tidy(as_text(value), 60)


def as_day(value: object) -> str:
    """A day of the calendar, as year-month-day, in quotes or not."""
    day = written(value)
    try:
        if _DATE.fullmatch(day):
            return date.fromisoformat(day).isoformat()
    except ValueError:
        raise wrong(f"{quote(day)} is not a day of the calendar.") from None
    raise wrong(f"write the day as year-month-day, such as 2026-11-22, not {kind_of(value)}.")


def as_address(value: object) -> str:
    """An address on the web."""
    address = tidy(as_text(value), 500)
    if " " in address or not _is_web(address):
        raise wrong(f"{quote(address)} is not an address. Write it in full, from “https://” on, without spaces.")
    return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _refuse_trap(plain: str) -> None:
    """Raise if a value without quotes is not a text in every version of YAML."""
    if not plain:
        raise wrong("there is nothing here. Write a text, or delete the key or entry if it may be left out.")
    if plain.lower() in NOTHINGS:
        raise wrong(f"“{plain}” without quotes means “nothing”. Write a text; for the word itself, put it in quotes.")
    if reading := _other_reading(plain):
        raise wrong(f"{quote(plain)} without quotes can be read as {reading}. For a text, put it in quotes.")


def _other_reading(plain: str) -> str:
    """What some version of YAML makes of a value without quotes; empty where it is a text in all."""
    if plain.lower() in TRUTHS:
        return "a yes-or-no value"
    if _NUMBER.fullmatch(plain):
        return "a number"
    return "a date" if _TIMESTAMP.fullmatch(plain) else ""


def tidy(text: str, longest: int) -> str:
    """The text, which must be one line of visible characters, and not too long."""
    if found := list(_untidy(text, longest)):
        raise wrong(" ".join(found))
    return text


def _untidy(text: str, longest: int) -> Iterator[str]:
    """What is wrong with a text's characters, spaces and length."""
    if not text.strip():
        yield "the text is empty."
        return
    if len(text) > longest:
        yield f"the text has {len(text)} characters. At most {longest} are allowed: shorten it."
        return
    if "\n" in text:
        yield "the text has a line break. Write it as one line, or begin it with “>” to join its lines."
    if hidden := next((sign for sign in text if _is_hidden(sign)), None):
        yield f"the text holds a character that cannot be seen (U+{ord(hidden):04X}). Delete it."
    if text != text.strip():
        yield "the text begins or ends with a space. Delete it."
    if double := re.search(r"\S*[^\S\n\t]{2,}", text.strip()):
        yield f"there are two spaces in a row after {quote(double[0].rstrip())}. Keep one."


def _is_hidden(sign: str) -> bool:
    return sign != "\n" and sign not in _JOINERS and unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def _as_number(value: object, wanted: str) -> int:
    if not isinstance(value, Scalar) or value.blank:
        raise wrong(f"{wanted} is wanted here, not {kind_of(value)}.")
    digits = value.text.strip()
    if not _DIGITS.fullmatch(digits):
        _refuse_number(digits, wanted)
    if not value.plain:
        raise wrong(f"{quote(value.text)} is in quotes, which makes it a text. Write it without them.")
    if len(digits) > LONGEST_NUMBER:
        raise wrong(f"{quote(digits)} is out of range: write {wanted}.")
    return int(digits)


def _refuse_number(digits: str, wanted: str) -> NoReturn:
    """Raise, saying what the author most likely meant where there can be no doubt."""
    if re.fullmatch(r"0[0-9]{1,8}", digits):
        raise wrong(f"“{digits}” begins with 0, which YAML's versions read differently. Write {int(digits)}.")
    if whole := re.fullmatch(r"\+?([0-9]{1,9})(\.0*)?", digits):
        raise wrong(f"{quote(digits)} is not written as a whole number. Write {int(whole[1])}.")
    if re.fullmatch(r"-[0-9]+", digits):
        raise wrong(f"{quote(digits)} is out of range: write {wanted}.")
    if re.fullmatch(r"[0-9]*[.,][0-9]+", digits):
        raise wrong(f"{quote(digits)} is not {wanted}.")
    if _NUMBER.fullmatch(digits):
        raise wrong(f"{quote(digits)} does not read as {wanted}. Write it in digits alone.")
    raise wrong(f"{quote(digits)} is not {wanted}.")


def _slug(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words[:LONGEST_ID]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
