"""A plugin that shows which browser test acts on a page that a click is about to replace.

`make test ARGS="-p tests.browser.slow tests/browser"`: every answer comes half a second late and in pieces, and no
click waits for it, as on a busy machine at its worst. A test that looks before the new page is there fails each time.
"""

from playwright.sync_api import BrowserContext, Locator

SLOW = {"offline": False, "latency": 500, "downloadThroughput": 60_000, "uploadThroughput": -1}  # ms, bytes a second

_new_page, _click = BrowserContext.new_page, Locator.click


def _slow_page(context):
    page = _new_page(context)
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    return page


def _hasty_click(control, **options):
    _click(control, **{"no_wait_after": True, **options})


setattr(BrowserContext, "new_page", _slow_page)  # noqa: B010 - mypy knows that a method is not assigned to
setattr(Locator, "click", _hasty_click)  # noqa: B010
