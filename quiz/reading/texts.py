"""What a text may be: one line of visible characters that no version of YAML takes for anything else."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from quiz.reading.faults import quote
from quiz.reading.shapes import Shaped, shaped, text_of
from quiz.reading.tree import NOTHINGS, TRUTHS, Scalar

# What YAML 1.1 or 1.2 takes for a number: 012, 0o14, 0x1F, 1_000, 12:30, 7.5, 1e3, .inf.
NUMBER = re.compile(
    r"[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?"
    r"|\.[0-9_]+(e[-+]?[0-9]+)?|\.inf|\.nan)",
    re.IGNORECASE,
)
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9 :.+\-TtZz]*)?")

# Needed to write some languages, though they cannot be seen.
_JOINERS = "\u200c\u200d\u00ad"


class WrongValueError(ValueError):
    """What is wrong with a single value, in a sentence or two for its author."""


def kind_of(value: object) -> str:
    """What was written, in the words of the messages here."""
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    return "an empty value" if is_blank(value) else quote(written(value))


def written(value: object) -> str:
    """The characters of a value; empty for a list or a group."""
    return value.text if isinstance(value, Scalar) else ""


def is_blank(value: object) -> bool:
    """Whether nothing at all was written."""
    return isinstance(value, Scalar) and value.blank


def text(longest: int) -> Callable[[object], str]:
    """A check for a text of one line with at most that many characters."""
    return Shaped(lambda value: tidy(as_text(value), longest), text_of(longest))


def as_phrase(longest: int) -> Callable[[object], str]:
    """A check for a phrase that pages ask: its question mark is theirs."""
    check = text(longest)

    def read(value: object) -> str:
        if (phrase := check(value)).endswith("?"):
            raise WrongValueError(f"{quote(phrase)} ends with a question mark. Pages add their own: delete it.")
        return phrase

    return Shaped(read, text_of(longest, ending=r"\?"))


@shaped({"type": "string"})
def as_text(value: object) -> str:
    """The text as it was written, unless YAML may take it for something else."""
    if not isinstance(value, Scalar):
        raise WrongValueError(f"a text is wanted here, not {kind_of(value)}. Put a text that looks like one in quotes.")
    if value.plain:
        _refuse_trap(value.text, value.comment)
    return value.text


def _refuse_trap(plain: str, comment: str) -> None:
    """Raise if a value without quotes is not a text in every version of YAML."""
    if not plain and comment:
        taken = f"YAML takes {quote(comment)} for a comment"
        raise WrongValueError(f"there is nothing here: {taken}. Put a text that holds a “#” in quotes.")
    if not plain:
        raise WrongValueError("there is nothing here. Write a text, or delete the key or entry if it may be left out.")
    if plain.lower() in NOTHINGS:
        raise WrongValueError(
            f"“{plain}” without quotes means “nothing”. Write a text; for the word itself, put it in quotes."
        )
    if reading := _other_reading(plain):
        raise WrongValueError(f"{quote(plain)} without quotes can be read as {reading}. For a text, put it in quotes.")


def _other_reading(plain: str) -> str:
    """What some version of YAML makes of a value without quotes; empty where it is a text in all."""
    if plain.lower() in TRUTHS:
        return "a yes-or-no value"
    if NUMBER.fullmatch(plain):
        return "a number"
    return "a date" if _TIMESTAMP.fullmatch(plain) else ""


def tidy(text: str, longest: int) -> str:
    """The text, which must be one line of visible characters, and not too long."""
    if found := list(_untidy(text, longest)):
        raise WrongValueError(" ".join(found))
    return text


def _untidy(text: str, longest: int) -> Iterator[str]:
    """What is wrong with a text's characters and length."""
    if not text.strip():
        yield "the text is empty."
        return
    if len(text) > longest:
        yield f"the text has {len(text)} characters. At most {longest} are allowed: shorten it."
        return
    if "\n" in text:
        yield "the text has a line break. Write it as one line, or begin it with “>” to join its lines."
    if "\t" in text:
        yield "the text holds a tab. Type a space in its place."
    elif hidden := next(filter(_is_hidden, text), ""):
        yield f"the text holds a character that cannot be seen (U+{ord(hidden):04X}). Delete it."


def _is_hidden(character: str) -> bool:
    if character == "\n" or character in _JOINERS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
