"""The style sheet and the script: tokens for every colour, contrast, and size."""

import re

import pytest

from quiz.theme import contrast
from quiz.web import static
from tests.colours import SHEET, SHEETS, blocks, layer, tokens
from tests.examples import ROOT

SCRIPTS = {path.name: path for path in (ROOT / "static").glob("*.js")}
PARTS = [part for parts in static.PARTS.values() for part in parts]
LAYERS = ("reset", "tokens", "base", "parts", "rooms", "print")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|"
    r"(?<![\w-])(?:black|white|red|green|blue|gr[ae]y|silver|yellow|orange|purple|pink|brown|navy|teal|maroon|olive)(?![\w-])",
    re.IGNORECASE,
)
TEXT = ("ink", "quiet", "lead", "next", "alarm")
GROUND = ("paper", "wash")
# What must be seen in a picture or a control: lines and marks from their ground, the edge of what is yours from
# its filling and its ground, and the outline of a job from your petal under it.
SEEN = (
    *((mark, ground) for mark in ("line", "lead", "next", "quiet", "you-line") for ground in GROUND),
    *(("you-line", "you"), ("lead", "you"), ("next", "you"), ("ink", "you")),
)


def test_the_layers_stand_in_their_order_and_hold_everything():
    assert f"@layer {', '.join(LAYERS)};" in SHEET
    rest = SHEET.replace(f"@layer {', '.join(LAYERS)};", "")
    for name in LAYERS:
        for block in blocks(name):
            rest = rest.replace(block, "")
    assert rest.strip() == ""


def test_the_sheets_are_joined_from_every_file_of_its_folder():
    assert sorted(PARTS) == sorted(path.stem for path in (ROOT / "static" / "css").iterdir())
    assert len(set(PARTS)) == len(PARTS)


def test_every_file_of_the_folder_is_watched_and_changes_the_stamp_of_pages():
    assert {path for path in (ROOT / "static").rglob("*.*") if path.is_file()} == set(static.saved())


@pytest.mark.parametrize("room", [name for name in PARTS if (ROOT / "quiz" / "web" / name).is_dir()])
def test_a_room_has_its_own_file_and_sets_nothing_that_others_share(room):
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "css" / f"{room}.css").read_text(), flags=re.DOTALL)

    assert set(re.findall(r"@layer (\w+)", text)) <= ({"parts"} if room == "parts" else {"rooms", "print"})


@pytest.mark.parametrize("name", [name for name in LAYERS if name != "tokens"])
def test_no_rule_outside_the_tokens_holds_a_colour_of_its_own(name):
    assert COLOUR.findall(layer(name)) == []


def test_no_rule_forces_itself_on_others():
    assert "!important" not in SHEET


def test_no_rule_is_for_one_element_alone():
    selectors = re.findall(r"([^{};]+)\{", SHEET)

    assert [selector.strip() for selector in selectors if re.search(r"#[a-z_-]", selector, re.IGNORECASE)] == []


def test_every_token_that_is_used_is_there_and_every_one_that_is_there_is_used():
    defined = set(re.findall(r"(--[\w-]+):", layer("tokens")))

    assert set(re.findall(r"var\((--[\w-]+)\)", SHEET)) == defined


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(scheme):
    """7:1 (WCAG AAA) for what is text, on paper and on the wash; also on a button, and under the marker pen."""
    colours = tokens(scheme)

    pairs = [*((text, ground) for text in TEXT for ground in GROUND), ("on", "lead"), ("ink", "you-wash")]
    ratios = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 7} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_marks_that_mean_something_can_be_seen(scheme):
    """3:1 (WCAG 1.4.11)."""
    colours = tokens(scheme)

    ratios = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in SEEN}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_forced_colours_replace_every_colour_by_one_of_the_reader():
    """Pictures keep their own colours there, so the tokens change."""
    forced = layer("tokens").partition("(forced-colors: active)")[2]

    assert set(re.findall(r"--([\w-]+):", forced)) == set(tokens("light"))
    assert set(re.findall(r": (\w+);", forced)) == {"Canvas", "CanvasText", "LinkText"}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_sent_without_comments_and_blanks_and_otherwise_as_it_is_written(name):
    sent, written = static.sheet(name).decode(), SHEETS[name]

    assert re.sub(r"\s", "", sent) == re.sub(r"\s", "", written).replace(";}", "}")
    assert "\n" not in sent
    assert [words for words in re.findall(r"\w+ +[\w.:#*\[-]+", written) if re.sub(r" +", " ", words) not in sent] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_sent_without_its_comments_and_otherwise_as_it_is_written(name):
    lines = SCRIPTS[name].read_text().splitlines()

    written = [line.partition(" // ")[0].rstrip() for line in lines if line and not line.lstrip().startswith("//")]
    assert static.script(name).decode().splitlines() == written
    assert "//" not in "".join(written)


def test_no_rule_is_for_a_class_that_nothing_has():
    words = "".join(path.read_text() for path in [*(ROOT / "templates").rglob("*.*"), *(ROOT / "quiz").rglob("*.py")])
    classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", " ", SHEET)))

    assert {each for each in classes if not re.search(rf"(?<![\w-]){each}(?![\w-])", words)} == set()


def test_the_sheets_and_the_script_are_small():
    """As they are sent, before compression."""
    assert len(static.sheet()) <= 26_000
    assert len(static.sheet(static.PAPER)) <= 3_000
    assert len(static.sheet(static.AUTHOR)) <= 3_000
    assert len(static.script()) <= 4_000
    assert len(static.script("plan.js")) <= 1_500


def test_the_sheet_for_paper_sets_nothing_that_other_pages_share():
    assert set(re.findall(r"@layer (\w+)", SHEETS[static.PAPER])) == {"rooms", "print"}


def test_nothing_is_loaded_from_elsewhere():
    script = "".join(path.read_text() for path in SCRIPTS.values())

    assert not re.search(r"//|url\(", SHEET)
    assert "@import" not in SHEET
    assert not re.search(r"https?:|XMLHttpRequest|import\(|sendBeacon|localStorage|sessionStorage|cookie", script)
    named = re.findall(r"fetch\((.*?)\)", script)
    assert sorted(named) == ["live.dataset.ask", "live.dataset.poll"]  # addresses of ours, that pages name


def test_nothing_moves_that_a_person_did_not_cause():
    assert not re.search(r"animation|transition|@keyframes|scroll-behavior", SHEET)


def test_no_template_holds_a_style_or_a_script():
    for template in (ROOT / "templates").rglob("*.*"):
        text = template.read_text()

        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text), template
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), template
