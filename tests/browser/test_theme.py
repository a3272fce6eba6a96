"""A quiz's own accent colours in the browser: shown in light and dark, and given up for whoever needs others."""

import pytest

from quiz.theme import DARK, LIGHT, mended
from tests import sheets
from tests.browser.barriers import axe, violations
from tests.colours import hexadecimal, tokens
from tests.examples import ROOT
from tests.serving import serving

pytestmark = pytest.mark.browser

# As weak as they may be: on their way from a pale one to black, and from a dark one to white.
LIGHTEST, DARKEST = mended("#e05a9b", LIGHT), mended("#7a1f5c", DARK)
LEAD = "getComputedStyle(document.querySelector('main a:not(.button)')).color"
BUTTON = "getComputedStyle(document.querySelector('a.button')).backgroundColor"
RING = "getComputedStyle(document.querySelector('a.button')).outlineColor"
PAGES = ("start", "question", "answers", "result", "versus", "role", "compare")


@pytest.fixture(scope="module")
def themed(tmp_path_factory):
    """The shipped quiz in other colours."""
    folder = tmp_path_factory.mktemp("themed")
    theme = f'theme: {{accent: "{LIGHTEST}", accent_dark: "{DARKEST}"}}\nfamilies:'
    text = (ROOT / "questions.yaml").read_text(encoding="utf-8").replace("families:", theme, 1)
    (folder / "quiz.yaml").write_text(text, encoding="utf-8")
    with serving(folder, "--quiz", str(folder / "quiz.yaml")) as process:
        yield process


@pytest.mark.parametrize(
    ("media", "colour"),
    [
        ({"color_scheme": "light"}, LIGHTEST),
        ({"color_scheme": "dark"}, DARKEST),
        ({"color_scheme": "light", "contrast": "more"}, tokens("light")["lead"]),
        ({"color_scheme": "dark", "contrast": "more"}, tokens("dark")["lead"]),
    ],
)
def test_links_buttons_and_focus_have_the_accent_of_the_scheme(visit, themed, media, colour):
    page = visit("/", address=themed.address, **media)
    page.locator("a.button").first.focus()

    assert {hexadecimal(page.evaluate(each)) for each in (LEAD, BUTTON, RING)} == {colour}


def test_with_forced_colours_links_are_those_of_the_system(visit, served, themed):
    forced = {"forced_colors": "active", "color_scheme": "dark"}
    plain, own = (visit("/", address=each.address, **forced) for each in (served, themed))

    assert own.evaluate(LEAD) == plain.evaluate(LEAD)
    assert hexadecimal(own.evaluate(LEAD)) not in {LIGHTEST, DARKEST}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_weakest_accents_that_are_accepted_axe_finds_no_text_too_faint(visit, themed, scheme):
    page = visit("/", address=themed.address, color_scheme=scheme, width=1280)
    for name in PAGES:
        page.goto(sheets.path(name))
        page.evaluate(axe())

        assert violations(page) == [], name
