"""How the number is made, with this quiz's own figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Dimension, Option, Question, Quiz, Role, Target

WEIGHTS = (3, 2, 1)  # an answer is worked out for each, where the role has one
NEAR, BEST, FAR = 1, 0, -1  # which answer is chosen, of all on offer from the nearest to the role to the farthest
CHOSEN = dict(zip(WEIGHTS, (NEAR, BEST, FAR), strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """What a role makes of one answer to an ordered question.

    place      where the answer stands on the question's dimension, and
    target     where the role does, 0 to 100.
    offered    every option with its agreement, exact, 0 to 100.
    """

    question: Question
    dimension: Dimension
    chosen: Option
    place: int
    target: Target
    offered: tuple[tuple[Option, Fraction], ...]

    @property
    def agreement(self) -> Fraction:
        """That of the chosen option."""
        return dict(self.offered)[self.chosen]


@dataclass(frozen=True, slots=True)
class Example:
    """Some answers of nobody's, and the match that one role gets from them, exact."""

    role: Role
    rows: tuple[Row, ...]

    @property
    def divisor(self) -> int:
        """The sum of the weights."""
        return sum(row.target.weight for row in self.rows)

    @property
    def match(self) -> Fraction:
        """The mean of the agreements, by weight."""
        return sum((row.target.weight * row.agreement for row in self.rows), Fraction(0)) / self.divisor


def example(quiz: Quiz) -> Example | None:
    """The first role that weighs ordered questions in most ways, each with the first question that it weighs so.

    None where no role weighs any ordered question.
    """
    found = [Example(role, tuple(_rows(quiz, index))) for index, role in enumerate(quiz.roles)]
    best = max(found, key=lambda each: len(each.rows))
    return best if best.rows else None


def _rows(quiz: Quiz, index: int) -> Iterator[Row]:
    """For each weight the first ordered question that has it."""
    role, table = quiz.roles[index], quiz.tables[index]
    for weight in WEIGHTS:
        weighed = zip(quiz.questions, table.weights, table.agreements, strict=True)
        asked = (
            (question, agreements) for question, weighs, agreements in weighed if question.ordered and weighs == weight
        )
        for question, agreements in (*asked,)[:1]:
            exact = tuple(Fraction(agreement, table.scale) for agreement in agreements)
            yield _row(quiz, role, question, tuple(zip(question.options, exact, strict=True)))


def _row(quiz: Quiz, role: Role, question: Question, offered: tuple[tuple[Option, Fraction], ...]) -> Row:
    [target] = [target for target in role.targets(question) if target]
    nearest_first = sorted(offered, key=lambda pair: -pair[1])
    chosen, _ = nearest_first[CHOSEN[target.weight]]
    return Row(question, quiz.dimension(target.dimension), chosen, chosen.positions[0], target, offered)
