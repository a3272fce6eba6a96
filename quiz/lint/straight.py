"""What does somebody get who ticks the same box all the way down? (docs/scoring.md, "The author's linter", 6)."""

from collections.abc import Iterator

from quiz.content import Dimension, Quiz
from quiz.lint.beside import beside
from quiz.lint.finding import Finding, warning
from quiz.lint.pairs import named
from quiz.responses import LEFT_OUT, Responses
from quiz.scoring import score

LINES = (0, 2, 4)  # indexes of the options that are ticked all the way
LEAD = 10  # points that the leader may be ahead
ENOUGH = 3  # likert questions of a dimension from which they must be balanced


def judge(quiz: Quiz) -> Iterator[Finding]:
    """All findings on straight lines: who they put ahead, and whether the questions are turned both ways."""
    for option in LINES:
        yield from _line(quiz, option)
    for dimension in quiz.dimensions:
        yield from _balance(quiz, dimension)


def _line(quiz: Quiz, option: int) -> Iterator[Finding]:
    choices = tuple(option if question.ordered else LEFT_OUT for question in quiz.questions)
    ranked = score(quiz, Responses(choices)).ranked
    if len(ranked) < 2 or (lead := ranked[0].points - ranked[1].points) <= LEAD:
        return
    leader, second = ranked[:2]
    yield warning(
        "straight-line",
        f"roles/{leader.role.id}",
        f"option {option + 1} on every likert question puts {leader.role.name}"
        f" {beside(lead, LEAD)} points ahead of {second.role.name} (over {LEAD}).",
        "Reverse some of the questions that this role weighs.",
        witness=named(quiz, list(choices)),
    ).rated(lead)


def _balance(quiz: Quiz, dimension: Dimension) -> Iterator[Finding]:
    asked = [q for q in quiz.questions if q.ordered and dimension.id in q.dimensions]
    turned = sum(question.is_reversed for question in asked)
    normal = len(asked) - turned
    if len(asked) < ENOUGH or abs(normal - turned) <= 1:
        return
    yield warning(
        "reverse-balance",
        f"dimensions/{dimension.id}",
        f"{normal} normal and {turned} reversed questions ask about it (at most 1 apart).",
        f"Word {abs(normal - turned) // 2} of them the other way round.",
    ).rated(abs(normal - turned))
