"""The list of several quizzes in a real browser, one of them in a language that runs from right to left."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import assert_no_barrier, assert_nothing_cut
from tests.examples import ROOT
from tests.other_fields import ARABIC
from tests.serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where three quizzes are served."""
    folder = tmp_path_factory.mktemp("several")
    file = folder / "arabic.yaml"
    file.write_text(ARABIC, encoding="utf-8")
    files = (file, ROOT / "tests" / "crafts.yaml", ROOT / "questions.yaml")
    with serving(folder, *(option for each in files for option in ("--quiz", str(each)))) as server:
        yield server.address


@pytest.mark.parametrize("path", ["/", "/method"])
def test_no_barrier_and_nothing_cut(visit, address, path):
    page = visit(path, address=address)

    assert_no_barrier(page, path)
    assert_nothing_cut(page, path)


def test_from_the_list_to_a_result_and_back_without_a_script(visit, address):
    """Nothing on the way leads into another quiz."""
    page = visit("/", address=address, java_script_enabled=False)
    page.get_by_role("link", name="Which craft would you like to try?").click()
    page.get_by_role("link", name="Start the quiz").click()
    for _ in range(10):
        page.locator("form.tap button").first.click()
    page.get_by_role("button", name="See the result").click()
    expect(page).to_have_title("Your result · Craft quiz")

    page.get_by_role("link", name="Jobs", exact=True).click()
    expect(page.get_by_role("link", name="Furniture maker")).to_be_visible()
    page.get_by_role("link", name="All quizzes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which quiz would you like?")


def test_an_entry_runs_as_its_language_does_and_fits_at_both_widths(visit, address):
    for width in (360, 1280):
        page = visit("/", address=address, width=width)
        entry = page.locator(".quizzes > li").first
        box, title = entry.bounding_box(), entry.locator("h2 a").bounding_box()

        assert entry.get_attribute("dir") == "rtl"
        assert title["x"] + title["width"] == pytest.approx(box["x"] + box["width"], abs=1)
        assert page.locator(".quizzes h2").count() == 3


def test_the_list_needs_no_more_than_a_screen_before_its_first_quiz(visit, address):
    page = visit("/", address=address, width=360)

    assert page.locator(".quizzes h2").first.bounding_box()["y"] < 640
