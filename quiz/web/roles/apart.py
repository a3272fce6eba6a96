"""Two roles at a glance: what differs of what people ask first, what each asks for, and when to choose which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from quiz.content import Quiz, Role
from quiz.edition import Edition
from quiz.facts import Topic
from quiz.paths import Move
from quiz.web.parts.footnotes import Footnotes
from quiz.web.parts.rose import Rose, rose_of_job, rose_of_result
from quiz.web.parts.tracks import Track, stand_of_answers, stand_of_role
from quiz.web.roles.pay import on_one_axis
from quiz.web.roles.role import Claim, First, closing, first
from quiz.web.site import Sheet

Sides: TypeAlias = tuple[First | None, First | None]

WIDEST = 7  # gaps between two roles that are shown at once


@dataclass(frozen=True, slots=True)
class Both:
    """One thing to know first of two roles; None on a side on which nothing is known."""

    name: str
    topic: Topic
    sides: Sides

    @property
    def has_pay(self) -> bool:
        """Whether there is a picture of money."""
        return any(side and side.pays for side in self.sides)

    @property
    def has_same_pay(self) -> bool:
        """Whether the pictures of both are one, as where a source counts the two roles together."""
        one, other = (_pays(side) for side in self.sides)
        return one == other

    @property
    def is_same(self) -> bool:
        """Whether the same is said of both."""
        one, other = (side and ([each.entries for each in side.claims], side.more) for side in self.sides)
        return self.has_same_pay and one == other


@dataclass(frozen=True, slots=True)
class Rails:
    """What two roles ask for, and whose answers stand beside it.

    widest  where they lie farthest apart, the widest gap first; `nearer` where less, or where both ask the same.
    open    where one or both make no claim.
    """

    widest: tuple[Track, ...]
    nearer: tuple[Track, ...]
    open: tuple[Track, ...]


def first_of_both(edition: Edition, roles: Sequence[Role], notes: Footnotes) -> tuple[Both, ...]:
    """What people ask first, of two roles: what stands in for each other stands side by side, pay on one axis."""
    one, other = (
        {each.topic.first or each.topic.id: each for each in first(edition, role.id, notes)} for role in roles
    )
    places = sorted({**one, **other}, key=[each.first or each.id for each in edition.first_topics].index)
    return tuple(_both(one.get(place), other.get(place)) for place in places)


def _both(one: First | None, other: First | None) -> Both:
    found = [side for side in (one, other) if side]
    if one and other and one.topic.unit == other.topic.unit:
        one, other = _on_one_axis(one, other)
    return Both(found[0].name, found[0].topic, (one, other))


def _on_one_axis(*sides: First) -> list[First]:
    drawn = on_one_axis(*(tuple(pay for pay, _ in side.pays) for side in sides))
    return [
        replace(side, pays=tuple(zip(pays, (note for _, note in side.pays), strict=True)))
        for side, pays in zip(sides, drawn, strict=True)
    ]


def _pays(side: First | None) -> list[tuple[int, list[str]]]:
    return [(note, [figure.words for figure in pay.figures]) for pay, note in side.pays] if side else []


def rails(quiz: Quiz, roles: Sequence[Role], sheet: Sheet | None) -> Rails:
    """Where two roles stand on each dimension, and after them the answers of a sheet, if there is one."""
    tracks = tuple(preferences(quiz, roles, sheet))
    gaps = [(gap, track) for track in tracks if (gap := _gap(track)) is not None]
    by_gap = tuple(track for _, track in sorted(gaps, key=lambda each: -each[0]))
    shown = min(WIDEST, sum(gap > 0 for gap, _ in gaps))
    return Rails(by_gap[:shown], by_gap[shown:], tuple(track for track in tracks if _gap(track) is None))


def _gap(track: Track) -> int | None:
    one, other = (stand.at for stand in track.stands[:2])
    return None if one is None or other is None else abs(one - other)


def preferences(quiz: Quiz, roles: Sequence[Role], sheet: Sheet | None) -> Iterable[Track]:
    """The same in the file's order."""
    for dimension in quiz.dimensions:
        stands = [stand_of_role(dimension, quiz.role(role.id).target(dimension.id)) for role in roles]
        if sheet:
            stands.append(stand_of_answers(sheet.result, dimension))
        yield Track.of(dimension, *stands)


def roses(edition: Edition, roles: Iterable[Role], sheet: Sheet | None) -> list[Rose]:
    """The rose of each role, with the answers of a sheet over it, if there is one."""
    if not sheet:
        return [rose_of_job(edition, role) for role in roles]
    return [rose_of_result(edition, sheet.result, sheet.quiz.role(role.id)) for role in roles]


def choosing(edition: Edition, roles: Iterable[Role], notes: Footnotes) -> list[tuple[Role, Claim]]:
    """What sources say of when to choose each of two roles."""
    return [(role, claim) for role in roles for _, claim in closing(edition, role.id, notes)]


def moves_between(edition: Edition, *roles: str) -> list[tuple[Move, bool]]:
    """The moves from one of two roles to the other, each with whether it leads up."""
    ups = [(move, True) for move in edition.upward]
    return [
        (move, up)
        for move, up in (*ups, *((move, False) for move in edition.sideways))
        if {move.role, move.to} == set(roles)
    ]
