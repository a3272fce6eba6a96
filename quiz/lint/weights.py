"""Is the weight spread well over roles, questions and dimensions? (docs/scoring.md, "The author's linter", 7)."""

from collections.abc import Iterator
from fractions import Fraction
from statistics import median

from quiz.content import Quiz, Role, Table
from quiz.lint.beside import percent
from quiz.lint.finding import Finding, warning

FEWEST = 6  # dimensions that a role should weigh
FEWER = Fraction(2, 3)  # of what the other roles weigh, and a role seems to have lost claims
TWICE = 2  # questions that should ask about a dimension


def judge(quiz: Quiz) -> Iterator[Finding]:
    """All findings on weights."""
    middle = median([sum(table.weights) for table in quiz.tables] or [0])
    for role, table in zip(quiz.roles, quiz.tables, strict=True):
        yield from _total(role, sum(table.weights), middle)
        yield from _few(quiz, role)
        yield from _heavy(quiz, role, table)
    yield from _thin(quiz)


def _total(role: Role, total: int, middle: float) -> Iterator[Finding]:
    if middle <= 2 * total and total <= 2 * middle:
        return
    yield warning(
        "weight-total",
        f"roles/{role.id}",
        f"the weights of {role.name} sum to {total} over all questions; the median role has {middle:g}.",
        "Weigh its dimensions more, or further ones."
        if total < middle
        else "Weigh its dimensions less, or ask less about them.",
    ).rated(max(Fraction(middle) / (total or 1), total / Fraction(middle or 1)))


def _few(quiz: Quiz, role: Role) -> Iterator[Finding]:
    """Too few in themselves, or compared with the others: a claim must not be dropped just to pass."""
    own = len(role.profile)
    usual = median(len(other.profile) for other in quiz.roles if other != role)
    few = own < FEWEST
    if not few and own >= FEWER * Fraction(usual):
        return
    yield warning(
        "few-dimensions" if few else "few-claims",
        f"roles/{role.id}",
        f"{role.name} weighs {_dimensions(own)}"
        + (f" ({FEWEST} at least)." if few else f", the other roles {usual:g} in the middle (two thirds at least)."),
        "Give it targets on further dimensions on which the sources say something.",
    ).rated(-own)


def _dimensions(number: int) -> str:
    return f"{number} dimension{'' if number == 1 else 's'}"


def _heavy(quiz: Quiz, role: Role, table: Table) -> Iterator[Finding]:
    total = sum(table.weights)
    for question, weight in zip(quiz.questions, table.weights, strict=True):
        if 4 * weight > total:
            yield warning(
                "heavy-question",
                f"roles/{role.id}",
                f"“{question.text}” makes up {percent(weight, total, 25, decimals=0)} of {role.name} (over 25).",
                "Weigh further dimensions, or ask more about those that it weighs.",
                f"questions/{question.id}",
            ).rated(Fraction(weight, total))


def _thin(quiz: Quiz) -> Iterator[Finding]:
    for dimension in quiz.dimensions:
        asked = sum(dimension.id in question.dimensions for question in quiz.questions)
        if asked < TWICE:
            yield warning(
                "thin-dimension",
                f"dimensions/{dimension.id}",
                f"{('no question', 'one question')[asked]} asks about {dimension.name} ({TWICE} at least).",
                "Ask a second time, or place the options of a single-choice question on it.",
            ).rated(-asked)
