"""Whether a figure about people stands alone: without chance, the best possible, their number or their kind."""

import re
from collections.abc import Iterable, Iterator, Mapping

from tests.evidence.table import Section

NO_PEOPLE = "No people are counted here"  # how the note of a section begins that has none
DIGIT = re.compile(r"\d")
KINDS = re.compile(r"\b(?:simulated|real) people\b", re.IGNORECASE)
CHANCE = re.compile(r"(?:by )?chance\b|for others$")  # what comes out for other people is chance as well
BEST = re.compile(r".*\b(?:best possible|fitted)\b")
BESIDE = {"chance": CHANCE, "best possible or fitted": BEST}
OF_100 = re.compile(r"\b\d+ of 100\b")
# A number of people; not the one of “n of 100 of them”.
PEOPLE = re.compile(r"(?<![\d,.])(?!100 )\d+(?:,\d{3})* (?:[\w-]+ ){0,3}(?:people|adults|of them)\b")
IN_WORDS = {
    "chance": re.compile(r"\b[Bb]y chance\b"),
    "best possible or fitted": re.compile(r"\bpossible\b|\bfitted\b"),
    "how many people": PEOPLE,
    "whether people are made up or real": re.compile(r"\bmade[- ]up\b|\breal people\b"),
}


def standing_alone(section: Section) -> list[str]:
    """What is not said beside the figures of a section, row by row."""
    if section.note.startswith(NO_PEOPLE):
        return []
    lacking = [] if KINDS.search(f"{section.title} {section.note}") else ["whether people are simulated or real"]
    for name, cells in _figures(section):
        if CHANCE.match(name):
            continue
        lacking += [] if cells.get("people") else [f"{name}: how many people"]
        lacking += [f"{name}: {what}" for what, named in BESIDE.items() if not _is_beside(section, name, cells, named)]
    return lacking


def _figures(section: Section) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows that hold a figure: name, and the cells by their columns."""
    for name, *cells in section.rows:
        if DIGIT.search("".join(cells)):
            yield name.strip(), dict(zip(section.columns, cells, strict=False))


def _is_beside(section: Section, name: str, cells: Mapping[str, str], named: re.Pattern[str]) -> bool:
    """Whether such a column is filled in this row, or such rows fill each other column in which it has a figure.

    A row without a figure of its own, such as one of people for whom nothing comes first, has none to be set beside.
    """
    if named.match(name) or any(cell for column, cell in cells.items() if named.match(column)):
        return True
    rows = [others for other, others in _figures(section) if named.match(other)]
    shown = [column for column, cell in cells.items() if DIGIT.search(cell) and not _is_reference(column)]
    return all(any(row.get(column) for row in rows) for column in shown)


def _is_reference(column: str) -> bool:
    """Whether a column is there for others to be read beside it."""
    return column == "people" or any(named.match(column) for named in BESIDE.values())


def words_alone(paragraphs: Iterable[str]) -> list[str]:
    """The same of plain words, where figures are “n of 100”: what a paragraph that has one does not say."""
    return [
        f"{paragraph[:40]}…: {what}"
        for paragraph in paragraphs
        if OF_100.search(paragraph)
        for what, said in IN_WORDS.items()
        if not said.search(paragraph)
    ]
