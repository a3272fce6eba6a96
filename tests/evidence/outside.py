"""Outside agreement: what people studied, and the fields that a quiz of interests puts first for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.evidence.outcomes import Balanced, Outcome, balance, outcome
from tests.evidence.rules import RULES, Profiles
from tests.evidence.surveys import FIELDS, Person, missing_from, people, profiles
from tests.evidence.table import Row, Section, absent, count, percent, shares

TITLE = "Outside agreement: what real people studied, and the field that comes first for them"
NOTE = (
    "Real people: {counted} US adults who chose to answer 48 interest items on the web, 2015–2018, and the field "
    "that they studied, of 13. {left} of {all} are not counted: {nameless} named no field, and {few} answered under "
    "half of the items. A field stands for occupations that we chose, with the interests that O*NET gives them, "
    "estimated by machine learning. Each figure is the mean of the 13 fields’ own figures, since {share} studied "
    "psychology. First: their field is strictly above all others (by the quiz, {level} of these people have several "
    "fields level in first place). Three: at most two other fields are level with it or above. AUC: the mean share "
    "of the other fields that stand below it, where one that is level counts a half. Lots drawn: how likely their "
    "field is first, or among the first three, if chance puts level fields in order; by the other rules, hardly any "
    "are level. Fitted on half: the model learnt from half of these people and was judged on the other half, and the "
    "other way round: from the six means of their answers, or from each of the 48 answers by itself, which no other "
    "rule here tells apart. It is no upper limit. Standardised: each type is standardised over these people, and "
    "over the 13 fields. Less the quiz: the difference on the same people. A field is a choice, and says nothing "
    "about how well it went."
)
COLUMNS = ("people", "first (95 %)", "three (95 %)", "AUC (95 %)")
FITTED = "linear discriminant, fitted on half"
QUIZ = "the quiz (stretched, steps of 25)"
LOTS = "the quiz, lots drawn between level fields"
COMPARED = (
    "the quiz, without those steps",
    "the quiz, less random answers",
    "correlation of profiles",
    "correlation, all standardised",
    "sum of products, all standardised",
    FITTED,
)
SEEN: tuple[Callable[[Outcome], float], ...] = (lambda o: o.first, lambda o: o.three, lambda o: o.auc)
DRAWN: tuple[Callable[[Outcome], float], ...] = (lambda o: o.drawn(1), lambda o: o.drawn(3), lambda o: o.auc)


def part(data: Path) -> Section:
    """Each rule's figures, and by how much others differ from the quiz on the same people."""
    if missing := missing_from(data):
        return absent(TITLE, missing)
    everyone = people(data)
    counted, of = [person for person in everyone if person.is_counted], profiles(data)
    found = {rule: outcomes(rule, counted, of) for rule in RULES}
    return Section(
        TITLE, _note(everyone, counted, found[QUIZ]), COLUMNS, (*_rows(counted, found), *_less(counted, found))
    )


def _note(everyone: Sequence[Person], counted: Sequence[Person], quiz: Sequence[Outcome]) -> str:
    """The note with the numbers of people filled in."""
    nameless = sum(not person.field for person in everyone)
    left = len(everyone) - len(counted)
    return NOTE.format(
        counted=count(len(counted)),
        left=left,
        all=count(len(everyone)),
        nameless=nameless,
        few=left - nameless,
        share=percent(sum(person.field == "psychology" for person in counted) / len(counted)),
        level=percent(sum(each.leader is None for each in quiz) / len(counted)),
    )


def outcomes(rule: str, counted: Sequence[Person], of: Profiles) -> list[Outcome]:
    """What becomes of each person's field by a rule; scores that are the same to nine decimals are level.

    In their last digits floats differ from one release of Python to the next, and what is level must stay so.
    """
    fields = list(of)
    rows = ([round(score, 9) for score in row] for row in RULES[rule](counted, of))
    return [outcome(row, fields.index(person.field)) for row, person in zip(rows, counted, strict=True)]


def balanced(values: Iterable[float], counted: Sequence[Person]) -> Balanced:
    """The balanced mean of values, one a person."""
    by_field: dict[str, list[float]] = {}
    for value, person in zip(values, counted, strict=True):
        by_field.setdefault(person.field, []).append(value)
    return balance(by_field)


def _rows(counted: Sequence[Person], found: Mapping[str, Sequence[Outcome]]) -> Iterator[Row]:
    yield ("chance", "", percent(1 / len(FIELDS)), percent(3 / len(FIELDS)), area(0.5))
    for rule, each in found.items():
        yield _row(rule, each, SEEN, counted)
        if rule == QUIZ:
            yield _row(LOTS, each, DRAWN, counted)


def _row(
    name: str, each: Sequence[Outcome], seen: Sequence[Callable[[Outcome], float]], counted: Sequence[Person]
) -> Row:
    first, three, auc = (balanced(map(see, each), counted) for see in seen)
    return (name, count(len(counted)), *(shares(share.mean, share.interval) for share in (first, three)), areas(auc))


def _less(counted: Sequence[Person], found: Mapping[str, Sequence[Outcome]]) -> Iterator[Row]:
    for rule in COMPARED:
        pairs = list(zip(found[rule], found[QUIZ], strict=True))
        first, three, auc = (balanced([see(one) - see(own) for one, own in pairs], counted) for see in SEEN)
        cells = (_points(first), _points(three), _difference(auc, "{:+.3f}"))
        yield (f"{rule}, less the quiz", count(len(counted)), *cells)


def area(auc: float) -> str:
    """An area under the curve, 0..1."""
    return f"{auc:.3f}"


def areas(auc: Balanced) -> str:
    """An area under the curve with its interval."""
    return f"{area(auc.mean)} ({'–'.join(map(area, auc.interval))})"


def _points(difference: Balanced) -> str:
    """A difference of two shares in points of percent, with its interval."""
    hundredfold = Balanced(100 * difference.mean, 100 * difference.error)
    return _difference(hundredfold, "{:+.1f}")


def _difference(figure: Balanced, form: str) -> str:
    low, high = (form.format(end) for end in figure.interval)
    return f"{form.format(figure.mean)} ({low} to {high})".replace("-", "−")
