"""Sheets of two quizzes for every role and every word that can be said of a result: for pages that must bear them all.

The quizzes are the shipped one and `crafts.yaml`, of another field. A sheet is found by what it comes to, from a seed.
`clear`, `ahead` and `close` name their role first; of `tied` it is one of the leaders. `nothing` and `little` name no
role, and `few` ranks none: there the role is the one whose answers the sheet is made from, and no page may show it.
All seven are there for every role of both quizzes.
"""

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache

from quiz import links, reading, scoring
from quiz.content import Quiz, Role
from quiz.responses import LEFT_OUT, Responses
from quiz.result import Result, Said
from tests.examples import ROOT

FILES = {"shipped": ROOT / "questions.yaml", "crafts": ROOT / "tests" / "crafts.yaml"}
TRIES = 5_000


@dataclass(frozen=True)
class SaidSheet:
    """A sheet of one of the two quizzes, the role that it is about, and what is said of it."""

    name: str
    role: Role
    said: Said
    result: Result

    @property
    def code(self) -> str:
        """The text in its address."""
        return links.encode(self.result.quiz, self.result.responses)

    def __str__(self) -> str:
        """Name it in a test's name."""
        return f"{self.name}-{self.role.id}-{self.said}"


@cache
def quiz_named(name: str) -> Quiz:
    """One of the two quizzes."""
    return reading.read(FILES[name]).quiz


@cache
def said_sheets(name: str) -> tuple[SaidSheet, ...]:
    """A sheet for every role of a quiz and every word."""
    roles = quiz_named(name).roles
    return tuple(said_sheet(name, role.id, said) for role in roles for said in Said)


def all_said_sheets() -> tuple[SaidSheet, ...]:
    """The same of both quizzes."""
    return tuple(each for name in FILES for each in said_sheets(name))


def some_said_sheets(count: int = 20) -> tuple[SaidSheet, ...]:
    """As many of them, drawn so that every word of both quizzes comes once before any comes again.

    Drawn before any is made, since every process that collects tests makes these.
    """
    every = [(name, role.id, said) for name in FILES for role in quiz_named(name).roles for said in Said]
    seen = Counter[tuple[str, Said]]()
    turns = []
    for name, role, said in random.Random(14).sample(every, len(every)):
        turns.append((seen[name, said], (name, role, said)))
        seen[name, said] += 1
    return tuple(said_sheet(*each) for _, each in sorted(turns, key=lambda turn: turn[0])[:count])


@cache
def said_sheet(name: str, role: str, said: Said) -> SaidSheet:
    """The first sheet of which this is said."""
    quiz, draw = quiz_named(name), random.Random(f"{name} {role} {said}")
    index = [each.id for each in quiz.roles].index(role)
    for _ in range(TRIES):
        sheet = _drawn(quiz, index, said, draw)
        if said.names_roles and role not in {match.role.id for match in scoring.score(quiz, sheet).first}:
            continue  # which is quick to find out
        result = Result(quiz, sheet)
        if result.said is said and (not said.names_roles or quiz.roles[index] in result.leaders):
            return SaidSheet(name, quiz.roles[index], said, result)
    raise AssertionError(f"No sheet of {name} names {role} with the word {said}.")


def _drawn(quiz: Quiz, role: int, said: Said, draw: random.Random) -> Responses:
    """Somebody like a role, or between it and another; some answers are random, and for some words most are missing."""
    other = draw.choice([each for each in range(len(quiz.roles)) if each != role])
    share = {Said.TIED: draw.random(), Said.CLOSE: 0.35, Said.AHEAD: 0.2}.get(said, 0)
    noise = 1 if said is Said.NOTHING else draw.choice((0, 0.1, 0.25, 0.4))
    left_out = {Said.FEW: 0.9, Said.LITTLE: 0.6}.get(said, 0)
    choices = tuple(
        LEFT_OUT
        if draw.random() < left_out
        else draw.randrange(len(question.options))
        if draw.random() < noise
        else _best(quiz, other if draw.random() < share else role, q)
        for q, question in enumerate(quiz.questions)
    )
    if said is Said.TIED:
        return Responses(_levelled(quiz, role, other, choices))
    stars = draw.sample(range(len(choices)), draw.randint(0, min(2, quiz.most_stars)))
    return Responses(choices, frozenset(q for q in stars if choices[q] >= 0))


def _levelled(quiz: Quiz, role: int, other: int, choices: tuple[int, ...]) -> tuple[int, ...]:
    """The choices, two of them made again so that both roles come out level, and high: no random ones do."""
    rows, totals = scoring.grid(quiz).rows, scoring.grid(quiz).totals(choices)
    apart = totals[role] - totals[other]
    level: list[tuple[int, dict[int, int]]] = []  # what two changes gain the two roles, and the changes
    best: dict[int, tuple[int, dict[int, int]]] = {}  # of one change, by how far it brings the two apart
    for q, row in enumerate(rows):
        here = row[choices[q]]
        ways = [
            (there[role] - there[other] - here[role] + here[other], there[role] - here[role], {q: p})
            for p, there in enumerate(row)
        ]
        for moved, gain, way in ways:
            if found := best.get(-apart - moved):
                level.append((gain + found[0], way | found[1]))
        for moved, gain, way in ways:
            best[moved] = max(best.get(moved, (gain, way)), (gain, way), key=lambda each: each[0])
    changes = max(level, key=lambda each: each[0])[1] if level else {}
    return tuple(changes.get(q, choice) for q, choice in enumerate(choices))


def _best(quiz: Quiz, role: int, question: int) -> int:
    """The option that a role agrees with best."""
    row = quiz.tables[role].agreements[question]
    return max(range(len(row)), key=row.__getitem__)
