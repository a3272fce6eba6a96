"""One Chromium and one served quiz for all browser tests of a worker; and what every page must keep to."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, sync_playwright

from tests.serving import Served, serving

WHOLE = Path("/usr/bin/chromium")
CHROMIUM = Path(os.environ.get("CHROMIUM") or WHOLE)
# What drives most pages: the same engine without a desktop's windows and tabs. It keeps no page for Back.
HEADLESS = WHOLE.with_name("chromium-headless-shell")
ENGINE = HEADLESS if HEADLESS.exists() and CHROMIUM == WHOLE else CHROMIUM
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP quiz.test 127.0.0.1",  # a host that is not trusted for being this machine
)

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser. Without one the tests are skipped, but not in CI."""
    if not CHROMIUM.exists():
        missing = f"NO BROWSER: {CHROMIUM} is missing. Install it, or name another one: CHROMIUM=/path/to/chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ENGINE, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def playwright_of(chromium: Browser) -> BrowserType:
    """What starts another browser, with flags of its own."""
    return chromium.browser_type


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`quiz serve` as an operator starts it."""
    with serving(tmp_path_factory.mktemp("served")) as process:
        yield process


@pytest.fixture
def visit(chromium: Browser, served: Served) -> Iterator[Visit]:
    """Open a path in a browser of its own: `visit("/", width=360, java_script_enabled=False, …)` gives the page.

    Whatever was visited: no request went to another host, the console stayed empty, and no cookie was set.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(path: str = "/", *, width: int = 360, height: int = 740, address: str = "", **options) -> Page:
        address = address or served.address
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, base_url=address, **options))
        listen(contexts[-1], address, faults)
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield open_page

    faults += cookies(*contexts)
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="module")
def tab(chromium: Browser, served: Served) -> Iterator[tuple[Page, list[str]]]:
    """One tab for all tests of a module that only look at pages, and what went wrong in it."""
    faults: list[str] = []
    with chromium.new_context(base_url=served.address) as context:
        listen(context, served.address, faults)
        yield context.new_page(), faults


@pytest.fixture
def look(tab: tuple[Page, list[str]]) -> Iterator[Visit]:
    """Open a path in the tab that all who only look share: a browser of one's own takes longer than most pages.

    What `visit` promises of the pages, this does, too.
    """
    page, faults = tab

    def open_page(path: str = "/", *, width: int = 360, height: int = 740) -> Page:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme="null", forced_colors="null")
        page.goto(path)
        return page

    yield open_page

    found = [*faults, *cookies(page.context)]
    faults.clear()
    assert found == []


def listen(context: BrowserContext, address: str, faults: list[str]) -> None:
    """Note what a page should not do: ask another host, write to the console, or fail in its script."""
    context.on("request", lambda request: faults.extend(_elsewhere(request.url, address)))
    context.on("console", lambda message: faults.extend(_console(message.text)))
    context.on("weberror", lambda error: faults.append(str(error.error)))


def cookies(*contexts: BrowserContext) -> list[str]:
    """The cookies that were set; the quiz itself needs none."""
    return [f"cookie {cookie['name']}" for context in contexts for cookie in context.cookies()]


def _elsewhere(url: str, home: str) -> list[str]:
    """What a browser fetched from another host than the page's; a test's own frame is one of them."""
    foreign = urlsplit(url).hostname not in {urlsplit(home).hostname, "127.0.0.1", None}
    return [f"asked {url}"] * foreign


def _console(text: str) -> list[str]:
    """Messages, but Chromium's own notes on what a test asked for: a page with a 4xx, and that it cleared its cache."""
    own = ("Failed to load resource: the server responded with a status of 4", "Clear-Site-Data header on ")
    return [] if text.startswith(own) else [text]
