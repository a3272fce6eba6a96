"""All roles in order, as a result shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Role
from quiz.scoring import Ranking
from quiz.web.pages.checking import PLACES
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
    """The roles in order; `addresses` are those of today's roles. Level roles share the better rank."""

    def row(role: Role, rank: str, points: int | None, place: str) -> Row:
        return Row(rank, role.name, addresses.get(role.id, ""), points, place)

    points = [match.points for match in ranking.ranked]
    ranked = []
    for match, exact in zip(ranking.ranked, points, strict=True):
        above = points.index(exact)
        ranked.append(row(match.role, f"{above + 1}", half_up(exact), PLACES.get(above, "other")))
    unranked = [row(match.role, "–", None, "other") for match in ranking.unranked]
    return RankingView((*ranked, *unranked), tuple(ranked[:BARS]), half_up(chance))
