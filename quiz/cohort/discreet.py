"""The family rule: what everyone may see of counts, so that none leads back to one person's responses.

Elsewhere this is called statistical disclosure control, or small-cell suppression with a complementary cell.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

FEWEST = 5  # responses in a cell, or in all: a smaller number is not shown to everyone

_T = TypeVar("_T")


class Hidden(StrEnum):
    """What replaces a number that not everyone may see."""

    UNDER_5 = "under 5"
    NOT_SHOWN = "not shown"


def discreet(counts: Mapping[_T, int]) -> Mapping[_T, int | Hidden] | None:
    """The counts as they may be shown to everyone; None where nothing may.

    counts   cell → how many responses; every response is in one cell, so the counts add up to all of them.
    returns  0, numbers from 5, "under 5" for 1 to 4, and "not shown" for what would give one of these away. Whoever
             knows this rule and the total, too, is left with at least two possible numbers for every hidden cell.
    source   docs/scoring.md, "Groups".
    """
    total = sum(counts.values())
    small = sorted(count for count in counts.values() if 0 < count < FEWEST)
    large = sorted(count for count in counts.values() if count >= FEWEST)
    labels = _labels(small, large)
    is_bare = bool(small) and labels.keys() >= {*large}
    # A table without a number reveals too much where all cells could be 1, or all 4: only then would it look like this.
    is_telling = Hidden.NOT_SHOWN in map(labels.get, small) or total in {len(counts), (FEWEST - 1) * len(counts)}
    if total < FEWEST or (is_bare and is_telling):
        return None
    return {cell: labels.get(count, count) for cell, count in counts.items()}


def _labels(small: list[int], large: list[int]) -> dict[int, Hidden]:
    """Which counts are replaced by what; equal counts are treated alike, so that their order gives nothing away."""
    if len(small) > 1 and len(small) < sum(small) < (FEWEST - 1) * len(small):
        return dict.fromkeys(small, Hidden.UNDER_5)
    if len(small) == 1 and large and _is_covered(small[0], *large):
        return {small[0]: Hidden.UNDER_5, large[0]: Hidden.NOT_SHOWN}
    # The same words for large and small: any of them may be the small one.
    return dict.fromkeys([*small, *large[:1]] if small else [], Hidden.NOT_SHOWN)


def _is_covered(lone: int, partner: int, *larger: int) -> bool:
    """Whether the sum of the two leaves it open what they are, as the partner is at least 5 and under all larger."""
    total = lone + partner
    possible = range(max(FEWEST, total - FEWEST + 1), min((total, *larger)))
    return partner in possible and len(possible) > 1
