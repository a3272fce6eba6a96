"""`quiz score`: many sheets in, a line for each out, while they are read."""

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quiz import links, reading, scoring, sheets
from quiz.commands import name_of, pieces, print_utf8, settings_of
from quiz.content import Quiz
from quiz.document import document
from quiz.errors import ResponseError
from quiz.responses import Responses
from quiz.scoring import Match, Ranking
from quiz.sheets import LONGEST_LINE, Header, Row, harmless
from quiz.web.addresses import Addresses
from quiz.web.rounding import half_up

ROWS = 200  # between two lines of progress
COLUMNS = ("line", "id", "first", "match", "second", "second_match", "note", "code", "link")


@dataclass(frozen=True, slots=True)
class Scorer:
    """What all sheets share."""

    quiz: Quiz
    chance: Fraction
    to: Addresses

    def cells(self, row: Row, responses: Responses) -> list[str]:
        """A sheet's line of the table: COLUMNS, and each role's match in the quiz's order."""
        ranking = scoring.score(self.quiz, responses)
        first = ranking.first if len(ranking.ranked) > 1 else ()
        second = ranking.runners_up
        code = links.encode(self.quiz, responses)
        numbers = {match.role.id: str(half_up(match.points)) for match in ranking.ranked}
        return [
            str(row.line),
            harmless(row.id),
            *(_names(first), _printed(first), _names(second), _printed(second)),
            self._note(ranking),
            *(code, self.to.result(code)),
            *(numbers.get(role.id, "") for role in self.quiz.roles),
        ]

    def told(self, row: Row, responses: Responses) -> dict[str, Any]:
        """A sheet's document, and in front of it which sheet it is."""
        code = links.encode(self.quiz, responses)
        sheet = {"line": row.line, "id": row.id, "code": code, "link": self.to.result(code)}
        ranking = scoring.score(self.quiz, responses)
        return {"sheet": sheet, **document(self.quiz, responses, ranking, self.chance)}

    def _note(self, ranking: Ranking) -> str:
        """What the numbers alone would not tell, or hide."""
        if len(ranking.ranked) < 2:
            return "Not enough answers to name a role."
        best, second = ranking.ranked[:2]
        notes = {
            "No role stands out.": best.points <= self.chance,
            "Level in first place.": not ranking.winner,
            "Less than a point apart.": ranking.winner and half_up(best.points) == half_up(second.points),
        }
        return " ".join(note for note, holds in notes.items() if holds)


def run(chosen: Namespace) -> int:
    """Score the sheets of a file; 1 where any of them is bad, and all others are scored all the same."""
    settings = settings_of(chosen)
    print_utf8()
    quiz = reading.read(settings.file).quiz
    scorer = Scorer(quiz, scoring.chance(quiz), Addresses(settings.public_url))
    header, rows = sheets.read(quiz, pieces(chosen.file, LONGEST_LINE), name_of(chosen.file))
    write = _json_lines(scorer) if chosen.json else _table(scorer, header)
    scored, bad = _score(rows, write, name_of(chosen.file))
    sys.stdout.flush()
    if not scored + bad:
        raise ResponseError("there are no sheets below the header.", where=name_of(chosen.file), fix="Type one a line.")
    if bad:
        sys.stderr.write(f"{bad} of {scored + bad} sheets could not be scored.\n")
    return 1 if bad else 0


def _score(rows: Iterator[Row], write: Callable[[Row, Responses], None], name: str) -> tuple[int, int]:
    """Write what can be scored and report what cannot: how many there are of each."""
    scored = bad = 0
    shows_progress = sys.stderr.isatty()
    for row in rows:
        if row.responses:
            write(row, row.responses)
            scored += 1
        else:
            sys.stderr.writelines(f"{name}:{row.line}: {fault}\n" for fault in row.faults)
            bad += 1
        if shows_progress and (scored + bad) % ROWS == 0:
            sys.stderr.write(f"{scored + bad} sheets …\n")
    return scored, bad


def _table(scorer: Scorer, header: Header) -> Callable[[Row, Responses], None]:
    """Write a table as the one that was read is written, which the same spreadsheet will open."""
    sys.stdout.write("\ufeff" * header.marked)
    table = csv.writer(sys.stdout, delimiter=header.delimiter, lineterminator="\n")
    table.writerow([*COLUMNS, *(harmless(role.name) for role in scorer.quiz.roles)])

    def write(row: Row, responses: Responses) -> None:
        table.writerow(scorer.cells(row, responses))

    return write


def _json_lines(scorer: Scorer) -> Callable[[Row, Responses], None]:
    def write(row: Row, responses: Responses) -> None:
        told = scorer.told(row, responses)
        sys.stdout.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")

    return write


def _names(level: tuple[Match, ...]) -> str:
    return harmless("; ".join(match.role.name for match in level))


def _printed(level: tuple[Match, ...]) -> str:
    return str(half_up(level[0].points)) if level else ""
