"""Outside agreement, looked at closely: each field of study, and what the results of the fields say."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from quiz.responses import Responses
from quiz.result import Result, Said
from tests.evidence import interest_quizzes as quizzes
from tests.evidence.outcomes import Outcome, balance
from tests.evidence.outside import FITTED, QUIZ, area, areas, outcomes
from tests.evidence.rules import Profiles
from tests.evidence.surveys import Person, missing_from, people, profiles
from tests.evidence.table import Row, Section, absent, count, percent, shares, wilson

FIELDS_TITLE = "Outside agreement: each field of study"
FIELDS_NOTE = (
    "The same real people and the same quiz of {fields} fields as above, with each field on its own. For others: "
    "how often the quiz puts this field strictly first for people of the other fields, as the mean of those fields. "
    "A field near to what most people answer comes first for many, so its own share must be above that one. "
    "Fitted on half: the linear discriminant of the six means. Some fields have few people, so mind the intervals."
)
FIELDS_COLUMNS = ("people", "first (95 %)", "for others", "fitted first", "three (95 %)", "fitted three", "AUC (95 %)",
                  "fitted AUC")  # fmt: skip

WORDS_TITLE = "Outside agreement: what the quiz says, and whether it is the field that they studied"
WORDS_NOTE = (
    "The same real people and the same quiz. Own field first: their field is strictly above all others, whether or "
    "not the result names it. Each field counts the same, however many people studied it, so chance is 1 in "
    "{fields} wherever one field is strictly first. The interval allows for these weights by counting fewer people. "
    "Fitted on half: how often the linear discriminant puts their field first, on the same people."
)
WORDS_COLUMNS = ("people", "own field first (95 %)", "chance", "fitted on half")
ORDER = (Said.CLEAR, Said.AHEAD, Said.CLOSE, Said.TIED, Said.NOTHING, Said.LITTLE)


def by_field(data: Path) -> Section:
    """What the quiz does for the people of each field, beside the fitted model."""
    if missing := missing_from(data):
        return absent(FIELDS_TITLE, missing)
    of, counted = profiles(data), [person for person in people(data) if person.is_counted]
    quiz, fitted = (_grouped(outcomes(rule, counted, of), counted) for rule in (QUIZ, FITTED))
    chance = ("chance", "", percent(1 / len(of)), "", "", percent(3 / len(of)), "", area(0.5), "")
    rows = (_field(field, n, quiz, fitted[field]) for n, field in enumerate(of))
    return Section(FIELDS_TITLE, FIELDS_NOTE.format(fields=len(of)), FIELDS_COLUMNS, (chance, *rows))


def _grouped(found: Sequence[Outcome], counted: Sequence[Person]) -> dict[str, list[Outcome]]:
    groups: dict[str, list[Outcome]] = {}
    for each, person in zip(found, counted, strict=True):
        groups.setdefault(person.field, []).append(each)
    return groups


def _field(name: str, index: int, quiz: Mapping[str, Sequence[Outcome]], fitted: Sequence[Outcome]) -> Row:
    own, size = quiz[name], len(quiz[name])
    others = [fmean(each.leader == index for each in group) for field, group in quiz.items() if field != name]
    first, three = (sum(hits) for hits in ([each.first for each in own], [each.three for each in own]))
    return (
        name,
        count(size),
        shares(first / size, wilson(first, size)),
        percent(fmean(others)),
        percent(fmean(each.first for each in fitted)),
        shares(three / size, wilson(three, size)),
        percent(fmean(each.three for each in fitted)),
        areas(balance({name: [each.auc for each in own]})),
        area(fmean(each.auc for each in fitted)),
    )


@dataclass(frozen=True, slots=True)
class Taker:
    """A person who filled in the quiz of the fields.

    weight  1 / how many studied the same field.
    own     whether their field is strictly first; `fitted`, whether it is by the fitted model.
    led     whether any field is strictly first.
    """

    said: Said
    weight: float
    own: int
    fitted: int
    led: int


def by_word(data: Path) -> Section:
    """How often the field in first place is a person's own, by what the result says."""
    if missing := missing_from(data):
        return absent(WORDS_TITLE, missing)
    of, counted = profiles(data), [person for person in people(data) if person.is_counted]
    crowd = takers(counted, of)
    groups = [("everybody", crowd), *((f"said: {said}", [t for t in crowd if t.said is said]) for said in ORDER)]
    rows = (_word(name, group, len(of)) for name, group in groups if group)
    return Section(WORDS_TITLE, WORDS_NOTE.format(fields=len(of)), WORDS_COLUMNS, tuple(rows))


def takers(counted: Sequence[Person], of: Profiles) -> list[Taker]:
    """What becomes of each person, with what the result says."""
    quiz = quizzes.quiz(quizzes.fields(of))
    sizes = Counter(person.field for person in counted)
    found = zip(counted, *(outcomes(rule, counted, of) for rule in (QUIZ, FITTED)), strict=True)
    return [
        Taker(
            said=Result(quiz, Responses(person.choices)).said,
            weight=1 / sizes[person.field],
            own=own.first,
            fitted=fitted.first,
            led=int(own.leader is not None),
        )
        for person, own, fitted in found
    ]


def _word(name: str, group: Sequence[Taker], fields: int) -> Row:
    own, fitted, led = (_share(group, see) for see in (lambda t: t.own, lambda t: t.fitted, lambda t: t.led))
    if not led:
        return (name, count(len(group)), "none first", "", percent(fitted))
    weights = [taker.weight for taker in group]
    as_many = round(sum(weights) ** 2 / sum(weight**2 for weight in weights))  # Kish's effective number
    cell = shares(own, wilson(own * as_many, as_many))
    return (name, count(len(group)), cell, percent(led / fields), percent(fitted))


def _share(group: Sequence[Taker], see: Callable[[Taker], int]) -> float:
    hits = sum(taker.weight * see(taker) for taker in group)
    return hits / sum(taker.weight for taker in group)
