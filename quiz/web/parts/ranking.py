"""All roles in order, as a result shows them."""

from dataclasses import dataclass

from quiz.content import Role
from quiz.result import Result, Said
from quiz.scoring import Match, Ranking
from quiz.words.numbers import half_up

PLACES = {1: "first", 2: "second"}  # each has its colour everywhere; level roles share the better one


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the ranking; `place` gives it its colour.

    rank    from 1; None where no role is before another, or too little was answered.
    points  of its match, as printed, 0..100; None where too little was answered.
    """

    role: Role
    points: int | None
    rank: int | None
    place: str

    @classmethod
    def of(cls, match: Match, rank: int | None = None) -> "Row":
        """A match in its place; an unranked one, and one without a rank, is in none."""
        points = half_up(match.points) if match.is_ranked else None
        return cls(match.role, points, rank, PLACES.get(rank or 0, "other"))


def rows(result: Result) -> tuple[Row, ...]:
    """The roles in order. Where nothing stands out, none has a place."""
    if result.said is Said.NOTHING:
        return tuple(map(Row.of, result.ranking.matches))
    return in_places(result.ranking)


def in_places(ranking: Ranking) -> tuple[Row, ...]:
    """The roles in order, whatever is said of the result."""
    points = [match.points for match in ranking.ranked]
    ranks = [points.index(each) + 1 for each in points]
    return (*map(Row.of, ranking.ranked, ranks), *map(Row.of, ranking.unranked))
