"""Pages to read, at a glance: what is asked first stands on the first screen, and none is long without need."""

import pytest

from quiz.web.texts.views import LESSONS
from tests.browser.test_print import sheets_of_paper
from tests.browser.test_weight import LARGE, first_view

pytestmark = pytest.mark.browser

FOLD = 780  # px: what a phone shows at once
TALLEST = {"/method": 3_600, "/privacy": 2_500, "/accessibility": 1_500, "/for-counsellors": 4_200}  # px at 360


def height(page):
    return page.evaluate("document.documentElement.scrollHeight")


def foot(locator):
    """Where something ends, in pixels from the top."""
    box = locator.bounding_box()
    return box["y"] + box["height"]


def test_the_method_is_understood_on_the_first_screen(look):
    """Four short lines: how answers become a match, how sure, where the jobs come from, what it can't do."""
    page = look("/method")

    assert page.locator(".facts dt").count() == 4
    assert foot(page.locator(".facts")) <= FOLD


def test_a_counsellor_finds_the_button_and_the_first_step_on_the_first_screen(look):
    page = look("/for-counsellors")

    assert foot(page.locator("main .do")) <= FOLD
    assert foot(page.locator(".steps li").first) <= FOLD


@pytest.mark.parametrize("path", TALLEST)
def test_no_text_is_long_without_need(look, path):
    assert height(look(path)) <= TALLEST[path]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_one_sheet_of_paper(look, lesson):
    page = look(f"/for-counsellors/{lesson}")

    assert sheets_of_paper(page) == 1
    assert sheets_of_paper(page, "Letter") == 1


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_light_and_short(visit, record_property, lesson):
    page = visit("/", java_script_enabled=False)
    wire = first_view(page, f"/for-counsellors/{lesson}")

    record_property("bytes", wire.total)
    assert wire.total <= LARGE
    assert height(page) <= 3_600
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/nowhere", "/r/nonsense", "/g/K7MX-3QPD"])
def test_what_went_wrong_and_what_to_do_stand_on_one_screen(look, path):
    page = look(path)

    assert foot(page.locator("main .do")) <= FOLD
