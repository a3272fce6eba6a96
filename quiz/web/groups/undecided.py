"""Whose results are close or level, for a discussion of what would decide between the roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.cohort import Cohort
from quiz.content import Family, Quiz
from quiz.result import Said
from quiz.store import Response


@dataclass(frozen=True, slots=True)
class Undecided:
    """How many results are close between two families, or level where there are none, and those that are known."""

    families: tuple[Family, ...]
    count: int
    known: tuple[Response, ...]


def undecided(quiz: Quiz, cohort: Cohort, known: Sequence[Response]) -> Iterator[Undecided]:
    """Who is close between which families, the most frequent first, then who is level; only `known` ones by name."""
    for between in cohort.close:
        ids = {family.id for family in between.families}
        its = (each for each in known if each.said == Said.CLOSE and _families(quiz, each) == ids)
        yield Undecided(between.families, between.count, tuple(its))
    if tied := cohort.said[Said.TIED]:
        yield Undecided((), tied, tuple(each for each in known if each.said == Said.TIED))


def _families(quiz: Quiz, response: Response) -> set[str]:
    return {quiz.role(role).family for role in (response.leader, response.runner_up) if role}
