"""What was done with a class, for the school's own file: lessons, days and how many took part, and no names."""

from dataclasses import dataclass
from datetime import datetime

from quiz.cohort.discreet import FEWEST, Hidden
from quiz.store import Sitting


def at_least_five(count: int) -> int | Hidden:
    """A number of people as it may stand in a file that is passed on."""
    return count if count >= FEWEST or not count else Hidden.UNDER_5


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson, and when the first and the last result was sent in it; None where nothing was."""

    lesson: Sitting
    first: datetime | None
    last: datetime | None

    @property
    def people(self) -> int | Hidden:
        """How many took part, as far as results tell."""
        return at_least_five(self.lesson.responses)
