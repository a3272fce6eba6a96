"""The table of the evidence is kept as it was computed, and what is written about it says the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence import kept
from tests.evidence.alone import NO_PEOPLE, standing_alone, words_alone
from tests.evidence.report import tables, unfounded, unfounded_in_words, wrong_in
from tests.evidence.table import Section, absent

WORD = st.text(st.sampled_from("abcXYZ019%.,:–’()+−"), min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
COLUMNS = ("people", "chance", "own first", "best possible")
SEPARATING = Section(
    "Separability: simulated people who answer like a role",
    "Simulated people, with noise 0.92.",
    COLUMNS,
    (
        ("all roles", "24,000", "8.3 %", "99.3 %", "99.9 %"),
        ("role by role",),
        ("  Trainer", "2,000", "8.3 %", "97.7 %", "99.8 %"),
    ),
)
RULES = Section(
    "Outside agreement",
    "Real people: 9,136 adults.",
    ("people", "first", "AUC"),
    (
        ("chance", "", "7.7 %", "0.500"),
        ("the quiz", "9,136", "15.0 % (14.1–15.9)", "0.658"),
        ("discriminant, fitted on half", "9,136", "22.7 %", "0.714"),
    ),
)
READING = Section("Reading level", f"{NO_PEOPLE}. A hint.", ("texts", "grade"), (("questions", "20", "3.5"),))
TABLE = (SEPARATING, RULES, READING)
SAID = "Of 24,000 made-up people, it was right for 79 of 100, where 90 of 100 were possible; by chance it is 8 of 100."
REPORT = """# The evidence

Of 24,000 people 99.3 % had their own role first.

## 1. Separability

| simulated people | people | chance | own first |
|---|---|---:|---:|
| all roles | 24,000 | 8.3 % | **99.3 %** |
| Trainer | 2,000 | 8.3 % | 97.7 % |

The trainer comes off worst: 97.7 %, where 99.8 % were possible, under noise of 0.92. The seed is `0.1234`.

```
make evidence  # 0.4321
```

### How it is meant

Chance is 8.3 %, on the 12 roles.

## Outside agreement

