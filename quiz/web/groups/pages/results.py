"""The results of a group: what a lesson needs within a minute, and below it all the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from quiz.cohort import Cohort, DimensionSummary, FamilyCount, QuestionSummary, RoleCount
from quiz.content import Quiz
from quiz.store import Response
from quiz.web.groups.pages.close import Close, close
from quiz.web.groups.pages.cohorts import TRACK, Context, Place
from quiz.web.groups.pages.responses import ResponseList
from quiz.words.groups import MEANING, SAID, UNNAMED, received
from quiz.words.numbers import half_up, root
from quiz.words.times import moment

KEY, FAMILY, ROLE = 20, 34, 29  # units: how high the key is, and the bars of a family and of a role


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role: how often it is first and second; the widths of its bars, and where they stand, in units."""

    name: str
    first: int
    second: int
    first_width: float
    second_width: float
    y: int


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family, or none in front: how often it is first and second, and its roles that are either."""

    name: str
    first: int
    second: int
    width: float
    y: int
    roles: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class Leading:
    """Which families and roles lead: a picture `height` units high, and the table of the same figures."""

    families: tuple[FamilyRow, ...]
    height: int
    never: str


@dataclass(frozen=True, slots=True)
class Count:
    """One of several things that were counted; `share` is the length of its bar, 0..100. `told` says what it means."""

    name: str
    count: int
    share: int
    told: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """How a question was answered. `stand`: where the answers stand on each of its dimensions; empty without any."""

    number: int
    text: str
    counts: tuple[Count, ...]
    stand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """A question that splits the group, to talk about."""

    number: int
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """Where the answers stand between two ends: 0..100 as printed, None without an answer.

    low_at, high_at  the mean less and plus the spread, within 0..100.
    """

    name: str
    low: str
    high: str
    answers: int
    mean: int | None
    spread: int | None
    low_at: int
    high_at: int


@dataclass(frozen=True, slots=True)
class ClassResultsPage:
    """A group's results; `leading` and all below it are None or empty before the first response."""

    title: str
    place: Place
    received: str
    time: str
    leading: Leading | None
    close: Close | None
    starters: tuple[Starter, ...]
    questions: tuple[QuestionView, ...]
    dimensions: tuple[DimensionRow, ...]
    words: tuple[Count, ...]
    responses: ResponseList


def class_results_page(context: Context, cohort: Cohort, latest: Sequence[Response], now: datetime) -> ClassResultsPage:
    """Present what a group's responses come to; `latest` are some of them, newest first."""
    some, group = cohort.responses > 0, context.group
    return ClassResultsPage(
        title=f"Results of {group.name}",
        place=context.place,
        received=received(cohort.responses, group.expected),
        time=moment(now, group.zone),
        leading=_leading(cohort) if some else None,
        close=close(context, cohort, latest) if some else None,
        starters=tuple(_starter(context.quiz, split) for split in cohort.splits),
        questions=tuple(_question(context.quiz, n, each) for n, each in enumerate(cohort.questions, start=1))
        if some
        else (),
        dimensions=tuple(map(_dimension, cohort.dimensions)) if some else (),
        words=_words(cohort) if some else (),
        responses=ResponseList.of(context, latest, total=cohort.responses),
    )


def _leading(cohort: Cohort) -> Leading:
    """Bars by family, and under each its roles that are ever first or second."""
    rows: list[FamilyRow] = []
    y = KEY
    for family in cohort.families:
        roles = [each for each in cohort.roles if each.role.family == family.family.id and each.first + each.second]
        rows.append(_family(family, roles, cohort.responses, y))
        y += FAMILY + ROLE * len(roles)
    if cohort.unnamed:
        rows.append(FamilyRow(UNNAMED, cohort.unnamed, 0, _width(cohort.unnamed, cohort.responses), y, ()))
        y += FAMILY
    never = [each.role.name for each in cohort.roles if not each.first + each.second]
    return Leading(tuple(rows), y, ", ".join(map(format, never)))


def _family(family: FamilyCount, roles: Sequence[RoleCount], total: int, y: int) -> FamilyRow:
    """A family's bar at `y`, and those of its roles under it."""
    rows = tuple(
        RoleRow(
            role.role.name,
            role.first,
            role.second,
            _width(role.first, total),
            _width(role.second, total),
            y + FAMILY + ROLE * place,
        )
        for place, role in enumerate(roles)
    )
    behind = sum(role.second for role in roles)
    return FamilyRow(family.family.name, family.first, behind, _width(family.first, total), y, rows)


def _width(count: int, total: int) -> float:
    return round(TRACK * count / total, 1)


def _starter(quiz: Quiz, split: QuestionSummary) -> Starter:
    """The question with its two most frequent answers."""
    number, counts = quiz.questions.index(split.question), split.counts
    labels = [option.label for option in split.question.options]
    most, next_ = sorted(range(len(counts)), key=lambda option: -counts[option])[:2]
    told = f"{counts[most]} chose “{labels[most]}”, {counts[next_]} “{labels[next_]}”"
    others = sum(counts) - counts[most] - counts[next_]
    return Starter(number + 1, split.question.text, f"{told}, {others} something else." if others else f"{told}.")


def _question(quiz: Quiz, number: int, summary: QuestionSummary) -> QuestionView:
    named = [(option.label, count) for option, count in zip(summary.question.options, summary.counts, strict=True)]
    apart = [("Left out", summary.left_out), ("Not answered yet", summary.unanswered)]
    total = summary.answered + summary.left_out + summary.unanswered
    rows = [*named, *(each for each in apart if each[1])]
    counts = tuple(_count(name, count, total) for name, count in rows)
    return QuestionView(number, summary.question.text, counts, tuple(_stand(quiz, summary)))


def _stand(quiz: Quiz, summary: QuestionSummary) -> Iterator[str]:
    for id, mean, variance in zip(summary.question.dimensions, summary.means, summary.variances, strict=True):
        if mean is not None and variance is not None:
            yield f"{quiz.dimension(id).name}: mean {half_up(mean)}, spread {root(variance)}"


def _count(name: str, count: int, total: int, told: str = "") -> Count:
    return Count(name, count, round(100 * count / total), told)


def _words(cohort: Cohort) -> tuple[Count, ...]:
    return tuple(
        _count(SAID[rule].capitalize(), cohort.said[rule], cohort.responses, meaning)
        for rule, meaning in MEANING.items()
    )


def _dimension(summary: DimensionSummary) -> DimensionRow:
    name, low, high = summary.dimension.name, summary.dimension.low, summary.dimension.high
    if summary.mean is None or summary.variance is None:
        return DimensionRow(name, low, high, 0, None, None, 0, 0)
    mean, spread = half_up(summary.mean), root(summary.variance)
    ends = max(mean - spread, 0), min(mean + spread, 100)
    return DimensionRow(name, low, high, summary.answers, mean, spread, *ends)
