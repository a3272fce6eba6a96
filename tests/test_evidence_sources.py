"""What targets rest on, and where texts and O*NET differ: counted and stretched by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from quiz.content import Target
from quiz.reading import parse, read
from quiz.reading.figures import nearest, stretch
from tests.evidence import documents, occupations, onet, sources
from tests.evidence.table import DATA, Section
from tests.examples import ROOT
from tests.published import needs
from tests.whole import changed

FIGURES = {"hardware": {"15-1232": Decimal(1), "49-2011": Decimal(5), "49-2022": Decimal(2)}}
HARDWARE, CUSTOMERS = "Hardware work", "Contact"


def edition(target: int = 75):
    """The whole file, of three targets: readings of doc-b (hardware) and of web-a, and one of our own."""
    text = changed("hardware: {target: 100, weight: 3", f"hardware: {{target: {target}, weight: 3").decode()
    return parse(text.encode(), "mini.yaml")


def with_roles(edition, *ids: str):
    """The same, its roles called otherwise: as those of which we know the occupation."""
    roles = tuple(replace(role, id=id) for role, id in zip(edition.quiz.roles, ids, strict=True))
    return replace(edition, quiz=replace(edition.quiz, roles=roles))


def rows(found) -> dict[str, list[str]]:
    """Each row's cells by its name, without what sets it in."""
    return {name.strip(): cells for name, *cells in found}


class TestCounted:
    """Targets by what they rest on."""

    def test_by_kind_and_by_source(self):
        """By hand: a reading of weight 3 and a judgement of weight 1, and a reading of weight 3: 6 / 7 = 85.7 %."""
        assert rows(sources.counted(edition())) == {
            "all": ["3", "100.0 %", "7", "100.0 %"],
            "figures": ["0", "0.0 %", "0", "0.0 %"],
            "readings": ["2", "66.7 %", "6", "85.7 %"],
            "judgements": ["1", "33.3 %", "1", "14.3 %"],
            "by source": [],
            "Two jobs compared: readings": ["1", "33.3 %", "3", "42.9 %"],
            "Job page: readings": ["1", "33.3 %", "3", "42.9 %"],
            "our own: judgements": ["1", "33.3 %", "1", "14.3 %"],
        }

    def test_of_the_shipped_quiz_the_kinds_and_the_sources_add_up(self):
        section = sources.part(DATA)

        for column in ("targets", "weight"):
            whole = int(section.cell("all", column))
            assert sum(int(section.cell(kind, column)) for kind in ("figures", "readings", "judgements")) == whole
            assert sum(int(row[section.columns.index(column) + 1]) for row in section.rows[5:]) == whole


class TestCompared:
    """Readings beside the figures of O*NET."""

    def test_a_reading_is_set_beside_the_figure_of_the_roles_own_occupation(self):
        """By hand: 2 of 1 to 5 stretches to 25, two steps from 75; 1 and 5 stretch to 0 and 100: three steps, one."""
        found = with_roles(edition(75), "field-service-technician", "technical-writer")
        (reading, *others) = [
            each for each in documents.compared(found.quiz, FIGURES) if each.target.dimension == "hardware"
        ]

        assert (reading.name, reading.figure, others) == (f"Technician: {HARDWARE}", Decimal(2), [])
        assert (reading.stretched(Decimal(2)), reading.apart, reading.by_chance) == (25, 2, (3, 1, 2))

    def test_a_difference_of_a_step_is_listed_with_what_chance_would_have(self):
        """By hand: from 50 to 25, 0 and 100 it is 1, 2 and 2 steps: 5 / 3 on average, and none at the same step."""
        found = with_roles(edition(50), "field-service-technician", "technical-writer")
        listed = rows(documents.tabled(found, documents.compared(found.quiz, FIGURES)))

        assert listed[f"Technician: {HARDWARE}"] == ["", "50", "2.00", "25", "1", "1.67"]
        assert listed["Both documents, readings"][0] == listed["Both documents, readings: on average"][0] == "1"
        assert listed["Both documents, readings: on average"][-2:] == ["1.00", "1.67"]
        assert listed["Both documents, readings: same step"] == ["0", "", "", "", "0", "0.0"]

    def test_a_changed_target_is_seen(self):
        """By hand: from 25 to 25, 0 and 100 it is 0, 1 and 3 steps: 4 / 3 on average, a third at the same step."""
        found = with_roles(edition(25), "field-service-technician", "technical-writer")
        listed = rows(documents.tabled(found, documents.compared(found.quiz, FIGURES)))

        assert f"Technician: {HARDWARE}" not in listed
        assert listed["Both documents, readings: same step"] == ["1", "", "", "", "0", "0.3"]
        assert listed["Both documents, readings: on average"][-2:] == ["0.00", "1.33"]

    def test_where_o_net_has_nothing_the_target_is_counted_as_such(self):
        found = with_roles(edition(), "technical-writer", "field-service-technician")
        listed = rows(documents.tabled(found, documents.compared(found.quiz, FIGURES)))

        assert listed["Both documents, readings: no figure"][0] == "1"
        assert "Both documents, readings: on average" not in listed

    def test_halfway_between_two_steps_the_nearer_to_the_text_counts(self):
        """By hand: 1.5 of 1 to 5 is 12.5 of 100, as near to 0 as to 25."""
        known = (Decimal(1), Decimal("1.5"), Decimal(5))
        targets = [Target("hardware", position, 1, "doc-b") for position in (0, 25, 50)]

        assert nearest(stretch(known[1], known[0], known[2])) == (0, 25)
        assert [documents.Compared("", each, known[1], known).apart for each in targets] == [0, 0, 1]

    def test_missing_data_are_named(self, tmp_path):
        assert "it_roles_onet.csv, education_training_and_experience.tsv.gz" in documents.part(tmp_path).note
        assert "it_roles_onet.csv" in occupations.part(tmp_path).note


