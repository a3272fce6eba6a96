"""All roles in order, as a result shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from quiz.scoring import Ranking
from quiz.web.rounding import half_up

BARS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the ranking; `points` 0..100 as printed, None where too little was answered.

    address  of the role's page; empty where the role is gone from today's quiz.
    """

    rank: str
    role: str
    address: str
    points: int | None
    place: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """All roles in order; the first few as bars beside the chance line."""

    rows: tuple[Row, ...]
    bars: tuple[Row, ...]
    chance: int


def ranking_view(addresses: Mapping[str, str], ranking: Ranking, chance: Fraction) -> RankingView:
    """The roles in order; `addresses` are those of today's roles."""
    ranked: list[Row] = []
    places = {1: "first", 2: "second"}
    for index, match in enumerate(ranking.ranked):
        level = index and match.points == ranking.ranked[index - 1].points
        rank = int(ranked[-1].rank) if level else index + 1
        role, points = match.role, half_up(match.points)
        ranked.append(Row(str(rank), role.name, addresses.get(role.id, ""), points, places.get(rank, "other")))
    unranked = [Row("–", each.role.name, addresses.get(each.role.id, ""), None, "other") for each in ranking.unranked]
    return RankingView((*ranked, *unranked), tuple(ranked[:BARS]), half_up(chance))
