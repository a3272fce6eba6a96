"""What is chosen for some occupations: dimensions, questions, and where each occupation stands, with its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quiz.bank import Asked, Banked, Element
from quiz.onet import Occupation, Rating


@dataclass(frozen=True, slots=True)
class Placed:
    """A target to be: where an occupation stands on a dimension, and the published figure that puts it there.

    position  0, 25, 50, 75 or 100: the figure stretched over the chosen occupations and rounded.
    weight    1 to 3.
    rating    occupation, element, scale, raw value, file and line.
    """

    position: int
    weight: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Stretched:
    """A dimension of the bank that is used.

    element  of the bank's list, the one that the figures are of, by the bank's name; a rating has the release's.
    low      the lowest figure of the chosen occupations, which stands at 0; `high` the highest, at 100.
    """

    banked: Banked
    element: Element
    low: Decimal
    high: Decimal

    @property
    def id(self) -> str:
        """The dimension's."""
        return self.banked.id


@dataclass(frozen=True, slots=True)
class Choice:
    """A quiz to be.

    occupations  two to twelve, in the order in which they were named.
    dimensions   in the bank's order, which is that of the file.
    asked        the questions in the order in which they are asked; each about dimensions of the choice alone.
    profiles     code → dimension id → where it stands, in the order of the dimensions. A dimension is not in it where
                 the release has no figure of that occupation that may be used: there it makes no claim.
    absent       dimensions of the bank that could not be used: the release has no figures of them for two of these.
    withheld     figures of these occupations that the release says not to use, and that were not used.
    """

    occupations: tuple[Occupation, ...]
    dimensions: tuple[Stretched, ...]
    asked: tuple[Asked, ...]
    profiles: Mapping[str, Mapping[str, Placed]]
    absent: tuple[Banked, ...]
    withheld: tuple[Rating, ...]
