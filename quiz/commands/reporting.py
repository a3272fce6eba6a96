"""What `quiz score` says besides: what is not read, what cannot be scored, and what looks like a slip."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.errors import ResponseError
from quiz.reading.faults import quote
from quiz.responses import Responses
from quiz.sheets import Header, Row
from quiz.words.grammar import counted

ROWS = 200  # between two lines of progress
MOST_FAULTS = 100  # different ones, each said once; more would be a file of another kind
MOST_LINES = 5  # that are named for one of them
MOST_IDS = 5  # that are named because they stand twice


@dataclass(slots=True)
class Report:
    """What happened to the lines of one table.

    scored, bad  how many sheets there are of each.
    faults       what is wrong → the lines in which it is.
    lines        id → the lines in which it stands.
    """

    name: str
    scored: int = 0
    bad: int = 0
    faults: dict[str, list[int]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def say_ignored(self, header: Header) -> None:
        """Name the columns that are not read, once."""
        if header.ignored:
            names = ", ".join(map(quote, header.ignored))
            hint = "" if header.has_ids else " Call one of them “id” to have it printed beside each result."
            sys.stderr.write(f"{self.name}:{header.line}: not read: {names}.{hint}\n")

    def good(self, rows: Iterator[Row]) -> Iterator[tuple[Row, Responses]]:
        """What can be scored; what cannot is noted. Raises ResponseError where there is no sheet at all."""
        shows_progress = sys.stderr.isatty()
        for row in rows:
            if row.id:
                self.lines.setdefault(row.id, []).append(row.line)
            if row.responses:
                self.scored += 1
                yield row, row.responses
            else:
                self.bad += 1
                for fault in row.faults:
                    self._note(fault, row.line)
            if shows_progress and (self.scored + self.bad) % ROWS == 0:
                sys.stderr.write(f"{self.scored + self.bad} sheets …\n")
        if not self.scored + self.bad:
            raise ResponseError("there are no sheets below the header.", where=self.name, fix="Type one a line.")

    def _note(self, fault: str, line: int) -> None:
        known = fault in self.faults or len(self.faults) < MOST_FAULTS
        self.faults.setdefault(fault if known else "and more of the kind.", []).append(line)

    def finish(self) -> None:
        """Say each fault once, with its lines, and which ids stand in several."""
        for fault, lines in self.faults.items():
            sys.stderr.write(f"{self.name}:{lines[0]}: {fault}{_also(lines[1:])}\n")
        doubled = {id: lines for id, lines in self.lines.items() if len(lines) > 1}
        for id, lines in list(doubled.items())[:MOST_IDS]:
            sys.stderr.write(f"{self.name}:{lines[1]}: the id {quote(id)} stands in line {lines[0]}, too.\n")
        if (more := len(doubled) - MOST_IDS) > 0:
            sys.stderr.write(f"{self.name}: {counted(more, 'more id')} of that kind.\n")
        if self.bad:
            sys.stderr.write(f"{self.bad} of {self.scored + self.bad} sheets could not be scored.\n")


def _also(lines: list[int]) -> str:
    """The other lines with the same fault."""
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:MOST_LINES])) + (" …" if len(lines) > MOST_LINES else "")
    return f" Also in {counted(len(lines), 'more line')}: {shown}."
