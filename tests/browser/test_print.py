"""The result on paper."""

import re

import pytest

from tests import sheets

pytestmark = pytest.mark.browser

SHOWN = "e => getComputedStyle(e).display !== 'none' && e.getClientRects().length > 0"


@pytest.mark.parametrize("name", ["result", "result-tied", "result-under-chance", "result-too-few"])
@pytest.mark.parametrize(("paper", "most"), [("A4", 2), ("Letter", 3)])
def test_a_result_fits_two_sheets_of_paper(visit, record_property, name, paper, most):
    page = visit(sheets.path(name))

    printed = page.pdf(format=paper)

    count = len(re.findall(rb"/Type\s*/Page\b", printed))
    record_property("pages", count)
    assert 1 <= count <= most


@pytest.mark.parametrize("name", ["result", "result-tied"])
def test_a_printed_result_has_no_buttons_and_shows_its_address(visit, name):
    page = visit(sheets.path(name))
    page.emulate_media(media="print")

    controls = page.locator("button, input, form, nav, .change, .skip")

    assert [each.inner_text() for each in controls.all() if each.evaluate(SHOWN)] == []
    assert page.get_by_text(page.url, exact=True).is_visible()
    assert page.locator(".yours li").first.is_visible()


def test_the_page_with_all_questions_can_be_filled_in_by_hand(visit):
    """The page on accessibility says so."""
    page = visit(sheets.path("all"))
    page.emulate_media(media="print")

    assert page.locator("form.all legend").first.is_visible()
    assert page.locator("form.all input[type=radio]").first.is_visible()
