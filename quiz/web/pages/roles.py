"""The pages of the roles, which can be read without taking the quiz."""

from dataclasses import dataclass

from quiz.content import AUTHORED, Role, Target
from quiz.edition import Edition, Portrait
from quiz.facts import Source
from quiz.web.addresses import Addresses
from quiz.web.site import Site
from quiz.web.wording import target_in_words

WEIGHT_WORDS = {1: "helpful", 2: "important", 3: "central"}


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role in a list."""

    name: str
    address: str
    description: str


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family with its roles."""

    name: str
    roles: tuple[RoleCard, ...]


@dataclass(frozen=True, slots=True)
class RolesPage:
    """All roles by family."""

    title: str
    families: tuple[FamilyView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What a role holds of one dimension, and who says so."""

    dimension: str
    words: str
    weight: str
    position: int
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class RolePage:
    """One role."""

    title: str
    family: str
    portrait: Portrait
    claims: tuple[ClaimView, ...]
    sources: tuple[Source, ...]
    roles: str


def roles_page(site: Site, to: Addresses) -> RolesPage:
    """All roles by family."""
    return RolesPage("The roles", families(site.edition, to))


def families(edition: Edition, to: Addresses) -> tuple[FamilyView, ...]:
    """All roles by family."""
    return tuple(
        FamilyView(
            family.name, tuple(_card(edition, role, to) for role in edition.quiz.roles if role.family == family.id)
        )
        for family in edition.quiz.families
    )


def _card(edition: Edition, role: Role, to: Addresses) -> RoleCard:
    return RoleCard(role.name, to.role(role.id), edition.portrait(role.id).description)


def role_page(site: Site, to: Addresses, id: str) -> RolePage:
    """One role of today's quiz. Raises KeyError."""
    edition, role = site.edition, site.quiz.role(id)
    portrait = edition.portrait(id)
    cited = {target.source for target in role.profile}
    return RolePage(
        title=role.name,
        family=edition.quiz.family(role.family).name,
        portrait=portrait,
        claims=tuple(_claim(edition, target) for target in sorted(role.profile, key=lambda target: -target.weight)),
        sources=tuple(source for source in edition.sources if source.id in cited),
        roles=to.role(),
    )


def _claim(edition: Edition, target: Target) -> ClaimView:
    dimension = edition.quiz.dimension(target.dimension)
    return ClaimView(
        dimension.name,
        target_in_words(dimension, target),
        WEIGHT_WORDS[target.weight],
        target.position,
        _title(edition, target.source),
        target.note,
    )


def _title(edition: Edition, source: str) -> str:
    if source == AUTHORED:
        return "Our own judgement"
    return next(each.title for each in edition.sources if each.id == source)
