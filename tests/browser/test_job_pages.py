"""The pages of a job in a real browser: how long they are, on a phone and on paper."""

import re

import pytest

from tests.browser.conftest import Visit
from tests.examples import shipped_quiz

ROLES = [role.id for role in shipped_quiz().roles]
TALLEST = 4_500  # pixels at 360, of a phone's screens of some 640


@pytest.mark.parametrize("role", ROLES)
def test_a_job_is_a_few_screens_of_a_phone_and_two_sheets_of_paper(look: Visit, record_property, role):
    page = look(f"/roles/{role}")

    height = page.evaluate("document.documentElement.scrollHeight")
    record_property("height", height)
    assert height <= TALLEST
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("more", ["", "/facts"])
def test_nothing_runs_out_of_a_narrow_screen(look: Visit, role, more):
    page = look(f"/roles/{role}{more}", width=320)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_the_job_is_and_the_way_to_try_it_stand_on_the_first_screen(look: Visit):
    for role in ROLES:
        box = look(f"/roles/{role}").get_by_role("link", name="See if it fits your answers").bounding_box()

        assert box
        assert box["y"] + box["height"] <= 740, role


def test_a_word_to_search_with_is_selected_by_one_click(look: Visit):
    """So that it can be copied, without a script of ours."""
    page = look("/roles/technical-writer")
    page.get_by_text("Looking further").click()
    page.get_by_role("listitem").filter(has_text="documentation specialist").click()

    assert page.evaluate("getSelection().toString().trim()") == "documentation specialist"


@pytest.mark.parametrize("path", ["/roles/support-specialist", "/compare/support-specialist/support-technician"])
def test_a_title_where_sources_disagree_leads_to_both_sides(look: Visit, path: str):
    page = look(path)
    page.get_by_role("link", name="Whose certificate CompTIA A+ is").click()

    part = page.locator("#disagree-a-plus")
    assert part.get_by_role("heading").inner_text() == "Whose certificate CompTIA A+ is"
    box = part.bounding_box()
    assert box
    assert -1 <= box["y"] < 740
