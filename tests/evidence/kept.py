"""The table read back from its text: what docs/evidence.txt says, section by section."""

import re
from itertools import pairwise, zip_longest

from tests.evidence.table import Row, Section

_CELL = re.compile(r"\S+(?: \S+)*")  # one space may stand within a cell; two and more stand between cells
_NAME_AND_CELL = re.compile(r"( *\S.*?) {2,}(\S.*)")


def texts(table: str) -> dict[str, str]:
    """Title → the section as it is printed. A title is a line that is underlined with as many dashes."""
    lines = table.split("\n")
    starts = [n for n, (line, below) in enumerate(pairwise(lines)) if line and below == "-" * len(line)]
    ends = [*starts[1:], len(lines)]
    return {lines[start]: "\n".join(lines[start:end]).rstrip("\n") for start, end in zip(starts, ends, strict=False)}


def sections(table: str) -> dict[str, Section]:
    """Title → section."""
    return {title: section(text) for title, text in texts(table).items()}


def section(text: str) -> Section:
    """One section from its text; cells that are empty stay so, and a row of none but empty cells is a name alone."""
    title, _, *rest = text.rstrip("\n").split("\n")
    note, _, table = "\n".join(rest).partition("\n\n")
    if not table:
        return Section(title, " ".join(note.split("\n")), (), ())
    head, *lines = table.split("\n")
    headings = list(_CELL.finditer(head))
    ends = [heading.end() for heading in headings]
    rows = tuple(_row(line, ends) for line in lines)
    return Section(title, " ".join(note.split("\n")), tuple(heading[0] for heading in headings), rows)


def _row(line: str, ends: list[int]) -> Row:
    """A row from its line: each cell ends where the heading of its column does."""
    first, others = line[: ends[0]], [line[start:end].strip() for start, end in pairwise(ends)]
    both = _NAME_AND_CELL.fullmatch(first) if len(first) == ends[0] and first[-1] != " " else None
    name, cell = (both[1], both[2]) if both else (first.rstrip(), "")
    return (name, cell, *others) if cell or any(others) else (name,)


def differing(computed: Section, table: str) -> list[str]:
    """The lines in which a section that was computed again is not what is kept, each with what is kept instead."""
    now, before = (text.rstrip("\n").split("\n") for text in (str(computed), texts(table).get(computed.title, "")))
    pairs = zip_longest(now, before, fillvalue="nothing")
    return [f"{line!r}, but {kept!r} is kept" for line, kept in pairs if line != kept]
