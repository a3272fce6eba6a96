"""The second scorer: the formulas of docs/scoring.md in fractions, slow, and without any code of `scoring`.

It is a test oracle: `quiz verify` and the tests compare the first scorer with it. A fault in one of the two shows as a
difference. Names in backquotes are those of the formulas.
"""

from fractions import Fraction

from quiz.content import Option, Question, Quiz, Role
from quiz.responses import Responses


def weight(role: Role, question: Question) -> int:
    """`w_qr`: the largest weight that the role gives to a dimension of the question."""
    return max([target.weight for target in role.profile if target.dimension in question.dimensions], default=0)


def distance(role: Role, question: Question, option: Option) -> Fraction:
    """The weighted mean of |position - target| over the dimensions of the option that the role weighs."""
    positions = dict(zip(question.dimensions, option.positions, strict=True))
    weighed = [target for target in role.profile if target.dimension in positions]
    total = sum(target.weight * abs(positions[target.dimension] - target.position) for target in weighed)
    return Fraction(total, sum(target.weight for target in weighed))


def agreements(role: Role, question: Question) -> list[Fraction]:
    """`s_qr(a)` of every option: 100 - (distance - the smallest distance on offer)."""
    distances = [distance(role, question, option) for option in question.options]
    return [100 - (each - min(distances)) for each in distances]


def divisor(quiz: Quiz, sheet: Responses, role: Role) -> int:
    """`Z_r`: the role's weights over the answered questions, starred ones twice."""
    return sum((2 if q in sheet.stars else 1) * weight(role, quiz.questions[q]) for q in sheet.answered)


def on_offer(quiz: Quiz, sheet: Responses, role: Role) -> dict[int, list[Fraction]]:
    """`c_qr` of every option, for the answered questions that the role weighs."""
    z = divisor(quiz, sheet, role)
    return {
        q: [
            (2 if q in sheet.stars else 1) * weight(role, question) * agreement / z
            for agreement in agreements(role, question)
        ]
        for q, question in enumerate(quiz.questions)
        if q in sheet.answered and weight(role, question)
    }


def contributions(quiz: Quiz, sheet: Responses, role: Role) -> list[Fraction]:
    """`c_qr` of the chosen options, one a question; 0 where nothing was chosen or the role does not weigh it."""
    offer = on_offer(quiz, sheet, role)
    return [offer[q][choice] if q in offer else Fraction(0) for q, choice in enumerate(sheet.choices)]


def match(quiz: Quiz, sheet: Responses, role: Role) -> Fraction:
    """`M_r`, 0 to 100; 0 where nothing was answered that the role weighs."""
    return sum(contributions(quiz, sheet, role), Fraction(0))


def coverage(quiz: Quiz, sheet: Responses, role: Role) -> Fraction:
    """The share of the role's weights that was answered, 0 to 1."""
    whole = sum(weight(role, question) for question in quiz.questions)
    return Fraction(sum(weight(role, quiz.questions[q]) for q in sheet.answered), whole or 1)
