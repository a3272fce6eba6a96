"""How near two roles are, and which questions part them."""

from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Quiz
from quiz.lint.pairs import Pair, leads
from quiz.scoring import Grid

PARTING = 3  # questions that are named of a pair


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two roles.

    roles      their ids, in order.
    agreement  to how many points they agree, exact: what the other can have at most, where one of them has 100.
    parting    the questions that part them most there: ids, and the points by which each does, most first.
    """

    roles: tuple[str, str]
    agreement: Fraction
    parting: tuple[tuple[str, Fraction], ...]

    def other(self, role: str) -> str:
        """The one that is not this role."""
        one, other = self.roles
        return one if role == other else other


def part(quiz: Quiz, table: Grid, pair: Pair) -> Nearness:
    """What parts a pair, on the sheet that gives one of them 100 and the other as much as can be."""
    index = {role.id: at for at, role in enumerate(quiz.roles)}
    parts = leads(table, index[pair.role.id], index[pair.rival.id])
    found = sorted(zip(parts, quiz.questions, strict=True), key=lambda lead: (-lead[0], lead[1].id))[:PARTING]
    ids = sorted((pair.role.id, pair.rival.id))
    return Nearness(
        (ids[0], ids[1]),
        pair.agreement,
        tuple((question.id, Fraction(lead, table.denominator)) for lead, question in found if lead > 0),
    )
