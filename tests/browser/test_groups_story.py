"""The whole story of a group in Chromium, each person in a browser of their own, two of them without scripts."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quiz.responses import Responses
from tests import sheets
from tests.browser.conftest import listen
from tests.browser.taking import follow, see_result, tap, tick_all
from tests.counsellor import TOKEN
from tests.examples import shipped_quiz
from tests.groups_app import SECRET
from tests.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.long]

POLLED = 15_000  # ms, for what an open page asks about every five seconds
NAME, TAKERS = "Class 9b", 5


@dataclass
class Stage:
    """The served quiz, at an address that is not this machine's own, and whoever came."""

    chromium: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def person(self, *, scripts: bool = True, width: int = 360) -> Page:
        """A browser of somebody who was never here."""
        context = self.chromium.new_context(
            base_url=self.address, java_script_enabled=scripts, viewport={"width": width, "height": 740}
        )
        listen(context, self.address, self.faults)
        self.contexts.append(context)
        return context.new_page()


@pytest.fixture
def stage(chromium: Browser, tmp_path: Path, database: str) -> Iterator[Stage]:
    """`quiz serve` on a database; nothing was asked of another host, and the consoles stayed empty."""
    port = free_port()
    address = f"http://quiz.test:{port}"
    settings = {"QUIZ_PUBLIC_URL": address, "QUIZ_GROUPS": "open", "QUIZ_SECRET_KEY": SECRET}
    with serving(tmp_path, port=port, stdin=None, QUIZ_DATABASE_URL=database, **settings):
        played = Stage(chromium, address)
        yield played
        for context in played.contexts:
            context.close()
    assert played.faults == []


def same_family() -> list[Responses]:
    """What five answer who all come to roles of one family."""
    roles = shipped_quiz().roles
    places = [place for place, role in enumerate(roles) if role.family == roles[0].family]
    return [sheets.fitting(places[number % len(places)]) for number in range(TAKERS)]


