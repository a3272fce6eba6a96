"""What `quiz score` reports: columns that it does not read, sheets that it cannot score, and slips."""

import sys
from collections import defaultdict
from collections.abc import Iterator

import click

from quiz.errors import ResponseError
from quiz.reading.faults import quote
from quiz.responses import Responses
from quiz.sheets import Columns, Row
from quiz.words.grammar import counted

ROWS = 200  # between two lines of progress
MOST_FAULTS = 100  # different ones, each reported once; more would be a file of another kind
MOST_LINES = 5  # that are named for one of them
MOST_IDS = 5  # that are named because they stand twice


class Report:
    """What happened to the lines of one table; `bad` counts the sheets that could not be scored."""

    def __init__(self, name: str) -> None:
        self.bad = 0
        self._name = name
        self._read = 0
        self._faults: defaultdict[str, list[int]] = defaultdict(list)  # what is wrong → the lines in which it is
        self._ids: defaultdict[str, list[int]] = defaultdict(list)  # id → the lines in which it stands

    def print_ignored(self, line: int, columns: Columns) -> None:
        """Name the columns that are not read, once."""
        if columns.ignored:
            hint = "" if columns.has_ids else " Call one of them “id” to have it printed beside each result."
            self._print(line, f"not read: {', '.join(map(quote, columns.ignored))}.{hint}")

    def good(self, rows: Iterator[Row]) -> Iterator[tuple[Row, Responses]]:
        """The sheets that can be scored; the others are noted. Raises ResponseError where there is no sheet at all."""
        shows_progress = sys.stderr.isatty()
        for row in rows:
            self._read += 1
            self._note(row)
            if row.responses:
                yield row, row.responses
            if shows_progress and self._read % ROWS == 0:
                click.echo(f"{self._read} sheets …", err=True)
        if not self._read:
            raise ResponseError("there are no sheets below the header.", where=self._name, fix="Type one a line.")

    def _note(self, row: Row) -> None:
        if row.id:
            self._ids[row.id].append(row.line)
        if not row.responses:
            self.bad += 1
            for fault in row.faults:
                is_named = fault in self._faults or len(self._faults) < MOST_FAULTS
                self._faults[fault if is_named else "and more of the kind."].append(row.line)

    def print_rest(self) -> None:
        """Report each fault once, with its lines, and which ids stand in several."""
        for fault, lines in self._faults.items():
            self._print(lines[0], f"{fault}{_also(lines[1:])}")
        doubled = [(id, lines) for id, lines in self._ids.items() if len(lines) > 1]
        for id, lines in doubled[:MOST_IDS]:
            self._print(lines[1], f"the id {quote(id)} stands in line {lines[0]}, too.")
        if (more := len(doubled) - MOST_IDS) > 0:
            click.echo(f"{self._name}: {counted(more, 'more id')} of that kind.", err=True)
        if self.bad:
            click.echo(f"{self.bad} of {self._read} sheets could not be scored.", err=True)

    def _print(self, line: int, what: str) -> None:
        click.echo(f"{self._name}:{line}: {what}", err=True)


def _also(lines: list[int]) -> str:
    """The other lines with the same fault."""
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:MOST_LINES])) + (" …" if len(lines) > MOST_LINES else "")
    return f" Also in {counted(len(lines), 'more line')}: {shown}."
