"""A quiz in Arabic in a real browser: no barrier that axe knows, nothing wider than the page, and words in order."""

import pytest

from tests.browser.barriers import OVERFLOW, axe, violations
from tests.other_fields import ARABIC, code_of
from tests.serving import serving

pytestmark = pytest.mark.browser

CODE = code_of(ARABIC, "5", "2", "4", "library")
PAGES = [f"/take/{CODE}?q=reading", f"/r/{CODE}", "/roles/reader", "/compare/reader/warden", "/paths"]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """The Arabic quiz, served."""
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "quiz.yaml").write_text(ARABIC, encoding="utf-8")
    with serving(folder, QUIZ_FILE=str(folder / "quiz.yaml")) as process:
        yield process


@pytest.mark.parametrize("path", PAGES)
def test_an_arabic_quiz_has_no_barrier_that_axe_knows(visit, arabic, path):
    page = visit(path, width=360, address=arabic.address)
    page.evaluate(axe())

    assert violations(page) == []
    assert page.evaluate(OVERFLOW) <= 0


def test_a_question_runs_from_right_to_left_in_a_page_that_does_not(visit, arabic):
    page = visit(PAGES[0], address=arabic.address)

    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert page.evaluate("document.querySelector('h1').lang") == "ar"
