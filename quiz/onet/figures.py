"""The numbers in the cells of a release, exact as they are printed."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from quiz.onet.tables import Row
from quiz.reading.faults import quote

_FIGURE: Final = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
_WHOLE: Final = re.compile(r"\d{1,9}")


@lru_cache(maxsize=16_384)  # the same few figures stand in most cells
def _decimal(cell: str) -> Decimal | None:
    return Decimal(cell) if _FIGURE.fullmatch(cell) else None


def figure(row: Row, cell: str, what: str) -> Decimal:
    """The number in a cell. Raises ReleaseError, which calls it `what`, where there is none."""
    number = _decimal(cell)
    if number is None:
        raise row.wrong(f"the {what} {quote(cell)} is no number.")
    return number


def figure_or_none(row: Row, cell: str, what: str) -> Decimal | None:
    """The same; None in an empty cell."""
    return figure(row, cell, what) if cell else None


def count_or_none(row: Row, cell: str, what: str) -> int | None:
    """The whole number in a cell; None in an empty one. Raises ReleaseError."""
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise row.wrong(f"the {what} {quote(cell)} is no whole number.")
    return int(cell)
