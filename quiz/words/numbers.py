"""How points are printed (docs/scoring.md, "Printing").

A printed number is a whole number of units of 10^-decimals, so that printed numbers add and subtract exactly.
"""

from fractions import Fraction
from math import isqrt


def half_up(points: Fraction, decimals: int = 0) -> int:
    """The nearest number of units, halves up."""
    twice = 2 * points.numerator * int(10**decimals)
    return (twice + points.denominator) // (2 * points.denominator)


def nearest(points: Fraction, decimals: int = 0) -> int:
    """The nearest number of units, halves away from zero, so that equal parts print alike whatever their sign."""
    units = half_up(abs(points), decimals)
    return units if points >= 0 else -units


def root(points: Fraction) -> int:
    """The nearest whole number to a square root, halves up; found in integers, so that no digit is lost."""
    return (isqrt(4 * points.numerator // points.denominator) + 1) // 2


def decimals_apart(one: Fraction, other: Fraction) -> int:
    """The least decimals at which two numbers print differently; 0 where they are equal."""
    decimals = 0
    while one != other and half_up(one, decimals) == half_up(other, decimals):
        decimals += 1
    return decimals


def in_figures(points: Fraction | int) -> str:
    """A number to read: "9,125", or "about 9,216.67" where it is no whole one."""
    if Fraction(points).denominator == 1:
        return f"{int(points):,}"
    whole, _, rest = rounded(Fraction(points), 2).partition(".")
    return f"about {int(whole):,}.{rest}"


def apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Two numbers as printed, with the least decimals at which they differ."""
    decimals = decimals_apart(one, other)
    return rounded(one, decimals), rounded(other, decimals)


def show(units: int, decimals: int = 0, sign: bool = False) -> str:
    """A printed number: "80", "80.4", "−3"; with `sign`, also "+15"."""
    mark = "−" if units < 0 else "+" if sign and units > 0 else ""
    whole, rest = divmod(abs(units), 10**decimals)
    return f"{mark}{whole}.{rest:0{decimals}}" if decimals else f"{mark}{whole}"


def rounded(points: Fraction, decimals: int = 0) -> str:
    """An exact number as it is printed: "80", "80.41"."""
    return show(half_up(points, decimals), decimals)
