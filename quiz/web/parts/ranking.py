"""All roles in order, as a result shows them."""

from dataclasses import dataclass

from quiz.result import Result, Said
from quiz.scoring import Match, Ranking

PLACES = {0: "first", 1: "second"}  # by how many roles are strictly above; each place has its colour everywhere


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the ranking; `place` gives it its colour.

    rank  from 1, level roles share the better one; None where no role is before another, or too little was answered.
    """

    match: Match
    rank: int | None
    place: str


def rows(result: Result) -> tuple[Row, ...]:
    """The roles in order. Where nothing stands out, none has a place."""
    ranking = result.ranking
    if result.said is Said.NOTHING:
        return tuple(Row(match, None, "other") for match in ranking.matches)
    ranks = [_above(ranking, match) + 1 if match.is_ranked else None for match in ranking.matches]
    return tuple(Row(match, rank, place(ranking, match)) for match, rank in zip(ranking.matches, ranks, strict=True))


def place(ranking: Ranking, match: Match) -> str:
    """Where a role stands, for its colour: first, second or other."""
    return PLACES.get(_above(ranking, match), "other") if match.is_ranked else "other"


def _above(ranking: Ranking, match: Match) -> int:
    return sum(each.points > match.points for each in ranking.ranked)
