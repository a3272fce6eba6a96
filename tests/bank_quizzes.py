"""Whole quizzes made of the bank, with made-up roles: what `quiz check` says of them is about the bank."""

from collections.abc import Iterator, Sequence

from quiz.bank import Bank, Banked, as_yaml
from quiz.edition import Edition
from quiz.reading import parse

SIZE = 12  # dimensions of a quiz, and roles
SQUARES = {1, 3, 4, 5, 9}  # of the numbers modulo 11

HEAD = """\
id: from-the-bank
title: Which of these fits you?
short: A made-up quiz
scope: Twelve made-up roles. It cannot tell anything.
silence: {one-source: The roles are made up.}
families: [{id: all, name: All of them}]
"""

ROLE = """\
  - id: role-{id}
    name: Path {name}
    family: all
    description: It is made up.
    skills: [being made up]
    first_steps: [Make it up.]
    profile:
"""


def signs() -> list[list[bool]]:
    """Paley's matrix of order 12: any two of its rows differ in six places, and no column is the same throughout."""
    rows = [[False, *([True] * 11)]]
    rows += [[True, *(i == j or (j - i) % 11 in SQUARES for j in range(11))] for i in range(11)]
    return [[sign != (number % 2 == 0) for number, sign in enumerate(row)] for row in rows]


def quiz_of(bank: Bank, chosen: Sequence[Banked]) -> Edition:
    """A quiz with twelve dimensions of the bank, all that asks about them, and twelve roles spread over them."""
    return parse(text_of(bank, chosen), "bank-quiz.yaml")


def text_of(bank: Bank, chosen: Sequence[Banked]) -> str:
    """Its text, into which what `quiz bank` prints is pasted as it is."""
    return HEAD + as_yaml(bank, chosen) + "\nroles:\n" + "".join(_roles(chosen))


def _roles(chosen: Sequence[Banked]) -> Iterator[str]:
    for name, row in zip("ABCDEFGHIJKL", signs(), strict=True):
        yield ROLE.format(id=name.lower(), name=name)
        for banked, sign in zip(chosen, row, strict=True):
            yield f"      {banked.id}: {{target: {100 * sign}, weight: 2, source: authored, note: It is made up.}}\n"


def chunks(bank: Bank) -> list[tuple[Banked, ...]]:
    """All dimensions, twelve at a time; the last ones overlap, since each quiz has twelve."""
    starts = [*range(0, len(bank.dimensions) - SIZE, SIZE), len(bank.dimensions) - SIZE]
    return [bank.dimensions[start : start + SIZE] for start in starts]


def joined_chunks(bank: Bank) -> list[tuple[Banked, ...]]:
    """Twelve dimensions at a time, so that each question that joins some has all of its own in one of the quizzes."""
    groups: list[list[str]] = []
    for asked in bank.joined:
        together = list(dict.fromkeys([*(groups[-1] if groups else []), *asked.question.dimensions]))
        if groups and len(together) <= SIZE:
            groups[-1] = together
        else:
            groups.append(list(asked.question.dimensions))
    return [bank.find(_filled(group, bank)) for group in groups]


def _filled(group: list[str], bank: Bank) -> list[str]:
    return list(dict.fromkeys([*group, *(each.id for each in bank.dimensions)]))[:SIZE]
