"""How ready a group felt, as lines over several moments; nothing of a few."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.cohort.ready import Course
from quiz.web.parts.slopes import AFTER, BEFORE, Slopes, slopes


@dataclass(frozen=True, slots=True)
class Ready:
    """The lines that may be shown, and the questions that too few answered at every moment."""

    lines: Slopes
    waiting: tuple[str, ...]


def ready_over(moments: Sequence[str], courses: Sequence[Course]) -> Ready | None:
    """What a page shows of courses over these moments; None where nobody answered a question at all of them."""
    if not any(each.people for each in courses):
        return None
    shown = slopes(moments, ((each.question, each.means, each.people) for each in courses if not each.is_small))
    return Ready(shown, tuple(each.question.text for each in courses if each.is_small))


def ready_before_and_after(courses: Sequence[Course]) -> Ready | None:
    """The same before the quiz and after it."""
    return ready_over((BEFORE, AFTER), courses)
