"""The figures of occupations in one table of a release: each checked, and those that are not to be used kept apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from quiz.onet.figures import count_or_none, figure, figure_or_none
from quiz.onet.release import Release, Scale
from quiz.onet.tables import Row
from quiz.reading.faults import quote

HIGH_POINTS: Final = {"IH", "VH"}  # the scales of the number of an interest or a value, 0 where there is no such one
NEEDED: Final = ("Element ID", "Element Name", "Scale ID", "Data Value")
OPTIONAL: Final = (
    *("N", "Standard Error", "Lower CI Bound", "Upper CI Bound"),
    *("Recommend Suppress", "Not Relevant", "Category", "Date"),
)

_ELEMENT: Final = re.compile(r"[1-9](\.[A-Za-z0-9]{1,3}){1,8}")


class Withheld(StrEnum):
    """Why a figure is not to be used."""

    SUPPRESSED = "recommend suppress"  # too few asked, or too far apart
    NOT_RELEVANT = "not relevant"  # the element is not important enough for a level to mean anything


class Key(NamedTuple):
    """Of what a figure is: an occupation by its code, an element and a scale by their ids."""

    code: str
    element: str
    scale: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A published figure.

    name      the element's.
    value     exact, as it is printed.
    n         how many were asked; None where the table doesn't say.
    error     the standard error of the value; None likewise.
    withheld  why it is not to be used; None where it may be.
    file      the name of the file that has it, with its `line`.
    date      when it was found, as it is printed, such as "08/2023"; empty where the table doesn't say.
    category  of which it is the share, in percent of those asked; empty for a figure.
    """

    key: Key
    name: str
    value: Decimal
    n: int | None
    error: Decimal | None
    withheld: Withheld | None
    file: str
    line: int
    date: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Ratings:
    """Those of one table: what may be used, and what not."""

    used: Mapping[Key, Rating]
    withheld: Mapping[Key, Rating]

    def count(self, why: Withheld) -> int:
        """How many are withheld for this reason."""
        return sum(rating.withheld is why for rating in self.withheld.values())


def ratings(release: Release, table: str, codes: Iterable[str] | None = None) -> Ratings:
    """The figures of a table about occupations, or about all of them. Raises ReleaseError.

    Every row of the table is checked, whomever it is about. Shares, of those who chose a category, are no figures.
    """
    figures = [each for each in _all(release, table, codes) if not each.category]
    return Ratings(
        {figure.key: figure for figure in figures if not figure.withheld},
        {figure.key: figure for figure in figures if figure.withheld},
    )


def shares(release: Release, table: str, codes: Iterable[str]) -> Mapping[Key, tuple[Rating, ...]]:
    """The shares of those who chose each category, in the table's order, withheld ones, too. Raises ReleaseError."""
    found: dict[Key, tuple[Rating, ...]] = {}
    for share in _all(release, table, codes):
        if share.category:
            found[share.key] = (*found.get(share.key, ()), share)
    return found


def _all(release: Release, table: str, codes: Iterable[str] | None) -> list[Rating]:
    """All that a table says of some occupations, in its order."""
    wanted = {each.code for each in release.find(release.occupations if codes is None else codes)}
    check = _Check(release.scales)
    found: dict[tuple[Key, str], Rating] = {}
    for occupation, row in release.rows_of_occupations(table, NEEDED, OPTIONAL):
        rating = check.rating(occupation.code, row)
        if occupation.code in wanted and found.setdefault((rating.key, rating.category), rating) is not rating:
            raise row.wrong("this occupation has a figure for this element and scale on an earlier line, too.")
    check.end()
    return list(found.values())


class _Check:
    """What is known of the rows so far."""

    def __init__(self, scales: Mapping[str, Scale]) -> None:
        self._scales = scales
        self._names: dict[str, str] = {}
        self._ends: set[tuple[str, ...]] = set()  # with which rows occupations ended in this file
        self._last: tuple[str, Row, tuple[str, ...]] | None = None

    def rating(self, code: str, row: Row) -> Rating:
        """What a row says. Raises ReleaseError."""
        element, name, scale, value, n, error, low, high, suppress, irrelevant, category, date = row.cells
        self._follow(code, row, (element, scale, category))
        if not _ELEMENT.fullmatch(element) or self._names.setdefault(element, name) != name:
            raise row.wrong(f"{quote(element)} is no element, or elsewhere not called {quote(name)}.")
        number = self._value(row, scale, value)
        deviation = figure_or_none(row, error, "standard error")
        if deviation is not None and deviation < 0:
            raise row.wrong(f"the standard error {error} is negative.")
        _within(row, number, low, high)
        why = _why(row, suppress, irrelevant)
        asked, key = count_or_none(row, n, "number of people"), Key(code, element, scale)
        return Rating(key, name, number, asked, deviation, why, row.file.name, row.line, date, category)

    def end(self) -> None:
        """Raise ReleaseError where the last occupation ends as no other does: the file is cut off."""
        if self._last and self._ends and self._last[2] not in self._ends:
            code, row, _ = self._last
            what = f"the figures of {quote(code)} end here, with an element with which no other occupation ends."
            raise row.wrong(what, "The file is cut off here. Get it again.")

    def _follow(self, code: str, row: Row, end: tuple[str, ...]) -> None:
        if self._last and self._last[1].file is not row.file:
            self.end()
            self._ends = set()
        elif self._last and self._last[0] != code:
            self._ends.add(self._last[2])
        self._last = code, row, end

    def _value(self, row: Row, id: str, cell: str) -> Decimal:
        if (scale := self._scales.get(id)) is None:
            raise row.wrong(f"{quote(id)} is no scale of “Scales Reference”.")
        value = figure(row, cell, "figure")
        is_none = id in HIGH_POINTS and not value
        if not is_none and not scale.low <= value <= scale.high:
            raise row.wrong(f"the figure {cell} is not on the scale {id}, which runs from {scale.low} to {scale.high}.")
        return value


def _within(row: Row, value: Decimal, low: str, high: str) -> None:
    """Raise ReleaseError unless the figure lies within the bounds that are printed beside it."""
    lower, upper = figure_or_none(row, low, "lower bound"), figure_or_none(row, high, "upper bound")
    if (lower is not None and value < lower) or (upper is not None and value > upper):
        raise row.wrong(f"the figure {value} is not between its bounds, {low} and {high}.")


def _why(row: Row, suppress: str, irrelevant: str) -> Withheld | None:
    for cell in (suppress, irrelevant):
        if cell not in {"", "Y", "N"}:
            raise row.wrong(f"{quote(cell)} stands where Y or N must.")
    if suppress == "Y":
        return Withheld.SUPPRESSED
    return Withheld.NOT_RELEVANT if irrelevant == "Y" else None
