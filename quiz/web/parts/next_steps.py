"""What comes after a result: what to try and to ask, what to know of the job first, and the path that leads there."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.content import Role
from quiz.edition import Edition, Portrait
from quiz.facts import Comparison, Fact, Kind, Topic
from quiz.paths import Path
from quiz.result import Result
from quiz.web.parts.footnotes import Footnotes, Note

LISTS: frozenset[Kind] = frozenset({"names", "certificates"})  # too long for here: the page of the role has them
MOST_PAYS = 2  # of several occupations that one role draws on


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to try and to ask, for one of the roles that the headline names."""

    role: Role
    portrait: Portrait


@dataclass(frozen=True, slots=True)
class Short:
    """What is said first on a topic, each with the number of its note; `more` counts what else is said on it."""

    topic: Topic
    facts: tuple[tuple[Fact, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Job:
    """What to know first of a role that is named first, as of today.

    facts  on the topics that people ask for first.
    notes  who says so, and of whom, by number from 1.
    path   None in a quiz without moves.
    """

    role: Role
    facts: tuple[Short, ...]
    notes: tuple[Note, ...]
    path: Path | None


def next_steps(edition: Edition, named: Iterable[Role]) -> tuple[NextStep, ...]:
    """What comes next for each role that is named, as of today; nothing for one that is gone since."""
    today = {portrait.role for portrait in edition.portraits}
    return tuple(NextStep(edition.quiz.role(role.id), edition.portrait(role.id)) for role in named if role.id in today)


def job_in_short(edition: Edition, result: Result) -> Job | None:
    """What to know first of the role that is named first; None where there is none, or it is gone since."""
    first = result.first
    if first is None or first.id not in {portrait.role for portrait in edition.portraits}:
        return None
    footnotes = Footnotes(edition)
    known = [each for each in edition.first(first.id) if each.topic.kind not in LISTS]
    return Job(
        role=first,
        facts=tuple(_short(each, footnotes) for each in known),
        notes=footnotes.notes,
        path=_path(edition, result, first) if edition.has_moves else None,
    )


def _short(known: Comparison, footnotes: Footnotes) -> Short:
    """The first of different values; of pay, that of each occupation."""
    facts = list({fact.value: fact for fact in reversed(known.facts[0])}.values())[::-1]
    shown = facts[: MOST_PAYS if known.topic.kind == "money" else 1]
    return Short(known.topic, tuple((fact, footnotes.index(fact)) for fact in shown), len(facts) - len(shown))


def _path(edition: Edition, result: Result, role: Role) -> Path:
    toward = {dimension for move in edition.portrait(role.id).grows_into for dimension in move.toward}
    order = [match.role.id for match in result.ranking.matches]
    return Path.of(edition.upward, role.id, order, {dimension: result.mean(dimension) for dimension in toward})