def heading(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait for a page by its heading; an open one may come to it by itself."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words, timeout=POLLED)


def make(counsellor: Page) -> str:
    """Make a group, from the page for counsellors on; gives the code that its class page shows."""
    counsellor.goto("/for-counsellors")
    counsellor.get_by_role("link", name=re.compile("make a group", re.IGNORECASE)).first.click()
    counsellor.get_by_label("Name of the group").fill(NAME)
    counsellor.get_by_label("School or organisation").fill("Riverside School")
    counsellor.get_by_label("Your name").fill("Ms Öz, room 12")
    counsellor.locator("summary").click()
    counsellor.get_by_label("How many people").fill(str(TAKERS))
    counsellor.get_by_role("button", name="Make the group").click()
    heading(counsellor, NAME)
    expect(counsellor.locator("svg.qr")).to_be_visible()
    counsellor.wait_for_load_state()
    assert not TOKEN.search(counsellor.content())
    return counsellor.locator(".sign").inner_text()


def join(taker: Page, typed: str) -> None:
    """Type the code where the quiz begins."""
    taker.goto("/")
    taker.get_by_label("Code or link").fill(typed)
    taker.get_by_role("button", name="Open").click()
    heading(taker, NAME)
    for words in (
        "You see your result first",
        "Ms Öz, room 12, Riverside School, and people they give the results link",
    ):
        expect(taker.get_by_role("main")).to_contain_text(words)


def take_one_by_one(taker: Page, responses: Responses, *, scripts: bool) -> None:
    """Answer each question on a page of its own."""
    taker.get_by_role("link", name="Start", exact=True).click()
    for number, choice in enumerate(responses.choices, start=1):
        taker.get_by_text(f"Question {number} of ").wait_for()
        tap(taker, choice + 1, scripts=scripts)


def take_on_one_page(taker: Page, responses: Responses) -> None:
    """Answer all questions on one page."""
    taker.get_by_role("link", name="all questions on one page").click()
    tick_all(taker, responses.choices)


def send(taker: Page, nickname: str = "") -> str:
    """Go from the answers over the result to Send, and on to the receipt; gives the code that was sent."""
    see_result(taker)
    code = urlsplit(taker.url).path.rpartition("/")[2]
    assert taker.context.cookies() == []  # the quiz itself needs none, in a group neither
    taker.get_by_role("link", name="Send this result to your group").click()
    heading(taker, f"Send your result to {NAME}?")
    taker.get_by_label("Nickname").fill(nickname)
    taker.get_by_role("button", name="Send", exact=True).click()
    expect(taker.get_by_role("heading", name="Keep this receipt")).to_be_visible()
    return code


def watch(results: Page, count: int) -> None:
    """Wait until an open results page says how many came in, by itself."""
    expect(results.locator("[data-received]")).to_have_text(f"{count} of 5 responses received", timeout=POLLED)


def show(counsellor: Page) -> str:
    """Press Show; gives what everyone sees."""
    follow(counsellor.get_by_role("link", name=re.compile("^Show")).last)
    return counsellor.locator(".show").inner_text()


def results_link(counsellor: Page) -> str:
    """The link for a colleague, as the links page has it."""
    follow(counsellor.get_by_role("link", name="Links", exact=True))
    section = counsellor.locator("main section").filter(has_text=re.compile("results link", re.IGNORECASE)).first
    section.locator("summary").click()
    return section.get_by_label("The link", exact=True).input_value()


def export(counsellor: Page) -> list[dict[str, str]]:
    """Download the responses, and read them back as a spreadsheet would."""
    with counsellor.expect_download() as downloading:
        counsellor.locator('a[href$="/export/responses.csv"]').click()
    raw = Path(downloading.value.path()).read_bytes()
    assert downloading.value.suggested_filename.endswith("responses.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def delete_by_receipt(taker: Page) -> None:
    """Delete what was sent, from the receipt that is open."""
    taker.get_by_text("Delete what was sent", exact=True).click()
    taker.get_by_role("button", name="Yes, delete it").click()
    expect(taker.get_by_role("main")).to_contain_text(re.compile("deleted", re.IGNORECASE))


def five_take_it(stage: Stage, code: str, results: Page, room: Page) -> tuple[list[Page], list[str]]:
    """Five join, by what they make of the code; two without scripts, two question by question. Gives their codes."""
    typed = (code, code.lower(), code.replace("-", ""), f" {code.lower()} ", f"{stage.address}/g/{code}")
    takers, sent = [], []
    for number, (text, responses) in enumerate(zip(typed, same_family(), strict=True)):
        scripts = number not in {1, 3}
        takers.append(stage.person(scripts=scripts))
        join(takers[-1], text)
        if number < 2:
            take_one_by_one(takers[-1], responses, scripts=scripts)
        else:
            take_on_one_page(takers[-1], responses)
        if number == 4:
            room.goto(urlsplit(results.url).path)
            seen = show(room)
            assert "4 of 5 responses received" in seen
            assert "Shown from five responses on" in seen
            assert room.get_by_role("table").count() == 0
        sent.append(send(takers[-1], "otter" if number == 0 else ""))
        if number in {0, 4}:
            watch(results, number + 1)
    return takers, sent


def show_five(room: Page) -> None:
    """The count on the projector is live; its figures stand still, until Show is pressed again."""
    watch(room, 5)
    assert "Shown from five responses on" in room.locator(".show").inner_text()
    seen = show(room)
    assert "5 of 5 responses received" in seen
    assert "otter" not in seen
    rows = room.locator(".show tbody tr").all_inner_texts()
    assert [row.split()[-1] for row in rows].count("5") == 1


def revoke(stage: Stage, counsellor: Page) -> None:
    """A colleague's link is revoked: the open page goes by itself, and without scripts at its next load."""
    link = results_link(counsellor)
    colleague, other = stage.person(), stage.person(scripts=False)
    for reader in (colleague, other):
        reader.goto(link)
        heading(reader, re.compile(NAME))
        expect(reader.get_by_role("main")).to_contain_text("otter")
        assert not TOKEN.search(reader.url)
    follow(counsellor.get_by_role("link", name="Manage", exact=True))
    counsellor.locator("summary", has_text="Revoke").first.click()
    counsellor.get_by_role("button", name="Yes, revoke it").first.click()
    expect(counsellor.get_by_role("status")).to_be_visible()
    heading(colleague, "This is not open to you here")
    other.get_by_role("link", name="Refresh").click()
    heading(other, "This is not open to you here")
    for reader in (colleague, other):
        reader.goto(link)
        heading(reader, "This no longer opens the group")


def assert_is_what_was_sent(table: list[dict[str, str]], sent: list[str]) -> None:
    """A row a response and a column a question."""
    questions = shipped_quiz().questions
    assert [row["code"] for row in table] == sent
    assert [row["nickname"] for row in table] == ["otter", "", "", "", ""]
    assert list(table[0])[:8] == ["number", "nickname", "sent", "code", "stars", "first", "second", "said"]
    for row, responses in zip(table, same_family(), strict=True):
        said = [each.options[choice].label for each, choice in zip(questions, responses.choices, strict=True)]
        assert [row[each.id] for each in questions] == said


def delete_all(counsellor: Page) -> None:
    """Delete the group, once its name is typed."""
    counsellor.get_by_role("link", name="Manage", exact=True).click()
    for typed in ("Class 9c", NAME):
        counsellor.get_by_label("Type the group’s name").fill(typed)
        counsellor.get_by_role("button", name="Delete the group for good").click()
        if typed != NAME:
            expect(counsellor.get_by_role("main")).to_contain_text("Nothing was deleted")
    heading(counsellor, re.compile("deleted", re.IGNORECASE))


def test_a_group_from_its_first_page_to_its_last(stage):
    """Make, join by a typed code, five takers, Show, revoke, export, delete by receipt, and delete all."""
    counsellor, room = stage.person(width=1280), stage.person(width=1280)
    code = make(counsellor)
    room.context.add_cookies(counsellor.context.cookies())
    counsellor.get_by_role("link", name="Results", exact=True).click()
    watch(counsellor, 0)

    takers, sent = five_take_it(stage, code, counsellor, room)
    show_five(room)
    revoke(stage, counsellor)
    assert_is_what_was_sent(export(counsellor), sent)

    counsellor.get_by_role("link", name="Results", exact=True).click()
    watch(counsellor, 5)
    delete_by_receipt(takers[1])
    watch(counsellor, 4)

    delete_all(room)
    heading(counsellor, "This is not open to you here")
    takers[0].reload()
    heading(takers[0], "This was deleted")
    takers[2].goto(f"/g/{code}")
    heading(takers[2], "There is no such group")
    takers[2].goto(f"/r/{sent[2]}")
    expect(takers[2].locator(".result h1")).to_be_visible()
