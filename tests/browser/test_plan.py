"""The plan in a real browser: written on, printed, copied, and let go; nothing of it leaves the page."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from quiz.result import Said
from tests import sheets
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.recording import recording_proxy
from tests.browser.test_print import sheets_of_paper
from tests.said_sheets import FILES, said_sheet, some_said_sheets
from tests.serving import serving

pytestmark = pytest.mark.browser

PLAN = f"/r/{sheets.code(sheets.clear())}/plan"
WORDS = "quokka"  # stands in no text of the quiz
SPARE = 8  # CSS pixels that another machine's fonts may take


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Both quizzes, served."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(serving(tmp_path_factory.mktemp(name), QUIZ_FILE=str(path)))
            for name, path in FILES.items()
        }


@pytest.mark.parametrize("said", some_said_sheets(20), ids=str)
def test_a_plan_is_one_sheet_of_paper(chromium, both, said):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{both[said.name].address}/r/{said.code}/plan")

        assert sheets_of_paper(page) == 1


def fill(page):
    """Write into every field, tick every step, and tell how many fields there are."""
    fields = page.locator("main textarea").all()
    for n, field in enumerate(fields):
        field.fill(f"{WORDS} {n} and what else I think of it")
    for box in page.locator("main input").all():
        box.check()
    return len(fields)


def test_nothing_that_is_written_on_a_plan_leaves_the_page(playwright_of, tmp_path):
    """All that the browser sent went through a proxy; then every file of the server is searched, and all it said."""
    with serving(tmp_path) as served, recording_proxy() as (proxy, sent):
        flags = [*FLAGS, f"--proxy-server={proxy}", "--proxy-bypass-list=<-loopback>"]
        browser = playwright_of.launch(executable_path=CHROMIUM, args=flags)
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{served.address}{PLAN}")
        page.evaluate("window.print = () => { dispatchEvent(new Event('afterprint')); }")
        count = fill(page)
        page.get_by_role("button", name="Print").click()
        page.get_by_role("button", name="Copy as text").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        with page.expect_download() as download:
            page.get_by_role("link", name="in two weeks").click()
        calendar = download.value.path().read_text()
        page.get_by_role("link", name="Back to the result").click()
        page.wait_for_url("**/r/*")
        page.goto(f"{served.address}{PLAN}")
        fill(page)
        page.get_by_role("link", name="Finish here").click()
        page.wait_for_url("**/finish")
        left = page.evaluate("[name, document.cookie, localStorage.length, sessionStorage.length]")
        browser.close()
        kept = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert copied.count(WORDS) == count >= 9
    assert copied.count("[x] ") == 3
    assert copied.count("Why it fits, in my words") == copied.count("If it is (day, time)") == 1
    assert copied.count("what I would gain") == copied.count("What I would give up") == 1
    assert sent.count(b"GET ") > 8  # it did go that way
    assert b"/plan/two-weeks.ics" in sent
    assert WORDS.encode() not in sent
    assert {name for name, content in kept.items() if WORDS.encode() in content} == set()
    assert len(kept) >= 2
    assert WORDS not in calendar
    assert left == ["", "", 0, 0]


def test_the_proxy_would_have_seen_it(playwright_of, tmp_path):
    with serving(tmp_path) as served, recording_proxy() as (proxy, sent):
        flags = [*FLAGS, f"--proxy-server={proxy}", "--proxy-bypass-list=<-loopback>"]
        browser = playwright_of.launch(executable_path=CHROMIUM, args=flags)
        browser.new_page().goto(f"{served.address}/open?code={WORDS}")
        browser.close()

    assert WORDS.encode() in sent


@pytest.mark.parametrize("said", [Said.CLEAR, Said.CLOSE, Said.NOTHING])
def test_what_is_copied_says_what_each_line_is_for(chromium, both, said):
    with chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{both['crafts'].address}/r/{said_sheet('crafts', 'baker', said).code}/plan")
        count = fill(page)
        page.get_by_role("button", name="Copy as text").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        asked = page.locator("main label[for]").all_inner_texts()

    lines = copied.splitlines()
    assert len(asked) == count
    assert [line for line in lines if line in asked] == asked


def test_what_is_written_after_copying_is_not_said_to_be_copied(playwright_of, served):
    with playwright_of.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
        page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
        page.goto(f"{served.address}{PLAN}")
        page.get_by_role("button", name="Copy as text").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        page.get_by_label("Who helps me").fill("my aunt")
        page.get_by_role("button", name="Copy as text").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()

        assert "my aunt" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_written_grows_with_its_field_and_is_printed_whole(visit, scripts):
    page = visit(PLAN, java_script_enabled=scripts)
    field = page.locator("textarea").first
    field.fill("\n".join(f"{WORDS} {n}" for n in range(12)))
    page.emulate_media(media="print")

    box, line = field.bounding_box(), page.locator(".ruled hr").first.bounding_box()
    assert box["height"] >= 12 * line["height"] - 1


def test_without_scripts_it_is_a_sheet_for_a_pen_and_another_job_is_one_link_away(visit):
    page = visit(PLAN, java_script_enabled=False)
    page.get_by_text("Put another job beside it").click()
    page.locator("details a").last.click()

    assert "beside=" in page.url
    assert page.locator("textarea").count() >= 9
    assert not page.get_by_role("button", name="Print").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".ruled hr").first.evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"


def test_each_other_job_is_as_high_as_a_finger_needs(visit):
    """WCAG 2.2, 2.5.8: 24 px, which axe does not measure unless asked."""
    page = visit(PLAN)
    page.get_by_text("Put another job beside it").click()

    assert min(link.bounding_box()["height"] for link in page.locator(".others a").all()) >= 24


def test_who_leaves_with_words_that_were_not_kept_is_asked_and_nobody_else(visit):
    page = visit(PLAN)
    asked = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.get_by_role("link", name="Back to the result").click()
    page.wait_for_url(re.compile("/r/[^/]*$"))
    assert asked == []

    page.goto(PLAN)
    page.get_by_label("Who helps me").type("my aunt")
    page.get_by_role("link", name="Back to the result").click()
    page.wait_for_url(re.compile("/r/[^/]*$"))
    assert asked == ["beforeunload"]


def test_a_plan_is_written_with_the_keyboard_alone(visit):
    page = visit(PLAN, width=1280)
    page.get_by_label("Why it fits, in my words").focus()
    page.keyboard.type("one")
    page.keyboard.press("Tab")
    page.keyboard.type("two")

    assert page.get_by_label("Why it fits, in my words").input_value() == "one"
    assert page.get_by_label("What doesn’t").input_value() == "two"
    assert page.get_by_label("What doesn’t").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_finish_leaves_no_word_to_go_back_to(visit):
    page = visit("/roles")
    page.goto(PLAN)
    fill(page)
    page.get_by_role("link", name="Finish here").click()
    page.wait_for_url("**/finish")
    page.goto(PLAN)

    assert page.locator("textarea").evaluate_all("all => all.map(e => e.value).join('')") == ""


def test_back_finds_the_words_in_a_page_that_the_browser_kept_and_after_finish_it_does_not(playwright_of, served):
    """Chromium keeps pages for Back (bfcache), which Playwright turns off, and of which it hears nothing."""
    browser = playwright_of.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_page()
    page.goto(f"{served.address}/roles")
    page.goto(f"{served.address}{PLAN}")
    page.locator("textarea").first.fill(WORDS)
    page.get_by_role("button", name="Copy as text").click()
    leave = "document.querySelector('.way a').click()"
    found = [walk(page, leave), walk(page, "history.back()")]
    found += [walk(page, "document.querySelector('[data-finish]').click()"), walk(page, "history.forward()")]
    found += [walk(page, "history.back()"), walk(page, "history.back()")]
    browser.close()

    assert found == [False, True, False, False, False, False]


def walk(page, step):
    """Take a step, and tell whether the page that is then shown holds the words."""
    page.evaluate(f"setTimeout(() => {step})")
    page.wait_for_timeout(1_000)
    shown = "document.documentElement.innerText + [...document.querySelectorAll('textarea')].map(e => e.value)"
    return WORDS in page.evaluate(shown)


def test_there_is_room_to_spare_on_the_fullest_sheet(chromium, both):
    """Of those in the sample: the paper is 1047 px high between its margins."""
    with chromium.new_context(viewport={"width": 703, "height": 600}) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        for said in some_said_sheets(20):
            page.goto(f"{both[said.name].address}/r/{said.code}/plan")
            assert page.evaluate("document.documentElement.scrollHeight") <= 1047 - SPARE, said
