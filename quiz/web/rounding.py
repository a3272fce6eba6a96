"""How points are printed: half up, and parts that add up to what is printed above them (docs/scoring.md, "Printing").

A printed number is a whole number of units of 10^-decimals, so that printed numbers add and subtract exactly.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor


def half_up(points: Fraction, decimals: int = 0) -> int:
    """The nearest number of units, halves up."""
    return floor(points * 10**decimals + Fraction(1, 2))


def decimals_apart(one: Fraction, other: Fraction) -> int:
    """The least decimals at which two numbers print differently; 0 where they are equal."""
    decimals = 0
    while one != other and half_up(one, decimals) == half_up(other, decimals):
        decimals += 1
    return decimals


def split(total: int, parts: Mapping[str, Fraction], decimals: int = 0) -> dict[str, int]:
    """Print the parts of a sum so that they add up to its printed total.

    All are rounded down, negative ones too; then the largest fractions get one unit more, equal ones by their key.
    """
    scaled = {key: part * 10**decimals for key, part in parts.items()}
    printed = {key: floor(part) for key, part in scaled.items()}
    by_fraction = sorted(scaled, key=lambda key: (printed[key] - scaled[key], key))
    for key in by_fraction[: total - sum(printed.values())]:
        printed[key] += 1
    return printed


def show(units: int, decimals: int = 0, sign: bool = False) -> str:
    """A printed number: "80", "80.4", "−3"; with `sign`, also "+15"."""
    mark = "−" if units < 0 else "+" if sign and units > 0 else ""
    whole, rest = divmod(abs(units), 10**decimals)
    return f"{mark}{whole}.{rest:0{decimals}}" if decimals else f"{mark}{whole}"
