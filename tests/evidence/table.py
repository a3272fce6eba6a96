"""How the table is laid out: sections of rows, each with a name and its cells."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from textwrap import wrap
from typing import TypeAlias

from tests.examples import ROOT

DATA = Path(os.environ.get("QUIZ_TEST_DATA", ROOT.parent / "shared" / "data"))
WIDTH = 120
DEVIATIONS = 1.96  # of a normal distribution, on either side: 95 %

Row: TypeAlias = tuple[str, ...]
Interval: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the table.

    title    what the part asks.
    note     who the people are, simulated or real, and what the columns mean: so that no figure stands alone.
    columns  the headings of the cells.
    rows     a name and one cell a column each; a row of a name alone heads those below it.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def cell(self, row: str, column: str) -> str:
        """What stands in a row and a column. Raises StopIteration or ValueError if there is none."""
        cells = next(cells for name, *cells in self.rows if name == row)
        return cells[self.columns.index(column)]

    def __str__(self) -> str:
        """The section as it is printed."""
        table = [("", *self.columns), *self.rows]
        first = max(len(row[0]) for row in table) + 2
        widths = [max(len(row[n + 1]) for row in table if len(row) > 1) for n in range(len(self.columns))]
        lines = [
            row[0].ljust(first) + "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths, strict=False))
            for row in table
        ]
        head = [self.title, "-" * len(self.title), *wrap(self.note, WIDTH, break_on_hyphens=False), ""]
        return "\n".join(line.rstrip() for line in (*head, *lines))


Part: TypeAlias = Callable[[Path], Section]


def absent(title: str, files: Iterable[Path]) -> Section:
    """The section of a part whose data are not there; it names the files, without the folders of this machine."""
    names = ", ".join(path.name for path in files if not path.exists())
    return Section(
        title, f"Not computed, since these files are missing: {names}. They are not part of the project.", (), ()
    )


def percent(share: float) -> str:
    """A share from 0 to 1, as a percentage with one decimal."""
    return f"{100 * share:.1f} %"


def percents(interval: Interval) -> str:
    """An interval of shares."""
    low, high = interval
    return f"{100 * low:.1f}–{100 * high:.1f}"


def shares(share: float, interval: Interval) -> str:
    """A share with its interval."""
    return f"{percent(share)} ({percents(interval)})"


def count(number: int) -> str:
    """A number of people."""
    return f"{number:,}"


def wilson(hits: float, people: int) -> Interval:
    """The 95 % interval of a share, by Wilson's score: it holds for small numbers, too."""
    z = DEVIATIONS
    share = hits / people
    centre = (share + z * z / (2 * people)) / (1 + z * z / people)
    half = z * sqrt(share * (1 - share) / people + z * z / (4 * people * people)) / (1 + z * z / people)
    return max(0.0, centre - half), min(1.0, centre + half)
