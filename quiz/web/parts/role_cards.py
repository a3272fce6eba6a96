"""Roles in a list, by family."""

from dataclasses import dataclass

from quiz.content import Role
from quiz.edition import Edition
from quiz.web.addresses import Addresses


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


def families(edition: Edition, to: Addresses) -> tuple[FamilyView, ...]:
    """All roles by family."""
    return tuple(
        FamilyView(
            family.name, tuple(card(edition, to, role) for role in edition.quiz.roles if role.family == family.id)
        )
        for family in edition.quiz.families
    )


def card(edition: Edition, to: Addresses, role: Role) -> RoleCard:
    """A role as lists show it."""
    return RoleCard(role.name, to.role(role.id), edition.portrait(role.id).description)
