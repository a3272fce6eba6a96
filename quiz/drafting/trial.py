"""A plan of a quiz, and what `quiz check` says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quiz.bank import Asked
from quiz.content import Family, Quiz, Role, Target
from quiz.drafting.figures import Usable
from quiz.drafting.weights import Weights
from quiz.edition import Edition, Short
from quiz.lint import PEOPLE, SHEETS, Finding, Report, lint
from quiz.onet import Occupation

ASKED: Final = 2  # likert questions about each dimension, one of which is reversed
Drawn = tuple[int, int]  # random sheets, and people of each role

SHORT: Final[Drawn] = (10_000, 1_000)  # in a first trial
WHOLE: Final[Drawn] = (SHEETS, PEOPLE)  # as for a file
# What no choice changes: that all comes from one release, and what titles say (“Religious Workers”).
GIVEN: Final = {"one-source", "demographic-word"}

_SOURCE: Final = "onet"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of whom: dimensions in the bank's order, and the questions that join them."""

    occupations: Sequence[Occupation]
    dimensions: tuple[Usable, ...]
    weights: Weights
    joins: tuple[Asked, ...] = ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All questions, in no order that matters."""
        return (*(asked for each in self.dimensions for asked in alone(each)), *self.joins)

    @property
    def quiz(self) -> Quiz:
        """The quiz, in which roles have the codes and titles of their occupations."""
        return Quiz(
            id="trial",
            version="",
            dimensions=tuple(each.stretched.banked.dimension for each in self.dimensions),
            questions=tuple(asked.question for asked in self.asked),
            families=(Family("all", "All"),),
            roles=tuple(Role(each.code, each.title, "all", self._profile(each.code)) for each in self.occupations),
        )

    def _profile(self, code: str) -> tuple[Target, ...]:
        placed = [(each.id, each.positions[code]) for each in self.dimensions if code in each.positions]
        return tuple(Target(id, place, self.weights[code, id], _SOURCE) for id, place in placed)


def alone(dimension: Usable) -> tuple[Asked, Asked]:
    """The two questions about a dimension alone: its first one, and the one that is reversed."""
    questions = dimension.stretched.banked.questions
    first = next(asked for asked in questions if not asked.question.is_reversed)
    return first, next(asked for asked in questions if asked.question.is_reversed)


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found of a plan, without what no choice changes."""

    plan: Plan
    report: Report
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def is_even(self) -> bool:
        """Whether random sheets neither favour nor neglect a role."""
        return all(finding.code != "win-share" for finding in self.findings)

    @property
    def badness(self) -> tuple[int, int]:
        """How many errors, and how many findings in all."""
        return self.report.errors, len(self.findings)


def trial(plan: Plan, drawn: Drawn) -> Trial:
    """Let `quiz check` judge a plan."""
    shorts = (
        *(Short(f"dimensions/{each.id}", each.stretched.banked.short) for each in plan.dimensions),
        *(Short(f"questions/{asked.question.id}", asked.short) for asked in plan.asked),
    )
    sheets, people = drawn
    report = lint(
        Edition(quiz=plan.quiz, title="", scope="", portraits=(), shorts=shorts), sheets=sheets, people=people
    )
    return Trial(plan, report, tuple(each for each in report.findings if each.code not in GIVEN))


def confirmed(plan: Plan, drawn: Drawn) -> Trial:
    """A short trial, and one of this length where the short one found nothing."""
    short = trial(plan, SHORT)
    return trial(plan, drawn) if short.is_clean and drawn != SHORT else short
