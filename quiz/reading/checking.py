"""Holds every part of a file against the format, and says what is wrong with it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from quiz.content import AUTHORED
from quiz.edition import Gap
from quiz.reading.faults import Fault, closest, quote, suggest
from quiz.reading.format import QUIZ, ROLE
from quiz.reading.gaps import is_gap, misplaced, missing
from quiz.reading.parts import entries, groups_of, kinds_of_topics, said
from quiz.reading.rules import miscounted, repeated
from quiz.reading.schema import Group, Known, Later, Leaf, List, Part, Rule, Table
from quiz.reading.texts import WrongValueError, is_blank, kind_of
from quiz.reading.tree import Loc, Scalar, Tree, Unread, Value
from quiz.reading.values import PUBLISHED

# What people are tempted to ask for, and what a quiz never holds: docs/authoring.md.
_NEVER: Final = frozenset(
    (
        *("age", "birthday", "birth_date", "birth_year", "date_of_birth", "gender", "sex", "pronouns", "orientation"),
        *("ethnicity", "race", "nationality", "citizenship", "religion", "disability", "disabilities", "health"),
        *("marital_status", "residence", "place_of_residence", "home", "country", "region", "city", "postcode", "zip"),
        *("pay", "present_pay", "current_pay", "salary", "income", "wage"),
    )
)


class Check:
    """One pass over a file's tree, held against a format: that of a quiz file, unless another is named.

    made    the whole file as the format makes it; of no use where there are faults.
    faults  of every part that is looked at by itself.
    aside   where it stands → what was read, but is no part of what is made.
    texts   every text that people are shown, and where it stands, in the file's order.
    gaps    what is still to be written.
    """

    def __init__(self, tree: Tree, root: Group = QUIZ) -> None:
        self.faults: list[Fault] = []
        self.aside: dict[Loc, Any] = {}
        self.texts: list[tuple[Loc, Scalar]] = []
        self.gaps: list[Gap] = []
        self._tree = tree
        self._known = _known(root.meant(tree.value))
        self.made = self._read(root, tree.value, (), {})

    def _fault(self, loc: Loc, message: str) -> None:
        self.faults.append(self._tree.fault(loc, message))

    def _read(self, part: Part, value: Value, loc: Loc, around: Mapping[str, Value]) -> Any:
        """What is meant by a value that should be such a part; Unread where it is something else."""
        match part, value:
            case _, Unread():
                pass
            case Later(), _:
                return (
                    self._gap(value, loc, part.nothing) if is_gap(value) else self._read(part.part, value, loc, around)
                )
            case Leaf(), _:
                return self._leaf(part, value, loc, around)
            case List(), list():
                return self._list(part, value, loc)
            case Table(), dict():
                return self._table(part, value, loc)
            case Group(), dict():
                return self._group(part, value, loc)
            case _:
                self._fault(loc, _unlike(part, value))
        return Unread()

    def _gap(self, gap: Scalar, loc: Loc, nothing: Any) -> Any:
        try:
            self.gaps.append(Gap(self._tree.path(loc), missing(gap), self._tree.line(loc)))
        except WrongValueError as error:
            self._fault(loc, str(error))
        return nothing

    def _leaf(self, leaf: Leaf, value: Value, loc: Loc, around: Mapping[str, Value]) -> Any:
        places = [((*loc, at), each) for at, each in enumerate(value)] if isinstance(value, list) else [(loc, value)]
        scalars = [(at, each) for at, each in places if isinstance(each, Scalar)]
        if gaps := [(at, each) for at, each in scalars if is_gap(each)]:
            self.faults += [self._tree.fault(at, misplaced(each)) for at, each in gaps]
            return Unread()
        self.texts += scalars if leaf.is_text else ()
        try:
            return leaf.read(value, self._known, around)
        except WrongValueError as error:
            self._fault(loc, str(error))
            return Unread()

    def _list(self, part: List, values: list[Value], loc: Loc) -> Any:
        self.faults += miscounted(self._tree, loc, values, part.count)
        said = [Unread() if is_gap(value) else value for value in values]  # two may wait for the same
        self.faults += repeated(self._tree, loc, said, part.distinct)
        self._hold(part.rules, loc, values)
        read = (self._read(part.entry, value, (*loc, at), {}) for at, value in enumerate(values))
        return tuple(each for each in read if each is not None)

    def _table(self, part: Table, values: dict[str, Value], loc: Loc) -> Any:
        if part.count:
            self.faults += miscounted(self._tree, loc, values, part.count)
        # The tree looked at the names already, so they are texts here, whether in quotes or not.
        return {
            self._leaf(part.name, Scalar(name, '"'), (*loc, name), {}): self._read(part.entry, value, (*loc, name), {})
            for name, value in values.items()
        }

    def _group(self, part: Group, values: dict[str, Value], loc: Loc) -> Any:
        meant = part.meant(values)
        for key in part.needed - meant.keys():
            self._fault((*loc, key), _missing(key, part.keys[key], meant))
        for key in values.keys() - part.keys.keys():
            self._fault((*loc, key), _unknown(key, values[key], part))
        self._hold(part.rules, loc, meant)
        read = {key: self._read(part.keys[key], values[key], (*loc, key), meant) for key in values if key in part.keys}
        self.aside |= {(*loc, key): read.pop(key) for key in part.aside & read.keys()}
        return Unread() if self.faults else part.make(**read)

    def _hold(self, rules: Sequence[Rule], loc: Loc, value: object) -> None:
        for rule in rules:
            self.faults += rule(self._tree, loc, value)


def _known(root: Mapping[str, Value]) -> Known:
    """What may be referred to in the file."""
    scales = root.get("scales", {})
    published = _ids(root.get("sources", []))
    ids = {
        "dimension": _ids(root.get("dimensions", Unread())),
        "family": _ids(root.get("families", Unread())),
        "scale": dict.fromkeys(scales) if isinstance(scales, dict) else None,
        "source": None if published is None else dict.fromkeys((*published, AUTHORED)),
        PUBLISHED: published,
        "role": _ids(root.get("roles", Unread())),
        "topic": _topics(root.get("sections", Unread())),
    }
    return Known(ids, kinds_of_topics(root))


def _topics(sections: Value) -> Collection[str] | None:
    """The ids of all topics; None where a section does not say which it has."""
    groups = groups_of(sections)
    listed = groups == sections and all(isinstance(section.get("topics"), list) for section in groups)
    return _ids([topic for _, topic in entries(sections, "topics")]) if listed else None


def _ids(part: Value) -> Collection[str] | None:
    """The ids of a list's groups, in order; None where it holds anything else, which may have been meant for one."""
    groups = groups_of(part)
    return dict.fromkeys(filter(None, (said(group, "id") for group in groups))) if groups == part else None


