"""The result, and the pages behind it, on paper."""

import random
import re
from functools import cache
from itertools import product

import pytest

from quiz import scoring
from quiz.responses import Responses
from tests import sheets
from tests.examples import shipped_quiz

pytestmark = pytest.mark.browser

SHOWN = "e => getComputedStyle(e).display !== 'none' && e.getClientRects().length > 0"
SIZES = "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
SMALLEST = 9.5 / 0.75  # CSS pixels: no sentence of a result is set in less than 9.5 points, but for its small print


def sheets_of_paper(page, paper="A4"):
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


@cache
def three_level():
    """A full sheet on which three roles share first place over the chance line: the longest result."""
    quiz, draw = shipped_quiz(), random.Random(5)
    for _ in range(1_000):
        sheet = Responses(levelled(sheets.drawn(draw).choices, draw), frozenset())
        first = scoring.score(quiz, sheet).first
        if len(first) == 3 and first[0].points > scoring.chance(quiz):
            return sheet
    raise AssertionError("No sheet has three level roles.")


def levelled(choices, draw):
    """The choices, ten of them made again so that their three best roles come out level, if some ten do that.

    No random sheet has three level roles. So all that five answers can do to the distances between the roles is
    noted, and then looked up what five others leave to be done.
    """
    grid = scoring.grid(shipped_quiz())
    totals = grid.totals(choices)
    best = sorted(range(len(totals)), key=totals.__getitem__)[-3:]
    order = draw.sample(range(len(choices)), len(choices))

    def apart(questions, picks):
        one, *others = (sum(grid.rows[q][p][role] for q, p in zip(questions, picks, strict=True)) for role in best)
        return tuple(one - other for other in others)

    def ways(questions):
        return {apart(questions, picks): picks for picks in product(*(range(len(grid.rows[q])) for q in questions))}

    fixed, noted = apart(order[10:], [choices[q] for q in order[10:]]), ways(order[:5])
    for distances, picks in ways(order[5:10]).items():
        if closing := noted.get(tuple(-one - other for one, other in zip(distances, fixed, strict=True))):
            changed = dict(zip(order, closing + picks, strict=False))
            return tuple(changed.get(q, choice) for q, choice in enumerate(choices))
    return choices


def result(name):
    """The address of a result by its name in PAGES, or of the one with three level roles."""
    return f"/r/{sheets.code(three_level())}" if name == "result-three-level" else sheets.path(name)


@pytest.mark.parametrize("name", ["result", "result-tied", "result-three-level", "result-nothing", "result-too-few"])
@pytest.mark.parametrize(("paper", "most"), [("A4", 2), ("Letter", 3)])
def test_a_result_fits_two_sheets_of_paper(look, record_property, name, paper, most):
    page = look(result(name))

    count = sheets_of_paper(page, paper)

    record_property("pages", count)
    assert 1 <= count <= most


@pytest.mark.parametrize("name", ["result", "result-tied"])
def test_a_printed_result_has_no_buttons_and_shows_its_address(look, name):
    page = look(sheets.path(name))
    page.emulate_media(media="print")

    controls = page.locator("button, input, form, nav, .change, .skip")

    assert [each.inner_text() for each in controls.all() if each.evaluate(SHOWN)] == []
    assert page.get_by_text(page.url, exact=True).is_visible()


def test_a_printed_result_has_all_jobs_and_no_link_that_leads_nowhere_on_paper(look):
    page = look(sheets.path("result"))
    page.emulate_media(media="print")

    rows = page.locator(".order li")
    assert rows.count() == len(shipped_quiz().roles)
    assert all(row.is_visible() for row in rows.all())
    for words in ("How we know", "See which", "All paths", "7 more", "Take the quiz"):
        assert not page.get_by_text(words).first.is_visible()


@pytest.mark.parametrize("name", ["result", "result-three-level"])
def test_a_printed_result_can_be_read(look, name):
    page = look(result(name))
    page.emulate_media(media="print")

    texts = page.locator("main p:not(.small, .rest *, .legend), main mark, main dd, main .order :is(a, b)")

    assert min(texts.evaluate_all(SIZES)) >= SMALLEST - 0.01


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("working", 4),
        ("profile", 2),
        ("versus", 2),
        ("otherwise", 1),
        ("beside", 4),
        ("at-home", 1),
        ("at-home-tied", 1),
    ],
)
def test_the_pages_behind_a_result_waste_no_paper(look, record_property, name, most):
    count = sheets_of_paper(look(sheets.path(name)))

    record_property("pages", count)
    assert 1 <= count <= most


@pytest.mark.parametrize("name", ["working", "profile", "versus", "otherwise", "beside"])
def test_what_cannot_be_used_on_paper_leaves_no_heading_behind(look, name):
    """A heading over a form, or over links to other pages, is not printed without them."""
    page = look(sheets.path(name))
    page.emulate_media(media="print")

    last = page.locator("main :is(h2, h3, p, li, td)").evaluate_all(f"all => all.filter({SHOWN}).at(-1).tagName")

    assert last not in {"H2", "H3"}


def test_the_answers_are_printed_with_their_stars(look):
    page = look(sheets.path("answers"))
    page.emulate_media(media="print")

    assert page.locator(".stars li label").first.is_visible()
    assert page.locator(".stars input:checked").first.is_visible()
    assert not page.locator(".stars button").first.is_visible()


def test_the_page_with_all_questions_can_be_filled_in_by_hand(look):
    """The page on accessibility says so."""
    page = look(sheets.path("all"))
    page.emulate_media(media="print")

    assert page.locator("form.all legend").first.is_visible()
    assert page.locator("form.all input[type=radio]").first.is_visible()


def test_the_questions_on_paper_take_one_sheet(look):
    assert sheets_of_paper(look("/questionnaire")) == 1
