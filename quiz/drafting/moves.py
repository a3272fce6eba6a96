"""Where each chosen occupation leads: to those of the chosen that the release calls related to it.

It is a step up only where that one needs more preparation. The condition is what the figures say: the preference on
which the other stands farthest from this one, by what that weighs there, if its figure lies on that half of its scale:
else the highest of low figures would be called “making news”. A way down is shown only where the release does not list
the way up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz.drafting.choice import Choice, Placed, Stretched
from quiz.drafting.described import Described
from quiz.drafting.figures import ENDS
from quiz.drafting.material import Material
from quiz.onet.preparation import Zone
from quiz.writing import Flow, Part

MOST = 10  # of one sort, as the format has it


@dataclass(frozen=True, slots=True)
class Lean:
    """The dimension on which another occupation stands farthest from one, and where; `end` is in which direction."""

    dimension: Stretched
    position: int
    end: str


def moves_of(code: str, material: Material) -> dict[str, Part]:
    """The keys of the moves of an occupation, without one that would hold none."""
    found: dict[str, list[Part]] = {"grows_into": [], "moves_to": []}
    for other, place in material.described.related.get(code, {}).items():
        if (
            other in material.ids
            and not _is_shown_from_below(material.described, code, other)
            and (lean := _lean(material.choice, code, other))
        ):
            found[_sort(material.described.zones, code, other)].append(_move(code, other, place, lean, material))
    return {key: moves[:MOST] for key, moves in found.items() if moves}


def _move(code: str, other: str, place: int, lean: Lean, material: Material) -> dict[str, Part]:
    return {
        "role": material.ids[other],
        "when": f"If you would like more of “{lean.end}”.",
        "toward": Flow({lean.dimension.id: lean.position}),
        "source": material.source,
        "at": f"Related Occupations, {code}, {place}",
        "note": " ".join(_note(material.described.zones, code, other, place)),
    }


def _lean(choice: Choice, code: str, other: str) -> Lean | None:
    """On equal distances the first dimension; None where both stand alike on all."""
    here, there = choice.profiles[code], choice.profiles[other]
    both = [each for each in choice.dimensions if each.id in here and each.id in there]
    gaps = {each: gap for each in both if (gap := there[each.id].position - here[each.id].position)}
    if not gaps:
        return None

    def worth(each: Stretched) -> tuple[bool, int]:
        goal = there[each.id]
        return _is_so(goal, high=gaps[each] > 0), abs(gaps[each]) * goal.weight

    farthest = max(gaps, key=worth)
    poles = farthest.banked.dimension
    return Lean(farthest, there[farthest.id].position, poles.high if gaps[farthest] > 0 else poles.low)


def _is_so(goal: Placed, *, high: bool) -> bool:
    """Whether the published figure itself lies at this end of its scale, or in the middle."""
    twice, both_ends = 2 * goal.rating.value, sum(ENDS[goal.rating.key.scale])
    return twice >= both_ends if high else twice <= both_ends


def _is_shown_from_below(described: Described, code: str, other: str) -> bool:
    """Whether the other one grows into this one: then the way down is not shown, too."""
    return code in described.related.get(other, {}) and _sort(described.zones, other, code) == "grows_into"


def _sort(zones: Mapping[str, Zone], code: str, other: str) -> str:
    here, there = zones.get(code), zones.get(other)
    return "grows_into" if here and there and there.number > here.number else "moves_to"


def _note(zones: Mapping[str, Zone], code: str, other: str, place: int) -> Iterator[str]:
    yield f"Number {place} in O*NET’s list of related occupations."
    here, there = zones.get(code), zones.get(other)
    if here and there and here.number != there.number:
        amount = "more" if there.number > here.number else "less"
        yield f"From job zone {here.number} to {there.number}, so it needs {amount} preparation."
    if here and there and here.number < there.number:
        yield "How many people make this step, O*NET does not say."