def _unlike(part: Part, value: Value) -> str:
    """What is wrong with a value that is not of the shape that its place asks for."""
    if is_gap(value):
        return misplaced(value)
    if isinstance(part, List):
        return f"a list is wanted here, not {kind_of(value)}. Begin each entry on a line of its own with “- ”."
    return f"a group of “key: value” lines is wanted here, not {kind_of(value)}."


def _missing(key: str, part: Part, around: Mapping[str, Value]) -> str:
    match key:
        case "weight" if "target" in around:
            return "a target without a weight. Add “weight:” with 1 (helpful), 2 (important) or 3 (central)."
        case "target" if "weight" in around:
            return "a weight without a target. Add “target:” with 0 to 100, or leave the dimension out."
    return f"the key is missing. Add “{key}:”{part.hint if isinstance(part, Leaf) else ''}."


def _unknown(key: str, value: Value, part: Group) -> str:
    if key.lower().replace("-", "_").replace(" ", "_") in _NEVER:
        return f"{quote(key)} is never part of a quiz: nothing about who a person is. Delete it."
    if key == "certificates" and part is ROLE:
        return "unknown key “certificates”. Tell them under “facts”, with a topic whose kind is “certificates”."
    if is_blank(value) and key.isdigit():
        return f"unknown key {quote(key)}. If it belongs to a figure with a comma, write the figure without it."
    if is_blank(value) or (isinstance(value, Scalar) and _is_prose(key, part.keys)):
        return f"unknown key {quote(key)}. If it belongs to a text with a comma, put that whole text in quotes."
    return f"unknown key {quote(key)}.{suggest(key, part.keys)}"


def _is_prose(key: str, known: Collection[str]) -> bool:
    """Whether a key is more likely what stood between a comma and a colon of a text."""
    return (" " in key or key.isdigit()) and not closest(key, known)
