"""The accent colours of a quiz, and how well they stand apart from all that they meet on a page (WCAG 2.2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

TEXT: Final = 4.5  # the least contrast of text (1.4.3, level AA)
SEEN: Final = 3.0  # that of lines and marks that mean something (1.4.11)
STEPS: Final = 100  # from a colour to black or white, in which another one is looked for

Parts = tuple[float, float, float]


class Use(NamedTuple):
    """Where an accent meets another colour of the page, and how well the two must stand apart there."""

    what: str
    other: str
    least: float


class Scheme(NamedTuple):
    """A page, light or dark: what an accent meets there, what is wrong with one that fails, and which end is safe."""

    name: str
    uses: tuple[Use, ...]
    fault: str
    way: str
    end: str


def _scheme(name: str, fault: str, way: str, end: str, **others: str) -> Scheme:
    """What an accent meets: static/css/tokens.css has these colours, and a test holds them to be the same."""
    uses = (
        Use("text on the page", others["paper"], TEXT),
        Use("text on a shaded part", others["wash"], TEXT),
        Use("a button under its label", others["on"], TEXT),
        Use("the frame of what has the focus", others["wash"], SEEN),
        Use("a job’s outline over the reader’s own shape", others["you"], SEEN),
    )
    return Scheme(name, uses, fault, way, end)


LIGHT: Final = _scheme(
    "light", "too pale", "darker", "#000000", paper="#fcf9f3", wash="#f4eee1", on="#ffffff", you="#f6c644"
)
DARK: Final = _scheme(
    "dark", "too dark", "lighter", "#ffffff", paper="#16181a", wash="#212528", on="#10222c", you="#876300"
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour of links, buttons and the first job, on light pages and on dark ones: “#” and six digits."""

    accent: str
    accent_dark: str


def failing(accent: str, scheme: Scheme) -> Iterator[tuple[Use, float]]:
    """Every use for which the accent has too little contrast, with the contrast that it has."""
    for use in scheme.uses:
        if (found := contrast(accent, use.other)) < use.least:
            yield use, found


def mended(accent: str, scheme: Scheme) -> str:
    """The colour nearest to the accent, on its way to black or white, that does for every use."""
    way = (mixed(scheme.end, step / STEPS, accent) for step in range(STEPS + 1))
    return next(colour for colour in way if not any(failing(colour, scheme)))


def contrast(one: str, other: str) -> float:
    """How well two colours stand apart, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: str, share: float, other: str) -> str:
    """A colour with so much of `one` in `other`, as color-mix(in srgb, …) has it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return _written(share * part + (1 - share) * rest for part, rest in pairs)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> Parts:
    """Red, green and blue, each from 0 to 1, of a colour with three or six digits."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _written(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
