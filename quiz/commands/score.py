"""`quiz score`: many sheets in, a line for each out."""

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from io import TextIOWrapper
from typing import IO, Any, TextIO

from quiz import links, sheets
from quiz.commands import STDIN, name_of, print_utf8, settings_of
from quiz.commands.files import new_file, rewindable
from quiz.commands.reporting import Report
from quiz.commands.templates import write_template
from quiz.commands.versions import today, version_of
from quiz.content import Quiz, Role
from quiz.document import document
from quiz.errors import ResponseError
from quiz.responses import Responses
from quiz.result import Result, Said
from quiz.sheets import Header, Page, Row, apart, harmless, write_workbook
from quiz.web.addresses import Addresses
from quiz.words import verdicts
from quiz.words.numbers import half_up

COLUMNS = ("line", "id", "first", "match", "second", "second_match", "said", "note", "code", "link")
WIDTHS = (6, 16, 30, 8, 30, 8, 10, 30, 32, 50, 12)
WORKBOOK = ".xlsx"
Good = Iterator[tuple[Row, Responses]]


@dataclass(frozen=True, slots=True)
class Scorer:
    """What all sheets share."""

    quiz: Quiz
    to: Addresses

    @property
    def columns(self) -> tuple[str, ...]:
        """COLUMNS, and each role by its name in the quiz's order."""
        return (*COLUMNS, *apart([role.name for role in self.quiz.roles], COLUMNS, "role "))

    def cells(self, row: Row, responses: Responses) -> list[str | int | None]:
        """A sheet's line of the table, under `columns`."""
        result = Result(self.quiz, responses)
        ranking = result.ranking
        first, second = result.leaders, tuple(match.role for match in ranking.runners_up if result.first)
        code = links.encode(self.quiz, responses)
        numbers = {match.role.id: half_up(match.points) for match in ranking.ranked}
        return [
            row.line,
            row.id,
            *_named(first, numbers),
            *_named(second, numbers),
            *(result.said, _note(result)),
            *(code, self.to.result(code)),
            *(numbers.get(role.id) for role in self.quiz.roles),
        ]

    def told(self, row: Row, responses: Responses) -> dict[str, Any]:
        """A sheet's document, and in front of it which sheet it is."""
        code = links.encode(self.quiz, responses)
        sheet = {"line": row.line, "id": row.id, "code": code, "link": self.to.result(code)}
        return {"sheet": sheet, **document(Result(self.quiz, responses))}


def run(chosen: Namespace) -> int:
    """Score the sheets of a file; 1 where any of them is bad, and all others are scored all the same."""
    settings = settings_of(chosen)
    print_utf8()
    quiz = (version_of(chosen.version.strip().upper(), settings) if chosen.version else today(settings)).quiz
    if chosen.template is not None:
        write_template(quiz, chosen.template)
        return 0
    if chosen.file is None:
        raise ResponseError("no table is named.", where="quiz score", fix="Name one, or print one: --template.")
    scorer = Scorer(quiz, Addresses(settings.public_url))
    name = name_of(chosen.file)
    with rewindable(chosen.file) as stream:
        header, rows = sheets.read(quiz, stream, name)
        report = Report(name)
        report.say_ignored(header)
        _write(scorer, header, report.good(rows), chosen)
    report.finish()
    return 1 if report.bad else 0


def _write(scorer: Scorer, header: Header, good: Good, chosen: Namespace) -> None:
    """Write what can be scored, as it comes, in the way that was asked for."""
    with ExitStack() as stack:
        if chosen.output.lower().endswith(WORKBOOK) and not chosen.json:
            rows = (scorer.cells(*each) for each in good)
            _write_workbook(stack.enter_context(new_file(chosen.output)), scorer, rows)
            return
        out = _text(stack, chosen.output)
        if chosen.json:
            out.writelines(_line(scorer.told(*each)) for each in good)
        else:
            _write_table(out, scorer, header, good)
        out.flush()


def _text(stack: ExitStack, output: str) -> TextIO:
    """Where text goes: to a new file, or to whoever reads on."""
    if output == STDIN:
        return sys.stdout
    text = TextIOWrapper(stack.enter_context(new_file(output)), encoding="utf-8", newline="")
    stack.callback(text.detach)  # which writes what is left, and leaves the file open
    return text


def _write_table(out: TextIO, scorer: Scorer, header: Header, good: Good) -> None:
    """Write a table as the one that was read is written, which the same spreadsheet will open."""
    out.write("\ufeff" * header.marked)
    table = csv.writer(out, delimiter=header.delimiter, lineterminator="\n")
    table.writerow(map(harmless, scorer.columns))
    for each in good:
        table.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in scorer.cells(*each))


def _write_workbook(stream: IO[bytes], scorer: Scorer, rows: Iterator[list[str | int | None]]) -> None:
    write_workbook(stream, Page("Results", scorer.columns, rows, WIDTHS))


def _line(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _named(roles: tuple[Role, ...], numbers: Mapping[str, int]) -> tuple[str, int | None]:
    """Roles that are level, and the match that they share; empty where none is named."""
    return "; ".join(role.name for role in roles), numbers[roles[0].id] if roles else None


def _note(result: Result) -> str:
    """What the cells beside it would not say, or hide."""
    headline = f"{verdicts.headline(result)}."
    if result.said not in {Said.CLEAR, Said.AHEAD, Said.CLOSE}:
        return headline
    first, second = result.ranking.ranked[:2]
    is_near = half_up(first.points) == half_up(second.points)
    return "Less than a point apart." if is_near else ""
