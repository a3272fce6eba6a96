"""The format as a JSON Schema (2020-12), by which editors complete and check a file while it is written.

A schema sees parts one by one: which keys there are, what each may hold, how many there may be, and what the keys of
one group must agree on. It does not see what one part says of another, such as an id that is nowhere, nor how YAML was
spelt. Whatever it refuses, the reader refuses, too.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from quiz.reading.schema import Count, Group, Later, Leaf, List, Part, Table
from quiz.reading.shapes import GAP, Shape, shape_of

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Named = Mapping[Group, str]
Said = Mapping[str, Mapping[str, str]]


def json_schema(root: Group, named: Named, said: Said) -> dict[str, Any]:
    """The schema of a format.

    named  the name under which each group is defined once.
    said   what each key of a group means, by the group's name.
    """
    made = {name: _group(group, named, said.get(name, {})) for group, name in named.items()}
    top = made.pop(named[root])
    return {"$schema": DIALECT, **top, "$defs": dict(sorted(made.items()))}


def _shape(part: Part, named: Named) -> Shape:
    match part:
        case Leaf():
            return part.shape
        case Later():
            return _later(part.part, named)
        case List():
            return {
                "type": "array",
                "items": _shape(part.entry, named),
                **_counted(part.count, "Items"),
                **({"uniqueItems": True} if "" in part.distinct else {}),
            }
        case Table():
            return {
                "type": "object",
                "propertyNames": part.name.shape,
                "additionalProperties": _shape(part.entry, named),
                **(_counted(part.count, "Properties") if part.count else {}),
            }
        case Group():
            return {"$ref": f"#/$defs/{named[part]}"}


def _counted(count: Count, what: str) -> Shape:
    bounds = {f"min{what}": count.low or None, f"max{what}": count.high}
    return {key: bound for key, bound in bounds.items() if bound is not None}


def _later(part: Part, named: Named) -> Shape:
    """What holds of a gap, or else of the part itself: an editor then names one fault, not that neither holds."""
    is_gap = {"type": "string", "pattern": GAP["pattern"]}
    return {"if": is_gap, "then": GAP, "else": _shape(part, named)}


def _group(group: Group, named: Named, said: Mapping[str, str]) -> dict[str, Any]:
    rules = [*filter(None, map(shape_of, group.rules))]
    agreed = [*chain.from_iterable(rule["allOf"] if rule.keys() == {"allOf"} else [rule] for rule in rules)]
    return {
        **({"description": said[""]} if "" in said else {}),
        "type": "object",
        "properties": {key: _said(said.get(key, ""), _shape(part, named)) for key, part in group.keys.items()},
        "required": _needed(group),
        "additionalProperties": False,
        **({"allOf": agreed} if agreed else {}),
    }


def _said(words: str, shape: Shape) -> Shape:
    return {"description": words, **shape} if words else shape


def _needed(group: Group) -> Sequence[str]:
    """The keys that must be there, in the order of the format."""
    return [key for key in group.keys if key in group.needed]
