"""Finishing on a device that others use: what a tab still holds, and what the last page says of it."""

import pytest
from playwright.sync_api import Page, expect

from tests import sheets
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.taking import answer_all, see_result

KEPT = "Until then, Back may still lead to your answers"
GONE = "Back no longer leads to the answers of this visit"
RESULT = f"/r/{sheets.code(sheets.clear())}"
HELD = "() => navigation.entries().map((entry) => new URL(entry.url).pathname)"


def finish(page: Page) -> None:
    page.get_by_role("link", name="Finish here").click()
    page.wait_for_url("**/finish")


def held(page: Page) -> set[str]:
    """The addresses to which Back and Forward lead in this tab."""
    return set(page.evaluate(HELD))


def test_a_tab_that_has_finished_leads_back_to_no_answer(visit):
    page = visit("/")
    page.get_by_role("link", name="Start").click()
    answer_all(page, scripts=True)
    see_result(page)
    assert len(held(page)) > 16

    finish(page)

    expect(page.get_by_text(GONE)).to_be_visible()
    assert held(page) == {"/finish"}


def test_a_tab_that_a_result_was_opened_in_forgets_it_too(visit):
    page = visit(RESULT)

    finish(page)

    expect(page.get_by_text(GONE)).to_be_visible()
    assert held(page) == {"/finish"}
    page.go_back()
    page.reload()
    expect(page.get_by_text(KEPT)).to_be_visible()
    assert held(page) == {"/finish"}


@pytest.mark.parametrize("link", ["What next?", "Skip to the content"])
def test_a_step_within_the_page_is_let_go_as_well(visit, link):
    page = visit(RESULT)
    page.get_by_role("link", name=link).focus()
    page.keyboard.press("Enter")
    assert len(page.evaluate(HELD)) == 2

    finish(page)

    expect(page.get_by_text(GONE)).to_be_visible()
    assert held(page) == {"/finish"}


@pytest.mark.parametrize("first", ["/robots.txt", f"{RESULT}.json"])
def test_what_has_no_script_stays_and_nothing_is_claimed(visit, first):
    page = visit(first)
    page.goto(RESULT)

    finish(page)

    expect(page.get_by_text(KEPT)).to_be_visible()
    assert held(page) == {first, "/finish"}
    page.goto("/")
    assert page.url.endswith("/")


def test_without_scripts_the_last_page_claims_nothing(visit):
    page = visit(RESULT, java_script_enabled=False)

    finish(page)

    expect(page.get_by_text(KEPT)).to_be_visible()
    expect(page.get_by_text(GONE)).to_have_count(0)


def test_no_name_of_a_tab_leads_to_another_site(visit):
    page = visit("/")

    page.evaluate("name = `finish ${Date.now()} //example.org/`")
    with page.expect_navigation(url="**//example.org/"):
        page.reload()

    assert page.evaluate("location.host") == page.evaluate("new URL(document.querySelector('link').href).host")


def test_a_tab_whose_pages_the_browser_kept_for_back_has_let_them_go(playwright_of, served):
    """Chromium keeps pages for Back (bfcache), with the name that the tab had then. Playwright turns that off."""
    browser = playwright_of.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_page()
    for path in ("/roles", "/paths", RESULT):
        page.goto(f"{served.address}{path}")

    page.evaluate("setTimeout(() => document.querySelector('[data-finish]').click())")

    page.wait_for_timeout(1_000)  # of pages that are kept, Playwright hears nothing
    assert GONE in page.evaluate("document.body.innerText")
    assert held(page) == {"/finish"}
    browser.close()
