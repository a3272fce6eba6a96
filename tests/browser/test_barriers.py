"""Barriers: what axe finds, what doesn't fit, what is too small to tap, and what a person can't tell apart."""

import pytest
from playwright.sync_api import expect

from tests import sheets
from tests.browser.barriers import assert_no_barrier, assert_nothing_cut, axe, violations

pytestmark = pytest.mark.browser

TAP = 48  # px, the least height of an answer


@pytest.mark.parametrize("name", sheets.PAGES)
def test_no_page_has_a_barrier_that_axe_knows(look, name):
    assert_no_barrier(look(sheets.path(name)))


@pytest.mark.parametrize("name", sheets.PAGES)
def test_nothing_is_cut_at_double_text_size(look, name):
    assert_nothing_cut(look(sheets.path(name)))


@pytest.mark.parametrize("name", ["question", "question-changed", "question-after-an-answer"])
@pytest.mark.parametrize("width", [320, 1280])
def test_answers_are_large_enough_to_tap(look, name, width):
    page = look(sheets.path(name), width=width)

    heights = [button.bounding_box()["height"] for button in page.locator("form.tap button").all()]

    assert min(heights) >= TAP


@pytest.mark.parametrize(("name", "selector"), [("all", "form.all label"), ("answers", ".stars label, .stars button")])
def test_ticks_are_large_enough_to_tap(look, name, selector):
    """At least 24 px each way (WCAG 2.5.8)."""
    page = look(sheets.path(name), width=320)

    boxes = [target.bounding_box() for target in page.locator(selector).all()]

    assert min(min(box["width"], box["height"]) for box in boxes) >= 24


def test_forced_colours_leave_the_chosen_answer_and_the_focus_to_be_seen(visit):
    page = visit(sheets.path("question-changed"), forced_colors="active")
    page.evaluate(axe())
    chosen, other = page.locator(".chosen"), page.locator("[data-answers] button:not(.chosen)").first

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert violations(page) == []
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    expect(chosen).to_contain_text("your answer")
    borders = [place.evaluate("e => getComputedStyle(e).borderTopWidth") for place in (chosen, other)]
    assert borders == ["2px", "1px"]


def test_forced_colours_put_nothing_behind_the_words_of_a_filled_button(visit):
    """A backplate in the colour of the words would hide them; none is drawn where the button keeps its colours."""
    button = visit("/", forced_colors="active").locator("a.button").first

    assert button.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert button.evaluate("e => getComputedStyle(e).color") != button.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )


def test_the_skip_link_comes_first_and_shows_when_it_has_the_focus(visit):
    page = visit("/")
    skip = page.get_by_role("link", name="Skip to the content")

    assert skip.bounding_box()["x"] < 0
    page.keyboard.press("Tab")

    expect(skip).to_be_focused()
    assert skip.bounding_box()["x"] >= 0


def test_nothing_moves_by_itself(visit):
    page = visit(sheets.path("result"))

    assert page.evaluate("document.getAnimations().length") == 0
