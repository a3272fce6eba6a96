"""A quiz's own accent colours: refused where someone could not see them, and served without touching any other quiz."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.reading import FileError, parse
from quiz.theme import DARK, LIGHT, SEEN, TEXT, Theme, contrast, mended, mixed
from quiz.web import static
from tests.colours import SHEET, layer, tokens
from tests.examples import ROOT
from tests.pages import Html, app_of, close
from tests.whole import changed

ACCENT, ACCENT_DARK = "#7a1f5c", "#f5b6dc"
THEME = f'theme: {{accent: "{ACCENT}", accent_dark: "{ACCENT_DARK}"}}\n'
SHIPPED = (ROOT / "questions.yaml").read_text(encoding="utf-8")
SCHEMES = {"light": LIGHT, "dark": DARK}
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def themed(accent, accent_dark):
    """The smallest file with these colours."""
    return changed("families:", f'theme: {{accent: "{accent}", accent_dark: "{accent_dark}"}}\nfamilies:')


def met(scheme, accent):
    """What an accent meets by the style sheet and the icon: how well the two stand apart, and how well they must."""
    found = {**tokens(scheme), "lead": accent}
    for ground in ("paper", "wash"):  # a mark holds ink alone
        yield f"text on {ground}", contrast(accent, found[ground]), TEXT
    yield "the label of a button", contrast(found["on"], accent), TEXT
    yield "a job over your petal", contrast(accent, found["you"]), SEEN
    for percent in map(int, re.findall(r"--dark: (\d+)%", SHEET)):
        yield f"a cell of {percent} %", contrast(found["ink"], mixed(accent, percent / 100, found["paper"])), TEXT
    if scheme == "light":
        icon = (ROOT / "static" / "icon.svg").read_text()
        for petal in set(re.findall(r'fill="(#\w+)"', icon)) - {static.LEAD}:
            yield f"a petal of the icon, {petal}", contrast(accent, petal), SEEN


def too_weak(scheme, accent):
    """Where the accent cannot be seen well enough."""
    return [(what, round(has, 2)) for what, has, least in met(scheme, accent) if has < least]


def test_contrast_is_that_of_wcag():
    """By hand: white on black (1 + .05) / (0 + .05) = 21. Grey 118 of 255 is .1812 of white: 1.05 / .2312 = 4.54."""
    assert contrast("#000", "#ffffff") == 21
    assert round(contrast("#767676", "#fff"), 2) == 4.54
    assert round(contrast("#777777", "#fff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accent_is_held_against_the_colours_that_the_style_sheet_has(scheme):
    known = {contrast("#000", other) for other in tokens(scheme).values()}

    assert {contrast("#000", use.other) for use in SCHEMES[scheme].uses} <= known


def test_the_shipped_accents_would_be_accepted_themselves():
    shipped = [tokens(scheme)["lead"] for scheme in SCHEMES]

    edition = parse(themed(*shipped), "mini.yaml")
    assert edition.theme == Theme(*shipped)
    assert shipped[0] == static.LEAD


@given(COLOURS, COLOURS)
def test_what_is_offered_in_place_of_a_weak_accent_is_accepted_and_seen_wherever_it_stands(accent, accent_dark):
    offered = mended(accent, LIGHT), mended(accent_dark, DARK)

    edition = parse(themed(*offered), "mini.yaml")

    assert edition.theme == Theme(*offered)
    assert [too_weak(scheme, colour) for scheme, colour in zip(SCHEMES, offered, strict=True)] == [[], []]


@given(COLOURS, COLOURS)
def test_whatever_accent_is_accepted_is_seen_wherever_it_stands_and_any_other_is_refused(accent, accent_dark):
    given_as = {"accent": ("light", accent), "accent_dark": ("dark", accent_dark)}
    try:
        parse(themed(accent, accent_dark), "mini.yaml")
        refused = set()
    except FileError as error:
        refused = {fault.path.removeprefix("theme/") for fault in error.faults}

    assert {key for key, (scheme, colour) in given_as.items() if too_weak(scheme, colour)} == refused


def test_an_accent_that_stands_on_a_button_has_its_label_upon_it():
    """What else a rule could put on the accent would not be looked at."""
    rules = re.findall(r"\{([^{}]*background: var\(--lead\)[^{}]*)\}", SHEET)

    assert len(rules) == 2
    assert all("color: var(--on)" in rule for rule in rules)


def test_a_theme_is_no_part_of_the_version():
    plain = parse(SHIPPED, "q.yaml")

    themed = parse(SHIPPED.replace("families:", THEME + "families:", 1), "q.yaml")
    assert (plain.theme, themed.theme) == (None, Theme(ACCENT, ACCENT_DARK))
    assert themed.quiz == plain.quiz


@pytest.fixture(scope="module")
def clients(tmp_path_factory):
    """The shipped quiz, without a theme and with one."""
    apps = {}
    for name, text in (("plain", SHIPPED), ("themed", SHIPPED.replace("families:", THEME + "families:", 1))):
        folder = tmp_path_factory.mktemp(name)
        (folder / "q.yaml").write_text(text, encoding="utf-8")
        apps[name] = app_of(folder, QUIZ_FILE=folder / "q.yaml")
    yield {name: app.test_client() for name, app in apps.items()}
    for app in apps.values():
        close(app)


def files(page):
    """The addresses of style sheets and icons that a page names, in order."""
    return [each["href"] for each in Html(page).all("link") if each["rel"] in ("stylesheet", "icon")]


@pytest.mark.parametrize("address", ["/", "/roles", "/method", "/nowhere"])
def test_a_page_differs_from_that_without_a_theme_by_one_sheet_and_the_icon(clients, address):
    plain, themed = (clients[name].get(address).text for name in ("plain", "themed"))

    common, icon = files(plain)
    assert files(themed)[0] == common
    assert [static.plain(file).rpartition("/")[2] for file in files(themed)] == ["quiz.css", "theme.css", "icon.svg"]
    own, other_icon = files(themed)[1:]
    assert other_icon != icon
    assert themed.replace(f'<link rel="stylesheet" href="{own}">\n', "").replace(other_icon, icon) == plain


def test_the_sheet_and_the_icon_are_small_kept_for_a_year_and_have_the_accents(clients):
    sheet, icon = (clients["themed"].get(address) for address in files(clients["themed"].get("/").text)[1:])

    assert len(sheet.data) < 250
    assert re.findall(r"--lead:(#\w+)", sheet.text) == [ACCENT, ACCENT_DARK]
    assert sheet.mimetype == "text/css"
    assert f'fill="{ACCENT}"' in icon.text
    assert {"immutable" in each.headers["Cache-Control"] for each in (sheet, icon)} == {True}
    assert clients["plain"].get(files(clients["themed"].get("/").text)[1]).status_code == 404


def test_a_theme_asks_no_more_of_the_page_s_own_policy(clients):
    answers = [clients[name].get("/").headers["Content-Security-Policy"] for name in ("plain", "themed")]

    assert answers[0] == answers[1]
    assert "unsafe" not in answers[1]


def test_nobody_who_asks_for_other_colours_gets_the_theme():
    """The tokens for forced colours stand in the common sheet, before this one, and would lose against it."""
    sheet = static.themed(Theme(ACCENT, ACCENT_DARK))[static.THEME][1][static.PLAIN].decode()

    assert sheet.startswith("@media (forced-colors:none) and (not (prefers-contrast:more)){@layer tokens{")
    assert re.findall(r"--[\w-]+", sheet) == ["--lead", "--lead"]
    assert "--lead" in layer("tokens")


def test_the_picture_to_keep_has_the_accent_for_light_pages(clients):
    address = "/compare/support-specialist/support-technician/picture.svg"
    plain, themed = (clients[name].get(address).text for name in ("plain", "themed"))

    assert plain.count(f'"{static.LEAD}"') == themed.count(f'"{ACCENT}"') > 3
    assert themed.replace(ACCENT, static.LEAD) == plain
