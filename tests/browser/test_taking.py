"""Taking the quiz in a browser: with and without scripts, forth and back, in tabs, bookmarks, and frames."""

import re

import pytest
from playwright.sync_api import expect

from quiz import reading
from quiz.responses import LEFT_OUT
from tests import sheets
from tests.browser.taking import answer_all, options, see_result, settle, tap, tick_all
from tests.examples import ROOT, shipped_quiz
from tests.serving import threaded

pytestmark = pytest.mark.browser

TITLE = reading.read(ROOT / "questions.yaml").short_title


def heading(place):
    return place.locator("h1")


def text(index):
    return shipped_quiz().questions[index].text


def label(index, choice):
    return shipped_quiz().questions[index].options[choice].label


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_quiz_can_be_taken_from_the_start_to_the_result(visit, scripts):
    page = visit("/", java_script_enabled=scripts)

    page.get_by_role("link", name="Start").click()
    words = answer_all(page, scripts=scripts)
    expect(page.locator(".stars li b")).to_have_text(words)
    see_result(page)
    page.get_by_role("link", name=f"Your {len(words)} answers").click()

    expect(page.locator(".stars li b")).to_have_text(words)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_quiz_can_be_taken_on_one_page(visit, scripts):
    page = visit("/", java_script_enabled=scripts)

    page.get_by_role("link", name="one page").click()
    tick_all(page)

    answers = [f"{question.text} {question.options[1].label}" for question in shipped_quiz().questions]
    expect(page.locator(".stars li span:not(.unseen)")).to_have_text(answers)
    see_result(page)


def test_the_page_says_where_one_is_and_repeats_the_last_answer(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(0))}")

    words = tap(page, 4, scripts=True)

    expect(page).to_have_title(f"Question 2 of 20 · {TITLE}")
    expect(heading(page)).to_have_text(text(1))
    expect(page.locator(".last")).to_contain_text(f"Last answer: {words}.")


def test_the_first_screen_of_a_phone_has_the_button_and_the_field_for_a_code(visit):
    page = visit("/", height=780)

    for part in (page.get_by_role("link", name="Start"), page.get_by_label("Code or link")):
        expect(part).to_be_in_viewport(ratio=1)
        assert part.bounding_box()["y"] + part.bounding_box()["height"] <= 780


def test_a_question_its_answers_and_the_way_past_it_fit_a_phone(visit):
    """But for the last, with all that is said above it: there the answers fit."""
    page = visit(height=780)
    for index in range(19):
        page.goto(f"/take/{sheets.code(sheets.begun(index))}")
        expect(page.get_by_role("button", name="Leave this out")).to_be_in_viewport(ratio=1)

    page.goto(f"/take/{sheets.code(sheets.begun(19))}")
    expect(page.locator(".note")).to_contain_text("First place is settled")
    expect(options(page).last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_whoever_asks_what_a_question_means_reads_it_there(visit, scripts):
    """It waits after the answers on a phone's first screen, takes no key from them, and says nothing until then."""
    page = visit(f"/take/{sheets.code(sheets.begun(3))}", height=780, java_script_enabled=scripts)
    ask, about = page.get_by_text("What does this mean?"), page.get_by_text(shipped_quiz().questions[3].about)
    if scripts:
        settle(page)
    expect(ask).to_be_in_viewport(ratio=1)
    expect(about).not_to_be_visible()

    options(page).last.focus()
    page.keyboard.press("Tab")
    expect(ask).to_be_focused()
    page.keyboard.press("3")
    page.keyboard.press("Enter")

    expect(about).to_be_visible()
    expect(options(page).last).to_be_in_viewport(ratio=1)
    expect(heading(page)).to_have_text(text(3))


def test_each_question_of_the_page_with_all_says_what_it_means(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(0))}/all", java_script_enabled=False)

    for question in shipped_quiz().questions[:3]:
        group = page.get_by_role("group", name=question.text)
        group.get_by_text("What does this mean?").click()
        expect(group.get_by_text(question.about)).to_be_visible()


