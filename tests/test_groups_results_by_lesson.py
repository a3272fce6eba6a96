"""Class results of a group with several lessons: each page shows one of them, and its links keep it."""

import re

import pytest
from flask.testing import FlaskClient

from quiz.store import Sent
from tests.classes import Class, class_in, moment, pupils
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.lesson import EQUIPMENT, PEOPLE, came_to, rows
from tests.pages import Html

PAGES = ("results", "figures", "print", "print-all", "responses", "talk", "beside", "show")
LINK = re.compile(r"/(?:results|figures|show|print|print-all|responses|count|beside|talk)(?:\?[^\"]*)?\"")


@pytest.fixture
def twice(class_app) -> Class:
    """A class of which six sent in the first lesson, and two in the second, from five on with the same slip."""
    made = class_in(class_app, *came_to(PEOPLE, EQUIPMENT, "clear", 6, "wren"))
    begin(made, "Lesson 3", *came_to(EQUIPMENT, PEOPLE, "clear", 2, "mole"))
    return made


@pytest.fixture
def reader(twice: Class) -> FlaskClient:
    return twice.browser("results")


def begin(made: Class, name: str, *sent: Sent) -> None:
    """Begin another lesson, in which this is sent."""
    made.store.shelf(made.access()).begin_sitting(name, moment())
    made.send(*sent)


def look(client: FlaskClient, made: Class, part: str, query: str = ""):
    return client.get(made.path(part) + query, follow_redirects=True)


def test_a_group_with_one_lesson_keeps_its_addresses_and_pages(class_app):
    made = class_in(class_app, *pupils(7))
    reader = made.browser("results")
    for part in PAGES:
        text = look(reader, made, part).text

        assert "lesson=" not in text
        assert "What changed" not in text
        assert "Lesson 1" not in text


@pytest.mark.parametrize("part", [part for part in PAGES if part not in {"beside", "show", "figures", "print"}])
@ON_BOTH
def test_a_page_shows_the_newest_lesson_unless_the_address_names_another(twice, reader, part):
    newest, first, third = (look(reader, twice, part, query).text for query in ("", "?lesson=1", "?lesson=2"))

    assert ("mole" in newest, "wren" in newest) == (True, False)
    assert ("mole" in first, "wren" in first) == (False, True)
    assert ("mole" in third, "wren" in third) == (True, False)


@pytest.mark.parametrize("lesson", [1, 2])
@pytest.mark.parametrize("part", PAGES)
def test_every_link_to_class_results_keeps_the_lesson_but_those_of_the_switch(twice, reader, part, lesson):
    text = look(reader, twice, part, f"?lesson={lesson}").text
    switch = text[text.index('aria-label="Lessons"') :].partition("</nav>")[0]
    found = LINK.findall(re.sub(r'action="[^"]*"', "", text.replace(switch, "")))

    assert len(found) > 1
    assert [link for link in found if f"lesson={lesson}" not in link] == []
    assert [words for words in ("Lesson 1", "Lesson 3", "What changed") if words not in switch] == []
    assert switch.count('aria-current="page"') == 1
    assert ("<form" not in text) or part != "beside" or f'name="lesson" value="{lesson}"' in text


def test_an_open_page_asks_for_the_count_of_its_own_lesson(twice, reader):
    counts = [reader.get(twice.path("count") + f"?lesson={n}").json["received"] for n in (1, 2)]

    assert counts == ["6 of 28 responses received", "2 of 28 responses received"]
    assert f'data-poll="{twice.path("count")}?lesson=1"' in look(reader, twice, "results", "?lesson=1").text


def test_show_stands_still_in_its_lesson_and_follows_the_family_rule_in_each(twice, reader):
    answer = reader.get(twice.path("show") + "?lesson=1")
    first = look(reader, twice, "show", "?lesson=1").text
    second = look(reader, twice, "show").text

    assert answer.headers["Location"].endswith("/show?until=6&lesson=1")
    assert [row for row in rows(first) if row[1:2] == ["6"]] != []
    assert "Shown from five responses on" in Html(second).words
    assert rows(second) == []


def test_pages_of_responses_stay_in_the_lesson(class_app):
    made = class_in(class_app, *came_to(PEOPLE, EQUIPMENT, "clear", 12, "wren") * 5)
    begin(made, "Lesson 2", *pupils(1))
    reader = made.browser("results")
    first = look(reader, made, "responses", "?lesson=1").text
    (older,) = re.findall(r'href="([^"]+)">Older', first)
    second = reader.get(older.replace("&amp;", "&")).text

    assert older.endswith("before=11&amp;lesson=1")
    assert len(rows(second)) == 11
    assert "lesson=1" in re.findall(r'href="([^"]+)">Newer', second)[0]


def test_those_sent_before_and_after_are_of_the_same_lesson(twice, reader):
    last = Html(reader.get(twice.path("responses/6")).text)
    after = Html(reader.get(twice.path("responses/7")).text)

    assert "Sent after" not in last.words
    assert "Sent before" not in after.words
    assert "Lesson 1, sent" in last.words
    assert "Lesson 3, sent" in after.words


@pytest.mark.parametrize("lesson", [1, 2])
def test_two_results_of_a_lesson_are_chosen_from_a_list_as_in_a_group_with_one(twice, reader, lesson):
    """Its lesson in the address is no number that was typed, so nothing is wrong with it."""
    answer = look(reader, twice, "beside", f"?lesson={lesson}")

    assert answer.status_code == 200
    assert "needed" not in answer.text
    assert [each["id"] for each in Html(answer.text).all("select")] == ["first", "second"]


def test_two_responses_of_different_lessons_can_be_set_side_by_side(twice, reader):
    answer = reader.get(twice.path("beside") + "?first=1&second=8")

    assert answer.status_code == 303
    assert "/with/" in answer.headers["Location"]


@pytest.mark.parametrize("number", ["9", "0", "x", "-1", "9" * 40])
@pytest.mark.parametrize("part", [*PAGES, "count"])
def test_an_unknown_lesson_is_answered_clearly(twice, reader, part, number):
    answer = reader.get(f"{twice.path(part)}?lesson={number}")

    assert answer.status_code == 404
    assert "There is no such lesson" in Html(answer.text).words
    assert "The results of the newest lesson" in Html(answer.text).words


def test_a_lesson_with_something_too_much_in_its_address_is_mended(twice, reader):
    answer = reader.get(twice.path("results") + "?lesson=1).")

    assert answer.headers["Location"].endswith("/results?lesson=1")


def test_the_summary_is_called_after_its_lesson(twice):
    client = twice.browser("manage")
    names = [
        client.get(twice.path("export/summary.csv") + query).headers["Content-Disposition"]
        for query in ("?lesson=1", "?lesson=2")
    ]

    assert "-lesson-1-" in names[0]
    assert "-lesson-1-" not in names[1]


def test_the_summary_for_others_is_of_one_lesson(twice):
    """Over both, the eight would be shown; the two of the second lesson are too few, and so they stay hidden."""
    client = twice.browser("manage")
    first, newest = (client.get(twice.path("export/summary.csv") + query).text for query in ("?lesson=1", ""))

    assert "all responses,6" in first
    assert "all responses,2" in newest
    assert "Shown from five responses on" in newest
