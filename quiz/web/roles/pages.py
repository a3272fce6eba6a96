"""The pages of the roles, which can be read without taking the quiz."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.content import AUTHORED, Role, Target
from quiz.edition import Edition, Portrait
from quiz.facts import Source
from quiz.paths import Move
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.roles.noted import DisagreementView, SectionView, disagreements, sections
from quiz.web.roles.people import told_apart
from quiz.web.site import Site
from quiz.words.facts import OURS, cited, cited_sources, resting_on
from quiz.words.grammar import listed
from quiz.words.roles import WEIGHT_WORDS, target_in_words


@dataclass(frozen=True, slots=True)
class TargetView:
    """What a role holds of one dimension, from 0 to 100, and who says so; `low` and `high` are its poles."""

    name: str
    low: str
    high: str
    position: int
    words: str
    weight: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class MoveView:
    """A way from this role to another: under which condition, and who says so."""

    role: Link
    when: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class RolePage:
    """One role.

    parts           links to what is on the page.
    has_path        whether any role of this quiz leads to another.
    before, beside  the roles that grow into it, and those from which people move to it.
    unweighed       the dimensions on which it makes no claim, in words.
    people          where it is told who was hired, if a source says so.
    """

    title: str
    family: str
    parts: tuple[Link, ...]
    portrait: Portrait
    has_path: bool
    sections: tuple[SectionView, ...]
    grows_into: tuple[MoveView, ...]
    moves_to: tuple[MoveView, ...]
    before: tuple[Link, ...]
    beside: tuple[Link, ...]
    targets: tuple[TargetView, ...]
    unweighed: str
    disagreements: tuple[DisagreementView, ...]
    compare: tuple[Link, ...]
    people: str
    sources: tuple[Source, ...]


def role_page(site: Site, to: Addresses, id: str) -> RolePage:
    """One role of today's quiz. Raises KeyError."""
    edition, role = site.edition, site.quiz.role(id)
    portrait, told, apart = edition.portrait(id), sections(edition, id), disagreements(edition, id)
    return RolePage(
        title=role.name,
        family=edition.quiz.family(role.family).name,
        parts=_parts(edition, role, told, apart),
        portrait=portrait,
        has_path=edition.has_moves,
        sections=told,
        grows_into=tuple(_move(edition, to, move) for move in portrait.grows_into),
        moves_to=tuple(_move(edition, to, move) for move in portrait.moves_to),
        before=_from(edition, to, id, edition.upward),
        beside=_from(edition, to, id, (move for each in edition.portraits for move in each.moves_to)),
        targets=tuple(_target(edition, target) for target in sorted(role.profile, key=lambda target: -target.weight)),
        unweighed=listed([each.name for each in edition.quiz.dimensions if not role.target(each.id)]),
        disagreements=apart,
        compare=_compare(edition, to, role),
        people=to.people(id) if told_apart(edition, id) else "",
        sources=cited_sources(edition, _cited(edition, role)),
    )


def _parts(
    edition: Edition, role: Role, told: tuple[SectionView, ...], apart: tuple[DisagreementView, ...]
) -> tuple[Link, ...]:
    """Links to what is on the page, in order."""
    return (
        *(Link(section.name, f"#{section.id}") for section in told),
        *([Link("The path from here", "#path")] if edition.has_moves else []),
        Link("Something to try", "#try"),
        Link("The match", "#profile"),
        *([Link("Where sources disagree", "#disagree")] if apart else []),
        Link("Compare", "#compare"),
        *([Link("Sources", "#sources")] if _cited(edition, role) - {AUTHORED} else []),
    )


def _move(edition: Edition, to: Addresses, move: Move) -> MoveView:
    return MoveView(
        Link(edition.quiz.role(move.to).name, to.role(move.to)),
        move.when,
        cited(edition, move.source, move.at),
        move.note,
    )


def _from(edition: Edition, to: Addresses, role: str, moves: Iterable[Move]) -> tuple[Link, ...]:
    """The roles from which one of these moves leads here."""
    return tuple(Link(edition.quiz.role(move.role).name, to.role(move.role)) for move in moves if move.to == role)


def _target(edition: Edition, target: Target) -> TargetView:
    dimension = edition.quiz.dimension(target.dimension)
    return TargetView(
        name=dimension.name,
        low=dimension.low,
        high=dimension.high,
        position=target.position,
        words=target_in_words(dimension, target),
        weight=WEIGHT_WORDS[target.weight],
        source=_cited_as_a_whole(edition, target),
        note=target.note,
    )


def _cited_as_a_whole(edition: Edition, target: Target) -> str:
    """What a target rests on and when that was; the place stands in the note."""
    if target.source == AUTHORED:
        return OURS
    found = edition.source(target.source)
    return f"{resting_on(target.basis, found.short)}; {found.dated}"


def _compare(edition: Edition, to: Addresses, role: Role) -> tuple[Link, ...]:
    """This role beside the others of its family, and beside those where it leads."""
    portrait = edition.portrait(role.id)
    family = [each.id for each in edition.quiz.roles if each.family == role.family]
    ahead = [move.to for move in (*portrait.grows_into, *portrait.moves_to)]
    others = [each for each in dict.fromkeys((*family, *ahead)) if each != role.id]
    return tuple(Link(f"{role.name} and {edition.quiz.role(each).name}", to.compare(role.id, each)) for each in others)


def _cited(edition: Edition, role: Role) -> set[str]:
    """The ids of all that is cited on a role's page."""
    portrait, together = edition.portrait(role.id), {topic.id for topic in edition.topics}
    named = [conflict.facts for conflict in edition.conflicts if role.id in conflict.roles]
    return {
        *(target.source for target in role.profile),
        *(move.source for move in (*portrait.grows_into, *portrait.moves_to)),
        *(fact.source for fact in edition.facts if fact.role == role.id and fact.topic in together),
        *(fact.source for facts in named for fact in facts),
    }
