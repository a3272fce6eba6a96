"""What every page must keep to: no barrier that axe knows, nothing wider than the page, no text cut."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
WIDTHS = (1280, 360, 320)
# axe takes most of a test's time. Colours change with the scheme alone and what it measures changes with the width
# alone, so each scheme is tried at one width: the widest, and the narrowest.
SCHEMES: Mapping[int, Literal["light", "dark"]] = {1280: "light", 320: "dark"}

FIND = "() => axe.run(document, {resultTypes: ['violations'], elementRef: false})"
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
# Elements whose text doesn't fit in them, but those that are only for screen readers.
CUT = """[...document.querySelectorAll("main *")]
  .filter((e) => getComputedStyle(e).overflowX !== "visible" && !e.matches("input, textarea, .unseen"))
  .filter((e) => e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.outerHTML.slice(0, 80))"""


@cache
def axe() -> str:
    """axe-core; run by the browser's debugger, since the page's own policy lets no foreign script in."""
    return AXE.read_text()


def violations(page: Page) -> list[str]:
    """What axe finds, and where."""
    found = page.evaluate(FIND)["violations"]
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def assert_no_barrier(page: Page, name: str = "") -> None:
    """Nothing is wider than the page, at three widths; axe finds nothing, in light and in dark."""
    page.evaluate(axe())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(OVERFLOW) <= 0, (name, width)
        if scheme := SCHEMES.get(width):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], (name, width, scheme)


def assert_nothing_cut(page: Page, name: str = "") -> None:
    """320 px wide with text of twice the size: still no need to scroll sideways, and no text is cut."""
    page.set_viewport_size({"width": 320, "height": 740})
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate(OVERFLOW) <= 0, name
    assert page.evaluate(CUT) == [], name
