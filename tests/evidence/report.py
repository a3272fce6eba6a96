"""Whether what is written about the table says what the table says.

Each check gives what is wrong, in words; nothing if all is well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.evidence.table import Section

_HEADING = re.compile(r"(#+) +(?:\d+\. +)?(.*?) *")
_NUMBER = re.compile(r"(?<![\w.,])((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)( ?%)?(?!\w)")
_OF = re.compile(r"(?<![\w.,])(\d+) of (\d+)(?!,?\d| %|\w)")
_OF_100 = re.compile(r"\b(\d+) (?:of|in|out of) 100\b")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) %")
_RULE = re.compile(":?-+:?")  # below the headings of a Markdown table
_NOT_PROSE = re.compile(r"`[^`]*`|\]\([^)]*\)|<!--.*?-->")


@dataclass(slots=True)
class _Place:
    """Where one is in a report.

    above  the headings, outermost first: their levels, and the sections that each names.
    head   the columns of the Markdown table that one is in.
    """

    kept: Sequence[Section]
    above: list[tuple[int, list[Section]]] = field(default_factory=list)
    head: list[str] | None = None

    def enter(self, level: int, heading: str) -> None:
        """Go below a heading. It names sections by their whole titles, or by what stands before the colon."""
        named = [each for each in self.kept if heading in (each.title, each.title.partition(":")[0])]
        self.above = [*(each for each in self.above if each[0] < level), (level, named)]

    @property
    def named(self) -> Sequence[Section]:
        """The sections named by the nearest heading that names any."""
        return next((named for _, named in reversed(self.above) if named), [])


def wrong_in(report: str, kept: Iterable[Section]) -> list[str]:
    """Of a report in Markdown: cells that differ from the table's, and figures that the table does not have.

    Below a heading that names a section, a Markdown row is a row of that section, its cells go by the names of columns,
    and figures in the prose must stand in that section; below any other, in any section.
    """
    place, found = _Place(list(kept)), []
    for n, line in enumerate(_without_code(report), 1):
        if heading := _HEADING.fullmatch(line):
            place.enter(len(heading[1]), heading[2])
        is_row = line.startswith("|")
        place.head = place.head if is_row else None
        faults = _row(place, line) if is_row and place.named else unfounded([line], place.named or place.kept)
        found += [f"line {n}: {fault}" for fault in faults]
    return found


def unfounded(lines: Iterable[str], kept: Iterable[Section]) -> list[str]:
    """Figures that no section has: with a decimal, with a percent sign, of a thousand and more, and “n of m”."""
    known = {_plain(found[1]) for each in kept for found in _NUMBER.finditer(str(each))}
    unknown = (each for line in lines for each, numbers in _figures(_NOT_PROSE.sub(" ", line)) if numbers - known)
    return [f"{each} stands nowhere in the table." for each in unknown]


def _figures(text: str) -> Iterator[tuple[str, set[str]]]:
    """Each figure in words, and the numbers that it takes; “n of 100” is no figure of its own, but a percentage."""
    for found in _NUMBER.finditer(text):
        if found[2] or "." in found[1] or "," in found[1]:
            yield found[0].strip(), {_plain(found[1])}
    for both in _OF.finditer(text):
        if both[2] != "100":
            yield both[0], {both[1], both[2]}


def unfounded_in_words(sentences: Iterable[str], kept: Iterable[Section]) -> list[str]:
    """The same of plain words, which may also say “n of 100”: some percentage is to be rounded to n."""
    texts, sections = list(sentences), list(kept)
    rounded = {int(float(share) + 0.5) for each in sections for share in _PERCENT.findall(str(each))}
    return unfounded(texts, sections) + [
        f"{found[0]}: no percentage of the table is rounded to that."
        for text in texts
        for found in _OF_100.finditer(text)
        if int(found[1]) not in rounded
    ]


def _without_code(report: str) -> Iterator[str]:
    """The lines, those of code blocks empty."""
    is_code = False
    for line in report.split("\n"):
        is_fence = line.lstrip().startswith("```")
        yield "" if is_code or is_fence else line
        is_code ^= is_fence


def tables(report: str, kept: Iterable[Section]) -> Iterator[Section]:
    """Each Markdown table below a heading that names sections, with the names and the notes of these."""
    place = _Place(list(kept))
    rows: list[list[str]] = []
    for line in (*_without_code(report), ""):
        if heading := _HEADING.fullmatch(line):
            place.enter(len(heading[1]), heading[2])
        if line.startswith("|"):
            rows.append(_cells_of(line))
        elif rows:
            if place.named:
                (_, *columns), _, *below = rows
                title, note = ("; ".join(each) for each in zip(*((s.title, s.note) for s in place.named), strict=True))
                yield Section(title, note, tuple(columns), tuple(map(tuple, below)))
            rows = []


def _cells_of(line: str) -> list[str]:
    """The cells of a Markdown row, without what makes them bold."""
    return [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]


def _row(place: _Place, line: str) -> Iterator[str]:
    name, *cells = _cells_of(line)
    if place.head is None:
        place.head = cells
    elif not all(_RULE.fullmatch(cell) for cell in cells):
        yield from _cells(place.named, name, zip(place.head, cells, strict=False))


def _cells(named: Sequence[Section], name: str, cells: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What is wrong with a row's cells, each with its column."""
    same = [
        dict(zip(each.columns, row[1:], strict=False)) for each in named for row in each.rows if row[0].strip() == name
    ]
    if not same:
        yield f"the table has no row “{name}” there."
        return
    for column, cell in cells:
        there = [row[column] for row in same if column in row]
        if cell not in there:
            yield f"“{name}”, “{column}” is “{cell}”; the table has {' or '.join(there) or 'no such column'}."


def _plain(number: str) -> str:
    """A number as it is compared: .634 is 0.634."""
    return f"0{number}" if number.startswith(".") else number
