"""Why a role matches, and why not: the additive parts of a match (docs/scoring.md, "Explanation").

The score is additive, so a part's lift is its Shapley value: nothing here is an approximation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Quiz
from quiz.responses import Responses
from quiz.scoring import Match, Ranking

REASONS = 3
REBUTTALS = 2
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
    """What the answer to one question does to a role's match: points, exact."""

    question: int
    points: Fraction


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
        return tuple(reason for reason in self.lifts[:REASONS] if reason.points >= 1)

    @property
    def reasons_against(self) -> tuple[Reason, ...]:
        """Up to three largest losses of a point or more; if none reaches that, the largest above 0."""
        large = tuple(reason for reason in self.losses[:REASONS] if reason.points >= 1)
        return large or tuple(reason for reason in self.losses[:1] if reason.points > 0)


@dataclass(frozen=True, slots=True)
class Versus:
    """One role against another, question by question; Σ differences = the difference of the matches."""

    role: Match
    rival: Match
    differences: tuple[Reason, ...]

    @property
    def ahead(self) -> tuple[Reason, ...]:
        """Up to three largest differences above 0."""
        return tuple(reason for reason in self.differences[:REASONS] if reason.points > 0)

    @property
    def behind(self) -> tuple[Reason, ...]:
        """Up to two smallest differences below 0, the smallest first."""
        below = [reason for reason in self.differences if reason.points < 0]
        return tuple(sorted(below, key=lambda reason: reason.points)[:REBUTTALS])


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
    if len(ranking.ranked) < 2:  # noqa: PLR2004 (a comparison takes two)
        return Explanation(ranking, (), None)
    accounts = tuple(account(quiz, responses, match) for match in ranking.first[:REASONS])
    return Explanation(ranking, accounts, versus(quiz, ranking.ranked[0], ranking.ranked[1]))


def account(quiz: Quiz, responses: Responses, match: Match) -> Account:
    """Split a match into base and lifts, and what it lacks into losses."""
    table = quiz.tables[quiz.roles.index(match.role)]
    weighed = [q for q in responses.answered if table.weights[q]]
    means = {
        q: Fraction(match.best[q] * sum(table.agreements[q]), 100 * table.scale * len(table.agreements[q]) * match.scale)
        for q in weighed
    }
    return Account(
        match=match,
        base=sum(means.values(), Fraction(0)),
        lifts=_sorted(quiz, [Reason(q, match.contribution(q) - mean) for q, mean in means.items()]),
        losses=_sorted(quiz, [Reason(q, Fraction(match.best[q] - match.parts[q], match.scale)) for q in weighed]),
    )


def versus(quiz: Quiz, role: Match, rival: Match) -> Versus:
    """Compare two roles of one ranking, question by question."""
    differences = [
        Reason(q, Fraction(mine * rival.scale - theirs * role.scale, role.scale * rival.scale))
        for q, (mine, theirs) in enumerate(zip(role.parts, rival.parts, strict=True))
        if role.best[q] or rival.best[q]
    ]
    return Versus(role, rival, _sorted(quiz, differences))


def _sorted(quiz: Quiz, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Largest first; equal ones by the question's id, so that the order of the file decides nothing."""
    return tuple(sorted(reasons, key=lambda reason: (-reason.points, quiz.questions[reason.question].id)))
