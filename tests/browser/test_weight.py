"""What a visit costs: kilobytes over the wire, requests, and pages."""

import socket
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests import sheets
from tests.browser.taking import answer_all, see_result, tick_all
from tests.examples import shipped_quiz
from tests.serving import WAIT

pytestmark = pytest.mark.browser

SMALL, LARGE = 14_000, 20_000


@dataclass
class Wire:
    """What Chromium received: bytes with their headers as they came, by address."""

    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.sizes.values())


def first_view(page: Page, address: str) -> Wire:
    """Load a page in a new browser, whose cache is empty.

    An icon that a browser without a screen doesn't ask for counts, too; one that stands in the page, too, comes once.
    """
    wire, session = Wire(), page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent", lambda event: wire.addresses.update({event["requestId"]: event["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda event: wire.sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    icon = page.evaluate("document.querySelector('link[rel=icon]').href")
    if icon not in wire.addresses.values():
        wire.addresses["icon"], wire.sizes["icon"] = icon, received(icon)
    return wire


def received(address: str) -> int:
    """All bytes of an answer, asked as a browser asks."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port or 80), timeout=WAIT) as connection:
        connection.sendall(
            f"GET {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept-Encoding: gzip, deflate, br\r\n"
            "Connection: close\r\n\r\n".encode()
        )
        return sum(map(len, iter(lambda: connection.recv(65536), b"")))


@pytest.mark.parametrize(
    ("name", "most"),
    [
        *[(name, SMALL) for name in ("start", "question", "question-after-an-answer", "all", "answers")],
        *[
            (name, LARGE)
            for name in (
                "result",
                "result-tied",
                "result-ready",
                "ready",
                "ready-now",
                "at-home",
                "at-home-tied",
                "plan",
                "plan-tied",
                "beside",
                "roles",
                "role",
                "role-with-people",
                "facts",
                "people",
                "method",
                "profile",
                "versus",
                "working",
                "otherwise",
            )
        ],
    ],
)
def test_a_first_view_is_light_and_asks_for_little(visit, record_property, name, most):
    """At most 14 kB while answering and 20 kB after, all included and with headers, in at most five requests.

    A plan has a style sheet and a script of its own besides.
    The icon is the mark in the header, too, so that a browser that keeps nothing asks for it twice.
    """
    page = visit("about:blank")

    wire = first_view(page, sheets.path(name))

    record_property("bytes", wire.total)
    assert wire.total <= most
    assert len(wire.sizes) == len(wire.addresses) <= 5 + 2 * name.startswith("plan")


def documents(page: Page) -> dict[str, list[str]]:
    """Every answer to a navigation from here on: pages, and redirects on the way to one."""
    seen: dict[str, list[str]] = {"pages": [], "redirects": []}

    def note(response):
        if response.request.is_navigation_request():
            seen["redirects" if 300 <= response.status < 400 else "pages"].append(response.url)

    page.on("response", note)
    return seen


def test_the_quiz_one_question_at_a_time_takes_at_most_25_pages(visit):
    """The start, each question, the answers and the result; the one redirect counts as a page, too."""
    page = visit("about:blank", java_script_enabled=False)
    seen = documents(page)

    page.goto("/")
    page.get_by_role("link", name="Start").click()
    answer_all(page)
    see_result(page)

    questions = len(shipped_quiz().questions)
    assert len(seen["pages"]) == questions + 3
    assert len(seen["redirects"]) == 1
    assert len(seen["pages"]) + len(seen["redirects"]) <= questions + 5


def test_the_quiz_on_one_page_takes_at_most_five_pages(visit):
    """The start, the questions, the answers and the result; the one redirect counts as a page, too."""
    page = visit("about:blank", java_script_enabled=False)
    seen = documents(page)

    page.goto("/")
    page.get_by_role("link", name="one page").click()
    tick_all(page)
    see_result(page)

    assert len(seen["pages"]) == 4
    assert len(seen["redirects"]) == 1
