"""What a part of a quiz file can be: a single value, a list, a table, or a group of keys."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from quiz.reading.faults import Fault, closest
from quiz.reading.shapes import Shape, shape_of
from quiz.reading.texts import is_blank
from quiz.reading.tree import Loc, Tree, Unread, Value

Part: TypeAlias = "Leaf | List | Table | Group | Later"
Keys: TypeAlias = Mapping[str, Part]
Rule: TypeAlias = Callable[[Tree, Loc, Any], Iterator[Fault]]  # given the file, and the part that it is about


class Known(NamedTuple):
    """What the whole file says that a single value may depend on.

    ids     noun → the ids that may be referred to; None where the file does not say, which is a fault of its own.
    topics  topic → the kind of its facts.
    """

    ids: Mapping[str, Collection[str] | None]
    topics: Mapping[str, str]


class Count(NamedTuple):
    """How many entries a part may have, and what they are; `high` is None where another count bounds it."""

    low: int
    high: int | None
    noun: str


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A single value.

    read     from what was written, what is known and the group around it to what is meant. Raises WrongValueError.
    is_text  whether it is shown to people, and so may be cut by a comment or hold markup.
    hint     what to write where it is missing, behind “Add “key:””.
    shape    what a JSON Schema says of it.
    """

    read: Callable[[Value, Known, Mapping[str, Value]], Any]
    is_text: bool = False
    hint: str = ""
    shape: Shape = field(default_factory=dict)

    def hinted(self, hint: str) -> "Leaf":
        """The same value, where people need to hear what belongs there."""
        return replace(self, hint=hint)


@dataclass(frozen=True, slots=True, eq=False)
class List:
    """Entries of one sort, in order. No two share the value of a `distinct` key; "" for the entry itself."""

    entry: Part
    count: Count
    distinct: Sequence[str] = ()
    rules: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Entries of one sort under names that the author chooses, or that refer to other parts."""

    name: Leaf
    entry: Part
    count: Count | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Keys that are named here; any other is a fault.

    make    takes what the keys mean; where an optional one is missing, its own default stands.
    needed  those that must be there.
    aside   those that `make` is not given: they are no part of what is made.
    rules   what the keys must agree on.
    """

    make: Callable[..., Any]
    keys: Keys
    needed: frozenset[str]
    aside: frozenset[str]
    rules: Sequence[Rule]

    def meant(self, written: object) -> Mapping[str, Value]:
        """What was written by key; Unread under a key that an unknown one seems to mean, so that it is not missed."""
        group = written if isinstance(written, dict) else {}
        unknown = [key for key in group if key not in self.keys and not is_blank(group[key])]
        return dict.fromkeys((closest(key, self.keys) for key in unknown), Unread()) | group


@dataclass(frozen=True, slots=True, eq=False)
class Later:
    """A part that may still be to be written, see `gaps`: it is `nothing` then, and as an entry of a list not there."""

    part: Part
    nothing: Any = None


def group(
    make: Callable[..., Any], keys: Keys, rules: Sequence[Rule] = (), aside: Keys = MappingProxyType({})
) -> Group:
    """A group of keys, from which `make` makes what the core knows; a key that ends in “?” may be left out."""
    needed = frozenset(key for key in keys if not key.endswith("?"))
    named = {key.removesuffix("?"): part for key, part in keys.items()}
    return Group(make, {**named, **aside}, needed, frozenset(aside), rules)


def single(check: Callable[[Value], Any], *, is_text: bool = False) -> Leaf:
    """A value that depends on nothing else in the file."""
    return Leaf(lambda written, *_: check(written), is_text, shape=shape_of(check))


def keys_of(part: Part) -> set[str]:
    """Every key that a file may have in this part or anywhere below it."""
    match part:
        case Later():
            return keys_of(part.part)
        case Group():
            return {*part.keys}.union(*map(keys_of, part.keys.values()))
        case List() | Table():
            return keys_of(part.entry)
    return set()
