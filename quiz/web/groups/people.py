"""Who came to what: those first with whom there is most to talk about, then the others by their job."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.cohort import Cohort
from quiz.content import Quiz, Role
from quiz.result import Said
from quiz.store import Response

OPEN = (Said.CLOSE, Said.TIED, Said.NOTHING, Said.LITTLE, Said.FEW)


@dataclass(frozen=True, slots=True)
class Bunch:
    """Those of whom the same is said: how many they are in all, and the responses that are at hand."""

    said: Said
    count: int
    known: tuple[Response, ...]

    @property
    def others(self) -> int:
        """How many sent theirs so long ago that they are not at hand; one may have come in since they were counted."""
        return max(0, self.count - len(self.known))


@dataclass(frozen=True, slots=True)
class People:
    """Who sent a response, as far as they are at hand.

    open  those whose result leaves it open which job comes first, the close ones before all others.
    jobs  those with one job ahead or clear, by that job, in the quiz's order.
    """

    open: tuple[Bunch, ...]
    jobs: tuple[tuple[Role, tuple[Response, ...]], ...]

    @classmethod
    def of(cls, quiz: Quiz, cohort: Cohort, known: Sequence[Response]) -> "People":
        """Everybody in `known`, once."""
        return cls(tuple(_open(cohort, known)), tuple(_jobs(quiz, known)))


def _open(cohort: Cohort, known: Sequence[Response]) -> Iterator[Bunch]:
    for rule in OPEN:
        if count := cohort.said[rule]:
            yield Bunch(rule, count, tuple(each for each in known if each.said == rule))


def _jobs(quiz: Quiz, known: Sequence[Response]) -> Iterator[tuple[Role, tuple[Response, ...]]]:
    for role in quiz.roles:
        if its := tuple(each for each in known if each.leader == role.id and each.said not in OPEN):
            yield role, its