@needs(*onet.FILES)
class TestShipped:
    """What comes out of the shipped quiz."""

    def test_every_role_has_an_occupation_and_every_dimension_an_element_or_none_that_fits(self):
        quiz = read(ROOT / "questions.yaml").quiz

        assert set(onet.OCCUPATIONS) == {role.id for role in quiz.roles}
        assert {dimension.id for dimension in quiz.dimensions} - set(onet.ELEMENTS) == {"depth", "guarding"}

    def test_a_disagreement_worked_by_hand(self):
        """The article has the specialist at 50 on certificates; 32.33 % is the most of all, so it stretches to 100."""
        section = documents.part(DATA)

        assert [section.cell("    Support specialist: Certificates", each) for each in section.columns[1:5]] == [
            "50",
            "32.33",
            "100",
            "2",
        ]
        assert section.cell("    Systems administrator: Networks", "stretched") == "53"

    def test_the_readings_add_up(self):
        section = documents.part(DATA)
        counts = {name.strip(): int(cells[0]) for name, *cells in section.rows if cells[0]}
        listed = [cells for name, *cells in section.rows if name.startswith("    ")]

        for name in ("Both documents, readings", "Our own judgements"):
            assert counts[name] == counts[f"{name}: no figure"] + counts[f"{name}: on average"]
        both = counts["Both documents, readings: on average"] - counts["Both documents, readings: same step"]
        assert len(listed) == both + 1  # and one that was read from the tasks of O*NET

    @pytest.mark.parametrize(
        ("element", "figures"),
        [
            ("Deal With External Customers", ("3.18", "4.17", "4.10")),
            ("Repairing and Maintaining Electronic Equipment", ("3.40", "4.46", "4.08")),
            ("In an Enclosed Vehicle or Equipment", ("1.76", "3.48", "4.58")),
            ("Education and Training", ("3.72", "2.40", "3.02")),
            ("Realistic", ("4.06", "6.12", "6.49")),
        ],
    )
    def test_the_occupations_have_the_figures_of_o_net(self, element, figures):
        section = occupations.part(DATA)

        cells = [section.cell(f"  {element}", column) for column in section.columns[:3]]
        assert tuple(cell.partition(" ")[0] for cell in cells) == figures

    def test_customers_and_networks_are_where_the_article_and_o_net_say_opposite_things(self):
        section: Section = occupations.part(DATA)
        opposite = [name.strip() for name, *cells in section.rows if cells[0] and cells[3] != cells[4]]

        assert opposite == [
            "Deal With External Customers",
            "Performing for or Working Directly with the Public",
            "Telecommunications",
            "Programming",
        ]
        assert section.cell("the two agree on", "more by O*NET") == "9 of 13"
