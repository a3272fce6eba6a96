"""How ready a person feels, in the browser: the whole way, without scripts too, alone and in a group."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests import sheets
from tests.browser.barriers import assert_no_barrier, assert_nothing_cut
from tests.browser.taking import answer_all, follow, see_result, tick_all
from tests.browser.test_groups_joining_pages import address as address  # fixtures
from tests.browser.test_groups_joining_pages import person as person
from tests.classes import class_in, pupils
from tests.groups_app import app as app
from tests.takers import start
from tests.test_groups_ready import class_of

pytestmark = pytest.mark.browser

WAY = "If you like, say first how ready you feel"


def say(page, *steps):
    """Tick a step for each question, and go on."""
    for group, step in zip(page.locator("form.all fieldset").all(), steps, strict=True):
        if step:
            group.get_by_role("radio").nth(step - 1).check()
    follow(page.locator("form.all button"))


def said(page):
    """What the address holds of it."""
    return dict(part.split("=") for part in urlsplit(page.url).query.split("&") if part).get("ready", "")


def row(page, question):
    """What stands in the table for a question."""
    cells = page.get_by_role("row").filter(has_text=question).get_by_role("cell").all_inner_texts()
    return [text for text in cells if text.strip()]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_a_person_says_it_before_and_after_and_sees_both(visit, scripts):
    page = visit("/", java_script_enabled=scripts)
    follow(page.get_by_role("link", name=WAY))
    say(page, 2, 0, 4)
    assert said(page) == "2-4"
    answer_all(page, scripts=scripts)
    see_result(page)
    assert row(page, "How sure is the direction") == ["2"]

    follow(page.get_by_role("link", name="And now? The same three questions"))
    say(page, 3, 5, 0)

    assert said(page) == "2-435-"
    assert row(page, "How sure is the direction") == ["2", "3"]
    assert row(page, "Do you know what your next step is?") == ["left out", "5"]
    shared = page.locator("#address").input_value()
    assert "ready" not in shared
    assert "?" not in shared


def test_back_leads_to_what_was_ticked_and_on_from_there_is_no_other_way(visit):
    page = visit(f"/ready/{sheets.code(sheets.begun(0))}")
    say(page, 2, 3, 4)

    page.go_back()
    expect(page.get_by_role("radio", checked=True)).to_have_count(3)
    say(page, 5, 0, 0)

    assert said(page) == "534"
    expect(page.get_by_text("Question 1 of ").first).to_be_visible()


def test_all_questions_on_one_page_take_it_along_through_a_reload(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(0))}/all?ready=234")
    page.get_by_role("radio").first.check()
    page.reload()
    expect(page.get_by_role("radio").first).to_be_checked()
    tick_all(page)
    see_result(page)

    assert said(page) == "234"


def test_the_three_questions_are_answered_by_keys_alone(visit):
    page = visit(f"/ready/{sheets.code(sheets.begun(0))}", width=1280)
    page.get_by_role("radio").first.focus()
    for step in (3, 1, 2):
        page.keyboard.press("Space")
        for _ in range(step - 1):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert said(page) == "312"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_in_a_group_it_is_sent_with_the_result_or_left_out(app, person, scripts):
    made = class_in(app, *pupils(1))
    page = person(java_script_enabled=scripts)
    page.goto(start(made))
    follow(page.get_by_role("link", name=WAY))
    say(page, 1, 2, 3)
    answer_all(page, scripts=scripts)
    see_result(page)
    follow(page.get_by_role("link", name="And now? The same three questions"))
    say(page, 3, 4, 5)
    follow(page.get_by_role("link", name="Send this result to your group"))
    assert row(page, "How sure is the direction") == ["1", "3"]
    shown = page.url
    follow(page.get_by_role("link", name="Send without how ready you felt"))
    expect(page.get_by_role("table")).to_have_count(0)
    page.goto(shown)
    follow(page.get_by_role("button", name="Send"))

    expect(page.get_by_role("heading", name="Sent: your receipt")).to_be_visible()
    assert row(page, "Do you know what your next step is?") == ["2", "4"]
    assert not re.search("ready", page.url)


def test_no_page_of_a_class_has_a_barrier_that_axe_knows_and_nothing_is_cut(app, person):
    made = class_of(app, *[("12-", "345")] * 5, ("2--", "3--"))
    page = person()
    page.goto(f"/s/{made.results}")
    for part in ("results", "responses/1"):
        page.goto(made.path(part))
        expect(page.get_by_role("img", name="on a scale of 1 to 5").first).to_be_visible()
        assert_no_barrier(page, part)
        page.reload()
        assert_nothing_cut(page, part)
    send = f"{start(made)}/send/{sheets.code(sheets.clear())}?ready=1-5345"
    page.goto(send)
    assert_no_barrier(page, "send")
    assert_nothing_cut(page, "send")


def test_a_picture_is_large_enough_to_be_read_at_320_px(visit):
    page = visit(f"/r/{sheets.code(sheets.clear())}?ready=123345", width=320)

    assert page.locator("#ready svg").first.bounding_box()["width"] >= 60
    assert page.evaluate("document.documentElement.scrollWidth") == 320
