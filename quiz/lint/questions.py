"""Does every question matter? (docs/scoring.md, "The author's linter", 2)."""

from collections.abc import Iterator
from fractions import Fraction

from quiz.content import Question, Quiz, Role
from quiz.lint.beside import beside
from quiz.lint.finding import Finding, error, warning

IMPORTANT = 2  # the weight from which a question must matter to a role
NEAR = 25  # how far from its target a role's best option may lie
SPAN = 40  # points between a role's best and worst option


def judge(quiz: Quiz) -> Iterator[Finding]:
    """All findings on what the questions do for the roles."""
    for index, question in enumerate(quiz.questions):
        yield from _idle(quiz, index, question)
        yield from _never_best(quiz, index, question)
        for role, table in zip(quiz.roles, quiz.tables, strict=True):
            if table.weights[index] >= IMPORTANT:
                yield from _far(question, role)
                yield from _flat(question, role, table.agreements[index], table.scale)


def is_idle(quiz: Quiz, index: int) -> bool:
    """Whether nobody weighs a question; or every role does, and agrees with every option as all the others do."""
    agreements = {
        tuple(Fraction(agreement, table.scale) for agreement in table.agreements[index]) for table in quiz.tables
    }
    weights = [table.weights[index] for table in quiz.tables]
    return not any(weights) or (all(weights) and len(agreements) == 1)


def _idle(quiz: Quiz, index: int, question: Question) -> Iterator[Finding]:
    if not is_idle(quiz, index):
        return
    is_weighed = any(table.weights[index] for table in quiz.tables)
    yield error(
        "question-idle",
        f"questions/{question.id}",
        "all roles agree on every answer to it." if is_weighed else "no role weighs it.",
        "Ask about something on which roles differ, or drop it."
        if is_weighed
        else "Have the roles that it is about weigh its dimension, or drop it.",
    )


def _never_best(quiz: Quiz, index: int, question: Question) -> Iterator[Finding]:
    if question.ordered:
        return
    rows = [table.agreements[index] for table in quiz.tables if table.weights[index]]
    for position, option in enumerate(question.options):
        if rows and not any(row[position] == max(row) for row in rows):
            yield warning(
                "option-never-best",
                f"questions/{question.id}/options/{option.id}",
                f"“{option.label}” is the best answer for none of the {len(rows)} roles that weigh the question.",
                "Place it where a role stands, or drop it.",
            )


def _far(question: Question, role: Role) -> Iterator[Finding]:
    nearest = min(option.distance(role.targets(question)) for option in question.options)
    if nearest <= NEAR:
        return
    yield warning(
        "far-from-target",
        f"questions/{question.id}",
        f"the answer nearest to {role.name} lies {beside(nearest, NEAR)} from its targets (over {NEAR}).",
        "Place an option nearer to that role, or weigh less there.",
        f"roles/{role.id}",
    ).rated(nearest)


def _flat(question: Question, role: Role, agreements: tuple[int, ...], scale: int) -> Iterator[Finding]:
    span = Fraction(max(agreements) - min(agreements), scale)
    if span >= SPAN:
        return
    yield warning(
        "flat-for-role",
        f"questions/{question.id}",
        f"best and worst answer for {role.name} differ by {beside(span, SPAN)} points (under {SPAN}).",
        "Place its options further apart on what that role weighs, or weigh less there.",
        f"roles/{role.id}",
    ).rated(-span)
