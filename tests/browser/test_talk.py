"""What is handed on: the sheet for a talk is one page of A4, whoever answered what, and that for home half of one."""

import re

import pytest

from quiz.result import Said
from tests import sheets
from tests.browser.test_print import SHOWN
from tests.browser.test_weight import LARGE, first_view
from tests.pages import app_of, close
from tests.said_sheets import FILES, some_said_sheets
from tests.serving import threaded

pytestmark = pytest.mark.browser

HALF = 1047 // 2 + 24  # CSS pixels: half of A4 between its margins, and the lines that say who serves it


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """Where each of the two quizzes is served, by its name."""
    apps = {name: app_of(tmp_path_factory.mktemp(name), QUIZ_FILE=file) for name, file in FILES.items()}
    first, second = apps
    with threaded(apps[first]) as one, threaded(apps[second]) as other:
        yield {first: one, second: other}
    for app in apps.values():
        close(app)


@pytest.mark.parametrize("sheet", some_said_sheets(20), ids=str)
def test_it_is_one_page_of_a4(visit, addresses, sheet):
    page = visit(f"/r/{sheet.code}/talk", address=addresses[sheet.name])

    pdf = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("sheet", some_said_sheets(20), ids=str)
def test_for_someone_at_home_half_a_page_is_enough(visit, addresses, sheet):
    page = visit(f"/r/{sheet.code}/home", address=addresses[sheet.name])
    page.set_viewport_size({"width": 703, "height": 100})
    page.emulate_media(media="print")

    assert page.evaluate("document.documentElement.scrollHeight") <= HALF


def test_the_sample_has_every_word_of_both_quizzes():
    assert {(each.name, each.said) for each in some_said_sheets(20)} == {
        (name, said) for name in FILES for said in Said
    }


def test_there_are_lines_on_paper_alone_and_nothing_to_press(look):
    page = look(sheets.path("talk"))

    assert not any(each.evaluate(SHOWN) for each in page.locator(".ruled").all())
    page.emulate_media(media="print")
    assert all(each.evaluate(SHOWN) for each in page.locator(".ruled").all())
    controls = page.locator("button, input, form, nav, .skip, .way a").all()
    assert [each.inner_text() for each in controls if each.evaluate(SHOWN)] == []


@pytest.mark.parametrize("name", ["talk", "talk-tied", "talk-nothing", "talk-too-few"])
def test_it_is_read_without_scripts_and_light(visit, served, record_property, name):
    page = visit("/accessibility", java_script_enabled=False)

    wire = first_view(page, served.address + sheets.path(name))

    record_property("bytes", wire.total)
    assert wire.total <= LARGE
    assert page.get_by_role("heading", name="Three questions to ask").is_visible()