def test_a_tap_is_seen_at_once_and_not_when_the_page_comes_back(visit):
    """Until the next page is there, which a slow network may take long for."""
    page = visit(f"/take/{sheets.code(sheets.begun(3))}")
    settle(page)
    page.route("**/take/*?*", lambda route: route.fulfill(status=204))  # nothing comes

    options(page).nth(1).click(no_wait_after=True)

    expect(options(page).nth(1)).to_have_class("tapped")
    looks = "e => [getComputedStyle(e).borderTopWidth, getComputedStyle(e).backgroundColor]"
    assert options(page).nth(1).evaluate(looks) != options(page).nth(2).evaluate(looks)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator(".tapped")).to_have_count(0)


def test_the_strokes_show_how_far_one_is_without_colour(visit):
    """What is answered is taller than what waits."""
    page = visit(f"/take/{sheets.code(sheets.begun(7))}")

    assert [path.get_attribute("d").count("M") for path in page.locator(".strokes path").all()] == [7, 12, 1]
    box = "e => e.getBoundingClientRect().height"
    answered, ahead, here = (path.evaluate(box) for path in page.locator(".strokes path").all())
    assert here > answered > ahead > 1


COVERED = """() => {
  const focus = document.activeElement, button = document.querySelector(".go").getBoundingClientRect();
  return !!focus.closest(".stars li") && focus.getBoundingClientRect().bottom > button.top;
}"""


def test_the_button_to_the_result_is_at_hand_and_hides_no_answer_that_has_the_focus(visit):
    page = visit(sheets.path("answers"), height=780)

    expect(page.get_by_role("button", name="See the result")).to_be_in_viewport(ratio=1)
    for _ in range(24):
        page.keyboard.press("Tab")
        covered = page.evaluate(COVERED)
        assert not covered


def test_a_reload_changes_nothing(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(4))}", java_script_enabled=False)
    tap(page, 2)
    before = page.content()

    page.reload()

    assert page.content() == before


def test_a_bookmark_in_the_middle_goes_on_from_there_on_another_device(visit):
    one = visit(f"/take/{sheets.code(sheets.begun(6))}", java_script_enabled=False)
    tap(one, 1)

    other = visit(one.url.removeprefix(one.url.split("/take/")[0]), java_script_enabled=False)

    expect(heading(other)).to_have_text(text(7))
    expect(other.locator(".last")).to_contain_text(label(6, 0))


def test_two_tabs_do_not_disturb_each_other(visit):
    one = visit(f"/take/{sheets.code(sheets.begun(0))}", java_script_enabled=False)
    other = one.context.new_page()
    other.goto(one.url)

    tap(one, 1)
    tap(other, 5)
    tap(one, 1)

    expect(heading(one)).to_have_text(text(2))
    expect(heading(other)).to_have_text(text(1))
    expect(other.locator(".last")).to_contain_text(label(0, 4))


def test_the_browsers_back_and_forward_show_the_sheet_as_it_was(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(0))}", java_script_enabled=False)
    tap(page, 1)
    tap(page, 2)
    expect(heading(page)).to_have_text(text(2))

    for step, index in [(page.go_back, 1), (page.go_back, 0), (page.go_forward, 1), (page.go_forward, 2)]:
        step()
        expect(heading(page)).to_have_text(text(index))

    page.go_back()
    expect(heading(page)).to_have_text(text(1))
    tap(page, 4)
    expect(page.locator(".last")).to_contain_text(label(1, 3))


def test_the_pages_own_back_keeps_and_marks_the_answer(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(5))}", java_script_enabled=False)
    chosen = tap(page, 2)
    tap(page, 1)

    page.get_by_role("link", name="Back").click()
    expect(heading(page)).to_have_text(text(6))
    page.get_by_role("link", name="Back").click()

    expect(heading(page)).to_have_text(text(5))
    expect(page.locator(".chosen")).to_have_text(f"{chosen} your answer")
    page.get_by_role("link", name="Keep this answer").click()
    expect(heading(page)).to_have_text(text(7))


def test_a_change_of_the_last_answer_returns_where_the_person_was(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(5))}", java_script_enabled=False)
    tap(page, 2)

    page.locator(".last").get_by_role("link", name="Change").click()
    expect(heading(page)).to_have_text(text(5))
    words = tap(page, 4)

    expect(heading(page)).to_have_text(text(6))
    expect(page.locator(".last")).to_contain_text(words)


