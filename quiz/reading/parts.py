"""Finds the parts that others refer to, in a file that need not have the shape of a quiz."""

from collections.abc import Mapping

from quiz.reading.texts import written
from quiz.reading.tree import Loc, Unread, Value


def kinds_of_topics(root: Mapping[str, Value]) -> Mapping[str, str]:
    """Topic → the kind of its facts, where the file says it."""
    return {said(topic, "id"): said(topic, "kind") for _, topic in entries(root.get("sections"), "topics")}


def entries(parts: object, key: str) -> list[tuple[Loc, dict[str, Value]]]:
    """The groups in the list under `key` of each group in a list, each with the steps to it from that list."""
    outer = enumerate(parts) if isinstance(parts, list) else ()
    lists = [(number, part.get(key)) for number, part in outer if isinstance(part, dict)]
    return [
        ((number, key, place), entry)
        for number, inner in lists
        if isinstance(inner, list)
        for place, entry in enumerate(inner)
        if isinstance(entry, dict)
    ]


def said(group: Mapping[str, Value], key: str) -> str:
    """The text under a key; empty where there is none."""
    return written(group.get(key))


def owner(roles: object, steps: Loc) -> str:
    """The id of the role in which a part stands; empty where it has none. The steps lead to the part from the roles."""
    role = roles[steps[0]] if isinstance(roles, list) and isinstance(steps[0], int) else None
    return said(role, "id") if isinstance(role, dict) else ""


def roles_once(roles: object) -> object:
    """The roles, none twice: that a copy still has the id of its first one is a fault of its own, and is enough."""
    if not isinstance(roles, list):
        return roles
    seen: set[str] = set()
    once: list[Value] = []
    for role in roles:
        id = said(role, "id") if isinstance(role, dict) else ""
        once.append(Unread() if id in seen else role)
        seen |= {id} - {""}
    return once


def groups_of(part: object) -> list[dict[str, Value]]:
    """Those entries of a list that are groups of keys; none of what is no list."""
    return [each for each in part if isinstance(each, dict)] if isinstance(part, list) else []


def ids_of(part: object) -> set[str]:
    """The ids of a list's groups."""
    return {id for group in groups_of(part) if (id := said(group, "id"))}
