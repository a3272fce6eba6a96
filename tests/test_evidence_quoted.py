"""Each figure in what is written of the evidence is that of its own cell in docs/evidence.txt, and no other's.

Below, a text's figures stand in its order: those of the table by their row and column, all others as they are written.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import pytest

from quiz.reading import read
from tests.evidence import alternatives, documents, fields, halves, kept, occupations, outside, separability
from tests.evidence.parts import heading
from tests.evidence.table import Section
from tests.examples import ROOT
from tests.pages import Html

DOCS = ROOT / "docs"
SECTIONS = kept.sections((DOCS / "evidence.txt").read_text(encoding="utf-8"))
REPORT = (DOCS / "evidence.md").read_text(encoding="utf-8")
DECISION = (DOCS / "decisions" / "evidence.md").read_text(encoding="utf-8")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
NO_FIGURES = re.compile(r"`[^`]*`|\]\([^)]*\)|O\*NET \d+\.\d| of 100\b|^\|.*$", re.MULTILINE)
SECOND_SHEETS = "Stability: the same simulated person on a second sheet"


class Quoted(NamedTuple):
    """The nth figure of a cell, or of the note where there is no row."""

    title: str
    row: str = ""
    column: str = ""
    n: int = 0

    @property
    def figure(self) -> str:
        """As it is printed."""
        section: Section = SECTIONS[self.title]
        found: list[str] = FIGURE.findall(section.cell(self.row, self.column) if self.row else section.note)
        return found[self.n]


Figures: TypeAlias = Sequence[Quoted | str]


def cells(title: str, column: str, *rows: str, n: int = 0) -> list[Quoted]:
    """The same column of several rows."""
    return [Quoted(title, row, column, n) for row in rows]


def own(row: str, *columns: str) -> list[Quoted]:
    """People who answer like a role."""
    return [Quoted(separability.TITLE, row, column) for column in columns or ("own role first",)]


def rule(column: str, *rows: str) -> list[Quoted]:
    """The same people, by other rules."""
    return cells(alternatives.TITLE, column, *rows)


def again(column: str, *rows: str) -> list[Quoted]:
    """People who fill in the quiz twice."""
    return cells(SECOND_SHEETS, column, *rows)


def study(row: str, *which: str) -> list[Quoted]:
    """What people studied; `which` are columns, with a number for another figure of the cell than the first."""
    return [Quoted(outside.TITLE, row, f"{each} (95 %)") for each in which or ("first", "three")]


def said(word: str, *columns: str) -> list[Quoted]:
    """What people studied, by what the result says."""
    return [Quoted(fields.WORDS_TITLE, f"said: {word}", column) for column in columns]


MEAN, CAREFUL, CARELESS = "noise 0.92, mean of the roles", "noise 0.92", "careless, 40 %"
WEIGHTS, LIFTS, BEST, FIRST = "every weight 1", "less random answers", "best possible", "own role first"
OWN = [f"views of their own, {word}" for word in ("clear", "ahead", "close")]
CLEAR, AHEAD, CLOSE = OWN
LESS = "less the quiz"
ITEMS = "linear discriminant of 48 answers, fitted on half"
STANDARD, PRODUCTS = "correlation, all standardised", "sum of products, all standardised"
SHARE = "own field first (95 %)"
READINGS = "Both documents, readings"
WRITING = "    Software support technician: Writing"
NOTHING = Quoted(halves.TITLE, "said: nothing", "people")
EVERYBODY = Quoted(halves.TITLE, "everybody", "people")
STUDIED = Quoted(outside.TITLE, outside.QUIZ, "people")
LEVEL = Quoted(outside.TITLE, n=11)
PSYCHOLOGY = Quoted(outside.TITLE, n=10)

IN_THE_QUIZ_FILE: Figures = [
    *own(MEAN, "people", FIRST, "chance"),
    *own(f"{CARELESS}, mean of the roles", "people", FIRST, BEST, "chance"),
    *own("middling, mean of the roles", "people", FIRST, BEST, "chance"),
    *own("middling, worst: Software support specialist", "people", FIRST, BEST, "chance"),
    Quoted(SECOND_SHEETS, "views of their own, all", "people"),
    *(Quoted(SECOND_SHEETS, row, column) for row in OWN for column in ("people", "same first", BEST, "chance")),
]
IN_SHORT: Figures = [
    STUDIED, "13", *study(outside.QUIZ, "first"), *study("chance", "first"), *study(outside.FITTED, "first"),
]  # fmt: skip
ON_THE_PAGE: Figures = [
    STUDIED, "48", "13",
    *study(outside.QUIZ, "first"), *study("chance", "first"), *study(outside.FITTED, "first"), *study(ITEMS, "first"),
    *said("clear", "people", SHARE), *said("close", "people", SHARE), *said("clear", "chance"),
    *said("clear", "fitted on half"), *said("close", "fitted on half"),
]  # fmt: skip
IN_THE_REPORT: dict[str, Figures] = {
    "In short": [
        *own(MEAN, FIRST, "people", "chance", BEST), *own(f"{CARELESS}, mean of the roles", FIRST, "chance", BEST),
        *again("same first", *OWN), *again("people", *OWN), *again("chance", *OWN), *again(BEST, *OWN),
        STUDIED, "13", *study(outside.QUIZ, "first"), *study("chance", "first"),
        *study(outside.QUIZ, "three"), *study("chance", "three"),
        *study(outside.FITTED), *study(ITEMS), "48",
    ],
    "What we read and judged, beside the figures of O*NET": [
        Quoted(documents.TITLE, READINGS, "targets"),
        *cells(documents.TITLE, "targets", f"  {READINGS}: on average", f"  {READINGS}: same step"),
        Quoted(documents.TITLE, f"  {READINGS}: same step", "by chance"),
        Quoted(documents.TITLE, f"  {READINGS}: on average", "steps apart"), "25",
        Quoted(documents.TITLE, f"  {READINGS}: on average", "by chance"),
        *(Quoted(documents.TITLE, WRITING, column) for column in ("target", "stretched")),
    ],
    "Specialist and technician": [
        *(Quoted(occupations.TITLE, "the two agree on", "more by O*NET", n) for n in (0, 1)),
        *(Quoted(occupations.TITLE, "  by chance", "more by O*NET", n) for n in (0, 1)),
    ],
    "Separability": [
        "0.92", "0.92", "11",
    ],
    "Separability: other rules on the same simulated people": [
        "1", "1", *rule(WEIGHTS, "yea-sayers"), *rule("the quiz", "yea-sayers"),
    ],
    "Stability": [
        *again("same first", "like a role, clear", "half way between two roles, clear"), "40",
        *again("people", "random sheets, all", "random sheets, clear", "random sheets, ahead"), "2", "3",
        *(Quoted(SECOND_SHEETS, f"like a role, B {n}", column) for n in (2, 3) for column in ("same first", "people")),
        *again("chance", "like a role, B 2"),
        "48", "3", "4", Quoted(halves.TITLE, "breakdown number 4", "people"), NOTHING, EVERYBODY,
    ],
    "Outside agreement": [
        STUDIED, "13", PSYCHOLOGY, LEVEL, Quoted(fields.WORDS_TITLE, "everybody", "chance"),
        *(Quoted(fields.FIELDS_TITLE, "engineering", column) for column in ("first (95 %)", "people")),
        *cells(fields.FIELDS_TITLE, "first (95 %)", "chance"),
        *(Quoted(fields.FIELDS_TITLE, "engineering", column) for column in ("fitted first", "AUC (95 %)")),
        Quoted(fields.FIELDS_TITLE, "history", "for others"),
        *said("clear", SHARE, "people"), *said("close", SHARE, "people"), *said("clear", "chance"),
        *said("clear", "fitted on half"), *said("close", "fitted on half"),
    ],
}  # fmt: skip
IN_THE_DECISION: Figures = [
    *again("same first", CLEAR), *again(BEST, CLEAR),
    NOTHING, EVERYBODY,
    "1", *rule(WEIGHTS, CARELESS), *rule("the quiz", CARELESS), *rule(WEIGHTS, CAREFUL), *rule("the quiz", CAREFUL),
    *rule(WEIGHTS, "yea-sayers"), *rule("the quiz", "yea-sayers"),
    *study("the quiz, less random answers", "first"), *study(outside.QUIZ, "first"),
    *study("the quiz, less random answers", "three"), *study(outside.QUIZ, "three"),
    *study("the quiz, less random answers", "AUC"), *study(outside.QUIZ, "AUC"), "3.1", "2.4", "8",
    "25", "13", *study(f"the quiz, without those steps, {LESS}", "three"), LEVEL,
    *study(outside.LOTS, "three"), *study("the quiz, without those steps", "three"),
    *study(outside.LOTS, "first"), *study("the quiz, without those steps", "first"),
    *study(outside.QUIZ, "AUC"), *study("the quiz, without those steps", "AUC"),
    *study(f"correlation of profiles, {LESS}"),
    *(Quoted(outside.TITLE, f"correlation of profiles, {LESS}", "AUC (95 %)", n) for n in (0, 1, 2)),
    *study(outside.LOTS), *study("correlation of profiles"),
    *study(f"{STANDARD}, {LESS}", "first", "three", "AUC"),
    *study(f"{outside.FITTED}, {LESS}", "first", "three", "AUC"), "48", *study(ITEMS),
    *study(f"{PRODUCTS}, {LESS}", "first", "three", "AUC"), "0", "100", "48",
]  # fmt: skip


def figures(text: str) -> list[str]:
    """The figures of a text in its order; those of its tables, links and code aside, and the 100 of “n of 100”."""
    return FIGURE.findall(NO_FIGURES.sub(" ", text))


def wrong(found: list[str], quoted: Figures, *, is_rounded: bool = False) -> list[str]:
    """The figures that are not those of the table, each with what it should be.

    is_rounded  percentages are in whole numbers; the table's own is rounded, so one that ends in .5 may go either way.
    """
    expected = [each if isinstance(each, str) else each.figure for each in quoted]
    pairs = [(one, other, each) for one, other, each in zip(found, expected, quoted, strict=False)]
    faults = [f"{one} should be {other}: {each}" for one, other, each in pairs if not _same(one, other, is_rounded)]
    return faults + ([] if len(found) == len(expected) else [f"{len(found)} figures, but {len(expected)} are known"])


def _same(found: str, known: str, is_rounded: bool) -> bool:
    return found == known or (is_rounded and "." in known and abs(float(found.replace(",", "")) - float(known)) <= 0.5)


def chapters(report: str) -> Iterator[tuple[str, str]]:
    """Each heading of a report with the text below it."""
    for chapter in report.split("\n## ")[1:]:
        name, _, text = chapter.partition("\n")
        yield name, text


def test_the_quiz_file_quotes_the_right_cells():
    assert wrong(figures(" ".join(read(ROOT / "questions.yaml").evidence)), IN_THE_QUIZ_FILE, is_rounded=True) == []


def test_so_does_the_page_on_the_method(client):
    words = Html(client.get("/method").text).words
    text = words[words.index("was also tried on") : words.index("Check it")]

    assert wrong(figures(text), IN_SHORT, is_rounded=True) == []


def test_so_does_the_page_of_its_rules(client):
    words = Html(client.get("/method/exact").text).words
    text = words[words.index("another questionnaire. ") : words.rindex("Version ")]

    assert wrong(figures(text), ON_THE_PAGE, is_rounded=True) == []


@pytest.mark.parametrize("chapter", IN_THE_REPORT)
def test_so_does_the_prose_of_the_report(chapter):
    assert wrong(figures(dict(chapters(REPORT))[chapter]), IN_THE_REPORT[chapter]) == []


def test_so_do_the_decisions():
    assert wrong(figures(DECISION), IN_THE_DECISION) == []


def test_the_report_names_the_version_of_the_table():
    [version] = re.findall(r"version `([0-9a-f]{8})`", REPORT)

    assert f"version {version}" in heading()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was 99 of 100 (8.3 %), of 24,000.", ["99", "8.3", "24,000"]),
        ("| a row | 4 |\nBy O*NET 29.3 and [3](4.md) it is `5`.", ["3"]),
    ],
)
def test_figures_are_found_in_their_order(text, found):
    assert figures(text) == found


def test_a_figure_of_another_cell_is_seen_and_so_is_one_too_many():
    quoted: Figures = [*own(MEAN), "12"]
    [right] = own(MEAN)

    assert wrong([right.figure, "12"], quoted) == []
    assert wrong(["8.3", "12"], quoted) == [f"8.3 should be {right.figure}: {right}"]
    assert wrong([right.figure, "12", "13"], quoted) == ["3 figures, but 2 are known"]
    assert wrong(["99", "12"], quoted) != []
    assert wrong(["99", "12"], quoted, is_rounded=True) == []
    assert wrong(["98", "12"], quoted, is_rounded=True) != []
