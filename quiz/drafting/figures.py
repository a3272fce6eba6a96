"""What a release says of occupations on the dimensions of the bank, stretched over them.

Nothing is stretched that hardly differs: two nearly equal figures would become 0 against 100, a difference that nobody
found. docs/decisions/choice.md has the two rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from quiz.bank import Bank, Banked, Element
from quiz.drafting.choice import Stretched
from quiz.onet import Key, Rating, Ratings, Release, ratings
from quiz.reading.figures import nearest, stretch

LEAST_RANGE: Final = 1  # points of the scale, within the set
ERRORS: Final = 2  # pooled standard errors that the range must have, too

NONE_HAS_MUCH: Final = 2
ENDS: Final[Mapping[str, tuple[int, int]]] = {"IM": (1, 5), "OI": (1, 7), "EX": (1, 7), "CX": (1, 5)}  # of scales


@dataclass(frozen=True, slots=True)
class Usable:
    """A dimension on which occupations differ by more than chance.

    figures    by the codes of those that have one.
    positions  where each of them stands: 0, 25, 50, 75 or 100.
    """

    stretched: Stretched
    figures: Mapping[str, Rating]
    positions: Mapping[str, int]

    @property
    def id(self) -> str:
        """The dimension's."""
        return self.stretched.id

    @property
    def faint(self) -> float:
        """How little it says, from 0: the share of its scale that the figures leave free, above the highest twice.

        What has to be stretched most, and what matters in none of the occupations, is a poor reason to name one; the
        more so where even the highest is below the middle: none of them has “much of it”, and one would be said to.
        """
        low, high = ENDS[self.stretched.element.scale]
        below, above = float(self.stretched.low) - low, high - float(self.stretched.high)
        return (below + 2 * above) / (high - low) + (NONE_HAS_MUCH if 2 * above > high - low else 0)


def published(release: Release, bank: Bank, codes: Iterable[str]) -> Ratings:
    """All figures of the bank's elements for these occupations. A table that the release lacks has none."""
    codes = tuple(codes)
    elements = {(element.id, element.scale): element for banked in bank.dimensions for element in banked.elements}
    tables = dict.fromkeys(element.file for element in elements.values())
    read = [ratings(release, table, codes) for table in tables if release.has(table)]
    return Ratings(
        {key: rating for each in read for key, rating in each.used.items() if key[1:] in elements},
        {key: rating for each in read for key, rating in each.withheld.items() if key[1:] in elements},
    )


def stretch_over(banked: Banked, rated: Ratings, codes: Iterable[str]) -> Usable | None:
    """A dimension stretched over the occupations that have a figure for it; None where they don't differ enough."""
    element, figures = figures_of(banked, rated, codes)
    values = [figure.value for figure in figures.values()]
    low, high = min(values, default=Decimal()), max(values, default=Decimal())
    if high - low < LEAST_RANGE or Fraction(high - low) ** 2 < ERRORS**2 * pooled(figures.values()):
        return None
    positions = {code: nearest(stretch(figure.value, low, high))[0] for code, figure in figures.items()}
    return Usable(Stretched(banked, element, low, high), figures, positions)


def figures_of(banked: Banked, rated: Ratings, codes: Iterable[str]) -> tuple[Element, dict[str, Rating]]:
    """The element that has figures of the most of these occupations, the bank's first of equals; its figures by code.

    An element is known by its id: releases have given some of them another name (“Clerical”, “Administrative”).
    """
    codes = tuple(codes)
    found = [(each, _figures(each, rated, codes)) for each in banked.elements]
    return max(found, key=lambda pair: len(pair[1]))


def _figures(element: Element, rated: Ratings, codes: Iterable[str]) -> dict[str, Rating]:
    keys = (Key(code, element.id, element.scale) for code in codes)
    return {key.code: rated.used[key] for key in keys if key in rated.used}


def pooled(figures: Iterable[Rating]) -> Fraction:
    """The square of the pooled standard error of those that have one: the mean of their squares; 0 where none has."""
    squares = [Fraction(figure.error) ** 2 for figure in figures if figure.error is not None]
    return Fraction(sum(squares), len(squares) or 1)
