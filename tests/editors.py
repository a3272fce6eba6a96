"""What an editor makes of a YAML file, and what a JSON Schema then says of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator

from quiz.reading.tree import Loc, Scalar, Unread, Value

WHOLE_NUMBER = re.compile(r"[-+]?[0-9]+")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?", re.IGNORECASE)
LONGEST = 300  # digits of a number that Python turns into one


def as_editors_read(value: Value) -> Any:
    """The values of a tree by the core schema of YAML 1.2, which editors read by; what was refused is nothing."""
    match value:
        case dict():
            return {key: as_editors_read(each) for key, each in value.items()}
        case list():
            return [as_editors_read(each) for each in value]
        case Scalar(plain=True):
            return plain(value.text)
        case Scalar():
            return value.text
        case Unread():
            return None


def plain(text: str) -> object:
    """What a value without quotes stands for."""
    words: Mapping[str, object] = {
        **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
        **dict.fromkeys(("true", "True", "TRUE"), True),
        **dict.fromkeys(("false", "False", "FALSE"), False),
    }
    if text in words:
        return words[text]
    if WHOLE_NUMBER.fullmatch(text):
        return int(text[:LONGEST])
    return float(text) if NUMBER.fullmatch(text) else text


def refused(schema: Validator, file: object) -> list[tuple[Loc, str]]:
    """Everything that a schema refuses: where it stands, and what is said of it."""
    return [(tuple(each.absolute_path), each.message) for error in schema.iter_errors(file) for each in _all(error)]


def _all(error: ValidationError) -> Iterator[ValidationError]:
    """An error, and those of each way in which a part could have been right."""
    yield error
    for each in error.context or ():
        yield from _all(each)
