"""Why a role matches, and why not: the additive parts of a match (docs/scoring.md, "Explanation").

The score is additive, so a part's lift is its Shapley value: nothing here is an approximation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from quiz.content import Option, Question, Quiz
from quiz.responses import Responses
from quiz.scoring import Match, Ranking

REASONS, REBUTTALS = 3, 2
LEADERS = 3  # of the roles that are level in first place, so many are told of
BANNED = (  # in any text of a result: it compares, and neither judges nor promises
    "you are",
    "you should",
    "perfect",
    "ideal job",
    "best career",
    "destined",
    "suited",
    "born",
    "will succeed",
    "guarantee",
    "scientifically",
    "accurate",
    "test says",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What the answer to one question does to a role's match: `part` / `scale` points.

    Reasons that are told together share one scale, so that they compare as integers.
    """

    question: Question
    option: Option
    part: int
    scale: int

    @property
    def points(self) -> Fraction:
        """The points, exact."""
        return Fraction(self.part, self.scale)


@dataclass(frozen=True, slots=True)
class Account:
    """Why one role, and why not.

    base    what the role gets from the mean of all options of the questions answered.
    lifts   a Reason a question that the role weighs, largest first; base + Σ lifts = the match.
    losses  likewise; Σ losses = 100 - the match.
    """

    match: Match
    base: Fraction
    lifts: tuple[Reason, ...]
    losses: tuple[Reason, ...]

    @property
    def reasons_for(self) -> tuple[Reason, ...]:
        """Up to three largest lifts of a point or more."""
        return tuple(reason for reason in self.lifts[:REASONS] if reason.part >= reason.scale)

    @property
    def reasons_against(self) -> tuple[Reason, ...]:
        """Up to three largest losses of a point or more; if none reaches that, the largest above 0."""
        large = tuple(reason for reason in self.losses[:REASONS] if reason.part >= reason.scale)
        return large or tuple(reason for reason in self.losses[:1] if reason.part > 0)


@dataclass(frozen=True, slots=True)
class Versus:
    """One role against another, question by question; Σ differences = the difference of the matches."""

    role: Match
    rival: Match
    differences: tuple[Reason, ...]

    @property
    def ahead(self) -> tuple[Reason, ...]:
        """Up to three largest differences above 0."""
        return tuple(reason for reason in self.differences[:REASONS] if reason.part > 0)

    @property
    def behind(self) -> tuple[Reason, ...]:
        """Up to two smallest differences below 0, the smallest first."""
        below = (reason for reason in self.differences if reason.part < 0)
        return tuple(sorted(below, key=lambda reason: reason.part)[:REBUTTALS])


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a result tells.

    accounts  one for the winner; where roles are level in first place, one for each of the first three.
    versus    the winner against the first runner-up, or the first two that are level; None with nothing to compare.
    """

    ranking: Ranking
    accounts: tuple[Account, ...]
    versus: Versus | None


def explain(quiz: Quiz, responses: Responses, ranking: Ranking) -> Explanation:
    """Tell why the leading roles lead; with fewer than two ranked roles there is nothing to tell."""
    if len(ranking.ranked) < 2:
        return Explanation(ranking, (), None)
    accounts = tuple(account(quiz, responses, match) for match in ranking.first[:LEADERS])
    return Explanation(ranking, accounts, versus(quiz, responses, *ranking.ranked[:2]))


def account(quiz: Quiz, responses: Responses, match: Match) -> Account:
    """Split a match into base and lifts, and what it lacks into losses."""
    table, weights = match.table, match.weights
    sizes = lcm(*(len(question.options) for question in quiz.questions))
    means = [
        weight * sum(agreements) * (sizes // len(agreements))
        for weight, agreements in zip(weights, table.agreements, strict=True)
    ]
    lifts = [sizes * part - mean for part, mean in zip(match.parts, means, strict=True)]
    losses = [100 * table.scale * weight - part for weight, part in zip(weights, match.parts, strict=True)]
    sheet = _Sheet(quiz, responses, weights)
    return Account(
        match=match,
        base=Fraction(sum(means), sizes * match.scale),
        lifts=sheet.reasons(lifts, sizes * match.scale),
        losses=sheet.reasons(losses, match.scale),
    )


def versus(quiz: Quiz, responses: Responses, role: Match, rival: Match) -> Versus:
    """Compare two roles of one ranking, question by question."""
    scale = lcm(role.scale, rival.scale)
    mine, theirs = scale // role.scale, scale // rival.scale
    differences = [mine * part - theirs * other for part, other in zip(role.parts, rival.parts, strict=True)]
    weights = [weight or other for weight, other in zip(role.weights, rival.weights, strict=True)]
    return Versus(role, rival, _Sheet(quiz, responses, weights).reasons(differences, scale))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The answers that reasons quote; those with weight 0 give none."""

    quiz: Quiz
    responses: Responses
    weights: Sequence[int]

    def reasons(self, parts: Sequence[int], scale: int) -> tuple[Reason, ...]:
        """A Reason a weighed question, largest first; equal ones by the question's id, so that no order counts."""
        weighed = (
            Reason(question, question.options[choice], part, scale)
            for question, choice, part, weight in zip(
                self.quiz.questions, self.responses.choices, parts, self.weights, strict=True
            )
            if weight
        )
        return tuple(sorted(weighed, key=lambda reason: (-reason.part, reason.question.id)))
