"""What the facts and the conflicts of a file must agree on.

A contradiction is: the same role, topic and scope, and another value. It may stand, but not in silence: a conflict
names both facts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz.reading.fact_values import of_kind
from quiz.reading.faults import MOST_FAULTS, MOST_KNOWN, Fault, quote
from quiz.reading.format import QUIZ, ROLE
from quiz.reading.parts import entries, groups_of, ids_of, kinds_of_topics, owner, roles_once, said
from quiz.reading.texts import WrongValueError, written
from quiz.reading.tree import Loc, Tree, Value


class _Name(NamedTuple):
    """What sets one fact apart from all others."""

    role: str
    topic: str
    source: str
    at: str


class _Parts(NamedTuple):
    """The ids that a fact's name may be made of."""

    roles: Collection[str]
    topics: Collection[str]
    sources: Collection[str]

    def can_name(self, name: _Name) -> bool:
        """Whether every id in the name is known and none is missing; else that is a fault where it stands."""
        return name.role in self.roles and name.topic in self.topics and name.source in self.sources and bool(name.at)


class _Fact(NamedTuple):
    """A fact as it was written.

    means  what is compared; None where there is no data, or the value is a fault of its own.
    """

    loc: Loc
    name: _Name
    scope: str
    means: object
    written: str


@dataclass(slots=True)
class _Declared:
    """Which conflicts name a fact.

    loose  those with one entry that names none; that one may mean any fact, and is a fault at its own place.
    any    whether a conflict has two such entries.
    """

    naming: Mapping[_Name, set[int]] = field(default_factory=lambda: defaultdict(set))
    loose: set[int] = field(default_factory=set)
    any: bool = False

    def holds(self, one: _Name, other: _Name) -> bool:
        """Whether a conflict names both, or may mean to."""
        first, second = self.naming.get(one, set()), self.naming.get(other, set())
        return self.any or bool(first & second) or bool((first | second) & self.loose)


def broken_facts(tree: Tree) -> Iterator[Fault]:
    """Every fault that shows only when facts and conflicts are read together."""
    root = QUIZ.meant(tree.value)
    roles, conflicts, kinds = roles_once(root.get("roles")), root.get("conflicts"), kinds_of_topics(root)
    parts = _Parts(ids_of(roles), kinds, ids_of(root.get("sources")))
    facts = [*_facts(roles, kinds)]
    sure: dict[_Name, _Fact] = {}
    for fact in filter(lambda fact: parts.can_name(fact.name), facts):
        sure.setdefault(fact.name, fact)
    unsure = {fact.name.role for fact in facts if not parts.can_name(fact.name)}
    unsure |= _half_read(root.get("roles"))
    if facts and "sections" not in root:
        yield tree.fault(("sections",), "the key is missing. Every fact has a topic: name them under “sections:”.")
    yield from _topics_twice(tree, root.get("sections"))
    yield from _given_twice(tree, facts, sure)
    yield from _named_twice(tree, conflicts)
    yield from _unknown(tree, sure, conflicts, lambda name: parts.can_name(name) and name.role not in unsure)
    yield from _undeclared(tree, sure.values(), _declared(sure, conflicts))


def _half_read(roles: object) -> set[str]:
    """The roles that may have more facts than were read: those copied, and those with a list that is not one."""
    groups = groups_of(roles)
    ids = [said(role, "id") for role in groups]
    count = Counter(ids)
    facts = (ROLE.meant(role).get("facts", []) for role in groups)
    return {id for id, listed in zip(ids, facts, strict=True) if count[id] > 1 or not _are_listed(listed)}


def _are_listed(facts: object) -> bool:
    groups = groups_of(facts)
    return groups == facts and all(groups_of(group.get("tells")) == group.get("tells") for group in groups)


def _facts(roles: object, kinds: Mapping[str, str]) -> Iterator[_Fact]:
    for steps, group in entries(roles, "facts"):
        for inner, tell in entries([group], "tells"):
            name = _Name(owner(roles, steps), said(tell, "topic"), said(group, "source"), said(tell, "at"))
            means = _meaning(kinds.get(name.topic), tell.get("value"))
            yield _Fact(("roles", *steps, *inner[1:]), name, said(group, "scope"), means, _quoted(tell.get("value")))


