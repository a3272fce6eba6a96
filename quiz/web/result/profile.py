"""The profile page: where your answers stand on each dimension, beside what one role asks for."""

from dataclasses import dataclass

from quiz.content import Dimension, Role
from quiz.scoring import Match, Ranking
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.parts.choosing import Choice, choices, place, ways
from quiz.web.parts.tracks import NOT_WEIGHED, basis, mean_position
from quiz.web.site import Sheet
from quiz.words.roles import WEIGHT_WORDS, target_in_words


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One dimension. `yours` and `target` are positions 0..100 as printed, None where there is none.

    basis  what your position rests on.
    words  the role's target in words, and `weight` how much it counts.
    """

    name: str
    low: str
    high: str
    yours: int | None
    basis: str
    target: int | None
    words: str
    weight: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """You against one role; `place` gives the role its colour."""

    title: str
    role: str
    place: str
    dimensions: tuple[DimensionView, ...]
    action: str
    choices: tuple[Choice, ...]
    ways: tuple[Link, ...]


def profile_page(to: Addresses, sheet: Sheet, ranking: Ranking, match: Match) -> ProfilePage:
    """Put a sheet's answers beside one role's targets."""
    return ProfilePage(
        title="You and one role",
        role=match.role.name,
        place=place(ranking, match),
        dimensions=tuple(_dimension(sheet, match.role, dimension) for dimension in sheet.quiz.dimensions),
        action=to.profile(sheet.code),
        choices=choices(ranking, match),
        ways=ways(to, sheet, "profile", match.role.id),
    )


def _dimension(sheet: Sheet, role: Role, dimension: Dimension) -> DimensionView:
    placed = sheet.result.placed(dimension.id)
    target = role.target(dimension.id)
    return DimensionView(
        name=dimension.name,
        low=dimension.low,
        high=dimension.high,
        yours=mean_position(placed),
        basis=basis(placed),
        target=target.position if target else None,
        words=target_in_words(dimension, target) if target else NOT_WEIGHED,
        weight=WEIGHT_WORDS[target.weight] if target else "",
    )
