"""Two roles side by side in a real browser: on paper, over the wire, and the picture's lines in their columns."""

import pytest

from tests import sheets
from tests.browser.test_print import SIZES, sheets_of_paper
from tests.browser.test_weight import LARGE, first_view
from tests.test_compare import PAIRS

pytestmark = pytest.mark.browser

SUPPORT = "/compare/support-specialist/support-technician"
SOFTWARE = "/compare/software-support-specialist/software-support-technician"
OTHER = "/compare/security-analyst/technical-trainer"
LONGEST = "/compare/support-specialist/field-service-technician"
TALLEST = 5_500  # pixels at 360
SMALLEST = 7 / 0.75  # CSS pixels: no text on paper is set in less than 7 points


def paths_of_two_sheets(page, paths):
    """Those of the paths that would be printed on more than one sheet of paper."""
    return [path for path in paths if page.goto(path) and sheets_of_paper(page) > 1]


def test_every_comparison_is_a_few_screens_of_a_phone_and_one_sheet_of_paper(look, record_property):
    page, heights, paths = look(), {}, [f"/compare/{role}/{rival}" for role, rival in PAIRS]

    for path in paths:
        page.goto(path)
        heights[path] = page.evaluate("document.documentElement.scrollHeight")

    record_property("height", max(heights.values()))
    assert {path: height for path, height in heights.items() if height > TALLEST} == {}
    assert paths_of_two_sheets(page, paths) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_two_roses_stand_beside_each_other_and_are_large(look, width):
    one, other = (each.bounding_box() for each in look(SUPPORT, width=width).locator("figure.rose > svg").all())

    assert one["y"] == other["y"]
    assert one["x"] + one["width"] < other["x"]
    assert min(one["width"], other["width"]) >= 140


@pytest.mark.parametrize("path", [LONGEST, f"{LONGEST}/facts", sheets.path("compare-you")])
def test_nothing_runs_out_of_a_narrow_screen(look, path):
    assert look(path, width=320).evaluate("document.documentElement.scrollWidth") == 320


def test_a_comparison_with_your_answers_and_a_picture_fit_one_sheet_of_paper(look):
    paths = [sheets.path("compare-you"), f"{LONGEST}/picture", f"{SUPPORT}/picture", f"{SOFTWARE}/picture"]

    assert paths_of_two_sheets(look(), paths) == []


@pytest.mark.parametrize("path", [SUPPORT, OTHER])
def test_a_printed_comparison_can_be_read(look, path):
    page = look(path)
    page.emulate_media(media="print")

    texts = page.locator("main :is(h1, h2, h3, p, li, th, td, small)")

    assert min(texts.evaluate_all(SIZES)) >= SMALLEST - 0.01


def test_a_printed_comparison_shows_every_preference_and_no_way_on(look):
    """On a screen the nearer ones are folded; paper cannot be opened."""
    page = look(SUPPORT)
    last = page.locator(".rails li").last
    assert not last.is_visible()
    page.emulate_media(media="print")

    assert last.is_visible()
    assert not page.get_by_role("navigation", name="Go on").is_visible()
    assert page.get_by_role("heading", name="Where sources disagree").is_visible()


@pytest.mark.parametrize("name", ["compare-roles", "compare-roles-facts", "compare-you", "picture"])
def test_a_comparison_is_light(visit, record_property, name):
    """At most 20 kB over the wire, all included and with headers."""
    wire = first_view(visit("about:blank"), sheets.path(name))

    record_property("bytes", wire.total)
    assert wire.total <= LARGE


@pytest.mark.parametrize("path", [SUPPORT, SOFTWARE, "/compare/field-service-technician/it-support-manager"])
def test_no_line_of_the_picture_runs_out_of_its_column(look, path):
    """The server wraps the lines without knowing the font; the left column ends at 174, all else at 352."""
    page = look(f"{path}/picture")

    lines = page.locator("svg.picture text").evaluate_all(
        "all => all.map(e => [e.textContent, e.getBBox().x, e.getBBox().y, e.getBBox().width])"
    )

    beside = {y for _, x, y, _ in lines if 180 < x < 190}
    wide = [words for words, x, y, width in lines if x + width > (174 if x < 10 and y in beside else 352) + 0.5]
    assert lines
    assert wide == []
    assert all(x >= 0 for _, x, _, _ in lines)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_takes_the_colours_of_the_page(visit, scheme):
    page = visit(f"{SUPPORT}/picture", color_scheme=scheme)

    ink = page.evaluate("getComputedStyle(document.body).color")
    fills = page.locator("svg.picture text").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")

    assert ink in fills
    assert len(set(fills)) == 4  # ink, quiet, and a colour for each role
