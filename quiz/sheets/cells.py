"""What a line under the headings says: a sheet, or what is wrong with it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz import links
from quiz.content import Question, Quiz
from quiz.errors import LinkError, VersionUnknown
from quiz.reading.faults import quote, suggest
from quiz.responses import LEFT_OUT, Responses
from quiz.sheets.columns import Columns
from quiz.sheets.formulas import as_typed
from quiz.sheets.names import CODE, ID, LEFT_OUT_WORDS, STARS, Names, number, numbered, option_names, plain
from quiz.sheets.table import Line

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # but the line ends and tabs that a cell may hold


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a sheet, or what is wrong with it.

    id         what the person who typed it calls the sheet; may be empty, and is any text.
    responses  None where there are faults; a question with an empty cell is left out.
    """

    line: int
    id: str
    responses: Responses | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes rows of the lines of one table."""

    quiz: Quiz
    columns: Columns
    headings: tuple[str, ...]

    def row(self, line: Line) -> Row:
        """A sheet, or every fault of the line."""
        width = len(self.headings)
        if line.fault:
            return Row(line.number, "", None, (line.fault,))
        cells = (*line.cells, *[""] * (width - len(line.cells)))
        is_short = len(line.cells) < width and not any(cells[c] for c in self._holding)
        if is_short or any(cells[width:]):
            fault = f"this line has {len(line.cells)} cells, and the header names {width} columns."
            return Row(line.number, "", None, (fault,))
        return self._row(line.number, cells)

    @property
    def _holding(self) -> list[int]:
        """The columns of which every sheet fills at least one."""
        columns = [*self.columns.questions, self.columns.special.get(CODE)]
        return [column for column in columns if column is not None]

    def _row(self, line: int, cells: Sequence[str]) -> Row:
        faults: list[str] = []
        named = {name: _clean(cells[column], faults) for name, column in self.columns.special.items()}
        chosen = {
            q: _choice(self.quiz.questions[q], cells[column], faults)
            for q, column in enumerate(self.columns.questions)
            if column is not None
        }
        stars = self._stars(named.get(STARS, ""), faults)
        code = named.get(CODE, "")
        if code:
            responses = self._by_code(code, chosen, stars if named.get(STARS) else None, faults)
        else:
            responses = self._by_answers(chosen, stars, faults)
        return Row(line, as_typed(named.get(ID, "")), None if faults else responses, tuple(dict.fromkeys(faults)))

    def _by_answers(self, chosen: dict[int, int], stars: frozenset[int], faults: list[str]) -> Responses:
        if missing := [question.id for q, question in enumerate(self.quiz.questions) if q not in chosen]:
            faults.append(f"{CODE}: there is none, and no column for {quote(missing[0])}.")
        if len(stars) > self.quiz.most_stars:
            faults.append(f"{STARS}: {len(stars)} questions are starred, and at most {self.quiz.most_stars} can be.")
        return Responses(tuple(chosen.get(q, LEFT_OUT) for q in range(len(self.quiz.questions))), stars)

    def _by_code(
        self, text: str, chosen: dict[int, int], stars: frozenset[int] | None, faults: list[str]
    ) -> Responses | None:
        """What the code stands for, which the other columns may repeat but not contradict."""
        try:
            responses = links.decode(self.quiz, links.open_code(text))
        except VersionUnknown:
            ours, its = links.piece(self.quiz.version), links.open_code(text).piece
            said = f"this is a code of version {its} of the quiz, and not of {ours}. Score it with --version {its}."
            faults.append(f"{CODE}: {said}")
            return None
        except LinkError as error:
            faults.append(f"{CODE}: {error.what}")
            return None
        if faults:
            return None
        unlike = [
            self.quiz.questions[q].id for q, choice in chosen.items() if choice != max(responses.choices[q], LEFT_OUT)
        ]
        if stars is not None and stars != responses.stars:
            unlike.append(STARS)
        if unlike:
            faults.append(f"{CODE}: it stands for something else than this line says under {', '.join(unlike)}.")
        return responses

    def _stars(self, cell: str, faults: list[str]) -> frozenset[int]:
        """The questions in the cell for stars: numbers, ids or texts with anything usual between them."""
        found: set[int] = set()
        for star in _split(cell, self._may_mean):
            meant = self._may_mean(star)
            if len(meant) > 1:
                ids = " or ".join(quote(self.quiz.questions[q].id) for q in sorted(meant))
                faults.append(f"{STARS}: {quote(star)} may mean {ids}. Write its id.")
            elif meant:
                found |= meant
            else:
                known = [question.id for question in self.quiz.questions]
                faults.append(f"{STARS}: this quiz has no question {quote(star)}.{suggest(star, known)}")
        return frozenset(found)

    def _may_mean(self, star: str) -> frozenset[int]:
        n = number(star)
        by_number = frozenset[int]() if n is None else self.columns.numbers.get(n, frozenset())
        return by_number | self.columns.names.find_heading(star)


def _clean(cell: str, faults: list[str]) -> str:
    """The text of a cell that is passed on, unless it could play tricks on a terminal."""
    if control := _CONTROL.search(cell):
        faults.append(f"this holds a control character (U+{ord(control[0]):04X}). Delete it, or is it the right file?")
        return ""
    return cell


def _split(cell: str, mean: Callable[[str], object], separators: tuple[str, ...] = ("[;\n]", ",", " ")) -> list[str]:
    """The stars in a cell: it is cut as little as it can be, since a question's text may have a comma."""
    if not cell.strip() or mean(cell):
        return [cell] if cell.strip() else []
    if not separators:
        return [cell]
    parts = re.split(separators[0], cell)
    found = [star for part in parts for star in _split(part.strip(), mean, separators[1:])]
    return found if any(map(mean, found)) else [cell]


@lru_cache(maxsize=256)
def _named(question: Question) -> Names:
    return option_names(question)


def _choice(question: Question, cell: str, faults: list[str]) -> int:
    """The index of the option in a cell: its number, its id, its label, or number and label."""
    if not cell:
        return LEFT_OUT
    names = _named(question)
    n = number(cell)
    meant = names.find(cell if n is None else str(n))
    if not meant and plain(cell) in LEFT_OUT_WORDS:
        return LEFT_OUT
    if not meant:
        n, label = numbered(cell)
        meant = names.texts.get(label, frozenset())
        if n is not None and meant and n - 1 not in meant:
            faults.append(f"{question.id}: {quote(cell)} has the words of one answer and the number of another.")
            return LEFT_OUT
        meant &= frozenset({n - 1}) if n is not None else meant
    if len(meant) == 1:
        return min(meant)
    faults.append(f"{question.id}: {_unclear(question, cell, meant)}")
    return LEFT_OUT


def _unclear(question: Question, cell: str, meant: frozenset[int]) -> str:
    """Why a cell is no answer, and what would be one."""
    options = question.options
    if meant:
        answers = " or ".join(f"{index + 1} {options[index].label}" for index in sorted(meant))
        return f"{quote(cell)} may mean {answers}. Write number and words, such as “{answers.partition(' or ')[0]}”."
    shown = ", ".join(option.label for option in options)
    return f"{quote(cell)} is not an answer. Answers are 1 to {len(options)}, or {shown}."