The area is .658, from 14.1–15.9 % first ([why](decisions/0.5.md)).
"""


@st.composite
def made_up(draw) -> Section:
    """A section of which each row but those of a name alone has some cell; its note has single spaces."""
    columns = draw(st.lists(WORDS, min_size=1, max_size=4))
    cells = st.lists(st.one_of(st.just(""), WORDS), min_size=len(columns), max_size=len(columns)).filter(any)
    names = st.tuples(st.sampled_from(("", "  ", "    ")), WORDS).map("".join)
    alone, whole = names.map(lambda name: (name,)), st.tuples(names, cells).map(lambda row: (row[0], *row[1]))
    rows = draw(st.lists(st.one_of(alone, whole), max_size=5))
    note = " ".join(draw(st.lists(WORDS, min_size=1, max_size=30)))
    return Section(draw(WORDS), note, tuple(columns), tuple(rows))


class TestReadBack:
    """From the text to the sections."""

    @given(made_up())
    def test_a_section_is_read_as_it_was_printed(self, section):
        assert kept.section(str(section)) == section

    @given(st.lists(made_up(), max_size=4, unique_by=lambda section: section.title))
    def test_so_is_a_whole_table_in_its_order(self, sections):
        printed = "Computed on a day.\n\n" + "".join(f"{section}\n\n" for section in sections)

        assert [*kept.sections(printed).values()] == sections
        assert [*kept.texts(printed).values()] == [str(section).rstrip("\n") for section in sections]

    def test_a_part_that_was_not_computed_is_read_as_such(self):
        section = absent("Outside", [Path("/nowhere/people.csv")])

        assert kept.section(str(section)) == section

    def test_a_cell_that_is_empty_is_no_cell_of_its_neighbour(self):
        section = Section(
            "T", "N", ("a", "bb"), (("x", "", "1"), ("y", "22", ""), ("a long heading",), ("z", "", "3.5"))
        )

        assert kept.section(str(section)) == section


def with_cell(section: Section, name: str, column: str, cell: str) -> Section:
    """The section, but for one cell."""
    n = section.columns.index(column) + 1
    rows = (row if row[0].strip() != name else (*row[:n], cell, *row[n + 1 :]) for row in section.rows)
    return replace(section, rows=tuple(rows))


class TestReport:
    """What is written about the table says what the table says."""

    def test_a_report_that_is_right_has_nothing_wrong(self):
        assert wrong_in(REPORT, TABLE) == []

    @pytest.mark.parametrize(
        ("right", "wrong", "said"),
        [
            ("**99.3 %**", "**99.4 %**", "line 9: “all roles”, “own first” is “99.4 %”; the table has 99.3 %."),
            ("| 24,000 |", "| 24,001 |", "line 9: “all roles”, “people” is “24,001”; the table has 24,000."),
            ("| Trainer |", "| Trainers |", "line 10: the table has no row “Trainers” there."),
            ("| own first |", "| own |", "line 9: “all roles”, “own” is “99.3 %”; the table has no such column."),
            ("worst: 97.7 %", "worst: 97.2 %", "line 12: 97.2 % stands nowhere in the table."),
            ("noise of 0.92", "noise of 0.93", "line 12: 0.93 stands nowhere in the table."),
            ("is 8.3 %", "is 9 %", "line 20: 9 % stands nowhere in the table."),
            ("is .658", "is .659", "line 24: .659 stands nowhere in the table."),
            ("14.1–15.9", "14.1–15.8", "line 24: 15.8 % stands nowhere in the table."),
            ("is .658", "is 99.8 %", "line 24: 99.8 % stands nowhere in the table."),
            ("on the 12 roles", "for 19 of 20 roles", "line 20: 19 of 20 stands nowhere in the table."),
            ("Of 24,000", "Of 25,000", "line 3: 25,000 stands nowhere in the table."),
        ],
    )
    def test_a_digit_changed_in_the_report_is_seen(self, right, wrong, said):
        """A figure must stand in the section that the heading names: 99.8 % does, but in another one."""
        assert REPORT.count(right) == 1
        assert said in wrong_in(REPORT.replace(right, wrong), TABLE)

    @pytest.mark.parametrize(
        ("name", "column", "cell"),
        [("all roles", "own first", "99.2 %"), ("Trainer", "chance", "8.4 %"), ("Trainer", "people", "2,001")],
    )
    def test_a_digit_changed_in_the_table_is_seen_where_the_report_quotes_it(self, name, column, cell):
        assert wrong_in(REPORT, (with_cell(SEPARATING, name, column, cell), RULES, READING)) != []

    def test_any_digit_changed_in_the_table_is_seen_when_it_is_computed_again(self):
        table = "".join(f"{section}\n\n" for section in TABLE)
        digits = [n for n, letter in enumerate(table) if letter.isdigit()]

        assert [differing for section in TABLE for differing in kept.differing(section, table)] == []
        for n in digits:
            planted = f"{table[:n]}{(int(table[n]) + 1) % 10}{table[n + 1 :]}"
            assert [section for section in TABLE if kept.differing(section, planted)] != []

    def test_a_part_that_is_not_kept_is_seen(self):
        assert kept.differing(READING, f"{SEPARATING}\n\n{RULES}\n") != []

    def test_plain_words_may_round_a_percentage_to_a_number_of_100(self):
        """By hand: 99.3 is rounded to 99, 97.7 to 98, 22.7 to 23; nothing to 97."""
        assert unfounded_in_words(["In 99 of 100 cases, and 98 of 100 at worst; 24,000 were simulated."], TABLE) == []
        assert unfounded_in_words(["In 97 of 100 cases."], TABLE) == [
            "97 of 100: no percentage of the table is rounded to that."
        ]
        assert unfounded_in_words(["Of 23,000, 7.7 % came first."], TABLE) == ["23,000 stands nowhere in the table."]

    def test_numbers_of_a_thousand_and_more_may_be_of_another(self):
        assert unfounded(["That is 2,000 of 24,000, and release 29.3 of 2025."], TABLE) == [
            "29.3 stands nowhere in the table."
        ]
        assert unfounded(["That is 2,001 of 24,000."], TABLE) == ["2,001 stands nowhere in the table."]

    def test_numbers_without_decimals_or_percent_and_links_are_left_alone(self):
        lines = ["In 2026, 15-1232 had 12 roles; see [it](0.5.md), `0.25`, version 4c15a61e0daa."]

        assert unfounded(lines, TABLE) == []


class TestAlone:
    """No figure about people stands alone."""

    def test_a_table_that_says_all_has_nothing_lacking(self):
        assert [standing_alone(section) for section in TABLE] == [[], [], []]

    @pytest.mark.parametrize(
        ("column", "lacking"),
        [
            ("chance", "Trainer: chance"),
            ("best possible", "Trainer: best possible or fitted"),
            ("people", "Trainer: how many people"),
        ],
    )
    def test_a_row_without_chance_the_best_possible_or_people_is_seen(self, column, lacking):
        assert standing_alone(with_cell(SEPARATING, "Trainer", column, "")) == [lacking]

    @pytest.mark.parametrize(("row", "lacking"), [("chance", "chance"), ("discriminant", "best possible or fitted")])
    def test_so_is_a_section_whose_rows_of_chance_or_of_a_fitted_model_are_gone(self, row, lacking):
        rows = tuple(each for each in RULES.rows if not each[0].startswith(row))

        assert f"the quiz: {lacking}" in standing_alone(replace(RULES, rows=rows))

    def test_a_row_that_has_no_figure_of_its_own_needs_none_beside_it(self):
        tied = ("tied", "282", "", "none first", "35.8 %")

        assert standing_alone(replace(SEPARATING, rows=(*SEPARATING.rows, tied))) == []

    def test_a_row_of_chance_says_it_in_each_column(self):
        assert standing_alone(with_cell(RULES, "chance", "AUC", "")) != []

    def test_what_kind_of_people_they_are_must_be_said(self):
        assert standing_alone(replace(RULES, note="9,136 adults.")) == ["whether people are simulated or real"]

    def test_a_table_of_the_report_is_read_with_the_section_that_its_heading_names(self):
        """The report's table lacks the best possible, which the section has; and one below another heading is none."""
        [table] = tables(f"{REPORT}\n## Thanks\n\n| to | whom |\n|---|---|\n| you | 5 |\n", TABLE)

        assert (table.title, table.note) == (SEPARATING.title, SEPARATING.note)
        assert table.columns == ("people", "chance", "own first")
        assert table.cell("all roles", "own first") == "99.3 %"
        assert standing_alone(table) == [f"{name}: best possible or fitted" for name in ("all roles", "Trainer")]

    def test_plain_words_that_say_all_have_nothing_lacking(self):
        assert words_alone([SAID, "No figure here.", "It was so for 9 of 10."]) == []

    @pytest.mark.parametrize(
        ("right", "wrong", "lacking"),
        [
            ("by chance", "else", "chance"),
            ("were possible", "were not", "best possible or fitted"),
            ("24,000 made-up people", "made-up people", "how many people"),
            ("made-up people", "people", "whether people are made up or real"),
        ],
    )
    def test_what_plain_words_leave_out_is_seen(self, right, wrong, lacking):
        assert SAID.count(right) == 1
        said = SAID.replace(right, wrong)
        assert words_alone([said]) == [f"{said[:40]}…: {lacking}"]
