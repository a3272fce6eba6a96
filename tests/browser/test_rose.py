"""The rose in the browser: its words can be read at any size of text, and stand clear of each other."""

from itertools import combinations

import pytest

from tests import sheets
from tests.colours import contrast, hexadecimal

pytestmark = pytest.mark.browser

SMALLEST = 11  # px of a word beside a petal
# The shown words beside the petals, and where they stand.
WORDS = """[...document.querySelectorAll(".rose text tspan")].filter((e) => getComputedStyle(e).display !== "none")
  .map((e) => ({text: e.textContent, kind: e.getAttribute("class"), ...e.getBoundingClientRect().toJSON()}))"""
LIST = "e => e.getClientRects().length > 0"
DOUBLE = "document.documentElement.style.fontSize = '200%'"
COLOURS = "all => all.map(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke])"


def overlap(one, other):
    """Whether two boxes share more than a hair's breadth."""
    return all(
        min(one[far], other[far]) - max(one[near], other[near]) > 1
        for near, far in (("left", "right"), ("top", "bottom"))
    )


@pytest.mark.parametrize("name", ["role", "profile"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_names_stand_beside_the_petals_and_clear_of_each_other(look, name, width):
    page = look(sheets.path(name), width=width)

    words = page.evaluate(WORDS)

    assert {word["kind"] for word in words} == {"name"}
    assert min(word["height"] for word in words) >= SMALLEST
    assert [(one["text"], other["text"]) for one, other in combinations(words, 2) if overlap(one, other)] == []
    assert all(word["left"] >= 0 and word["right"] <= width for word in words)
    assert not page.locator(".rose ol").evaluate(LIST)


@pytest.mark.parametrize("width", [320, 360])
def test_words_grow_with_the_text_and_give_way_to_numbers_and_a_list_where_they_would_not_fit(look, width):
    page = look(sheets.path("role"), width=width)
    before = page.evaluate(WORDS)[0]["height"]

    page.evaluate(DOUBLE)

    words = page.evaluate(WORDS)
    assert [word["text"] for word in words] == [str(number) for number in range(1, len(words) + 1)]
    assert min(word["height"] for word in words) >= 1.5 * before
    assert [(one["text"], other["text"]) for one, other in combinations(words, 2) if overlap(one, other)] == []
    assert page.locator(".rose ol").evaluate(LIST)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_answers_and_job_apart_by_filling_and_line(visit, scheme):
    page = visit(sheets.path("profile"), forced_colors="active", color_scheme=scheme)

    (filling, edge), (job, line) = page.locator(".rose > svg > :is(.mine, .job)").evaluate_all(COLOURS)

    assert job == "none"
    pairs = (line, filling), (edge, filling), (line, ground(page))
    assert min(contrast(*map(hexadecimal, pair)) for pair in pairs) >= 3


def ground(page):
    """The colour of the page."""
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


@pytest.mark.parametrize(("width", "most"), [(360, 3_000), (1280, 1_400)])
def test_all_jobs_fit_a_few_screens(look, width, most):
    assert look(sheets.path("roles"), width=width).evaluate("document.documentElement.scrollHeight") <= most
