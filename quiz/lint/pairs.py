"""How far apart two roles are: the least lead of one over the other on its own sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from quiz.content import Question, Quiz, Role
from quiz.scoring import Grid


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles, seen from the one that leads the other by less.

    role       the role whose sheet it is: it gets 100 there.
    rival      the other role, which gets as much as it can on such a sheet.
    agreement  what the rival gets, in points: 100 - D(role, rival), exact.
    is_same    whether each has 100 on every sheet that gives the other 100: nothing in the quiz ever parts them.
    apart      the question with the largest part of that lead; where there is none, of the largest lead on a sheet
               that gives one of them 100.
    sheet      question id → option id.
    """

    role: Role
    rival: Role
    agreement: Fraction
    is_same: bool
    apart: Question
    sheet: Mapping[str, str]

    def other(self, role: Role) -> Role:
        """The one of the two that is not `role`."""
        return self.rival if role == self.role else self.role


def own_sheet(table: Grid, role: int, rival: int, *, against: bool = False) -> list[int]:
    """A sheet that gives `role` 100: Q option indexes, in the rival's favour where the role does not care.

    Where several options are equally good for the role, or it does not weigh the question, the option is the
    one that suits the rival best, or least if `against`.
    """
    favour: Callable[..., int] = min if against else max
    return [favour(_best(rows, role), key=lambda option, rows=rows: rows[option][rival]) for rows in table.rows]


def _best(rows: tuple[tuple[int, ...], ...], role: int) -> list[int]:
    most = max(row[role] for row in rows)
    return [option for option, row in enumerate(rows) if row[role] == most]


def least_lead(table: Grid, role: int, rival: int) -> Fraction:
    """D(role, rival): the least lead on any complete sheet without stars that gives the role 100, in points."""
    return Fraction(sum(leads(table, role, rival)), table.denominator)


def leads(table: Grid, role: int, rival: int, *, against: bool = False) -> list[int]:
    """By how much the role leads on such a sheet with each question, in points times `denominator`."""
    sheet = own_sheet(table, role, rival, against=against)
    return [rows[option][role] - rows[option][rival] for rows, option in zip(table.rows, sheet, strict=True)]


def compare(quiz: Quiz, table: Grid) -> tuple[Pair, ...]:
    """All pairs of roles, those that agree most first."""
    pairs = [_pair(quiz, table, r, t) for r, t in combinations(range(len(quiz.roles)), 2)]
    return tuple(sorted(pairs, key=lambda pair: pair.agreement, reverse=True))


def _pair(quiz: Quiz, table: Grid, one: int, other: int) -> Pair:
    role, rival = min((one, other), (other, one), key=lambda pair: least_lead(table, *pair))
    least = leads(table, role, rival)
    most = max(leads(table, role, rival, against=True), leads(table, rival, role, against=True), key=sum)
    larger = least if sum(least) else most
    return Pair(
        role=quiz.roles[role],
        rival=quiz.roles[rival],
        agreement=100 - Fraction(sum(least), table.denominator),
        is_same=not sum(most),
        apart=quiz.questions[larger.index(max(larger))],
        sheet=named(quiz, own_sheet(table, role, rival)),
    )


def named(quiz: Quiz, choices: list[int]) -> dict[str, str]:
    """A sheet of option indexes in ids, question → option; those under 0 are left out."""
    return {
        question.id: question.options[choice].id
        for question, choice in zip(quiz.questions, choices, strict=True)
        if choice >= 0
    }
