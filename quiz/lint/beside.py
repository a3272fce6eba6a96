"""How a figure is written beside its limit, so that rounding never moves it to the other side."""

from fractions import Fraction


def beside(value: Fraction | float, *limits: Fraction | int, decimals: int = 1) -> str:
    """The figure with these decimals, or the fewest more that keep it on its true side of each limit.

    89.98 beside 90 is “89.98”, not “90.0”; what equals a limit is written plainly.
    """
    exact = Fraction(value)
    while any(_side(_rounded(exact, decimals), limit) != _side(exact, limit) for limit in limits):
        decimals += 1
    return f"{float(_rounded(exact, decimals)):.{decimals}f}"


def percent(part: int, whole: int, *limits: int, decimals: int = 1) -> str:
    """A share of a whole over 0 in percent, likewise."""
    return f"{beside(Fraction(100 * part, whole), *limits, decimals=decimals)} %"


def _side(value: Fraction, limit: Fraction | int) -> int:
    return (value > limit) - (value < limit)


def _rounded(value: Fraction, decimals: int) -> Fraction:
    """To the nearest, halves up, as everywhere in print."""
    scale: int = 10**decimals
    return Fraction((2 * value * scale + 1) // 2, scale)
