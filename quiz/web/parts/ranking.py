"""All roles in order, as a result shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.content import Role
from quiz.result import Result, Said
from quiz.web.parts.choosing import PLACES
from quiz.words.numbers import half_up

BARS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the ranking; `points` 0..100 as printed, None where too little was answered.

    rank     its place; empty where no role is before another.
    address  of the role's page; empty where the role is gone from today's quiz.
    """

    rank: str
    role: str
    address: str
    points: int | None
    place: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """All roles in order; the first few as bars. Where nothing stands out, none has a place."""

    rows: tuple[Row, ...]
    bars: tuple[Row, ...]
    has_places: bool


def ranking_view(addresses: Mapping[str, str], result: Result) -> RankingView:
    """The roles in order; `addresses` are those of today's roles. Level roles share the better rank."""

    def row(role: Role, rank: str, points: int | None, place: str) -> Row:
        return Row(rank, role.name, addresses.get(role.id, ""), points, place)

    points = [match.points for match in result.ranking.ranked]
    ranked, has_places = [], result.said is not Said.NOTHING
    for match, exact in zip(result.ranking.ranked, points, strict=True):
        above = points.index(exact)
        rank, place = (f"{above + 1}", PLACES.get(above, "other")) if has_places else ("", "other")
        ranked.append(row(match.role, rank, half_up(exact), place))
    unranked = [row(match.role, "–", None, "other") for match in result.ranking.unranked]
    return RankingView((*ranked, *unranked), tuple(ranked[:BARS]), has_places)
