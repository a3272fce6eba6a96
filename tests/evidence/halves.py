"""Stability on real people: the first type on one half of an interest questionnaire, and on the other half."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from quiz.content import Quiz
from quiz.responses import Responses
from quiz.result import Result, Said
from tests.evidence import interest_quizzes as quizzes
from tests.evidence.fitting import crossed, discriminant_by_share
from tests.evidence.surveys import PEOPLE, TYPES, means, people
from tests.evidence.table import Row, Section, absent, count, percent, shares, wilson

TITLE = "Stability: real people, one half of an interest questionnaire against the other half"
NOTE = (
    "Real people: {all} US adults who chose to answer 48 interest items on the web, 2015–2018. None was left out; "
    "{some} of them left one item or more unanswered. The {one} items are the one half, the {other} items the other "
    "half. Each half is a quiz of its own, with 24 questions, and six types as roles. Same: the type that is "
    "strictly first on the one half is strictly first on the other half, too; where several are level, none is. "
    "Rows: what the result of the one half says; the word alone, even where random answers reach such a match too "
    "often for it to be said; the breakdown number; the lead. Chance: the same with the other half of another "
    "person. Fitted on half: a linear discriminant that learnt from half of these people guesses the first type on "
    "the other half from six sums on the one. It is judged on people that it did not learn from, and is no upper "
    "limit."
)
TURNED = "Stability: the same people, the other half first"
COLUMNS = ("people", "same (95 %)", "chance", "fitted on half")
WORDS = (Said.CLEAR, Said.AHEAD, Said.CLOSE, Said.TIED)  # the surest first
MOST = 5  # breakdown numbers from here on are counted together


@dataclass(frozen=True, slots=True)
class Taker:
    """A person on one half, and on the other.

    said       of the one half's result; `word`, its word alone, with the breakdown number and the lead of its first
               type, in points. A person with too few answers has none of these three.
    first      the type strictly first on the one half; `other`, on the other half; None where there is none.
    fitted     the model's guess of `other`.
    """

    said: Said
    word: Said | None
    breakdown: int | None
    lead: Fraction | None
    first: int | None
    other: int | None
    fitted: int

    @property
    def is_same(self) -> bool:
        """Whether the same type is strictly first on both halves."""
        return self.first is not None and self.first == self.other


Group: TypeAlias = tuple[str, list[Taker]]


def part(data: Path) -> Section:
    """The odd items, and then the even ones."""
    return _section(TITLE, data, turned=False)


def turned(data: Path) -> Section:
    """The even items, and then the odd ones."""
    return _section(TURNED, data, turned=True)


def _section(title: str, data: Path, *, turned: bool) -> Section:
    if not (data / PEOPLE).exists():
        return absent(title, [data / PEOPLE])
    sheets = [person.choices for person in people(data)]
    one, other = ("even", "odd") if turned else ("odd", "even")
    some = sum(min(choices) < 0 for choices in sheets)
    note = NOTE.format(all=count(len(sheets)), some=count(some), one=one, other=other)
    halves = [(quizzes.quiz(quizzes.interests(items)), [choices[n::2] for choices in sheets])
              for n, items in enumerate((quizzes.ODD, quizzes.EVEN))]  # fmt: skip
    return Section(title, note, COLUMNS, tuple(_rows(takers(*halves[turned], *halves[not turned]))))


def takers(quiz: Quiz, sheets: Sequence[tuple[int, ...]], then: Quiz, others: Sequence[tuple[int, ...]]) -> list[Taker]:
    """People who fill in one quiz, and then another; a sheet each, in the same order."""
    results = [Result(quiz, Responses(choices)) for choices in sheets]
    seconds = [_first(Result(then, Responses(choices))) for choices in others]
    scores = crossed(discriminant_by_share, [means(choices) for choices in sheets], seconds)
    return [
        Taker(
            result.said,
            result.certainty.word,
            result.certainty.breakdown,
            _lead(result),
            _first(result),
            other,
            row.index(max(row)),
        )
        for result, other, row in zip(results, seconds, scores, strict=True)
    ]


def _first(result: Result) -> int | None:
    winner = result.ranking.winner
    return TYPES.index(winner.role.id) if winner else None


def _lead(result: Result) -> Fraction | None:
    ranking = result.ranking
    return ranking.ranked[0].points - ranking.ranked[1].points if ranking.has_rivals else None


def _rows(crowd: Sequence[Taker]) -> Iterator[Row]:
    seconds = Counter(taker.other for taker in crowd)
    for name, group in (("everybody", crowd), *by_said(crowd), *by_word(crowd), *by_breakdown(crowd), *by_lead(crowd)):
        if group:
            yield _row(name, group, seconds)
    for name, groups in (("said", by_said(crowd)), ("word alone", by_word(crowd))):
        order = "falls from clear to ahead to close"
        yield (f"{name}: {order}", "", "yes" if is_falling([group for _, group in groups][:3]) else "no", "", "")


def by_said(crowd: Sequence[Taker]) -> Iterator[Group]:
    """Who is said what."""
    for said in (*WORDS, Said.NOTHING, Said.LITTLE, Said.FEW):
        yield f"said: {said}", [taker for taker in crowd if taker.said is said]


def by_word(crowd: Sequence[Taker]) -> Iterator[Group]:
    """How sure the result is, whatever is said of it."""
    for word in WORDS:
        yield f"word alone: {word}", [taker for taker in crowd if taker.word is word]


def by_breakdown(crowd: Sequence[Taker]) -> Iterator[Group]:
    """Who has which breakdown number, of those with a strict first."""
    for number in range(1, MOST):
        yield f"breakdown number {number}", [t for t in crowd if t.first is not None and t.breakdown == number]
    yield f"breakdown number {MOST} or more", [t for t in crowd if t.first is not None and (t.breakdown or 0) >= MOST]


def by_lead(crowd: Iterable[Taker]) -> Iterator[Group]:
    """Four quarters by the lead, ties among them (a lead of 0); where leads are equal, in the order of the file."""
    ordered = sorted((taker for taker in crowd if taker.lead is not None), key=lambda taker: taker.lead or 0)
    for n, name in enumerate(("lowest", "second", "third", "highest")):
        yield f"{name} quarter of the lead", ordered[n * len(ordered) // 4 : (n + 1) * len(ordered) // 4]


def is_falling(groups: Iterable[Sequence[Taker]]) -> bool:
    """Whether the same type is first less often in each group than in the one before; empty groups aside."""
    found = [Fraction(sum(taker.is_same for taker in group), len(group)) for group in groups if group]
    return all(surer > less for surer, less in pairwise(found))


def _row(name: str, group: Sequence[Taker], seconds: Counter[int | None]) -> Row:
    size = len(group)
    same = sum(taker.is_same for taker in group)
    fitted = sum(taker.fitted == taker.other for taker in group)
    chance = sum(another(taker, seconds) for taker in group)
    if all(taker.first is None for taker in group):
        return (name, count(size), "none first", "", percent(fitted / size))
    cell = shares(same / size, wilson(same, size))
    return (name, count(size), cell, percent(chance / size), percent(fitted / size))


def another(taker: Taker, seconds: Counter[int | None]) -> float:
    """The share of all other people whose first type on the other half is this person's on the one."""
    if taker.first is None:
        return 0.0
    return (seconds[taker.first] - (taker.other == taker.first)) / (seconds.total() - 1)
