"""What every page of a group must keep to: no barrier that axe knows, nothing wider than the page, no text cut."""

from tests.browser.test_barriers import CUT, OVERFLOW, SCHEMES, WIDTHS, axe, violations


def assert_no_barrier(page, name=""):
    """In light and dark, at three widths; and nothing is wider than the page."""
    page.evaluate(axe())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(OVERFLOW) <= 0, (name, width)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (name, width, scheme)


def assert_nothing_cut(page, name=""):
    """320 px wide with text of twice the size: still no need to scroll sideways, and no text is cut."""
    page.set_viewport_size({"width": 320, "height": 740})
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate(OVERFLOW) <= 0, name
    assert page.evaluate(CUT.replace("input,", "input, textarea,")) == [], name
