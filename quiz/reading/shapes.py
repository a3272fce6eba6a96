"""What a JSON Schema can say of a value or a group, beside the check or rule that reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, ParamSpec, TypeAlias, TypeVar

Shape: TypeAlias = Mapping[str, Any]
Given = ParamSpec("Given")
Read = TypeVar("Read")

MARK: Final = "TO WRITE"  # begins a text that is still to be written: see `gaps`
LONGEST_GAP: Final = 300
GAP: Final[Shape] = {"pattern": rf"^{MARK}\b", "maxLength": LONGEST_GAP}
NEVER: Final = False  # the schema that no value keeps to


@dataclass(frozen=True)
class Shaped(Generic[Given, Read]):
    """A check or a rule, and the part of it that can be said in JSON Schema (2020-12): never more than it asks for."""

    check: Callable[Given, Read]
    shape: Shape

    def __call__(self, *given: Given.args, **named: Given.kwargs) -> Read:
        """What the check says."""
        return self.check(*given, **named)


def shaped(shape: Shape) -> Callable[[Callable[Given, Read]], Shaped[Given, Read]]:
    """Say of a check or a rule which shape it asks for."""
    return lambda check: Shaped(check, shape)


def shape_of(check: object) -> Shape:
    """The shape that a check or a rule asks for; empty where a schema can't say it."""
    return check.shape if isinstance(check, Shaped) else {}


def text_of(longest: int, ending: str = "") -> Shape:
    """A text of one line that is there, and no gap; `ending` is a pattern that it must not end with."""
    refused = rf"(?!.*{ending}\s*$)" if ending else ""
    return {"type": "string", "pattern": rf"^(?!{MARK}\b){refused}(?=.*\S)[^\t\n]*\n*$", "maxLength": longest}


def where(key: str, value: Shape, then: Shape) -> Shape:
    """What holds of a group where a key is there and keeps to a shape."""
    return {"if": {"properties": {key: value}, "required": [key]}, "then": then}


def without(*keys: str) -> Shape:
    """That a group has none of these keys."""
    return {"properties": dict.fromkeys(keys, NEVER)}
