"""The counsellor's pages in Chromium: barriers, fit, weight, paper, and what a copy button copies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quiz.links import digest, new_token
from tests.browser.barriers import assert_no_barrier, assert_nothing_cut, axe, violations
from tests.browser.test_weight import LARGE, first_view
from tests.classes import pupils
from tests.counsellor import TOKEN
from tests.groups_app import SECRET
from tests.pages import app_of, close
from tests.serving import threaded

pytestmark = pytest.mark.browser

PARTS = {
    "new": "/groups/new",
    "class": "",
    "slips": "/slips",
    "links": "/links",
    "manage": "/manage",
    "manage-done": "/manage?done=closed",
    "details": "/manage/details",
    "sent": "/manage/responses",
    "delete": "/responses/1/delete",
    "leave": "/leave",
}
OVERFLOWING = """[...document.querySelectorAll(".poster *")].filter(each => each.scrollWidth > each.clientWidth &&
    each.clientWidth).map(each => each.outerHTML)"""

LINES = """e => { const range = document.createRange(); range.selectNodeContents(e);
    return new Set([...range.getClientRects()].map(each => each.top)).size }"""


@dataclass(frozen=True)
class Desk:
    """A counsellor's browser, and the group that was made in it."""

    context: BrowserContext
    group: str
    faults: list[str]
    tab: Page

    def open(self, part: str, width: int = 1280, height: int = 720) -> Page:
        """One of the group's pages in a tab of its own."""
        return self._shown(self.context.new_page(), part, width, height)

    def look(self, part: str) -> Page:
        """One of them in the tab that all who only look share; see `look` in conftest.py."""
        self.tab.emulate_media(media="null", color_scheme="null")
        return self._shown(self.tab, part, 1280, 720)

    def _shown(self, page: Page, part: str, width: int, height: int) -> Page:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(self.path(part))
        return page

    def path(self, part: str) -> str:
        """The address of a page: of the group, or of groups."""
        return part if part.startswith("/groups") else f"{self.group}{part}"


