"""Take the pictures of README and docs from the running quiz: `make pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import sheets
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.examples import ROOT
from tests.serving import serving

PAGES = {  # file in docs/ → path, width and height in CSS pixels; what is below is cut off
    "result.png": (f"/r/{sheets.code(sheets.clear())}", 1_120, 1_200),
    "job.png": ("/roles/support-specialist", 1_120, 1_000),
}


def main() -> None:
    """Write each picture again, from the first screen of its page."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (path, width, height) in PAGES.items():
            _take(browser, f"{served.address}{path}", (width, height), ROOT / "docs" / name)
        browser.close()


def _take(browser: Browser, address: str, size: tuple[int, int], file: Path) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page.goto(address)
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main()
