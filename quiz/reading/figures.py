"""A target that follows a published figure: the figure, stretched over the roles, must give that target.

A number that was tuned until roles came apart, and still names a figure as its source, is refused here.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from quiz.content import AUTHORED
from quiz.reading.fact_values import written_figure
from quiz.reading.faults import Fault, quote
from quiz.reading.parts import said
from quiz.reading.shapes import shaped, where, without
from quiz.reading.tree import Loc, Tree, Unread, Value
from quiz.reading.values import OWN

STEPS = (0, 25, 50, 75, 100)  # the positions of answers, to which stretched figures are rounded


def stretch(figure: Decimal, low: Decimal, high: Decimal) -> Fraction:
    """Where a figure stands between the lowest, which is 0, and the highest, which is 100: exact."""
    return 100 * Fraction(figure - low) / Fraction(high - low)


def nearest(stretched: Fraction) -> tuple[int, ...]:
    """The step to which a stretched figure is rounded; halfway between two, both, the lower first."""
    least = min(abs(stretched - step) for step in STEPS)
    return tuple(step for step in STEPS if abs(stretched - step) == least)


@shaped(where("source", OWN, without("figure")))
def broken_figure(tree: Tree, loc: Loc, target: Mapping[str, Value]) -> Iterator[Fault]:
    """What is wrong with the figure of the target at `loc`, beside its spelling."""
    if target.get("figure", Unread()) == Unread():
        return
    figure, position = written_figure(target["figure"]), written_figure(target.get("target"))
    dimension = _dimension(tree, str(loc[-1]))
    if said(target, "source") == AUTHORED:
        yield tree.fault(
            (*loc, "figure"),
            f"a target that is “{AUTHORED}” follows no figure. Name its source, or let the note alone tell of it.",
        )
    elif "figures" not in dimension:
        yield tree.fault(
            (*loc, "figure"),
            f"the dimension {quote(str(loc[-1]))} has no “figures”. Write there the lowest and the highest figure of "
            "these roles, such as [1.99, 2.97].",
        )
    elif (ends := _ends(dimension["figures"])) and figure is not None and position is not None:
        yield from _off(tree, loc, figure, position, ends)


def _off(tree: Tree, loc: Loc, figure: Decimal, position: Decimal, ends: tuple[Decimal, Decimal]) -> Iterator[Fault]:
    low, high = ends
    if not low <= figure <= high:
        yield tree.fault(
            (*loc, "figure"), f"the figure {figure} lies outside its dimension's figures, {low} to {high}."
        )
        return
    stretched = stretch(figure, low, high)
    if position in (near := nearest(stretched)):
        return
    steps = " or ".join(map(str, near))
    yield tree.fault(
        (*loc, "target"),
        f"the figure {figure} stands at {float(stretched):.0f} of 100 between {low} and {high}, which is nearest to "
        f"{steps}. Write {steps}; if a text says otherwise, delete “figure” and tell in the note how you read it.",
    )


def _dimension(tree: Tree, id: str) -> Mapping[str, Value]:
    """The dimension with this id, as it was written; with Unread figures where there is none, a fault of its own."""
    dimensions = tree.value.get("dimensions") if isinstance(tree.value, dict) else None
    groups = [each for each in dimensions if isinstance(each, dict)] if isinstance(dimensions, list) else []
    return next((each for each in groups if said(each, "id") == id), {"figures": Unread()})


def _ends(figures: Value) -> tuple[Decimal, Decimal] | None:
    """The two figures, low first; None where they are not written so, which is a fault of its own."""
    ends = [written_figure(end) for end in figures] if isinstance(figures, list) else []
    match ends:
        case [Decimal() as low, Decimal() as high] if low < high:
            return low, high
    return None
