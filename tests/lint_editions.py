"""A small edition in which the linter finds nothing, and the same with one fault planted in it."""

from collections.abc import Mapping
from dataclasses import replace

from quiz.archive import seal
from quiz.content import AUTHORED, Question, Quiz, Target
from quiz.edition import Edition, Portrait, Short
from quiz.facts import Source
from quiz.lint import Finding, Report, lint
from tests.examples import POSITIONS, likert, quiz_of, single

DIMENSIONS = ("cables", "callers", "reports", "scripts", "teams", "travel")

Claims = Mapping[str, Mapping[str, tuple[int, int]]]


def at_ends(*high: str) -> dict[str, tuple[int, int]]:
    """Claims on every dimension, all of weight 2: at the high end on these, at the low end on the others."""
    return {dimension: (100 * (dimension in high), 2) for dimension in DIMENSIONS}


# Any two of the three differ on four of the six dimensions; each is at either end three times.
CLAIMS: Claims = {
    "amber": at_ends("cables", "callers", "reports"),
    "beryl": at_ends("cables", "scripts", "teams"),
    "coral": at_ends("callers", "teams", "travel"),
}
SOURCES = {"first": ("cables", "callers", "reports"), "second": ("scripts", "teams", "travel")}


def pair(dimension: str) -> tuple[Question, Question]:
    """Two questions about a dimension, the second reversed."""
    more, less = likert(f"more-{dimension}", dimension), likert(f"less-{dimension}", dimension, POSITIONS[::-1])
    return replace(more, about="Be with it more."), replace(less, about="Be with it less.")


QUESTIONS = tuple(question for dimension in DIMENSIONS for question in pair(dimension))


def edition(quiz: Quiz) -> Edition:
    """A quiz with all that surrounds it, its targets from two sources."""
    origin = {dimension: source for source, fed in SOURCES.items() for dimension in fed}
    roles = tuple(replace(role, profile=tuple(_from(target, origin) for target in role.profile)) for role in quiz.roles)
    return Edition(
        quiz=seal(replace(quiz, roles=roles)),
        title="Which stone is like your day?",
        scope="Three stones.",
        portraits=tuple(
            Portrait(role.id, "Looks after things.", ("looking",), ("Look.",), brief="Looks after things")
            for role in roles
        ),
        sources=tuple(Source(id, "A list", "A publisher", "a.txt", "undated", "2026-11-22", "List") for id in SOURCES),
        short="Stones",
        shorts=tuple(Short(f"questions/{question.id}", question.id) for question in quiz.questions),
        name="stones.yaml",
        lines={"roles/amber": 40, "roles/beryl": 50, "roles/coral": 60, "questions/more-cables": 10},
    )


def _from(target: Target, origin: Mapping[str, str]) -> Target:
    return replace(target, source=origin.get(target.dimension, AUTHORED))


def stones(*more: Question, claims: Claims = CLAIMS, questions: tuple[Question, ...] = QUESTIONS) -> Edition:
    """The sound edition, or one with other claims, other questions, or further ones."""
    return edition(quiz_of((*questions, *more), claims))


def claiming(role: str, **targets: tuple[int, int]) -> Edition:
    """The sound edition, but for some claims of one role; it may be a new role, like amber."""
    return stones(claims={**CLAIMS, role: {**CLAIMS.get(role, CLAIMS["amber"]), **targets}})


def asking(text: str = "", *labels: str, about: str = QUESTIONS[0].about) -> Edition:
    """The sound edition, but for the words of its first question, or for what that means."""
    first, *others = QUESTIONS
    options = (
        tuple(replace(o, label=label) for o, label in zip(first.options, labels, strict=True))
        if labels
        else first.options
    )
    return stones(questions=(replace(first, text=text or first.text, options=options, about=about), *others))


def with_pole(text: str) -> Edition:
    """The sound edition, but for the high pole of its first dimension."""
    sound = stones()
    first, *others = sound.quiz.dimensions
    return replace(sound, quiz=replace(sound.quiz, dimensions=(replace(first, high=text), *others)))


def portrayed(text: str) -> Edition:
    """The sound edition, but for what is said of amber."""
    sound = stones()
    amber, *others = sound.portraits
    return replace(sound, portraits=(replace(amber, description=text), *others))


def choosing(**options: tuple[int, int]) -> Edition:
    """The sound edition with a single-choice question more, on cables and callers."""
    return stones(single("stone", ("cables", "callers"), options))


def silencing(edition: Edition, path: str, code: str, reason: str = "There is a reason.") -> Edition:
    """An edition with one silence set at a part, or for the whole file where the path is empty."""
    return replace(edition, silences={**edition.silences, path: {code: reason}})


def check(edition: Edition) -> Report:
    """The linter with few sheets and people, which is enough for small quizzes."""
    return lint(edition, sheets=400, people=100)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """What was found."""
    return {finding.code for finding in findings}
