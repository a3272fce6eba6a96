"""Why a role matches, and why not: the additive parts of a match (docs/scoring.md, "Explanation").

The score is additive, so a part's lift is its Shapley value: nothing here is an approximation. People read reasons by
preference, not by question, so the parts of a role's questions are summed by dimension.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from quiz.content import Quiz
from quiz.explanation.reasons import Part, Reason, gather, main_dimension, smallest_first, telling_dimension
from quiz.responses import Responses
from quiz.scoring import Match

REASONS, REBUTTALS = 3, 2
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
class Account:
    """Why one role, and why not.

    base    what random answers to the same questions give the role on average: the mean over all options.
    lifts   a Part a question that the role weighs, largest first; base + Σ lifts = the match.
    losses  likewise; Σ losses = 100 - the match.
    reasons_for, reasons_against  the preferences that lift most, and that lose most; none stands in both.
    """

    match: Match
    base: Fraction
    lifts: tuple[Part, ...]
    losses: tuple[Part, ...]
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Versus:
    """One role against another; Σ differences = the difference of the matches.

    preferences  all of them, the largest difference first; Σ likewise.
    ahead   up to three preferences with the largest differences above 0.
    behind  up to two with the smallest below 0, the smallest first.
    """

    role: Match
    rival: Match
    differences: tuple[Part, ...]
    preferences: tuple[Reason, ...]
    ahead: tuple[Reason, ...]
    behind: tuple[Reason, ...]


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
    lifted = _parts(quiz, responses, weights, lifts, sizes * match.scale)
    lost = _parts(quiz, responses, weights, losses, match.scale)

    def about(part: Part) -> str:
        return main_dimension(match.role, part.question)

    fors, against = _apart(gather(lifted, about), gather(lost, about))
    return Account(match, Fraction(sum(means), sizes * match.scale), lifted, lost, fors, against)


def versus(quiz: Quiz, responses: Responses, role: Match, rival: Match) -> Versus:
    """Compare two roles of one ranking, question by question, and preference by preference."""
    differences, scale = _differences(role, rival)
    weights = [weight or other for weight, other in zip(role.weights, rival.weights, strict=True)]
    parts = _parts(quiz, responses, weights, differences, scale)
    reasons = gather(parts, lambda part: telling_dimension(role.role, rival.role, part.question))
    return Versus(
        role=role,
        rival=rival,
        differences=parts,
        preferences=reasons,
        ahead=tuple(reason for reason in reasons[:REASONS] if reason.part > 0),
        behind=tuple(reason for reason in sorted(reasons, key=smallest_first)[:REBUTTALS] if reason.part < 0),
    )


def shifts(before: Match, after: Match) -> tuple[Fraction, ...]:
    """What each question adds to a role's match from one sheet to another: Q points; Σ = the difference."""
    differences, scale = _differences(after, before)
    return tuple(Fraction(difference, scale) for difference in differences)


def _differences(one: Match, other: Match) -> tuple[list[int], int]:
    """By how much each part of one match is above that of the other: Q integers over a common scale, and the scale."""
    scale = lcm(one.scale, other.scale)
    mine, theirs = scale // one.scale, scale // other.scale
    return [mine * part - theirs * its for part, its in zip(one.parts, other.parts, strict=True)], scale


def _apart(lifts: tuple[Reason, ...], losses: tuple[Reason, ...]) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What speaks for a role and what against it: a preference that would stand in both stays where it is larger."""
    while True:
        fors = tuple(reason for reason in lifts[:REASONS] if reason.part >= reason.scale)
        against = tuple(reason for reason in losses[:REASONS] if reason.part >= reason.scale) or tuple(
            reason for reason in losses[:1] if reason.part > 0
        )
        in_both = [(one, other) for one in fors for other in against if one.dimension == other.dimension]
        if not in_both:
            return fors, against
        one, other = in_both[0]
        if one.points >= other.points:
            losses = tuple(each for each in losses if each is not other)
        else:
            lifts = tuple(each for each in lifts if each is not one)


def _parts(
    quiz: Quiz, responses: Responses, weights: Sequence[int], parts: Sequence[int], scale: int
) -> tuple[Part, ...]:
    """A Part for each weighed question, largest first; equal ones by the question's id, so that no order counts."""
    weighed = (
        Part(question, question.options[choice], part, scale)
        for question, choice, part, weight in zip(quiz.questions, responses.choices, parts, weights, strict=True)
        if weight
    )
    return tuple(sorted(weighed, key=lambda each: (-each.part, each.question.id)))
