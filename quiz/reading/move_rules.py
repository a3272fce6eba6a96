"""What the moves of a file must agree on: none leads to its own role, and growing never leads round in a circle."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from quiz.reading.faults import Fault, quote
from quiz.reading.format import MOST, QUIZ
from quiz.reading.parts import entries, ids_of, owner, roles_once, said
from quiz.reading.tree import Loc, Tree


def broken_moves(tree: Tree) -> Iterator[Fault]:
    """Every fault that shows only when moves are read together."""
    roles = roles_once(QUIZ.meant(tree.value).get("roles"))
    yield from _to_itself(tree, roles)
    yield from _rounds(tree, roles, ids_of(roles))


def _to_itself(tree: Tree, roles: object) -> Iterator[Fault]:
    for key in ("grows_into", "moves_to"):
        for steps, move in entries(roles, key):
            if said(move, "role") == (here := owner(roles, steps)):
                message = f"{quote(here)} cannot lead to itself. Name another role, or delete the move."
                yield tree.fault(("roles", *steps, "role"), message)


def _rounds(tree: Tree, roles: object, known: Collection[str]) -> Iterator[Fault]:
    """Those who grow into something never come back to where they were."""
    edges: dict[str, dict[str, Loc]] = defaultdict(dict)
    for steps, move in entries(roles, "grows_into"):
        here, there = owner(roles, steps), said(move, "role")
        if here != there and there in known:
            edges[here][there] = ("roles", *steps, "role")
    # Too many roles are a fault of their own, and might be more than can be followed.
    while len(edges) <= MOST and (found := way_round(edges)):
        loc = edges[found[-1]].pop(found[0])
        way = " → ".join((*found, found[0]))
        yield tree.fault(loc, f"growing leads round in a circle: {way}. Make one of these a sideways move.")


def way_round(edges: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """A way back to its start, from the role that comes first, which is not named twice; empty if there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        way: tuple[str, ...] = tuple(error.args[1][:0:-1])  # it is given backwards, and with its start twice
        start = way.index(min(way, key=[*edges].index))
        return way[start:] + way[:start]
    return ()
