"""What the facts, the conflicts and the moves of a file must agree on.

A contradiction is: the same role, topic and scope, and another value. It may stand, but not in silence: a conflict
names both facts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from quiz.paths import cycle
from quiz.reading.faults import Fault, quote
from quiz.reading.shape import entries, said
from quiz.reading.tree import Loc, Scalar, Tree, Value
from quiz.reading.values import NO_DATA


class _Name(NamedTuple):
    """What tells one fact from all others."""

    role: str
    topic: str
    source: str
    at: str


class _Fact(NamedTuple):
    """A fact as it was written; `value` is a text, or the texts of a list."""

    loc: Loc
    name: _Name
    scope: str
    value: str | tuple[str, ...]


def broken_facts(tree: Tree) -> Iterator[Fault]:
    """Every fault that shows only when facts, conflicts and moves are read together."""
    root = tree.value if isinstance(tree.value, dict) else {}
    roles, conflicts = root.get("roles"), root.get("conflicts")
    published = {said(source, "id") for source in _groups(root.get("sources"))}
    facts = [*_facts(roles)]
    sure = [fact for fact in facts if all(fact.name) and fact.name.source in published]
    yield from _topics_twice(tree, root.get("sections"))
    yield from _told_twice(tree, sure)
    if len(sure) == len(facts):  # else a name that is wrong is told at its own place, and would be found here again
        yield from _unknown(tree, {fact.name for fact in sure}, conflicts)
        yield from _undeclared(tree, sure, conflicts)
    yield from _to_itself(tree, roles)
    yield from _round(tree, roles)


def _facts(roles: object) -> Iterator[_Fact]:
    for steps, group in entries(roles, "facts"):
        for inner, tell in entries([group], "tells"):
            told = tell.get("value")
            value = tuple(_text(each) for each in told) if isinstance(told, list) else _text(told)
            name = _Name(_role(roles, steps), said(tell, "topic"), said(group, "source"), said(tell, "at"))
            yield _Fact(("roles", *steps, *inner[1:]), name, said(group, "scope"), value)


def _topics_twice(tree: Tree, sections: object) -> Iterator[Fault]:
    """Topics are referred to from everywhere, so no two of all sections may share an id."""
    first: dict[str, Loc] = {}
    for steps, topic in entries(sections, "topics"):
        at: Loc = ("sections", *steps, "id")
        if (id := said(topic, "id")) and (before := first.setdefault(id, at)) != at:
            yield tree.fault(at, f"{quote(id)} was already used on line {tree.line(before)}. Give each its own.")


def _told_twice(tree: Tree, facts: list[_Fact]) -> Iterator[Fault]:
    first: dict[_Name, Loc] = {}
    for fact in facts:
        if (before := first.setdefault(fact.name, fact.loc)) != fact.loc:
            line = tree.line(before)
            yield tree.fault(fact.loc, f"this topic, source and place were already told on line {line}. Keep one.")


def _unknown(tree: Tree, names: set[_Name], conflicts: object) -> Iterator[Fault]:
    for steps, cited in entries(conflicts, "facts"):
        name = _cited(cited)
        # A role that is not there, or that nothing is told of, is a fault of its own.
        if all(name) and name not in names and any(each.role == name.role for each in names):
            near = sorted({each.at for each in names if each[:3] == name[:3]})
            told = f" It tells it at: {', '.join(quote(at) for at in near)}." if near else ""
            message = f"{quote(name.role)} has no fact on {quote(name.topic)} from {quote(name.source)}"
            yield tree.fault(("conflicts", *steps), f"{message} at {quote(name.at)}.{told}")


def _undeclared(tree: Tree, facts: list[_Fact], conflicts: object) -> Iterator[Fault]:
    declared: dict[int | str, set[_Name]] = defaultdict(set)
    for steps, cited in entries(conflicts, "facts"):
        declared[steps[0]].add(_cited(cited))
    alike: dict[tuple[str, str, str], list[_Fact]] = defaultdict(list)
    for fact in facts:
        if fact.value not in ("", NO_DATA):
            alike[fact.name.role, fact.name.topic, fact.scope].append(fact)
    for same in alike.values():
        for one, other in combinations(same, 2):
            if one.value != other.value and not any({one.name, other.name} <= names for names in declared.values()):
                line = tree.line(one.loc)
                yield tree.fault(
                    other.loc,
                    f"this contradicts line {line}: the same role, topic and scope, and another value. Name both under "
                    "“conflicts”, or say in “scope” how they differ.",
                )


def _to_itself(tree: Tree, roles: object) -> Iterator[Fault]:
    for key in ("grows_into", "moves_to"):
        for steps, move in entries(roles, key):
            if said(move, "role") == _role(roles, steps):
                yield tree.fault(("roles", *steps, "role"), "a role cannot lead to itself. Name another, or delete it.")


def _round(tree: Tree, roles: object) -> Iterator[Fault]:
    """Who grows into something never comes back to where they were."""
    edges: dict[str, dict[str, Loc]] = defaultdict(dict)
    for steps, move in entries(roles, "grows_into"):
        here, there = _role(roles, steps), said(move, "role")
        if here != there:
            edges[here][there] = ("roles", *steps, "role")
    if found := cycle({here: tuple(there) for here, there in edges.items()}):
        way = " → ".join((*found, found[0]))
        yield tree.fault(
            edges[found[-1]][found[0]], f"growing leads round in a circle: {way}. Make one of them a sideways move."
        )


def _role(roles: object, steps: Loc) -> str:
    role = roles[steps[0]] if isinstance(roles, list) and isinstance(steps[0], int) else None
    return said(role, "id") if isinstance(role, dict) else ""


def _cited(group: Mapping[str, Value]) -> _Name:
    return _Name(*(said(group, key) for key in _Name._fields))


def _groups(part: object) -> list[dict[str, Value]]:
    return [each for each in part if isinstance(each, dict)] if isinstance(part, list) else []


def _text(value: object) -> str:
    return value.text if isinstance(value, Scalar) else ""
