"""Who is close between roles, for a talk about what would decide it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.cohort import Between, Cohort
from quiz.result import Said
from quiz.store import Response
from quiz.web.groups.pages.cohorts import Context, who
from quiz.web.parts import Link
from quiz.words.grammar import counted


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose result is close, and between which roles; a tie names none."""

    link: Link
    roles: str


@dataclass(frozen=True, slots=True)
class Pair:
    """How many are close between two families, and who; `more` where not all can be named here."""

    heading: str
    people: tuple[Person, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Close:
    """All who are close, and in one word how many."""

    told: str
    pairs: tuple[Pair, ...]


def close(context: Context, cohort: Cohort, known: Sequence[Response]) -> Close:
    """Who is close between which families, the most frequent first, then who is level; only `known` ones by name."""
    count, tied = cohort.said[Said.CLOSE], cohort.said[Said.TIED]
    pairs = [_between(context, each, known) for each in cohort.close]
    if tied:
        pairs.append(_pair(context, "Level between two or more roles", tied, _said(known, Said.TIED)))
    return Close(f"{count} close, {tied} level, of {counted(cohort.responses, 'response')}.", tuple(pairs))


def _between(context: Context, between: Between, known: Iterable[Response]) -> Pair:
    one, other = between.families
    heading = f"Within {one.name}" if one == other else f"{one.name} or {other.name}"
    its = [each for each in _said(known, Said.CLOSE) if _families(context, each) == {one.id, other.id}]
    return _pair(context, heading, between.count, its)


def _said(known: Iterable[Response], rule: Said) -> list[Response]:
    return [each for each in known if each.said == rule]


def _families(context: Context, response: Response) -> set[str]:
    return {context.family(role) for role in (response.leader, response.runner_up) if role}


def _pair(context: Context, heading: str, count: int, its: Sequence[Response]) -> Pair:
    more = count - len(its)
    people = tuple(_person(context, each) for each in its)
    return Pair(f"{heading}: {count}", people, f"and {more} {'more' if its else 'in older responses'}" if more else "")


def _person(context: Context, response: Response) -> Person:
    names = [context.role(role) for role in (response.leader, response.runner_up) if role]
    return Person(Link(who(response), context.response(response.id)), " or ".join(map(format, names)))
