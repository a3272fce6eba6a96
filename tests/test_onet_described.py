"""What a release says of occupations in words and shares: word for word, and every row of it checked."""

from decimal import Decimal

import pytest

from quiz.errors import ReleaseError
from quiz.onet import Release
from quiz.onet.names import month_of
from quiz.onet.preparation import schooling, zones
from quiz.onet.related import related, reported_titles
from quiz.onet.tasks import core_tasks
from tests.releases import CODES, NOT_SHARED, SHAPES, as_published, in_folder, tables

MANAGERS, ACCOUNTANTS, PUPPETS = "11-9001.00", "13-9002.00", "29-9008.00"
ASKED = {
    "Job Zones": zones,
    "Job Zone Reference": zones,
    "Task Statements": core_tasks,
    "Task Ratings": core_tasks,
    "Education, Training, and Experience": schooling,
    "Related Occupations": related,
}


@pytest.fixture(scope="module", params=["folder", "loud", "archive of gzipped"])
def release(request, tmp_path_factory) -> Release:
    """The made-up release in some shapes."""
    return Release(SHAPES[request.param](tmp_path_factory.mktemp("described"), tables()))


def refused(table, change, folder):
    """What the release is refused with once its table is changed."""
    made = tables()
    change(made[table])
    with pytest.raises(ReleaseError) as refusal:
        ASKED[table](Release(in_folder(folder / "text", as_published(made))), CODES)
    return str(refusal.value).removeprefix(f"{folder / 'text'}/")


def test_a_job_zone_has_its_name_and_what_it_says_of_education(release):
    zone = zones(release, [MANAGERS])[MANAGERS]

    assert (zone.number, zone.name) == (3, "Job Zone Three: Medium Preparation Needed")
    assert (zone.education, zone.date) == ("Usually a school for bells, and a year at sea.", "08/2023")


def test_levels_of_education_come_largest_share_first_without_their_explanation(release):
    found = schooling(release, CODES)

    assert found[MANAGERS].levels == (
        ("Opera", Decimal("59.51")),
        ("Song", Decimal("30.50")),
        ("Less than a Song", Decimal("9.99")),
    )
    assert found[MANAGERS].date == "08/2022"


def test_where_one_share_is_not_to_be_used_the_rest_would_mislead(release):
    assert set(CODES) - set(schooling(release, CODES)) == {NOT_SHARED}


def test_core_tasks_come_by_importance_where_that_may_be_used_then_in_the_tables_order(release):
    """105 is rated 4.75 and 103 4.50; the rating of 106 is not to be used; 107 is supplemental."""
    found = core_tasks(release, [MANAGERS, ACCOUNTANTS])

    assert [task.id for task in found[MANAGERS]] == ["105", "103", "101", "102", "104", "106"]
    assert [task.id for task in found[ACCOUNTANTS]] == ["201", "202", "203", "204", "205", "206"]
    assert found[MANAGERS][0].text == "Do thing 5 as Lighthouse Managers do."


def test_related_occupations_come_nearest_first_with_their_place(release):
    assert related(release, [MANAGERS]) == {MANAGERS: {"13-9002.00": 1, "19-9005.00": 2, "29-9009.00": 3}}


def test_titles_that_people_gave_are_found_as_printed(release):
    assert reported_titles(release, [PUPPETS, MANAGERS]) == {PUPPETS: ("Puppet Nurses",)}


def test_what_a_release_has_no_table_of_is_left_out(tmp_path):
    made = {name: rows for name, rows in tables().items() if name in {"Occupation Data", "Scales Reference"}}
    bare = Release(in_folder(tmp_path / "text", as_published(made)))

    assert [ask(bare, CODES) for ask in (zones, schooling, core_tasks, related, reported_titles)] == [{}] * 5


@pytest.mark.parametrize(
    ("table", "cell", "to", "said"),
    [
        ("Job Zones", 2, "9", "9 is no zone of “Job Zone Reference”"),
        ("Job Zones", 2, "Four", "the job zone “Four” is no whole number"),
        ("Job Zones", 0, "99-9999.00", "“99-9999.00” is no occupation"),
        ("Job Zone Reference", 0, "", "“” is no job zone"),
        ("Task Statements", 2, "Core", "the number of a task “Core” is no whole number"),
        ("Task Statements", 4, "Main", "“101” is no task with a text and a type"),
        ("Task Statements", 3, "", "“101” is no task with a text and a type"),
        ("Task Ratings", 6, "7", "the figure 7 is not on the scale IM"),
        ("Task Ratings", 6, "x", "the figure “x” is no number"),
        ("Education, Training, and Experience", 7, "101", "the figure 101 is not on the scale RL"),
        ("Education, Training, and Experience", 7, "", "the figure “” is no number"),
        ("Education, Training, and Experience", 8, "maybe", "“maybe” stands where Y or N must"),
        ("Related Occupations", 2, "11-9001.00", "“11-9001.00” is no other occupation"),
        ("Related Occupations", 2, "99-9999.00", "“99-9999.00” is no other occupation"),
        ("Related Occupations", 5, "first", "the index “first” is no whole number"),
    ],
)
def test_a_wrong_cell_is_said_with_its_file_and_line(table, cell, to, said, tmp_path):
    def change(rows):
        rows[1][cell] = to

    message = refused(table, change, tmp_path)
    assert message.startswith(f"{table}.txt:2: ")
    assert said in message


@pytest.mark.parametrize(
    "table", ["Job Zones", "Task Statements", "Education, Training, and Experience", "Related Occupations"]
)
def test_a_row_that_stands_twice_is_said(table, tmp_path):
    assert refused(table, lambda rows: rows.insert(2, rows[1]), tmp_path).startswith(f"{table}.txt:3: ")


def test_the_month_of_a_quarterly_release_follows_from_its_number():
    said = {
        "25.0": "August 2020",
        "25.3": "May 2021",
        "28.2": "February 2024",
        "29.1": "November 2024",
        "29.3": "May 2025",
    }

    assert {number: month_of(number) for number in said} == said
    assert [month_of(number) for number in ("30.1", "24.0", "", "29.9")] == [""] * 4
