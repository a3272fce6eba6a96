"""The measures of a result: how tall it is, how many words it has, and what a person sees first."""

import statistics
from functools import cache
from itertools import chain

import pytest

from quiz.result import Said
from tests import sheets
from tests.test_verdict import found, results

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1280
FOLD = 780  # px: what a phone shows at once
# The words that end above a height; what only screen readers hear, and what is folded away, is not seen.
WORDS = """most => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  const folded = [...document.querySelectorAll("details:not([open]) > :not(summary)")];
  let count = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest(".unseen, .skip") || folded.some((each) => each.contains(text))) continue;
    for (const word of text.data.matchAll(/\\S*[\\p{L}\\p{N}]\\S*/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      if (box.height > 1 && box.bottom <= most) count += 1;
    }
  }
  return count;
}"""


@cache
def thirty():
    """Sheets of all words, from people like roles and between them, and of what is said where none is named."""
    names = {Said.CLEAR: 8, Said.AHEAD: 9, Said.CLOSE: 8, Said.NOTHING: 2}
    whole = [result for result in results() if not result.ranking.unranked]
    drawn = [[each.responses for each in whole if each.said is said][:count] for said, count in names.items()]
    return [sheets.code(each) for each in (*chain(*drawn), sheets.tied(), sheets.begun(1), sheets.begun(9))]


@pytest.fixture(scope="module")
def measured(chromium, served):
    """The height of each of the thirty, its words, and those that are seen first; by width."""
    figures = {}
    for width in (PHONE, DESK):
        with chromium.new_context(viewport={"width": width, "height": FOLD}, base_url=served.address) as context:
            page = context.new_page()
            figures[width] = [figures_of(page, code) for code in thirty()]
    return figures


def figures_of(page, code):
    page.goto(f"/r/{code}")
    height = page.evaluate("document.documentElement.scrollHeight")
    return height, page.evaluate(WORDS, 1e9), page.evaluate(WORDS, FOLD)


@pytest.mark.parametrize(("width", "most"), [(PHONE, 3_900), (DESK, 2_700)])
def test_half_of_all_results_are_this_tall_at_most(measured, record_property, width, most):
    heights = [height for height, _, _ in measured[width]]

    record_property("median height", statistics.median(heights))
    assert len(heights) == 30
    assert statistics.median(heights) <= most


def test_a_result_has_few_words_and_fewer_on_the_first_screen(measured, record_property):
    whole, first = ([each[n] for each in measured[PHONE]] for n in (1, 2))

    record_property("words", (statistics.median(whole), max(whole), statistics.median(first), max(first)))
    assert statistics.median(first) <= 110
    assert max(first) <= 125
    assert max(whole) <= 620


@pytest.mark.parametrize("said", [Said.CLEAR, Said.AHEAD, Said.CLOSE])
def test_the_first_screen_says_what_fits_what_that_is_and_how_sure(look, said):
    result = found(said, lambda result: not result.ranking.unranked)
    page = look(f"/r/{sheets.code(result.responses)}", height=FOLD)

    for selector in (".opening h1", ".opening .lead", ".sure .marks", ".sure b", ".sure a"):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] + box["height"] <= FOLD, selector


def test_what_fits_less_has_the_size_and_the_place_of_what_fits(look):
    page = look(sheets.path("result"), width=DESK)

    fits, less = (place.bounding_box() for place in page.locator(".whys").all())
    sizes = page.locator(".whys li > p").evaluate_all("all => all.map(e => getComputedStyle(e).fontSize)")

    assert (fits["x"], fits["width"]) == (less["x"], less["width"])
    assert len({size for size in sizes if size}) <= 2  # reasons, and the line of the others
    assert fits["height"] == pytest.approx(less["height"], rel=0.25)