@pytest.fixture(scope="module")
def desk(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A group that was made by hand, without a script, and what five people sent to it."""
    settings = {"QUIZ_GROUPS": "open", "QUIZ_SECRET_KEY": SECRET, "QUIZ_PUBLIC_URL": "http://quiz.school.example"}
    faults: list[str] = []
    app = app_of(tmp_path_factory.mktemp("desk"), **settings)
    with threaded(app) as address:
        bare = chromium.new_context(base_url=address, java_script_enabled=False)
        group = make(bare.new_page())
        store = app.extensions["quiz"].store
        for each in pupils(5):
            store.send(group, digest(new_token()), each, datetime.now(UTC), 100)
        context = chromium.new_context(base_url=address, storage_state=bare.storage_state())
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("console", lambda message: faults.append(message.text))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        yield Desk(context, f"/groups/{group}", faults, context.new_page())
        bare.close()
        context.close()
    close(app)
    assert faults == []


def make(page: Page) -> str:
    """Make a group as a counsellor does, and tell its id."""
    page.goto("/groups/new")
    page.get_by_label("Name of the group").fill("Class 9b")
    page.get_by_label("School or organisation").fill("Riverside School")
    page.get_by_label("Your name").fill("Ms Öz, room 12")
    page.locator("summary").click()
    page.get_by_label("How many people").fill("28")
    page.get_by_role("button", name="Make the group").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Class 9b")
    return page.url.rpartition("/")[2]


@pytest.mark.parametrize("part", PARTS)
def test_no_page_has_a_barrier_that_axe_knows(desk, part):
    page = desk.look(PARTS[part])
    for summary in page.locator("summary").all():
        summary.click()

    assert_no_barrier(page)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_cut_at_double_text_size(desk, part):
    assert_nothing_cut(desk.look(PARTS[part]))


def test_the_code_and_the_qr_code_never_touch(desk):
    """On any projector or phone: the code is as wide as its column at the most."""
    page = desk.open(PARTS["class"])

    for width in range(320, 1400, 60):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(OVERFLOWING) == [], width
        assert page.locator(".sign").evaluate(LINES) == 1, width
    page.close()


@pytest.mark.parametrize("part", PARTS)
def test_a_first_view_is_light(desk, part):
    """At most 20 kB, all included."""
    page = desk.context.new_page()

    wire = first_view(page, desk.path(PARTS[part]))

    assert wire.total <= LARGE
    assert len([each for each in wire.addresses.values() if not each.startswith("data:")]) <= 5
    page.close()


def test_what_is_wrong_is_said_where_it_is_and_nothing_typed_is_lost(desk):
    page = desk.open("/groups/new", width=360)
    page.evaluate(axe())
    page.get_by_label("Name of the group").fill("Class 9c")
    page.locator("summary").click()
    page.get_by_label("Last day to send").fill("2020-01-01")

    with page.expect_navigation():
        page.get_by_role("button", name="Make the group").click()

    page.evaluate(axe())
    expect(page.get_by_label("Name of the group")).to_have_value("Class 9c")
    expect(page.get_by_label("Last day to send")).to_have_value("2020-01-01")
    expect(page.get_by_label("Last day to send")).to_have_accessible_description(re.compile("This day is over"))
    assert violations(page) == []
    assert desk.faults.pop().startswith("Failed to load resource: the server responded with a status of 400")
    page.close()


def test_the_code_and_its_picture_fit_a_projector_and_stay_black_on_white_in_the_dark(desk):
    page = desk.open("", width=1280, height=720)
    page.emulate_media(color_scheme="dark")

    for place in (page.locator(".sign"), page.locator("svg.qr")):
        box = place.bounding_box()
        assert box["y"] + box["height"] <= 720
    assert page.locator(".sign").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 60
    picture = page.locator("svg.qr")
    assert picture.bounding_box()["width"] >= 300
    painted = picture.evaluate(
        "e => [...e.children].map((c) => [getComputedStyle(c).fill, getComputedStyle(c).stroke])"
    )
    assert painted[0][0] == "rgb(255, 255, 255)"
    assert painted[1][1] == "rgb(0, 0, 0)"
    page.close()


def test_the_handout_is_one_sheet_with_the_code_and_no_buttons(desk):
    page = desk.open("")
    page.emulate_media(media="print")

    expect(page.locator(".sign")).to_be_visible()
    expect(page.locator("svg.qr")).to_be_visible()
    controls = page.locator("button, input, nav, .skip").all()
    assert [each for each in controls if each.is_visible()] == []
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.close()


def test_the_key_to_the_slips_is_a_sheet_of_its_own(desk):
    page = desk.open("/slips")
    page.emulate_media(media="print")

    assert page.locator(".key").evaluate("e => getComputedStyle(e).breakBefore") == "page"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 3  # 24 slips, 4 slips, the key
    assert page.locator("header.site, nav, form").evaluate_all("all => all.every((e) => !e.getClientRects().length)")
    page.close()


def test_a_slip_has_all_four_edges_on_paper(desk):
    """What is drawn around it begins within the paper, where nothing is cut off."""
    page = desk.open("/slips", width=703)
    page.emulate_media(media="print")

    paper = page.locator("ol.slips").bounding_box()
    edges = [box for box in (each.bounding_box() for each in page.locator(".slips li").all()) if box]
    assert min(box["x"] for box in edges) - 1 >= paper["x"]
    assert max(box["x"] + box["width"] for box in edges) + 1 <= paper["x"] + paper["width"]
    page.close()


def test_secrets_are_seen_only_when_opened_and_copied_as_they_stand(desk):
    page = desk.open("/links")

    assert [each.is_visible() for each in page.get_by_label("The link", exact=True).all()] == [False, False]
    assert not TOKEN.search(page.locator("main").inner_text())
    copied = []
    for section in page.locator("main section").all():
        section.locator("summary").click()
        section.get_by_role("button", name="Copy the link").click()
        expect(section.get_by_role("button", name="Copied")).to_be_visible()
        copied.append(page.evaluate("navigator.clipboard.readText()"))
        assert section.get_by_label("The link", exact=True).input_value() == copied[-1]
        section.get_by_role("button", name="Copy the text").click()
        expect(section.get_by_role("button", name="Copied")).to_have_count(2)
        assert copied[-1] in page.evaluate("navigator.clipboard.readText()")
    assert len(set(copied)) == 2
    page.close()


def test_lock_ends_it_and_back_shows_none_of_it(desk, chromium):
    """Last, on a browser of its own: Back must not bring the secrets again."""
    context = chromium.new_context(storage_state=desk.context.storage_state())
    page, home = context.new_page(), desk.open("").url.removesuffix(desk.group)
    page.goto(f"{home}{desk.group}/links")

    page.get_by_role("button", name="Lock").click()
    page.locator(".open").get_by_role("button", name="Lock").click()  # asked first: its manage link was made here
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("This is not open to you here")
    context.close()
