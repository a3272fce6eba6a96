"""A refused form in the browser: where the focus is, and where a fault leads, with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests import sheets
from tests.browser.barriers import assert_no_barrier
from tests.classes import class_in, pupils
from tests.examples import shipped_quiz
from tests.groups_app import SECRET
from tests.pages import app_of, close
from tests.serving import threaded

pytestmark = pytest.mark.browser

CODE, QUESTION = sheets.code(sheets.begun(2)), shipped_quiz().questions[2].id


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    """A class of five."""
    app = app_of(tmp_path_factory.mktemp("refused"), QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
    yield class_in(app, *pupils(5))
    close(app)


@pytest.fixture(scope="module")
def address(group):
    """Where a browser finds it."""
    with threaded(group.app) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request, chromium, address, group):
    """The browser of who manages the class."""
    context = chromium.new_context(
        base_url=address, viewport={"width": 360, "height": 740}, java_script_enabled=request.param
    )
    session = group.browser("manage").get_cookie("quiz").value
    context.add_cookies([{"name": "quiz", "value": session, "url": address}])
    yield context.new_page()
    context.close()


def test_a_mistyped_name_is_one_press_away_from_its_field(page, group):
    """The page is some 2,000 px long, and the field stands at its end."""
    page.goto(group.path("manage"))
    page.get_by_label("Type the group’s name").fill("9c")
    page.get_by_role("button", name="Delete the group for good").click()

    expect(page).to_have_title("Error: Manage 9b · IT support quiz")
    expect(page.locator(".problem[autofocus]")).to_be_focused()
    expect(page.locator(".problem[autofocus]")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Type the group’s name")).to_be_focused()
    expect(page.get_by_label("Type the group’s name")).to_have_value("9c")
    expect(page.locator("#typed-error")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path",
    [
        f"/take/{CODE}?q={QUESTION}&o=nonsense",
        f"/take/{CODE}/all?q-{QUESTION}=nonsense",
        f"/answers/{CODE}?{'&'.join(f'star={each.id}' for each in shipped_quiz().questions[:9])}",
        "/open?code=ABCD-EFGH-1",
        "/compare?role=x&rival=y",
    ],
)
def test_no_refused_form_has_a_barrier_that_axe_knows(look, path):
    """The focus is at its problem here as well."""
    page = look(path)

    expect(page.locator(".problem[autofocus]")).to_be_focused()
    assert_no_barrier(page)