def _meaning(kind: str | None, value: object) -> object:
    """What sets this value apart from others: names in any order, and 30.0 for 30."""
    try:
        meant = of_kind(kind, value)
    except WrongValueError:
        return None
    return frozenset(meant) if isinstance(meant, tuple) else meant


def _quoted(value: object) -> str:
    texts = map(written, value) if isinstance(value, list) else [written(value)]
    return quote(", ".join(texts))


def _topics_twice(tree: Tree, sections: object) -> Iterator[Fault]:
    """Topics are referred to from everywhere, so no two of all sections may share an id."""
    first: dict[str, Loc] = {}
    for steps, topic in entries(sections, "topics"):
        at: Loc = ("sections", *steps, "id")
        if (id := said(topic, "id")) and (before := first.setdefault(id, at)) != at:
            yield tree.fault(at, f"{quote(id)} was already used on line {tree.line(before)}. Give each its own.")


def _given_twice(tree: Tree, facts: Iterable[_Fact], sure: Mapping[_Name, _Fact]) -> Iterator[Fault]:
    for fact in facts:
        if (before := sure.get(fact.name, fact)) is not fact:
            message = f"this topic, source and place were already given on line {tree.line(before.loc)}."
            yield tree.fault(fact.loc, f"{message} Keep one, or tell the places apart in “at”.")


def _named_twice(tree: Tree, conflicts: object) -> Iterator[Fault]:
    first: dict[tuple[int | str, _Name], Loc] = {}
    for steps, cited in entries(conflicts, "facts"):
        name, loc = _cited(cited), ("conflicts", *steps)
        if all(name) and (before := first.setdefault((steps[0], name), loc)) != loc:
            message = f"this conflict already names the same fact on line {tree.line(before)}."
            yield tree.fault(loc, f"{message} Keep one of the two.")


def _unknown(
    tree: Tree, names: Collection[_Name], conflicts: object, is_meant: Callable[[_Name], bool]
) -> Iterator[Fault]:
    """Entries of conflicts that name no fact, though nothing in the name is wrong by itself."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        places[name[:3]].append(name.at)
    for steps, cited in entries(conflicts, "facts"):
        if (name := _cited(cited)) not in names and is_meant(name):
            near = ", ".join(quote(at) for at in places[name[:3]][:MOST_KNOWN])
            there = f"It has one at: {near}." if near else "Name one that stands above."
            message = f"{quote(name.role)} has no fact on {quote(name.topic)} from {quote(name.source)}"
            yield tree.fault(("conflicts", *steps), f"{message} at {quote(name.at)}. {there}")


def _declared(names: Collection[_Name], conflicts: object) -> _Declared:
    declared = _Declared(any=not isinstance(conflicts, list | None))
    for number, conflict in enumerate(conflicts if isinstance(conflicts, list) else ()):
        listed = conflict.get("facts") if isinstance(conflict, dict) else None
        named = {name for each in groups_of(listed) if (name := _cited(each)) in names}
        for name in named:
            declared.naming[name].add(number)
        missing = max(2, len(listed) if isinstance(listed, list) else 0) - len(named)
        declared.loose |= {number} if missing else set()
        declared.any |= missing > 1
    return declared


def _undeclared(tree: Tree, facts: Collection[_Fact], declared: _Declared) -> Iterator[Fault]:
    alike: dict[tuple[str, str, str], list[_Fact]] = defaultdict(list)
    for fact in facts:
        if fact.means is None:
            continue
        same = alike[fact.name.role, fact.name.topic, fact.scope]
        others = [each for each in same if each.means != fact.means and not declared.holds(each.name, fact.name)]
        if others:
            values = " and ".join(f"{each.written} on line {tree.line(each.loc)}" for each in others)
            message = f"{quote(fact.name.topic)} is {fact.written} here, but {values}, of the same role and scope."
            yield tree.fault(fact.loc, f"{message} Name them under “conflicts”, or say in “scope” how they differ.")
        if len(same) < MOST_FAULTS:
            same.append(fact)


def _cited(group: Mapping[str, Value]) -> _Name:
    return _Name(*(said(group, key) for key in _Name._fields))
