"""Two results of one version: which answers differ, and what that did to the match of each role that leads."""

from dataclasses import dataclass

from quiz.result import Result
from quiz.web.parts.differences import Difference, Shift, differences, shift
from quiz.web.parts.tracks import Track
from quiz.web.result.profile import two_profiles

WIDEST = 5  # gaps between two sheets that are shown at once


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sheets are compared in; `differences` are in the order of the questions.

    widest  the preferences on which the sheets lie farthest apart, the widest gap first; `nearer` all others.
    """

    differences: tuple[Difference, ...]
    shifts: tuple[Shift, ...]
    widest: tuple[Track, ...]
    nearer: tuple[Track, ...]


def comparison(first: Result, second: Result) -> Comparison | None:
    """Compare two results answer by answer; None where they are of two versions, or of the same answers."""
    if first.quiz.version != second.quiz.version or first.responses == second.responses:
        return None
    found = differences(first, second)
    followed = dict.fromkeys((*first.leaders, *second.leaders))
    by_gap = sorted(two_profiles(first, second), key=_gap, reverse=True)
    apart = sum(_gap(track) > 0 for track in by_gap[:WIDEST])
    return Comparison(
        differences=tuple(found.values()),
        shifts=tuple(shift(first, second, role, found) for role in followed),
        widest=tuple(by_gap[:apart]),
        nearer=tuple(by_gap[apart:]),
    )


def _gap(track: Track) -> int:
    """How far two sheets lie apart; below 0 where one of them has no answer."""
    one, other = (stand.at for stand in track.stands)
    return -1 if one is None or other is None else abs(one - other)
