"""From occupations to a Choice."""

from collections.abc import Sequence
from typing import Final

from quiz.bank import Bank
from quiz.drafting.choice import Choice, Placed
from quiz.drafting.figures import Usable, figures_of, published, stretch_over
from quiz.onet import Occupation, Ratings, Release

USED: Final = 11  # dimensions
ASKED: Final = 2  # questions about each
WEIGHT: Final = 2
FEWEST: Final = 2  # occupations with a figure, between which there may be a difference


def choose(release: Release, bank: Bank, codes: Sequence[str]) -> Choice:
    """What to ask, and where these occupations stand. Raises ReleaseError, and ChoiceError where it can't be made."""
    occupations = release.find(codes)
    rated = published(release, bank, codes)
    found = [each for banked in bank.dimensions if (each := stretch_over(banked, rated, codes))]
    return _choice(occupations, found[:USED], bank, rated)


def _choice(occupations: tuple[Occupation, ...], used: Sequence[Usable], bank: Bank, rated: Ratings) -> Choice:
    codes = [occupation.code for occupation in occupations]
    return Choice(
        occupations=occupations,
        dimensions=tuple(each.stretched for each in used),
        asked=tuple(each.stretched.banked.questions[number] for number in range(ASKED) for each in used),
        profiles={code: _profile(code, used) for code in codes},
        absent=tuple(banked for banked in bank.dimensions if len(figures_of(banked, rated, codes)[1]) < FEWEST),
        withheld=tuple(rated.withheld.values()),
    )


def _profile(code: str, used: Sequence[Usable]) -> dict[str, Placed]:
    return {each.id: Placed(each.positions[code], WEIGHT, each.figures[code]) for each in used if code in each.figures}
