"""A taker's way through a group in the browser: join by typed code, take the quiz, send, come back, delete."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import sheets
from tests.browser.barriers import assert_no_barrier, assert_nothing_cut
from tests.browser.taking import answer_all, see_result
from tests.browser.test_print import sheets_of_paper
from tests.browser.test_weight import LARGE, SMALL, first_view
from tests.classes import class_in
from tests.groups_app import SECRET
from tests.groups_app import app as app
from tests.pages import app_of, close
from tests.serving import threaded
from tests.takers import start

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(app):
    """Where a browser finds it."""
    with threaded(app) as address:
        yield address


@pytest.fixture
def group(app):
    """The first page of a group of its own."""
    return start(class_in(app, name="Class 9b", message="Take your time.\nAsk me."))


@pytest.fixture
def person(chromium, address):
    """A person with a browser of their own: `person(java_script_enabled=False, …)` gives its page."""
    contexts = []

    def begin(**options):
        options = {"viewport": {"width": 360, "height": 740}, **options}
        contexts.append(chromium.new_context(base_url=address, **options))
        return contexts[-1].new_page()

    yield begin
    for context in contexts:
        context.close()


def send(page, group, nickname="fox"):
    page.goto(f"{group}/send/{sheets.code(sheets.clear())}")
    page.get_by_label("Nickname").fill(nickname)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Sent: your receipt").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_a_person_joins_takes_the_quiz_sends_changes_and_deletes(person, group, scripts):
    page = person(java_script_enabled=scripts)
    page.goto("/")
    page.get_by_label("Code or link").fill(group.removeprefix("/g/").lower().replace("-", " "))
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", name="Class 9b")).to_be_visible()
    page.get_by_role("link", name="Start").click()
    answer_all(page, scripts=scripts)
    see_result(page)
    assert page.context.cookies() == []

    page.get_by_role("link", name="Send this result to your group").click()
    page.get_by_label("Nickname").fill("Zoë Meier")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#nickname-error")).to_contain_text("One word, please")
    page.get_by_label("Nickname").fill("Zoë")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Sent: your receipt")).to_be_visible()
    expect(page.get_by_text("Nickname: Zoë")).to_be_visible()
    receipt = page.url

    page.get_by_role("link", name="Change the answers").click()
    page.get_by_role("checkbox").first.check()
    see_result(page)
    page.get_by_role("link", name="Send this result to your group").click()
    page.get_by_role("button", name="It was me: send this in its place").click()
    expect(page.get_by_text("1 of them counting double")).to_be_visible()
    assert page.url == receipt

    page.get_by_text("Delete what was sent", exact=True).click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()


def test_back_and_send_again_sends_once(person, group):
    page = person()
    send(page, group)
    receipt = page.url

    page.go_back()
    page.get_by_role("button", name="Send").first.click()

    expect(page.get_by_role("heading", name="Sent: your receipt")).to_be_visible()
    assert page.url == receipt


def test_a_reload_of_the_receipt_sends_nothing(person, group):
    page = person()
    send(page, group)
    receipt = page.url

    page.reload()

    assert page.url == receipt
    expect(page.get_by_text("Nickname: fox")).to_be_visible()


def test_in_a_frame_of_another_site_sending_goes_on_in_a_tab_of_its_own(person, tmp_path):
    framing = app_of(tmp_path, QUIZ_FRAME_ANCESTORS="http://localhost:*", QUIZ_SECRET_KEY=SECRET)
    result = f"{start(class_in(framing))}/r/{sheets.code(sheets.clear())}"
    with threaded(framing) as inner, threaded({"/": f'<iframe src="{inner}{result}" width="340"></iframe>'}) as outer:
        page = person()
        page.goto(outer.replace("127.0.0.1", "localhost"))
        link = page.frame_locator("iframe").get_by_role("link", name="Send this result to your group")
        with page.expect_popup() as popup:
            link.click()
        tab = popup.value
        tab.get_by_role("button", name="Send").click()

        expect(tab.get_by_role("heading", name="Sent: your receipt")).to_be_visible()
        assert page.context.cookies(inner)[0]["sameSite"] == "Lax"
    close(framing)


def visit_all(page, group):
    """Each page of a taker, one after the other: its name."""
    code = sheets.code(sheets.clear())
    for name, path in {
        "join": group,
        "result": f"{group}/r/{code}",
        "send": f"{group}/send/{code}",
        "unknown": "/g/ZZZZ-ZZZZ",
    }.items():
        page.goto(path)
        yield name
    page.goto(f"{group}/send/{code}")
    page.get_by_label("Nickname").fill("Anna Meier")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#nickname-error")).to_contain_text("One word, please")
    yield "refused"
    send(page, group)
    yield "receipt"
    page.goto(f"{group}/send/{sheets.code(sheets.begun(15))}")
    yield "again"


def test_no_page_has_a_barrier_that_axe_knows(person, group):
    page = person()
    for name in visit_all(page, group):
        assert_no_barrier(page, name)


def test_nothing_is_cut_at_double_text_size(person, group):
    page = person()
    for name in visit_all(page, group):
        assert_nothing_cut(page, name)


def test_a_first_view_is_light(person, group):
    """At most 20 kB, all included; the way in 14."""
    page = person()
    for name in visit_all(page, group):
        assert first_view(page.context.new_page(), page.url).total <= (SMALL if name == "join" else LARGE), name


LONG: dict[str, Any] = {
    "name": "Kapitänsanwärterlehrgang " * 3,
    "organisation": "Berufsbildende Schule am Unteren Niederrhein, " * 2,
    "contact": "Frau Prof. Dr. Leutheusser-Schnarrenberger, Raum 12, " * 2,
    "purpose": "Für die Berufsorientierung im zweiten Halbjahr. " * 4,
    "message": "Take your time.\n" * 60,
}


@pytest.mark.parametrize("texts", [{}, LONG], ids=["usual", "longest"])
def test_start_is_on_the_first_screen_whatever_is_said_before_it(app, person, texts):
    """At 360 px, within 640: for the longest texts it waits at the foot of the screen."""
    page = person(viewport={"width": 360, "height": 640})
    page.goto(start(class_in(app, **texts)))

    box = page.get_by_role("link", name="Start").bounding_box()

    assert box["y"] + box["height"] <= 640


def test_the_class_page_is_one_sheet_whatever_the_group_is_called(app, person):
    page, made = person(), class_in(app, **LONG)
    page.goto(f"/s/{made.manage}")
    page.goto(f"/groups/{made.group.id}")

    assert sheets_of_paper(page) == 1


def test_the_answers_can_be_looked_at_before_they_are_sent(person, group):
    page = person()
    page.goto(f"{group}/send/{sheets.code(sheets.clear())}")

    page.get_by_role("link", name="20 answers").click()
    page.get_by_text("The answers, one by one").click()

    expect(page.locator("#answers li").first).to_be_visible()


def test_the_receipt_prints_its_address_and_no_buttons(person, group, tmp_path: Path):
    page = person()
    send(page, group)

    page.emulate_media(media="print")

    expect(page.locator("p.printed")).to_have_text(page.url)
    expect(page.get_by_role("button")).to_have_count(0)
    assert [each.inner_text() for each in page.locator("summary").all() if each.is_visible()] == []
    expect(page.get_by_role("heading", name="The answers")).to_be_visible()