def test_a_change_from_the_answers_returns_there_with_the_ticks_kept(visit):
    page = visit(f"/answers/{sheets.code(sheets.clear())}", java_script_enabled=False)
    boxes = page.get_by_role("checkbox")
    for index in range(len(shipped_quiz().questions)):
        boxes.nth(index).set_checked(index in {2, 7})

    page.get_by_role("button", name="Change the answer to question 4", exact=True).click()
    expect(heading(page)).to_have_text(text(3))
    words = tap(page, 1)

    expect(heading(page)).to_have_text("Your answers")
    expect(page.locator(".stars li").nth(3)).to_contain_text(words)
    for index in range(len(shipped_quiz().questions)):
        expect(boxes.nth(index)).to_be_checked(checked=index in {2, 7})


def test_a_change_from_the_result_leads_over_the_answers_to_the_new_result(visit):
    page = visit(f"/r/{sheets.code(sheets.clear())}", java_script_enabled=False)
    old = page.url

    page.get_by_role("link", name=re.compile(r"^Your \d+ answers$")).click()
    page.get_by_role("button", name="Change the answer to question 1", exact=True).click()
    new = 1 + (sheets.clear().choices[0] == 0)
    words = tap(page, new)

    expect(page.locator(".stars li").first).to_contain_text(words)
    see_result(page)
    sheet = sheets.clear().answer({0: new - 1})
    assert page.url != old
    assert page.url.endswith(f"/r/{sheets.code(sheet)}")


def test_a_question_left_out_is_not_asked_again(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(0))}", java_script_enabled=False)

    page.get_by_role("button", name="Leave this out").click()

    expect(heading(page)).to_have_text(text(1))
    expect(page.locator(".last")).to_contain_text("Last answer: left out.")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("button", name="Leave this out")).to_contain_text("your choice")
    assert sheets.code(sheets.begun(0).answer({0: LEFT_OUT})) in page.url


@pytest.fixture
def still(visit):
    """The eleventh question at its opening: the clock stands but where the test moves it, however slow the machine."""
    page = visit()
    page.clock.install()
    page.goto(f"/take/{sheets.code(sheets.begun(10))}")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    return page


def press(page, number):
    """Press the mouse on an answer; gives the spot."""
    box = options(page).nth(number - 1).bounding_box()
    assert box
    spot = box["x"] + 40, box["y"] + 20
    page.mouse.click(*spot)
    return spot


def test_two_taps_100_ms_apart_on_one_spot_answer_one_question(still):
    spot = press(still, 2)
    expect(still.locator(".step")).to_have_text("Question 12 of 20")
    asked = []
    still.on("request", lambda request: asked.append(request.url))

    still.clock.run_for(100)
    still.mouse.click(*spot)
    still.clock.run_for(200)
    still.mouse.click(*spot)

    expect(still.locator(".step")).to_have_text("Question 13 of 20")
    assert len([address for address in asked if "o=" in address]) == 1
    assert "at=" not in still.url  # the spot of a tap is no part of the address that stays


def test_two_taps_at_once_on_two_spots_answer_two_questions(still):
    press(still, 2)
    expect(still.locator(".step")).to_have_text("Question 12 of 20")

    press(still, 4)

    expect(still.locator(".step")).to_have_text("Question 13 of 20")
    expect(still.locator(".last")).to_contain_text(label(11, 3))


