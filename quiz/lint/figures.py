"""What the linter measures of a quiz, once, to be judged and shown as a table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from quiz.content import Question, Quiz, Role
from quiz.lint.pairs import Pair, compare, own_sheet
from quiz.lint.people import Recovery, gather, recover
from quiz.scoring import Grid, grid, random_sheets

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of a quiz of R roles.

    quiz     the quiz in the order of ids, so that the file's order changes no figure.
    grid     what each option adds to each role.
    sheets   how many random sheets were drawn.
    wins     R counts: on how many of them the role comes first alone.
    bases    R means of the match over all sheets, in points, exact.
    pairs    all pairs of roles, those that agree most first.
    plain    R groups of people who answer like the role, with noise.
    shifted  the same people, each with a lean to one end of the scale.
    """

    quiz: Quiz
    grid: Grid
    sheets: int
    wins: tuple[int, ...]
    bases: tuple[Fraction, ...]
    pairs: tuple[Pair, ...]
    plain: tuple[Recovery, ...]
    shifted: tuple[Recovery, ...]

    def share(self, index: int) -> Fraction:
        """A role's wins on random sheets, as a multiple of the fair share."""
        return Fraction(self.wins[index] * len(self.wins), self.sheets)

    def nearest(self, role: Role) -> Pair | None:
        """The pair of a role and the one that it agrees with most; None if it is alone."""
        return next((pair for pair in self.pairs if role in (pair.role, pair.rival)), None)

    def own_sheet(self, index: int) -> list[int]:
        """A role's best sheet, as option indexes: where it does not care, answered against the role nearest to it."""
        role = self.quiz.roles[index]
        pair = self.nearest(role)
        rival = self.quiz.roles.index(pair.other(role)) if pair else index
        return own_sheet(self.grid, index, rival, against=True)


def measure(quiz: Quiz, progress: Progress, sheets: int, people: int) -> Figures:
    """Take all figures of a quiz, with fixed seeds; `progress` is called before each long step."""
    quiz = in_id_order(quiz)
    table = grid(quiz)
    progress(f"scoring {sheets:,} random sheets")
    wins = count_wins(quiz, table, sheets)
    crowd = gather(quiz, people)
    recoveries = []
    for index, role in enumerate(quiz.roles):
        progress(f"letting {people:,} people answer like {role.name}, twice")
        recoveries.append(recover(quiz, table, index, crowd))
    return Figures(
        quiz=quiz,
        grid=table,
        sheets=sheets,
        wins=wins,
        bases=bases(table, len(quiz.roles)),
        pairs=compare(quiz, table),
        plain=tuple(plain for plain, _ in recoveries),
        shifted=tuple(shifted for _, shifted in recoveries),
    )


def in_id_order(quiz: Quiz) -> Quiz:
    """The same quiz with its questions, roles and unordered options sorted by id."""
    return replace(
        quiz,
        questions=tuple(sorted(map(_in_id_order, quiz.questions), key=lambda question: question.id)),
        roles=tuple(sorted(quiz.roles, key=lambda role: role.id)),
    )


def _in_id_order(question: Question) -> Question:
    if question.ordered:
        return question
    return replace(question, options=tuple(sorted(question.options, key=lambda option: option.id)))


def count_wins(quiz: Quiz, table: Grid, sheets: int) -> tuple[int, ...]:
    """On how many random sheets each role comes first alone."""
    wins = [0] * len(quiz.roles)
    for sheet in random_sheets(quiz, sheets):
        winner = first_alone(table.totals(sheet))
        if winner is not None:
            wins[winner] += 1
    return tuple(wins)


def first_alone(totals: list[int]) -> int | None:
    """The index of the role that is strictly above all others, given the totals of all; None where some are level."""
    most = max(totals)
    return totals.index(most) if totals.count(most) == 1 else None


def bases(table: Grid, roles: int) -> tuple[Fraction, ...]:
    """The mean match of each role over all complete sheets, in points."""
    return tuple(
        sum(Fraction(sum(row[role] for row in rows), len(rows)) for rows in table.rows) / Fraction(table.denominator)
        for role in range(roles)
    )
