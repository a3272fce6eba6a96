"""Barriers: what axe finds, what doesn't fit, what is too small to tap, and what a person can't tell apart."""

from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests import sheets

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
WIDTHS = (1280, 360, 320)
SCHEMES = ("light", "dark")
TAP = 48  # px, the least height of an answer

FIND = "() => axe.run(document, {resultTypes: ['violations'], elementRef: false})"
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@cache
def axe() -> str:
    """axe-core; run by the browser's debugger, since the page's own policy lets no strange script in."""
    return AXE.read_text()


def violations(page: Page) -> list[str]:
    """What axe finds, and where."""
    found = page.evaluate(FIND)["violations"]
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("name", sheets.PAGES)
def test_no_page_has_a_barrier_that_axe_knows(visit, name):
    """In light and dark, at three widths; and nothing is wider than the page."""
    page = visit(sheets.path(name))
    page.evaluate(axe())

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(OVERFLOW) <= 0, width
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (width, scheme)


@pytest.mark.parametrize("name", sheets.PAGES)
def test_nothing_is_cut_at_double_text_size(visit, name):
    """320 px wide with text of twice the size: still no need to scroll sideways, and no text is cut."""
    page = visit(sheets.path(name), width=320)

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CUT) == []


# Elements whose text doesn't fit in them, but those that are only for screen readers.
CUT = """[...document.querySelectorAll("main *")]
  .filter((e) => getComputedStyle(e).overflowX !== "visible" && !e.matches("input, .unseen"))
  .filter((e) => e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["question", "question-changed", "question-after-an-answer"])
@pytest.mark.parametrize("width", [320, 1280])
def test_answers_are_large_enough_to_tap(visit, name, width):
    page = visit(sheets.path(name), width=width)

    heights = [button.bounding_box()["height"] for button in page.locator("form.tap button").all()]

    assert min(heights) >= TAP


@pytest.mark.parametrize(("name", "selector"), [("all", "form.all label"), ("answers", ".stars label, .stars button")])
def test_ticks_are_large_enough_to_tap(visit, name, selector):
    """At least 24 px each way (WCAG 2.5.8)."""
    page = visit(sheets.path(name), width=320)

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
