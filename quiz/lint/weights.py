"""Is the weight spread well over roles, questions and dimensions? (docs/scoring.md, "The author's linter", 7)."""

from collections.abc import Iterator
from statistics import median

from quiz.content import Quiz, Role, Table
from quiz.lint.finding import Finding, warning

FEWEST = 6  # dimensions that a role should weigh
TWICE = 2  # questions that should ask about a dimension


def judge(quiz: Quiz) -> Iterator[Finding]:
    """All findings on weights."""
    middle = median([sum(table.weights) for table in quiz.tables] or [0])
    for role, table in zip(quiz.roles, quiz.tables, strict=True):
        yield from _total(role, sum(table.weights), middle)
        yield from _few(role)
        yield from _heavy(quiz, role, table)
    yield from _thin(quiz)


def _total(role: Role, total: int, middle: float) -> Iterator[Finding]:
    if middle <= 2 * total and total <= 2 * middle:
        return
    yield warning(
        "weight-total",
        f"roles/{role.id}",
        f"the weights of {role.name} sum to {total} over all questions; the median role has {middle:g}.",
        "Weigh more dimensions." if total < middle else "Weigh fewer dimensions, or weigh them less.",
    )


def _few(role: Role) -> Iterator[Finding]:
    if len(role.profile) >= FEWEST:
        return
    yield warning(
        "few-dimensions",
        f"roles/{role.id}",
        f"{role.name} weighs {len(role.profile)} dimensions ({FEWEST} at least).",
        "Give it targets on further dimensions on which the sources say something.",
    )


def _heavy(quiz: Quiz, role: Role, table: Table) -> Iterator[Finding]:
    total = sum(table.weights)
    for question, weight in zip(quiz.questions, table.weights, strict=True):
        if 4 * weight > total:
            yield warning(
                "heavy-question",
                f"roles/{role.id}",
                f"“{question.text}” makes up {100 * weight / total:.0f} % of {role.name} (over 25).",
                "Weigh further dimensions, or ask more about those that it weighs.",
                f"questions/{question.id}",
            )


def _thin(quiz: Quiz) -> Iterator[Finding]:
    for dimension in quiz.dimensions:
        asked = sum(dimension.id in question.dimensions for question in quiz.questions)
        if asked < TWICE:
            yield warning(
                "thin-dimension",
                f"dimensions/{dimension.id}",
                f"{('no question', 'one question')[asked]} asks about {dimension.name} ({TWICE} at least).",
                "Ask a second time, or place the options of a single-choice question on it.",
            )
