"""The same people before two files of a quiz, and who of them gets another role first.

A person is no sheet: where the file asks otherwise, the person answers otherwise. So what chance gives to somebody is
drawn for each question and dimension, by their ids: an error for each placement, and how they feel about each option
where they do not care. It stays theirs in both files, whatever else is asked there.

Somebody like a role wants what one of the files asks for, and where that file says nothing, what the other does. All
people of a role come twice, once by each file, with the same errors.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import product

from quiz import links
from quiz.content import Question, Quiz, Role, Target
from quiz.lint.figures import first_alone, in_id_order
from quiz.lint.pairs import named
from quiz.lint.people import NOISE, Column, Crowd, answers
from quiz.responses import respond
from quiz.scoring import grid

PEOPLE = 1_000  # of each role, each with the wishes of either file; fewer where that would take long
FEWEST = 50
RANDOM = 10_000  # who answer at random
MOST = 40_000_000  # answers × roles that are added up for those like roles, and as many for random ones
NOBODY = ""  # who leads where some are level

Answers = list[list[int]]  # one column a question: an option's index for each person


@dataclass(frozen=True, slots=True)
class Sheet:
    """Answers to one file: their code, which opens where that version was served, and question id → option id."""

    code: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Witness:
    """One person with another role first in each file.

    like     the role that they answer like; empty for somebody who answers at random.
    first    the ids of the roles that come first, before and after.
    leads    by how many points before the next one, exact.
    sheets   their answers to each file.
    """

    like: str
    first: tuple[str, str]
    leads: tuple[Fraction, Fraction]
    sheets: tuple[Sheet, Sheet]

    @property
    def telling(self) -> Fraction:
        """How far from chance it is: both leads together."""
        return sum(self.leads, Fraction(0))


@dataclass(frozen=True, slots=True)
class Moved:
    """How many people have another role first alone.

    people   how many were asked, role by role; under an empty id those who answer at random.
    moved    how many of them have another one first, or none where there was one, or one where there was none.
    ways     (first before, first after) → people, most first; empty ids for nobody.
    witness  the person whose two leads are largest together; None where nobody has another role first in each.
    """

    people: Mapping[str, int]
    moved: Mapping[str, int]
    ways: Mapping[tuple[str, str], int]
    witness: Witness | None


class _File:
    """A file as people meet it: its quiz in the order of ids, and what each answer adds."""

    def __init__(self, quiz: Quiz) -> None:
        self._quiz = quiz
        self.quiz = in_id_order(quiz)
        self._table = grid(self.quiz)

    @property
    def cost(self) -> int:
        """How much is added up for one sheet."""
        return len(self.quiz.questions) * len(self.quiz.roles)

    def first(self, choices: Sequence[int]) -> tuple[str, Fraction]:
        """Who comes first alone, and by how much."""
        totals = self._table.totals(choices)
        index = first_alone(totals)
        if index is None:
            return NOBODY, Fraction(0)
        others = (total for other, total in enumerate(totals) if other != index)
        return self.quiz.roles[index].id, Fraction(totals[index] - max(others, default=0), self._table.denominator)

    def sheet(self, choices: Sequence[int]) -> Sheet:
        """Answers as they can be looked at."""
        answers = named(self.quiz, list(choices))
        return Sheet(links.encode(self._quiz, respond(self._quiz, answers)), answers)


class _Count:
    """What is counted of some people who meet both files."""

    def __init__(self, *files: _File) -> None:
        self._files = files
        self._people: Counter[str] = Counter()
        self._moved: Counter[str] = Counter()
        self._ways: Counter[tuple[str, str]] = Counter()
        self._witness: Witness | None = None

    def ask(self, like: str, columns: Callable[[Quiz], Answers], times: int = 1) -> None:
        """Count people with their answers in both files; each of them several times, if they come as several."""
        both = (zip(*columns(file.quiz), strict=True) for file in self._files)
        for sheets in zip(*both, strict=True):
            self._people[like] += times
            (before, lead), (after, then) = (file.first(s) for file, s in zip(self._files, sheets, strict=True))
            if before == after:
                continue
            self._moved[like] += times
            self._ways[before, after] += times
            if before and after and lead + then > (self._witness.telling if self._witness else 0):
                one, other = (file.sheet(s) for file, s in zip(self._files, sheets, strict=True))
                self._witness = Witness(like, (before, after), (lead, then), (one, other))

    def done(self) -> Moved:
        """The outcome."""
        ways = dict(sorted(self._ways.items(), key=lambda way: (-way[1], sorted(way[0]), way[0])))
        return Moved(dict(self._people), dict(self._moved), ways, self._witness)


def ask(before: Quiz, after: Quiz, people: int = PEOPLE, anyone: int = RANDOM) -> tuple[Moved, Moved]:
    """Let the same people answer both: some like each role that both have, and some at random, who come last.

    people  how many of each role at most, with the wishes of either file; `anyone`, how many at random.
    """
    files = _File(before), _File(after)
    roles = [pair for pair in product(*(file.quiz.roles for file in files)) if pair[0].id == pair[1].id]
    weight = sum(file.cost for file in files)
    people = min(people, max(FEWEST, MOST // (2 * weight * max(1, len(roles)))))
    like, chance = _Count(*files), _Count(*files)
    crowd, feelings = _gather(people, before, after), _Feelings(people)
    for pair in roles:
        wishes = _wishes(*pair)
        for person in wishes:
            like.ask(person.id, partial(_answers, person, crowd, feelings), 3 - len(wishes))
    moods = _Feelings(min(anyone, max(FEWEST, MOST // weight)))
    chance.ask("", lambda quiz: [moods.about(question) for question in quiz.questions])
    return like.done(), chance.done()


def _wishes(role: Role, other: Role) -> list[Role]:
    """What people like a role want, by either file: one role where both say the same."""
    return sorted({_wishing(role, other), _wishing(other, role)}, key=repr)


def _wishing(role: Role, other: Role) -> Role:
    """Somebody who wants what a role asks for, and where it makes no claim, what it asks for in the other file."""
    wanted = {each.dimension: (each.position, each.weight) for each in (*other.profile, *role.profile)}
    profile = (Target(dimension, *claim, source="") for dimension, claim in sorted(wanted.items()))
    return Role(role.id, "", "", tuple(profile))


def _answers(person: Role, crowd: Crowd, feelings: "_Feelings", quiz: Quiz) -> Answers:
    return [
        answers(question, person, crowd)[0] if any(person.targets(question)) else feelings.about(question)
        for question in quiz.questions
    ]


def _gather(people: int, *quizzes: Quiz) -> Crowd:
    """What chance gives to people in either file: an error for each placement, by its ids."""
    questions = [question for quiz in quizzes for question in quiz.questions]
    placements = {(question.id, dimension) for question in questions for dimension in question.dimensions}
    return Crowd(
        leans=[0.0] * people,
        noises={placement: _drawn("/".join(placement), people, _error) for placement in placements},
        picks={question.id: _drawn(question.id, people, random.Random.random) for question in questions},
    )


class _Feelings:
    """What people who do not care, or answer at random, feel about each option; they take the one they like most.

    So an option more takes its share from all others alike, and one less leaves everybody else where they are.
    """

    def __init__(self, people: int) -> None:
        self._people = people

    def about(self, question: Question) -> list[int]:
        """The index of the option that each takes."""
        likings = [
            _drawn(f"{question.id}/{option.id}/liking", self._people, random.Random.random)
            for option in question.options
        ]
        return [liked.index(max(liked)) for liked in zip(*likings, strict=True)]


def _drawn(key: str, people: int, draw: Callable[[random.Random], float]) -> Column:
    """One draw a person, fixed by the key."""
    chance = random.Random(key)  # noqa: S311 (a fixed seed is the point)
    return [draw(chance) for _ in range(people)]


def _error(chance: random.Random) -> float:
    return chance.gauss(0, NOISE)
