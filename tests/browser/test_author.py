"""The author's pages in a real browser: they follow the file by themselves, and keep to what every page keeps to."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import assert_no_barrier, assert_nothing_cut
from tests.examples import ROOT
from tests.serving import serving
from tests.waiting import WAIT

pytestmark = pytest.mark.browser

CRAFTS = (ROOT / "tests" / "crafts.yaml").read_text(encoding="utf-8")
MILLISECONDS = 1000 * WAIT


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A file that is being written."""
    made = tmp_path_factory.mktemp("author") / "crafts.yaml"
    made.write_text(CRAFTS, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(file):
    """Where it is served."""
    with serving(file.parent, "--quiz", str(file), "--watch") as server:
        yield server.address


def test_a_server_that_watches_no_file_has_no_such_page(served):
    assert served.ask("/author").status == 404


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_whoever_opens_it_sees_the_report_without_doing_anything(visit, address, scripts):
    page = visit("/author", address=address, java_script_enabled=scripts)

    expect(page.locator("main .lead")).to_contain_text("0 errors", timeout=MILLISECONDS)


@pytest.mark.parametrize("path", ["/author", "/author/roles/baker", "/author/findings"])
def test_no_barrier_and_nothing_cut(visit, address, path):
    page = visit(path, address=address)
    expect(page.locator("main :is(table, pre)").first).to_be_visible(timeout=MILLISECONDS)

    assert_no_barrier(page, path)
    assert_nothing_cut(page, path)


def test_numbers_on_the_map_grow_with_the_reader_s_text(visit, address):
    page = visit("/author", address=address, width=1280)
    number = page.locator(".map text").first
    expect(number).to_be_visible(timeout=MILLISECONDS)
    before = number.bounding_box()["height"]
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert number.bounding_box()["height"] > 1.8 * before


def test_an_open_page_follows_the_file(visit, address, file):
    """It says that the file was saved, shows what is wrong with it, and what is not any more."""
    page = visit("/author", address=address)
    expect(page.locator("main .lead")).to_contain_text("0 errors, 0 warnings", timeout=MILLISECONDS)

    file.write_text(CRAFTS.replace("kind: single", "kind: double", 1), encoding="utf-8")
    expect(page.locator("main .problem")).to_contain_text("crafts.yaml:", timeout=MILLISECONDS)

    file.write_text(CRAFTS.replace("weight: 3", "weight: 1"), encoding="utf-8")
    expect(page.locator("main .problem")).to_have_count(0, timeout=MILLISECONDS)
    expect(page.locator("main .causes").first).to_be_visible(timeout=MILLISECONDS)
