"""Sides: which answers speak for which of a few roles (docs/scoring.md, "What a talk begins with")."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

from quiz.content import Quiz, Role
from quiz.explanation.reasons import Part
from quiz.responses import Responses
from quiz.scoring import Match


@dataclass(frozen=True, slots=True)
class Pull:
    """An answer that adds more to one role than to any of the others.

    part   by how much more than to the next best of them: above 0.
    rival  that next best role; of several that are level, the first of those compared.
    """

    part: Part
    rival: Role


@dataclass(frozen=True, slots=True)
class Side:
    """The pulls of one role, the largest first; equal ones by the question's id."""

    role: Role
    pulls: tuple[Pull, ...]


def sides(quiz: Quiz, responses: Responses, matches: Sequence[Match]) -> tuple[Side, ...]:
    """What each of two or more roles of one ranking has on its side: every answer is on one side at most.

    Of two roles, the pulls of the one minus those of the other sum to the difference of their matches.
    """
    scale = lcm(*(match.scale for match in matches))
    found: dict[str, list[Pull]] = {match.role.id: [] for match in matches}
    for q in responses.answered:
        points = [match.parts[q] * (scale // match.scale) for match in matches]
        best, next_best, *_ = sorted(range(len(matches)), key=lambda place: -points[place])
        if points[best] > points[next_best]:
            question = quiz.questions[q]
            part = Part(question, question.options[responses.choices[q]], points[best] - points[next_best], scale)
            found[matches[best].role.id].append(Pull(part, matches[next_best].role))
    return tuple(Side(match.role, tuple(sorted(found[match.role.id], key=_largest_first))) for match in matches)


def _largest_first(pull: Pull) -> tuple[int, str]:
    return -pull.part.part, pull.part.question.id
