"""A sheet for the careers leader: what was done, when, with how many; no names, nothing under five, no claim."""

import re

import pytest
from flask import Flask

from quiz.explanation import BANNED
from tests.classes import Class, class_in, moment, pupils
from tests.groups_app import class_app as class_app  # fixtures
from tests.lesson import rows
from tests.pages import Html


def page_of(made: Class, kind: str = "results") -> str:
    """The sheet."""
    answer = made.browser(kind).get(made.path("record"))  # type: ignore[arg-type]
    assert answer.status_code == 200
    return str(answer.text)


@pytest.fixture
def made(class_app: Flask) -> Class:
    """A class of twelve, of which three came back."""
    group = class_in(class_app, *pupils(12), contact="Ms Lind, room 12")
    group.store.shelf(group.access()).begin_sitting("Lesson 3", moment())
    group.send(*pupils(3))
    return group


def test_it_says_the_lessons_by_name_their_days_and_how_many(made):
    today = f"{moment():%-d %B %Y}"

    assert rows(page_of(made))[1:3] == [[f"Lesson 1 {today}", "12"], [f"Lesson 3 {today}", "under 5"]]


@pytest.mark.parametrize("count", range(6))
def test_nothing_from_one_to_four_stands_on_it(class_app, count):
    group = class_in(class_app, *pupils(count))

    assert rows(page_of(group))[1][1] == ("under 5" if 0 < count < 5 else str(count))


def test_no_name_and_no_answer_stands_on_it(made):
    page = page_of(made)
    names = {each.nickname for each in pupils(12) if each.nickname}
    codes = {each.code for each in pupils(12)}

    assert names
    assert [each for each in (*names, *codes, "Ms Lind") if each in page] == []


def test_it_never_claims_an_effect(made):
    words = Html(page_of(made)).words
    rest = words.replace("or that the lessons had an effect", "").casefold()

    assert "It does not say that a standard is met, or that the lessons had an effect." in words
    assert [
        word for word in (*BANNED, "effect", "improve", "success", "achieved", "evidence that") if word in rest
    ] == []


def test_what_each_person_had_is_ticked_by_hand(made):
    page = page_of(made)
    table = page[page.index("What each person had") :].partition("</table>")[0]

    assert table.count("to be ticked by hand") == 3
    assert "<input" not in table
    assert re.findall(r'"asked">(\d): ', table) == ["2", "3", "8"]


def test_a_lesson_in_which_nobody_sent_has_no_day(class_app):
    assert rows(page_of(class_in(class_app)))[1] == ["Lesson 1 no day", "0"]


def test_both_links_lead_to_it(made):
    for kind, part in (("results", "results"), ("manage", "manage")):
        assert f'href="{made.path("record")}"' in made.browser(kind).get(made.path(part)).text
        assert "Record of 9b" in page_of(made, kind)
