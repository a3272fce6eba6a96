"""The profile page: where your answers stand on each dimension, beside what one role asks for."""

from dataclasses import dataclass

from quiz.content import Dimension, Role
from quiz.paths import Placed, mean
from quiz.scoring import Match, Ranking
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.pages.checking import Choice, choices, place, ways
from quiz.web.rounding import half_up
from quiz.web.site import Sheet
from quiz.web.wording import WEIGHT_WORDS, counted, target_in_words

NOT_WEIGHED = "The role does not weigh this"


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
    placed = positions(sheet, dimension.id)
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


def positions(sheet: Sheet, dimension: str) -> Placed:
    """Where the chosen options stand on a dimension: a (position, count) a question, the count 2 for a star."""
    return tuple(
        (question.options[choice].positions[question.dimensions.index(dimension)], 1 + (q in sheet.responses.stars))
        for q, (question, choice) in enumerate(zip(sheet.quiz.questions, sheet.responses.choices, strict=True))
        if choice >= 0 and dimension in question.dimensions
    )


def mean_position(placed: Placed) -> int | None:
    """The mean of what `positions` gives, as printed; None without an answer."""
    return half_up(mean(placed)) if placed else None


def basis(placed: Placed) -> str:
    """What the mean of `positions` rests on, in words."""
    if not placed:
        return "no answer"
    stars = sum(count == 2 for _, count in placed)
    return f"from {counted(len(placed), 'answer')}" + (f", {stars} starred" if stars else "")
