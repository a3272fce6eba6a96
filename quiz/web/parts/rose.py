"""A job's rose, alone or under that of a person's answers, and the small one that is the job's emblem.

Where rows of numbers are at hand, `rose` draws them; of a result and of today's roles `rose_of_result` and
`rose_of_job` know them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, sin

from quiz.content import Quiz, Role
from quiz.edition import Edition
from quiz.result import Result
from quiz.web.parts.petals import Circle, Row, direction, outline

LARGE = Circle(360, 250, 200)  # in a box of 720 by 500, so that whole numbers are fine enough
BESIDE = 222  # from the middle to a label
UPRIGHT = 0.2  # of the sine of a direction: labels nearer to the top or the foot are centred
LONGEST, MOST = 10, 16  # letters of a name beside its petal, and such names; beyond, numbers and a list stand in
NUMBERS = 20  # beside petals, at most
FULLEST, CLOSEST, FARTHEST = 3, 3, 2  # preferences that are named
STARRED, UNSTARRED = 3, 2  # how wide a petal is that shows answers alone: as a target of that weight
EMBLEMS_KEPT = 2_048  # of some 700 bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What a petal is about, and where that stands. `number` counts clockwise from the top, or is empty."""

    words: str
    number: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Rose:
    """All that is drawn, and what is said of it to those who don't see it.

    job, mine, spare  paths: of the job, of the answers, and of the answers where the job makes no claim.
    is_numbered       whether names are too long, or too many, to stand beside the petals.
    fullest           where the job's petals are longest; `unclaimed` is where it has none.
    closest           where answers and job meet most closely, and `farthest` where they lie farthest apart.
    """

    labels: tuple[Label, ...]
    is_numbered: bool
    job: str
    mine: str
    spare: str
    fullest: tuple[str, ...]
    unclaimed: tuple[str, ...]
    closest: tuple[str, ...]
    farthest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What answers decide of their own rose: the path, where petals are longest, and where there are none."""

    mine: str
    fullest: tuple[str, ...]
    unclaimed: tuple[str, ...]


def emblem(role: Role, quiz: Quiz) -> str:
    """The emblem of a job: a path in a box of 100 by 100."""
    return _emblem(quiz, role.id)


@lru_cache(EMBLEMS_KEPT)
def _emblem(quiz: Quiz, role: str) -> str:
    return outline(_claims(quiz, quiz.role(role)))


def rose_of_job(edition: Edition, role: Role) -> Rose:
    """The rose of a job of today's quiz."""
    return rose(_names(edition, edition.quiz), _claims(edition.quiz, role))


def rose_of_result(edition: Edition, result: Result, role: Role) -> Rose:
    """The rose of a sheet's answers over that of a job; `edition` is what is known today of its quiz."""
    quiz = result.quiz
    return rose(_names(edition, quiz), _claims(quiz, role), [result.mean(each.id) for each in quiz.dimensions])


def marks_of_answers(edition: Edition, result: Result) -> Marks:
    """What a sheet's answers decide of the rose that shows them alone."""
    names, own = _names(edition, result.quiz), _own(result)
    unclaimed = tuple([name for name, (at, _) in zip(names, own, strict=True) if at is None])
    return Marks(outline(own, LARGE), _fullest(names, own), unclaimed)


def rose_of_marks(edition: Edition, quiz: Quiz, marks: Marks) -> Rose:
    """The rose of answers alone: no job is shown."""
    names = _names(edition, quiz)
    return Rose(_labels(names), _is_numbered(names), "", marks.mine, "", marks.fullest, marks.unclaimed, (), ())


def shape(result: Result) -> str:
    """The same without a word: a path in a box of 100 by 100."""
    return outline(_own(result))


def rose(names: Sequence[str], job: Sequence[Row], means: Sequence[Fraction | None] = ()) -> Rose:
    """The rose of a job, and of answers where their means are given; all in the order of the dimensions.

    Answers are as wide as their dimension matters to the job: they fill its outline where the two agree.
    """
    yours = [None if mean is None else float(mean) for mean in means] or [None] * len(job)
    pairs = [(index, you, at, weight) for index, (you, (at, weight)) in enumerate(zip(yours, job, strict=True))]
    shared = [(abs(you - at), -weight, index) for index, you, at, weight in pairs if you is not None and at is not None]
    closest, farthest = _extremes(shared)
    return Rose(
        labels=_labels(names),
        is_numbered=_is_numbered(names),
        job=outline(job, LARGE),
        mine=outline([(you, weight if at is not None else 0) for _, you, at, weight in pairs], LARGE),
        spare=outline([(you, 1 if at is None else 0) for _, you, at, _ in pairs], LARGE),
        fullest=_fullest(names, job),
        unclaimed=tuple(names[index] for index, _, at, _ in pairs if at is None),
        closest=tuple(names[index] for index in closest),
        farthest=tuple(names[index] for index in farthest),
    )


def _extremes(shared: list[tuple[float, int, int]]) -> tuple[list[int], list[int]]:
    """The dimensions with the least and the greatest distances, of equal ones those first that matter more.

    shared  distance, weight below zero, and index, of every dimension on which both stand. With one there is nothing
            to compare; where all are equally far, none is farthest.
    """
    nearest = sorted(shared)
    farthest = sorted((-distance, weight, index) for distance, weight, index in shared if distance > nearest[0][0])
    named = [index for *_, index in farthest[: min(FARTHEST, len(shared) // 2)]]
    return [index for *_, index in nearest if index not in named][: CLOSEST * (len(shared) > 1)], named


def _claims(quiz: Quiz, role: Role) -> list[Row]:
    """What a job asks for on each dimension; it may leave some open."""
    targets = (role.target(each.id) for each in quiz.dimensions)
    return [(target.position, target.weight) if target else (None, 0) for target in targets]


def _own(result: Result) -> list[Row]:
    """Where the answers stand on each dimension; it is wider where one of them matters most."""
    means = {dimension: total / count for dimension, (total, count) in result.sums.items()}
    matters = {dimension for q in result.responses.stars for dimension in result.quiz.questions[q].dimensions}
    return [(means.get(each.id), STARRED if each.id in matters else UNSTARRED) for each in result.quiz.dimensions]


def _names(edition: Edition, quiz: Quiz) -> list[str]:
    return [edition.short_name(each) for each in quiz.dimensions]


def _is_numbered(names: Sequence[str]) -> bool:
    return len(names) > MOST or max(map(len, names)) > LONGEST


def _fullest(names: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """Where petals are longest; of equal ones, those first that are wider."""
    claimed = sorted((-at, -weight, index) for index, (at, weight) in enumerate(rows) if at is not None)
    return tuple([names[index] for *_, index in claimed[:FULLEST]])


def _labels(names: Sequence[str]) -> tuple[Label, ...]:
    """Each beside its petal; of very many petals, only every few have their number."""
    every = ceil(len(names) / NUMBERS)
    return tuple(
        Label(name, "" if index % every else str(index + 1), *_beside(index, len(names)))
        for index, name in enumerate(names)
    )


@lru_cache(EMBLEMS_KEPT)
def _beside(index: int, count: int) -> tuple[int, int, str]:
    """Where the label of a petal stands, and which end of it."""
    angle = direction(index, count)
    x, y = LARGE.at(angle, BESIDE)
    return x, y, "middle" if abs(sin(angle)) < UPRIGHT else "start" if sin(angle) > 0 else "end"