def test_a_double_tap_on_the_last_question_changes_nothing_of_the_answers(visit):
    page = visit()
    page.clock.install()
    page.goto(f"/take/{sheets.code(sheets.begun(19))}")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    page.evaluate("scrollTo(0, 0)")

    spot = press(page, 2)
    expect(heading(page)).to_have_text("Your answers")
    ticks = page.locator(".stars li label")
    ticks.first.evaluate(
        "(e, [x, y]) => Object.assign(e.style, {position: 'fixed', left: `${x - 5}px`, top: `${y - 5}px`})", spot
    )
    page.mouse.click(*spot)
    page.clock.run_for(300)
    expect(page.get_by_role("checkbox").first).not_to_be_checked()
    page.mouse.click(*spot)

    expect(page.get_by_role("checkbox").first).to_be_checked()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_one_press_of_tab_leads_from_a_question_to_its_first_answer(visit, scripts):
    """The focus starts at the question, which stays in view with all above it, on a small screen, too."""
    page = visit(f"/take/{sheets.code(sheets.begun(3))}", height=560, java_script_enabled=scripts)
    tap(page, 2, scripts=scripts)

    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport(ratio=1)
    expect(page.locator(".way")).to_be_in_viewport(ratio=1)
    expect(page.locator(".last")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(options(page).first).to_be_focused()
    page.keyboard.press("Enter")

    expect(heading(page)).to_have_text(text(5))
    expect(page.locator(".last")).to_contain_text(label(4, 0))


def test_a_key_chooses_an_answer_only_while_the_focus_is_among_them(visit):
    """WCAG 2.1.4: whoever speaks to their computer, or leans on a key, answers nothing by it."""
    page = visit(f"/take/{sheets.code(sheets.begun(0))}")
    settle(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.keyboard.press("3")
    page.get_by_role("button", name="Leave this out").focus()
    page.keyboard.press("3")
    options(page).nth(1).focus()
    page.keyboard.press("Control+3")
    page.keyboard.press("9")
    page.keyboard.press("3")

    expect(heading(page)).to_have_text(text(1))
    expect(page.locator(".last")).to_contain_text(label(0, 2))
    assert len([address for address in asked if "/take/" in address]) == 1


def test_the_keyboard_alone_takes_the_quiz(visit):
    page = visit(f"/take/{sheets.code(sheets.begun(19))}")
    settle(page)

    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-answers]') !== null"):
            break
    page.keyboard.press("Enter")

    expect(heading(page)).to_have_text("Your answers")


def test_what_is_chosen_and_what_is_asked_is_read_to_a_screen_reader(visit):
    page = visit(sheets.path("question-changed"))
    question = shipped_quiz().questions[9]

    group = page.get_by_role("group", name=question.text)

    expect(group.get_by_role("button")).to_have_count(len(question.options))
    expect(group.get_by_role("button", name="your answer")).to_have_count(1)


def test_a_code_that_someone_reads_out_is_opened(visit):
    code = sheets.code(sheets.clear())
    page = visit("/", java_script_enabled=False)

    page.get_by_label("Code or link").fill(" ".join([code[:8].lower(), code[8:15], code[15:]]))
    page.get_by_role("button", name="Open").click()

    expect(page).to_have_url(re.compile(f"/r/{code}$"))


def test_the_address_is_copied(visit):
    page = visit(sheets.path("result"), permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Copy the address").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_in_a_network_without_https_the_console_stays_empty_and_copying_works(visit, served):
    """In a classroom the quiz has a plain address, and a browser does not trust it with everything."""
    page = visit(sheets.path("result"), address=served.address.replace("127.0.0.1", "quiz.test"))

    page.get_by_role("button", name="Copy the address").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == page.url
    assert not page.evaluate("isSecureContext")


def test_buttons_that_need_the_script_are_not_shown_without_it(visit):
    page = visit(sheets.path("result"), java_script_enabled=False)

    expect(page.get_by_role("button")).to_have_count(0)


@pytest.fixture
def framed(tmp_path):
    """Serve a page that shows the quiz in a frame, from another site; gives the function that does."""
    from contextlib import ExitStack

    from quiz import create_app

    with ExitStack() as stack:

        def frame(*, allowed):
            page: dict[str, str] = {}
            parent = stack.enter_context(threaded(page, host="localhost"))
            settings = {"QUIZ_DATA": tmp_path, "QUIZ_FRAME_ANCESTORS": parent if allowed else ""}
            app = create_app(settings)
            stack.callback(app.extensions["quiz"].store.close)
            quiz = stack.enter_context(threaded(app))
            page["/"] = f"<!doctype html><title>School</title><iframe src='{quiz}/' width=400 height=700></iframe>"
            return parent

        yield frame


def test_the_whole_quiz_can_be_taken_in_a_frame_of_a_site_that_may_show_it(visit, framed):
    """The frame is of another site than the page around it, so that cookies and storage would fail."""
    page = visit("/", address=framed(allowed=True), width=800)
    frame = page.frames[1]

    frame.get_by_role("link", name="Start").click()
    answer_all(frame, scripts=True)
    see_result(frame)

    assert "/r/" in frame.url


def test_no_other_site_may_show_the_quiz_in_a_frame(chromium, framed):
    with chromium.new_page() as page:
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(framed(allowed=False))

        expect(page.frame_locator("iframe").get_by_role("link", name="Start")).to_have_count(0)
