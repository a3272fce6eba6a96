"""Two roles side by side: their choice, and the tables of all that is known of them."""

from collections.abc import Iterable

from quiz.content import Role
from quiz.edition import Edition
from quiz.facts import Comparison, Standing
from quiz.web.parts import NO_PROBLEM, Fault, Problem
from quiz.web.parts.footnotes import Footnotes, Row
from quiz.web.site import Sheet

ORDER: tuple[Standing, ...] = ("differs", "same", "one-sided")  # of the tables
SAME = "That is the same job twice. Choose two different ones."
ELSEWHERE = "This result is from another quiz. What is known of its jobs is not kept here."
UNKNOWN = "That job is not in this quiz. Choose two from the lists."


def offered(edition: Edition, sheet: Sheet | None = None) -> tuple[Role, ...]:
    """The roles about which something is known today; beside a sheet, only those that its quiz has, too."""
    described = {portrait.role for portrait in edition.portraits}
    known = {role.id for role in (sheet.quiz if sheet else edition.quiz).roles}
    return tuple(role for role in edition.quiz.roles if role.id in known & described)


def either_way(edition: Edition, roles: Iterable[Role]) -> tuple[tuple[Role, Role], ...]:
    """The pairs of these roles between which people move sideways both ways, in the file's order."""
    known = {role.id: role for role in roles}
    moves = [(move.role, move.to) for move in edition.sideways]
    pairs = ((role, to) for at, (role, to) in enumerate(moves) if (to, role) in moves[at:])
    return tuple((known[role], known[to]) for role, to in pairs if {role, to} <= known.keys())


def chosen(roles: tuple[Role, ...], id: str, first: int) -> Role | None:
    """The role that was chosen; before anyone chooses, the `first` one."""
    return next((role for role in roles if role.id == id), roles[first] if len(roles) > first else None)


def refused(roles: tuple[Role, ...], role: str, rival: str) -> Problem:
    """What is wrong with a choice of two of these roles."""
    if not roles:
        return Problem(ELSEWHERE)
    if not role and not rival:
        return NO_PROBLEM
    known = {each.id for each in roles}
    faults = [Fault(*field, UNKNOWN) for id, field in ((role, _ROLE), (rival, _RIVAL)) if id not in known]
    if role == rival and not faults:
        faults = [Fault(*_RIVAL, SAME)]
    return Problem.of(*faults)


_ROLE, _RIVAL = ("role", "Job"), ("rival", "Beside")  # the names of the fields, and their labels


def tables(footnotes: Footnotes, compared: Iterable[Comparison]) -> dict[Standing, tuple[Row, ...]]:
    """The rows of each table, differences first; no table where there are no rows."""
    by_standing: dict[Standing, list[Comparison]] = {standing: [] for standing in ORDER}
    for comparison in compared:
        by_standing[comparison.standing].append(comparison)
    return {
        standing: tuple(footnotes.row(comparison, merged=standing == "same") for comparison in found)
        for standing, found in by_standing.items()
        if found
    }
