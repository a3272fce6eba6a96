"""Which answers differ on two sheets of one version, and what that did to the match of a role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Question, Role
from quiz.result import Result
from quiz.scoring import Match
from quiz.web.parts.answers import in_words
from quiz.web.parts.sums import Rest, Sum

SHOWN = 5  # changes of one role's match that are shown one by one


@dataclass(frozen=True, slots=True)
class Difference:
    """A question with what the first and the second sheet hold for it."""

    question: Question
    answers: tuple[str, str]
    starred: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Shift:
    """What the differences did to the match of one role: parts + others + same = total, as printed.

    matches  on the first sheet, and on the second; where one is not ranked, there is nothing else.
    parts    the differences that did most, each with its points.
    others   what the other differences did together.
    same     what the answers did that are the same on both sheets but count for more or less.
    """

    matches: tuple[Match, Match]
    total: Sum
    parts: tuple[tuple[str, Difference], ...] = ()
    others: Rest | None = None
    same: Rest | None = None


def differences(first: Result, second: Result) -> dict[int, Difference]:
    """What differs, by the question's index; an answer that is starred on one sheet alone differs, too."""
    found = {}
    for q, question in enumerate(first.quiz.questions):
        one, other = ((each.responses.choices[q], q in each.responses.stars) for each in (first, second))
        if one != other:
            answers = in_words(question, one[0]), in_words(question, other[0])
            found[q] = Difference(question, answers, (one[1], other[1]))
    return found


def shift(first: Result, second: Result, role: Role, found: Mapping[int, Difference]) -> Shift:
    """Follow one role's match from the first sheet to the second."""
    one, other = (result.ranking.match(role.id) for result in (first, second))
    total = Sum.between(one.points, other.points)
    if not (one.is_ranked and other.is_ranked):
        return Shift((one, other), total)
    points = {q: each for q, each in enumerate(first.shifts(second, role.id)) if each}
    largest = sorted(points, key=lambda q: (-abs(points[q]), first.quiz.questions[q].id))
    apart = [q for q in largest if q in found]
    parts = tuple((total.part(points[q]), found[q]) for q in apart[:SHOWN])
    shown, hidden = ([points[q] for q in some] for some in (apart[:SHOWN], apart[SHOWN:]))
    return Shift(
        (one, other), total, parts, *_rests(total, shown, hidden, [points[q] for q in largest if q not in apart])
    )


def _rests(
    total: Sum, shown: Sequence[Fraction], hidden: Sequence[Fraction], same: Sequence[Fraction]
) -> tuple[Rest | None, Rest | None]:
    """What all others add: those that differ, and those that are the same; the last line takes up the slack."""
    if not same:
        return total.rest(shown, hidden), None
    if not hidden:
        return None, total.rest(shown, same)
    together = sum(hidden, Fraction())
    return Rest(total.part(together), len(hidden)), total.rest([*shown, together], same)
