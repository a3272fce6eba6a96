"""A result as JSON, for machines: what a checker needs to compute it again, and what the result's page shows."""

import json
from fractions import Fraction
from typing import Any

from quiz.content import Quiz
from quiz.counterfactual import Counterfactual
from quiz.responses import LEFT_OUT
from quiz.result import Result
from quiz.scoring import Ranking, chance

SHAPE = 1  # the document's own version


def document(result: Result) -> dict[str, Any]:
    """All that a checker needs to compute the result again; exact fractions are strings such as "275/9"."""
    quiz, responses, ranking = result.quiz, result.responses, result.ranking
    answered = [(quiz.questions[q], q) for q in responses.answered]
    return {
        "version": SHAPE,
        "quiz": {"id": quiz.id, "version": quiz.version},
        "roles": [{"id": match.role.id} for match in ranking.ranked],
        "unranked": [match.role.id for match in ranking.unranked],
        "questions": [
            {"id": question.id, "ordered": question.ordered, "choices": [option.id for option in question.options]}
            for question, _ in answered
        ],
        "contributions": {question.id: _contributions(quiz, ranking, q) for question, q in answered},
        "answers": {question.id: question.options[responses.choices[q]].id for question, q in answered},
        "unanswered": [question.id for q, question in enumerate(quiz.questions) if responses.choices[q] < 0],
        "stars": [question.id for q, question in enumerate(quiz.questions) if q in responses.stars],
        "claims": _claims(result),
        "result": _shown(result),
    }


def _shown(result: Result) -> dict[str, Any]:
    """What the result's page shows; None where it names no role."""
    quiz, ranking = result.quiz, result.ranking
    left_out = [q for q, choice in enumerate(result.responses.choices) if choice == LEFT_OUT]
    return {
        "winner": ranking.winner.role.id if ranking.winner else None,
        "first": [match.role.id for match in ranking.first],
        "coverage": {match.role.id: str(match.coverage) for match in ranking.matches},
        "chance": str(chance(quiz)),  # nothing is decided by it; it stays for programs that read it
        "said": result.said,
        "word": result.said if result.said.names_roles else None,
        "reach": f"{result.reach.reached}/{result.reach.sheets}" if result.reach else None,
        "named": dict(zip(("first", "second"), result.named, strict=True)),
        "left_out": [quiz.questions[q].id for q in left_out],
    }


def _claims(result: Result) -> dict[str, Any]:
    """What a checker can compute again; a claim that was not computed is absent, and None means that there is none."""
    near, ranking = result.certainty.neighbours, result.ranking
    return {
        "scores": {match.role.id: str(match.points) for match in ranking.ranked},
        "breakdown": result.certainty.breakdown,
        "neighbours": near and {"one": [near.one.kept, near.one.total], "two": [near.two.kept, near.two.total]},
        "counterfactual": {
            role: found and {"count": _change(found)}
            for role, found in result.counterfactuals.items()
            if not (found and found.is_open)
        },
    }


def _change(found: Counterfactual) -> dict[str, Any]:
    return {
        "primary": found.count,
        "secondary": found.steps,
        "changes": {change.question.id: change.after.id for change in found.changes},
        "exact": found.exact,
    }


def serialise(document: dict[str, Any]) -> str:
    """The document as text: the same bytes for the same result, everywhere."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _contributions(quiz: Quiz, ranking: Ranking, q: int) -> dict[str, dict[str, str]]:
    """The points of every option of one question for every ranked role, under this sheet's stars and divisors."""
    return {
        option.id: {
            match.role.id: str(Fraction(match.weights[q] * match.table.agreements[q][a], match.scale))
            for match in ranking.ranked
        }
        for a, option in enumerate(quiz.questions[q].options)
    }
