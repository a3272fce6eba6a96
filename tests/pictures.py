"""Take the pictures of README and docs from the running quiz: `make pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import sheets
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.examples import ROOT
from tests.serving import serving

PREVIEW = ROOT / "static" / "preview.png"  # what is shown beside a link that was shared: 1,200 by 630
PREVIEW_PAGE = """<!doctype html><title>Preview</title><style>
body {{ margin: 0; width: 1200px; height: 630px; display: grid; grid-template-columns: 430px 1fr; gap: 60px;
align-items: center; padding: 0 80px; box-sizing: border-box; background: #fcf9f3; color: #1e1b17; }}
h1 {{ font: 600 78px/1.1 Charter, "Bitstream Charter", Georgia, serif; margin: 0; }} svg {{ width: 100%; }}
</style>{picture}<h1>The career quiz that shows its working</h1>"""
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
        _take_preview(browser)
        browser.close()


def _take(browser: Browser, address: str, size: tuple[int, int], file: Path) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page.goto(address)
    page.screenshot(path=file)
    page.close()


def _take_preview(browser: Browser) -> None:
    """The product's mark and what it is."""
    page = browser.new_page(viewport={"width": 1_200, "height": 630})
    page.set_content(PREVIEW_PAGE.format(picture=(ROOT / "static" / "icon.svg").read_text()))
    page.screenshot(path=PREVIEW)
    page.close()


if __name__ == "__main__":
    main()
