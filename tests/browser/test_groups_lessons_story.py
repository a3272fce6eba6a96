"""A class that comes back, in Chromium: slips, two lessons, what changed, and a record; its takers have no scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from quiz.responses import Responses
from tests import sheets
from tests.browser.barriers import assert_no_barrier, assert_nothing_cut
from tests.browser.taking import follow, see_result
from tests.browser.test_groups_story import NAME, Stage, heading, join, make, take_on_one_page
from tests.browser.test_groups_story import stage as stage  # fixtures
from tests.groups_app import database as database

pytestmark = [pytest.mark.browser, pytest.mark.long]


def sheets_of_paper(page: Page) -> int:
    """How many pages of A4 it prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def draw(counsellor: Page) -> list[str]:
    """Go from the class page to the slips, and draw three that tie lessons together."""
    follow(counsellor.get_by_role("link", name="Slips of paper to hand out"))
    counsellor.get_by_label("How many slips", exact=True).fill("3")
    counsellor.get_by_role("button", name="Draw slips").click()
    heading(counsellor, f"Slips that tie lessons together, for {NAME}")
    slips = counsellor.locator(".drawn li p:first-child").all()
    assert [each.is_visible() for each in slips] == [True] * 3
    assert sheets_of_paper(counsellor) == 2  # the slips, and the key
    assert_no_barrier(counsellor, "drawn")
    assert_nothing_cut(counsellor, "drawn")
    return [" ".join(each.locator("b").all_inner_texts()) for each in slips]


def send(stage: Stage, code: str, responses: Responses, slip: str, lesson: str) -> None:
    """Somebody joins in a browser of their own, without scripts, takes the quiz, and sends with a slip."""
    taker = stage.person(scripts=False, width=320)
    join(taker, code)
    take_on_one_page(taker, responses)
    see_result(taker)
    taker.get_by_role("link", name="Send this result to your group").click()
    taker.get_by_label("Your slip, if you have one").fill("maple otter")
    taker.get_by_role("button", name="Send", exact=True).click()
    expect(taker.get_by_role("alert")).to_contain_text("This is not a slip.")
    taker.get_by_label("Your slip, if you have one").fill(slip.upper().replace("-", " "))
    taker.get_by_role("button", name="Send", exact=True).click()
    main, (words, check) = taker.get_by_role("main"), slip.split()
    expect(main).to_contain_text(f"{lesson}, with a slip")
    expect(main).to_contain_text(f"Nickname: {words}")
    assert check not in taker.content()


def begin(counsellor: Page) -> None:
    """Begin the lesson whose name stands in the form."""
    follow(counsellor.get_by_role("link", name="Manage", exact=True))
    expect(counsellor.get_by_label("Begin another lesson")).to_have_value("Lesson 2")
    counsellor.get_by_role("button", name="Begin it").click()
    expect(counsellor.get_by_role("status")).to_contain_text("Begun.")
    assert_no_barrier(counsellor, "manage")


def test_a_class_that_comes_back(stage):
    counsellor = stage.person(width=1280)
    code = make(counsellor)
    slips = draw(counsellor)

    send(stage, code, sheets.fitting(0), slips[0], "Lesson 1")
    send(stage, code, sheets.fitting(1), slips[1], "Lesson 1")
    begin(counsellor)
    send(stage, code, sheets.fitting(11), slips[0], "Lesson 2")

    follow(counsellor.get_by_role("link", name="Results", exact=True))
    expect(counsellor.locator("[data-received]")).to_have_text("1 of 5 responses received")
    follow(counsellor.get_by_role("link", name="What changed"))
    main = counsellor.get_by_role("main")
    expect(main).to_contain_text("1 person came with the same slip to Lesson 1 and Lesson 2.")
    expect(main).to_contain_text("Not paired: 1 of 2 in Lesson 1, and 0 of 1 in Lesson 2.")
    expect(main.get_by_role("heading", name=slips[0].split()[0])).to_be_visible()
    assert_no_barrier(counsellor, "changes")
    assert_nothing_cut(counsellor, "changes")
    follow(counsellor.get_by_role("link", name="Results", exact=True))
    follow(counsellor.get_by_role("link", name=re.compile("record for the careers leader")))
    heading(counsellor, f"Record of {NAME} for the careers leader")
    assert slips[0].split()[0] not in counsellor.content()
    assert sheets_of_paper(counsellor) == 1
    assert_no_barrier(counsellor, "record")
    assert_nothing_cut(counsellor, "record")
