"""What a colour of the theme may be: written so that YAML keeps it, and seen wherever a page uses it."""

import re
from collections.abc import Iterator, Mapping
from math import floor
from typing import Final

from quiz.reading.faults import Fault, quote
from quiz.reading.parts import said
from quiz.reading.shapes import shaped
from quiz.reading.texts import WrongValueError, as_text
from quiz.reading.tree import Loc, Tree, Value
from quiz.theme import DARK, LIGHT, Scheme, Use, failing, mended

SCHEMES: Final = {"accent": LIGHT, "accent_dark": DARK}

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


@shaped({"type": "string", "pattern": f"^{_COLOUR.pattern}$"})
def as_colour(value: object) -> str:
    """A colour of six digits, in small letters."""
    if not _COLOUR.fullmatch(colour := as_text(value)):
        raise WrongValueError(f'{quote(colour)} is not a colour. Write “#” and six digits, in quotes: "#0b5cad".')
    return colour.lower()


def accents_stand_out(tree: Tree, loc: Loc, theme: Mapping[str, Value]) -> Iterator[Fault]:
    """Whoever has trouble seeing can read an accent wherever it stands, on light pages and on dark ones."""
    for key, scheme in SCHEMES.items():
        accent = said(theme, key)
        if _COLOUR.fullmatch(accent) and (found := [*failing(accent, scheme)]):
            yield tree.fault((*loc, key), _too_weak(accent, scheme, found))


def _too_weak(accent: str, scheme: Scheme, found: list[tuple[Use, float]]) -> str:
    uses = "; ".join(f"as {use.what} {_ratio(has)}, needed {_ratio(use.least)}" for use, has in found)
    return (
        f"{quote(accent)} is {scheme.fault} for {scheme.name} pages. Its contrast: {uses}. "
        f"Write {quote(mended(accent, scheme))}, which is the same but {scheme.way}, or one that is {scheme.way} still."
    )


def _ratio(contrast: float) -> str:
    """A contrast, cut after two decimals so that it never looks like what it falls short of."""
    return f"{floor(contrast * 100) / 100:.3g}:1"
