"""How the number is made, with this quiz's own figures."""

from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter

from quiz.content import Option, Question, Quiz, Role


@dataclass(frozen=True, slots=True)
class Example:
    """What one role makes of each answer to one question: the options with their agreements, exact, 0 to 100."""

    role: Role
    question: Question
    weight: int
    agreements: tuple[tuple[Option, Fraction], ...]


def example(quiz: Quiz) -> Example | None:
    """The first role and ordered question, in order, where the role weighs the question most.

    None where no role weighs any ordered question.
    """
    pairs = [
        (table.weights[q], role, question, table.agreements[q], table.scale)
        for role, table in zip(quiz.roles, quiz.tables, strict=True)
        for q, question in enumerate(quiz.questions)
        if question.ordered and table.weights[q]
    ]
    if not pairs:
        return None
    weight, role, question, agreements, scale = max(pairs, key=itemgetter(0))
    exact = (Fraction(agreement, scale) for agreement in agreements)
    return Example(role, question, weight, tuple(zip(question.options, exact, strict=True)))
