"""What the keys of one part must agree on: how many entries there are, what is said twice, what a kind needs.

The rules read what was written, not what was made of it, so that they find their faults beside all others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, get_args

from quiz.content import AUTHORED
from quiz.facts import Kind
from quiz.reading.fact_values import UNITED
from quiz.reading.faults import Fault, quote
from quiz.reading.parts import entries, said
from quiz.reading.schema import Count, Rule
from quiz.reading.shapes import Shaped, shaped, where, without
from quiz.reading.texts import written
from quiz.reading.tree import Loc, Tree, Unread, Value
from quiz.reading.values import OWN

_NEEDED: Final = {"likert": ("dimension", "scale"), "single": ("options",)}
_FOREIGN: Final = {"likert": ("options",), "single": ("dimension", "scale", "reverse")}
_ANSWERS: Final = {
    "likert": "Its answers are the five labels of its scale.",
    "single": "Its options say where they stand in “place”.",
}


def miscounted(tree: Tree, loc: Loc, part: Collection[Value] | Mapping[str, Value], count: Count) -> Iterator[Fault]:
    """That there are too few entries, or too many."""
    if count.low <= len(part) and (count.high is None or len(part) <= count.high):
        return
    if count.low == count.high:
        yield tree.fault(loc, f"there must be exactly {count.low} {count.noun}, not {len(part)}.")
    elif len(part) < count.low:
        yield tree.fault(loc, f"too few {count.noun}: {len(part)}. There must be at least {count.low}.")
    else:
        yield tree.fault(loc, f"too many {count.noun}: {len(part)}. There may be at most {count.high}.")


def repeated(tree: Tree, loc: Loc, entries: Iterable[Value], keys: Iterable[str]) -> Iterator[Fault]:
    """What two entries of a list share under a key; under "" the entries themselves."""
    for key in keys:
        first: dict[str, Loc] = {}
        for number, entry in enumerate(entries):
            at = (*loc, number, key) if key else (*loc, number)
            named = written(entry.get(key) if key and isinstance(entry, dict) else entry)
            # People take labels that differ in capitals alone for the same.
            if named and (before := first.setdefault(named.casefold(), at)) != at:
                fix = "Keep one of the two." if key == "role" else "Give each its own."
                yield tree.fault(at, f"{quote(named)} was already used on line {tree.line(before)}. {fix}")


def options_place_alike(tree: Tree, loc: Loc, options: Iterable[Value]) -> Iterator[Fault]:
    """All options of a question place the same dimensions."""
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


def poles_differ(tree: Tree, loc: Loc, dimension: Mapping[str, Value]) -> Iterator[Fault]:
    """The two poles of a dimension are not the same."""
    low, high = said(dimension, "low"), said(dimension, "high")
    if low and low.casefold() == high.casefold():
        yield tree.fault((*loc, "high"), f"both poles are {quote(high)}. Say what it is that lies at the other end.")


@shaped(
    {
        "allOf": [
            where("kind", {"const": kind}, {"required": list(needed), **without(*_FOREIGN[kind])})
            for kind, needed in _NEEDED.items()
        ]
    }
)
def question_suits_kind(tree: Tree, loc: Loc, question: Mapping[str, Value]) -> Iterator[Fault]:
    """A question has the keys that its kind needs, and none of another kind's."""
    kind = said(question, "kind")
    for key in _NEEDED.get(kind, ()):
        if key not in question:
            yield tree.fault((*loc, key), f"the key is missing. A {kind} question needs “{key}:”.")
    for key in _FOREIGN.get(kind, ()):
        if key in question and question[key] != Unread():
            yield tree.fault((*loc, key), f"a {kind} question has no “{key}”. {_ANSWERS[kind]} Delete the key.")


def has_reason(noun: str) -> Rule:
    """The rule that whatever is our own, such as "A target", says why."""

    def rule(tree: Tree, loc: Loc, claim: Mapping[str, Value]) -> Iterator[Fault]:
        if said(claim, "source") == AUTHORED and "note" not in claim:
            yield tree.fault((*loc, "note"), f"the key is missing. {noun} that is “{AUTHORED}” needs its reason here.")

    return Shaped(rule, where("source", OWN, {"required": ["note"]}))


@shaped(where("source", OWN, without("at")))
def own_has_no_place(tree: Tree, loc: Loc, target: Mapping[str, Value]) -> Iterator[Fault]:
    """A target of our own stands in no source."""
    if said(target, "source") == AUTHORED and "at" in target:
        yield tree.fault((*loc, "at"), f"a target that is “{AUTHORED}” stands in no source. Delete the key.")


@shaped(where("source", {"not": OWN}, {"required": ["at"]}))
def move_has_place(tree: Tree, loc: Loc, move: Mapping[str, Value]) -> Iterator[Fault]:
    """A move that a source tells of says where in it."""
    if said(move, "source") not in ("", AUTHORED) and "at" not in move:
        yield tree.fault((*loc, "at"), "the key is missing. Say where in the source it stands, such as “line 26”.")


@shaped(where("kind", {"enum": [kind for kind in get_args(Kind) if kind not in UNITED]}, without("unit")))
def unit_suits_kind(tree: Tree, loc: Loc, topic: Mapping[str, Value]) -> Iterator[Fault]:
    """Only a topic of plain numbers or of money has a unit."""
    kind = said(topic, "kind")
    if "unit" in topic and kind in get_args(Kind) and kind not in UNITED:
        measure = "a share is always percent" if kind == "share" else f"the kind “{kind}” has none"
        yield tree.fault((*loc, "unit"), f"a unit is for {' and '.join(UNITED)}; {measure}. Delete the key.")


@shaped(where("apart", {"const": True}, {"properties": {"topics": {"items": without("first")}}}))
def apart_is_never_first(tree: Tree, loc: Loc, section: Mapping[str, Value]) -> Iterator[Fault]:
    """What stands apart is beside no other fact, so none of its topics is shown first."""
    if written(section.get("apart")) != "true":
        return
    for steps, topic in entries([section], "topics"):
        if "first" in topic:
            yield tree.fault(
                (*loc, *steps[1:], "first"), "its section stands apart, beside no other fact. Delete the key."
            )


@shaped({"oneOf": [{"required": ["file"]}, {"required": ["address"]}]})
def source_has_one_place(tree: Tree, loc: Loc, source: Mapping[str, Value]) -> Iterator[Fault]:
    """A source is either a file or an address."""
    if {"file", "address"} <= source.keys() and Unread() not in (source["file"], source["address"]):
        yield tree.fault((*loc, "address"), "this source has both a “file” and an “address”. Keep one of the two.")
    elif "file" not in source and "address" not in source:
        yield tree.fault(loc, "this source has neither a “file” nor an “address”. Add one of the two.")


def _listed(names: Iterable[str]) -> str:
    return " and ".join(quote(name) for name in names) or "nothing"
