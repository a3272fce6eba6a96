"""A circle as part of a path, so that many of them are one element."""


def circle(x: float, y: float, radius: float) -> str:
    """The circle around a place, in units of its picture."""
    r = radius
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0 {r:g} {r:g} 0 1 0-{2 * r:g} 0"
