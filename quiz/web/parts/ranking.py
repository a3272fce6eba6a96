"""All roles in order, as a result shows them."""

from dataclasses import dataclass

from quiz.result import Result, Said
from quiz.scoring import Match, Ranking

PLACES = {1: "first", 2: "second"}  # each has its colour everywhere; level roles share the better one


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the ranking; `place` gives it its colour.

    rank  from 1; None where no role is before another, or too little was answered.
    """

    match: Match
    rank: int | None
    place: str


def rows(result: Result) -> tuple[Row, ...]:
    """The roles in order. Where nothing stands out, none has a place."""
    if result.said is Said.NOTHING:
        return tuple(Row(match, None, "other") for match in result.ranking.matches)
    return in_places(result.ranking)


def in_places(ranking: Ranking) -> tuple[Row, ...]:
    """The roles in order, whatever is said of the result."""
    points = [match.points for match in ranking.ranked]
    ranks = [points.index(each) + 1 for each in points]
    ranked = (Row(match, rank, PLACES.get(rank, "other")) for match, rank in zip(ranking.ranked, ranks, strict=True))
    return (*ranked, *(Row(match, None, "other") for match in ranking.unranked))
