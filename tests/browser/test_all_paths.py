"""Where all jobs lead, in a real browser: how long the page is, and what a phone leaves out."""

import pytest

from tests.browser.test_print import sheets_of_paper

pytestmark = pytest.mark.browser

TALLEST = 5_000  # pixels at 360


def test_all_paths_are_a_few_screens_of_a_phone_and_two_sheets_of_paper(look, record_property):
    page = look("/paths")

    height = page.evaluate("document.documentElement.scrollHeight")
    record_property("height", height)
    assert height <= TALLEST
    assert sheets_of_paper(page) <= 2


def test_the_numbers_of_the_lines_are_shown_where_the_lines_are(look):
    page = look("/paths", width=360)
    graph, number = page.locator("svg.graph"), page.locator(".moves .graph").first

    assert (graph.is_visible(), number.is_visible()) == (False, False)
    page.set_viewport_size({"width": 1280, "height": 740})
    assert (graph.is_visible(), number.is_visible()) == (True, True)


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_nothing_runs_out_of_the_screen(look, width):
    assert look("/paths", width=width).evaluate("document.documentElement.scrollWidth") == width
