"""Which answers of two sheets of one version differ, and what that did to the match of a role."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Role
from quiz.scoring import Ranking
from quiz.web.parts.answers import in_words
from quiz.web.parts.sums import Rest, Sum
from quiz.web.site import Sheet
from quiz.words.grammar import counted
from quiz.words.numbers import decimals_apart, half_up, show

FIRST, SECOND = "First sheet", "Second sheet"
WHY_SAME = "An answer counts for more or less when others are left out or starred."
SHOWN = 5  # changes of one role's match that are told one by one

Pair = tuple[Sheet, Sheet]


@dataclass(frozen=True, slots=True)
class Given:
    """What one sheet holds for a question."""

    sheet: str
    answer: str
    starred: bool

    @property
    def words(self) -> str:
        """The same in one sentence."""
        return f"{self.sheet}: {self.answer}{', starred' if self.starred else ''}."


@dataclass(frozen=True, slots=True)
class Difference:
    """A question with what each sheet holds for it."""

    question: str
    given: tuple[Given, Given]


@dataclass(frozen=True, slots=True)
class Part:
    """What a difference did to a match, in points."""

    points: str
    told: Difference


@dataclass(frozen=True, slots=True)
class Shift:
    """What the differences did to the match of one role: parts + rests = the difference of the matches, as printed."""

    role: str
    total: str
    parts: tuple[Part, ...]
    rests: tuple[Rest, ...]


def differing(sheets: Pair) -> tuple[int, ...]:
    """Indexes of the questions that have another answer, or a star on one sheet alone."""
    one, other = (
        [(choice, index in sheet.responses.stars) for index, choice in enumerate(sheet.responses.choices)]
        for sheet in sheets
    )
    return tuple(index for index, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs)


def difference(sheets: Pair, index: int) -> Difference:
    """What both sheets hold for a question."""
    one, other = sheets
    return Difference(one.quiz.questions[index].text, (_given(FIRST, one, index), _given(SECOND, other, index)))


def _given(name: str, sheet: Sheet, index: int) -> Given:
    answer = in_words(sheet.quiz.questions[index], sheet.responses.choices[index])
    return Given(name, answer, index in sheet.responses.stars)


def shift(sheets: Pair, rankings: tuple[Ranking, Ranking], role: Role) -> Shift:
    """Follow one role's match from the first sheet to the second."""
    for name, ranking in zip((FIRST, SECOND), rankings, strict=True):
        if role in [match.role for match in ranking.unranked]:
            return Shift(role.name, f"{name}: not enough answers to give this role a number.", (), ())
    one, other = (ranking.match(role.id) for ranking in rankings)
    decimals = decimals_apart(one.points, other.points)
    before, after = half_up(one.points, decimals), half_up(other.points, decimals)
    total = Sum(after - before, decimals)
    tally = _Tally(sheets, sheets[0].result.shifts(sheets[1].result, role.id), total)
    return Shift(
        role=role.name,
        total=f"{show(before, decimals)} of 100 on the first sheet, {show(after, decimals)} on the second: "
        + (f"{total.show(total.total)}." if after != before else "no change."),
        parts=tally.parts,
        rests=tally.rests,
    )


class _Tally:
    """Changes of one role's match, in lists that add up to a printed total.

    shown, hidden  indexes of the questions that differ, the largest changes first.
    same           indexes of those that do not differ, and yet count for more or less.
    """

    def __init__(self, sheets: Pair, shifts: Sequence[Fraction], total: Sum) -> None:
        self._sheets, self._total = sheets, total
        ids = [question.id for question in sheets[0].quiz.questions]
        self._points = {index: points for index, points in enumerate(shifts) if points}
        changed = sorted(self._points, key=lambda index: (-abs(self._points[index]), ids[index]))
        apart = differing(sheets)
        differ = [index for index in changed if index in apart]
        self._shown, self._hidden = differ[:SHOWN], differ[SHOWN:]
        self._same = [index for index in changed if index not in apart]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The largest changes from answers that differ."""
        return tuple(
            Part(self._total.part(self._points[index]), difference(self._sheets, index)) for index in self._shown
        )

    @property
    def rests(self) -> tuple[Rest, ...]:
        """What all others add: those that differ, and those that are the same; the last line takes up the slack."""
        others = f"from {counted(len(self._hidden), 'other answer that differs', 'other answers that differ')}"
        same = f"from {counted(len(self._same), 'answer that is the same', 'answers that are the same')}. {WHY_SAME}"
        above = [self._points[index] for index in self._shown]
        if not self._same:
            last = self._total.rest(above, self._exact(self._hidden), others)
            return (last,) if last else ()
        between: tuple[Rest, ...] = ()
        if self._hidden:
            hidden = sum(self._exact(self._hidden), Fraction())
            between, above = (Rest(self._total.part(hidden), others),), [*above, hidden]
        last = self._total.rest(above, self._exact(self._same), same)
        return (*between, last) if last else between

    def _exact(self, indexes: list[int]) -> list[Fraction]:
        return [self._points[index] for index in indexes]
