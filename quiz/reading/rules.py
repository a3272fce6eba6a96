"""What a file's parts must agree on: how many there are, what is said twice, what a kind needs.

The rules read the tree, not the finished shape, so that they find their faults beside all others.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, get_args

from quiz.content import AUTHORED
from quiz.facts import Kind
from quiz.reading.fact_rules import broken_facts
from quiz.reading.fact_values import UNITED
from quiz.reading.faults import Fault, quote
from quiz.reading.figures import broken_figure
from quiz.reading.move_rules import broken_moves
from quiz.reading.parts import misspelt, said
from quiz.reading.places import place
from quiz.reading.shape import MOST
from quiz.reading.texts import written
from quiz.reading.tree import Loc, Tree, Value


class _Count(NamedTuple):
    """How many entries a part may have, and what they are; `high` is None where another count bounds it."""

    low: int
    high: int | None
    noun: str


_COUNTS: Final[Mapping[tuple[str, ...], _Count]] = {
    ("families",): _Count(1, 8, "families"),
    ("dimensions",): _Count(1, MOST, "dimensions"),
    ("scales",): _Count(0, 20, "scales"),
    ("scales", "*"): _Count(5, 5, "labels"),
    ("questions",): _Count(2, MOST, "questions"),
    ("questions", "*", "options"): _Count(2, 7, "options"),
    ("questions", "*", "options", "*", "place"): _Count(1, 3, "dimensions"),
    ("roles",): _Count(2, MOST, "roles"),
    ("roles", "*", "skills"): _Count(1, 20, "skills"),
    ("roles", "*", "first_steps"): _Count(1, 20, "first steps"),
    ("roles", "*", "ask"): _Count(0, 20, "questions to ask"),
    ("roles", "*", "grows_into"): _Count(0, 10, "moves"),
    ("roles", "*", "moves_to"): _Count(0, 10, "moves"),
    ("roles", "*", "facts"): _Count(0, 40, "groups of facts"),
    ("roles", "*", "facts", "*", "tells"): _Count(1, 100, "facts"),
    ("roles", "*", "profile"): _Count(1, None, "dimensions"),
    ("sections",): _Count(0, 20, "sections"),
    ("sections", "*", "topics"): _Count(1, 40, "topics"),
    ("conflicts",): _Count(0, 100, "conflicts"),
    ("conflicts", "*", "facts"): _Count(2, 20, "facts"),
    ("limits",): _Count(0, 20, "limits"),
    ("sources",): _Count(0, 100, "sources"),
}

# Which keys of a list's entries no two may share; "" for the entry itself.
_DISTINCT: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = {
    ("families",): ("id", "name"),
    ("dimensions",): ("id", "name"),
    ("scales", "*"): ("",),
    ("questions",): ("id", "text"),
    ("questions", "*", "options"): ("id", "label"),
    ("roles",): ("id", "name"),
    ("roles", "*", "skills"): ("",),
    ("roles", "*", "first_steps"): ("",),
    ("roles", "*", "ask"): ("",),
    ("roles", "*", "grows_into"): ("role",),
    ("roles", "*", "moves_to"): ("role",),
    ("sections",): ("id", "name"),
    ("sections", "*", "topics"): ("name",),  # an id stands once over all sections: see `fact_rules`
    ("conflicts",): ("id", "name"),
    ("sources",): ("id",),
}

_NEEDED: Final = {"likert": ("dimension", "scale"), "single": ("options",)}
_FOREIGN: Final = {"likert": ("options",), "single": ("dimension", "scale", "reverse")}
_ANSWERS: Final = {
    "likert": "Its answers are the five labels of its scale.",
    "single": "Its options say where they stand in “place”.",
}


def broken_rules(tree: Tree) -> Iterator[Fault]:
    """Every fault that shows only when parts are read together."""
    yield from broken_facts(tree)
    yield from broken_moves(tree)
    for loc, part in tree.parts():
        yield from _miscounted(tree, loc, part)
        if isinstance(part, dict):
            yield from _broken_group(tree, loc, part)
        elif isinstance(part, list):
            yield from _repeated(tree, loc, part, _DISTINCT.get(place(loc), ()))
            if place(loc) == ("questions", "*", "options"):
                yield from _placed_apart(tree, loc, part)


def _broken_group(tree: Tree, loc: Loc, part: Mapping[str, Value]) -> Iterator[Fault]:
    match place(loc):
        case ("dimensions", "*"):
            yield from _poles_alike(tree, loc, part)
        case ("questions", "*"):
            yield from _unlike_its_kind(tree, loc, part)
        case ("roles", "*", "profile", "*"):
            yield from _unreasoned(tree, loc, part, "A target")
            yield from broken_figure(tree, loc, part)
        case ("roles", "*", "grows_into" | "moves_to", "*"):
            yield from _unreasoned(tree, loc, part, "A move")
            yield from _unplaced(tree, loc, part)
        case ("sections", "*", "topics", "*"):
            yield from _without_unit(tree, loc, part)
        case ("sources", "*"):
            yield from _not_one_place(tree, loc, part)


def _miscounted(tree: Tree, loc: Loc, part: Value) -> Iterator[Fault]:
    count = _COUNTS.get(place(loc))
    if count is None or not isinstance(part, (list, dict)):
        return
    if count.low <= len(part) and (count.high is None or len(part) <= count.high):
        return
    if count.low == count.high:
        yield tree.fault(loc, f"there must be exactly {count.low} {count.noun}, not {len(part)}.")
    elif len(part) < count.low:
        yield tree.fault(loc, f"too few {count.noun}: {len(part)}. There must be at least {count.low}.")
    else:
        yield tree.fault(loc, f"too many {count.noun}: {len(part)}. There may be at most {count.high}.")


def _repeated(tree: Tree, loc: Loc, entries: Iterable[Value], keys: Iterable[str]) -> Iterator[Fault]:
    for key in keys:
        first: dict[str, Loc] = {}
        for number, entry in enumerate(entries):
            at = (*loc, number, key) if key else (*loc, number)
            named = written(entry.get(key) if key and isinstance(entry, dict) else entry)
            # People take labels that differ in capitals alone for the same.
            if named and (before := first.setdefault(named.casefold(), at)) != at:
                fix = "Keep one of the two." if key == "role" else "Give each its own."
                yield tree.fault(at, f"{quote(named)} was already used on line {tree.line(before)}. {fix}")


def _placed_apart(tree: Tree, loc: Loc, options: Iterable[Value]) -> Iterator[Fault]:
    places = [(n, o["place"]) for n, o in enumerate(options) if isinstance(o, dict) and "place" in o]
    placed = [((*loc, number, "place"), value) for number, value in places if isinstance(value, dict)]
    if not placed:
        return
    (first, usual), *others = placed
    for at, value in others:
        if value.keys() != usual.keys():
            yield tree.fault(
                at,
                f"this option places {_listed(value)}, the first one (line {tree.line(first)}) {_listed(usual)}. "
                "All options of a question place the same dimensions.",
            )


def _poles_alike(tree: Tree, loc: Loc, dimension: Mapping[str, Value]) -> Iterator[Fault]:
    low, high = said(dimension, "low"), said(dimension, "high")
    if low and low.casefold() == high.casefold():
        yield tree.fault((*loc, "high"), f"both poles are {quote(high)}. Say what it is that lies at the other end.")


def _unlike_its_kind(tree: Tree, loc: Loc, question: Mapping[str, Value]) -> Iterator[Fault]:
    kind = said(question, "kind")
    for key in _NEEDED.get(kind, ()):
        if key not in question and key not in misspelt(loc, question):
            yield tree.fault((*loc, key), f"the key is missing. A {kind} question needs “{key}:”.")
    for key in _FOREIGN.get(kind, ()):
        if key in question:
            yield tree.fault((*loc, key), f"a {kind} question has no “{key}”. {_ANSWERS[kind]} Delete the key.")


def _unreasoned(tree: Tree, loc: Loc, claim: Mapping[str, Value], noun: str) -> Iterator[Fault]:
    if said(claim, "source") == AUTHORED and "note" not in claim:
        yield tree.fault((*loc, "note"), f"the key is missing. {noun} that is “{AUTHORED}” needs its reason here.")


def _unplaced(tree: Tree, loc: Loc, move: Mapping[str, Value]) -> Iterator[Fault]:
    if said(move, "source") not in ("", AUTHORED) and "at" not in move:
        yield tree.fault((*loc, "at"), "the key is missing. Say where in the source it stands, such as “line 26”.")


def _without_unit(tree: Tree, loc: Loc, topic: Mapping[str, Value]) -> Iterator[Fault]:
    kind = said(topic, "kind")
    if "unit" in topic and kind in get_args(Kind) and kind not in UNITED:
        measure = "a share is always percent" if kind == "share" else f"the kind “{kind}” has none"
        yield tree.fault((*loc, "unit"), f"a unit is for {' and '.join(UNITED)}; {measure}. Delete the key.")


def _not_one_place(tree: Tree, loc: Loc, source: Mapping[str, Value]) -> Iterator[Fault]:
    if "file" in source and "address" in source:
        yield tree.fault((*loc, "address"), "this source has both a “file” and an “address”. Keep one of the two.")
    elif "file" not in source and "address" not in source:
        yield tree.fault(loc, "this source has neither a “file” nor an “address”. Add one of the two.")


def _listed(names: Iterable[str]) -> str:
    return " and ".join(quote(name) for name in names) or "nothing"
