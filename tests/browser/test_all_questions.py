"""All questions on one page, in a real browser."""

from tests import sheets
from tests.browser.taking import see_result, tick_all


def ticked(page):
    """The questions that are ticked, with their answers."""
    return {each.get_attribute("name"): each.get_attribute("value") for each in page.locator("input:checked").all()}


def test_ticks_survive_a_reload(visit):
    """Each goes into the address as it is made; the page is still the same, and leads on as ever."""
    page = visit(f"/take/{sheets.code(sheets.begun(0))}/all")
    fieldsets = page.locator("form.all fieldset").all()
    fieldsets[0].locator("input").nth(1).check()
    fieldsets[4].locator("input").nth(3).check()
    fieldsets[4].locator("input").nth(2).check()
    before = ticked(page)

    page.reload()

    assert len(before) == 2
    assert ticked(page) == before
    tick_all(page)
    see_result(page)
