"""What comes after a result: what to practise, to try and to ask, the path from the leading role, and its pay."""

from dataclasses import dataclass

from quiz.content import Role
from quiz.edition import Edition, Portrait
from quiz.facts import Fact, Topic
from quiz.paths import Path
from quiz.result import Result

MOST_SHOWN_WHOLE = 2  # of level roles: the steps of three, each with its path, would fill a third sheet of paper


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What to do next on the way to one role; each fact comes with its topic.

    is_brief    whether its parts are paragraphs without headings.
    beginnings  what sources say of the way in, grouped by source and scope.
    pay         the ranges that belong to the short picture of a role; None in a quiz without such a topic.
    path        None where one role's path is shown for all that are level, and in a quiz without moves.
    """

    role: Role
    portrait: Portrait
    is_brief: bool
    beginnings: tuple[tuple[tuple[Topic, Fact], ...], ...]
    certificates: tuple[tuple[Topic, Fact], ...]
    pay: tuple[tuple[Topic, Fact], ...] | None
    path: Path | None


def next_steps(edition: Edition, result: Result) -> tuple[NextSteps, ...]:
    """What comes next for each leading role, as of today; nothing for a role that is gone since."""
    today = {portrait.role for portrait in edition.portraits}
    leading = [edition.quiz.role(role.id) for role in result.leaders if role.id in today]
    is_brief = len(leading) > MOST_SHOWN_WHOLE
    followed = (leading[:1] if is_brief else leading) if edition.has_moves else []
    return tuple(
        NextSteps(
            role=role,
            portrait=edition.portrait(role.id),
            is_brief=is_brief,
            beginnings=_beginnings(edition, role),
            certificates=tuple(each for each in edition.known(role.id) if each[0].kind == "certificates"),
            pay=_pay(edition, role),
            path=_path(edition, result, role) if role in followed else None,
        )
        for role in leading
    )


def _beginnings(edition: Edition, role: Role) -> tuple[tuple[tuple[Topic, Fact], ...], ...]:
    found: dict[tuple[str, str], list[tuple[Topic, Fact]]] = {}
    for topic, fact in edition.known(role.id):
        if topic.result == "next":
            found.setdefault((fact.source, fact.scope), []).append((topic, fact))
    return tuple(map(tuple, found.values()))


def _pay(edition: Edition, role: Role) -> tuple[tuple[Topic, Fact], ...] | None:
    topics = [topic for topic in edition.topics if topic.kind == "money" and topic.pictured]
    return tuple((topic, fact) for topic, fact in edition.known(role.id) if topic in topics) if topics else None


def _path(edition: Edition, result: Result, role: Role) -> Path:
    toward = {dimension for move in edition.portrait(role.id).grows_into for dimension in move.toward}
    order = [match.role.id for match in result.ranking.matches]
    return Path.of(edition.upward, role.id, order, {dimension: result.mean(dimension) for dimension in toward})
