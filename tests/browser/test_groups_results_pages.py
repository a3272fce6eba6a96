"""A class's results in the browser: barriers, paper, weight, and what an open page does by itself."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quiz.store import Kind
from tests import sheets
from tests.browser.barriers import CUT, OVERFLOW, assert_no_barrier, assert_nothing_cut
from tests.browser.conftest import listen
from tests.browser.test_print import SHOWN, SIZES
from tests.browser.test_weight import LARGE, first_view
from tests.classes import Class, class_in, fill, moment, pupils
from tests.groups_app import app as app
from tests.outages import away
from tests.serving import threaded
from tests.test_groups_changes import Comer

pytestmark = pytest.mark.browser

PARTS = (
    *(
        "results",
        "show",
        "print",
        "print-all",
        "responses",
        "responses/{first}",
        "figures",
        "talk",
        "responses/{first}/talk",
    ),
    *("beside", "beside?first=x&second=1"),
)
SHEETS = ("print-all", "talk")  # a sheet of paper for everybody: heavy by right
PROJECTORS = ((1280, 720), (1024, 768), (1920, 1080))
HEIGHT = "document.scrollingElement.scrollHeight"
POLL = 5_000  # milliseconds after which an open page asks


@dataclass
class Lesson:
    """A served class of 28, one of 3, an empty one and one of 28 that came back, and browsers that hold their links."""

    made: Class
    few: Class
    empty: Class
    back: Class
    address: str
    browser: Browser
    tab: Page
    faults: list[str]
    contexts: list[BrowserContext] = field(default_factory=list)

    def visit(self, part: str, made: Class | None = None, *, kind: Kind = "results", **options) -> Page:
        """Open one of the class's pages in a browser of its own."""
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        listen(context, self.address, self.faults)
        return self._open(context.new_page(), part, made or self.made, kind)

    def look(self, part: str, made: Class | None = None) -> Page:
        """Open one of the pages in the tab that all who only look share; see `look` in conftest.py."""
        self.tab.emulate_media(media="null", color_scheme="null")
        return self._open(self.tab, part, made or self.made, "results")

    def _open(self, page: Page, part: str, made: Class, kind: Kind) -> Page:
        page.goto("about:blank")  # a page of another group would ask with this one's cookie, be refused, and leave
        session = made.browser(kind).get_cookie("quiz").value
        page.context.add_cookies([{"name": "quiz", "value": session, "url": self.address}])
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(self.path(part, made))
        return page

    def path(self, part: str, made: Class | None = None) -> str:
        """The whole address of a page."""
        made = made or self.made
        first = next((each.id for each in made.store.shelf(made.access()).responses(limit=1)), 0)
        return self.address + made.path(part.format(first=first))


@pytest.fixture(scope="module")
def hall(app, chromium) -> Iterator[Lesson]:
    """One app for all tests here."""
    made, few, empty = (class_in(app, *pupils(count)) for count in (28, 3, 0))
    faults: list[str] = []
    with threaded(app) as address, chromium.new_context() as context:
        listen(context, address, faults)
        yield Lesson(made, few, empty, came_back(app), address, chromium, context.new_page(), faults)


def came_back(app) -> Class:
    """A class of 28 with slips, each of whom says how ready they feel, and answers otherwise in another lesson."""
    comer = Comer(class_in(app))
    people, slips = random.Random(14), comer.draw(28)
    for name, ready in (("", ("123", "234")), ("Lesson 2", ("234", "111"))):
        if name:
            comer.come_back(name)
        for n, slip in enumerate(slips):
            comer.sent(sheets.like(people), f"pupil{n}", slip, ready)
    return comer.made


@pytest.fixture
def lesson(hall) -> Iterator[Lesson]:
    """The class; whatever was opened: nothing was asked of another host, and the console stayed empty."""
    yield hall
    for context in hall.contexts:
        context.close()
    faults = [*hall.faults]
    hall.contexts.clear()
    hall.faults.clear()
    assert faults == []


@pytest.mark.parametrize("part", PARTS)
def test_no_page_has_a_barrier_that_axe_knows(lesson, part):
    assert_no_barrier(lesson.look(part, lesson.few if part in SHEETS else lesson.made))


@pytest.mark.parametrize("part", ["results", "show", "print"])
def test_a_class_without_responses_has_no_barrier_either(lesson, part):
    assert_no_barrier(lesson.look(part, lesson.empty))


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_cut_at_double_text_size(lesson, part):
    assert_nothing_cut(lesson.look(part))


@pytest.mark.parametrize("part", [part for part in PARTS if part not in SHEETS])
def test_a_page_of_a_class_is_light(lesson, record_property, part):
    """At most 20 kB over the wire, all included, for a class of 28; but what is printed for 28 people."""
    page = lesson.visit("count")

    wire = first_view(page, lesson.path(part))

    record_property("bytes", wire.total)
    assert wire.total <= LARGE


@pytest.mark.parametrize("part", ["changes", "record", "results?lesson=1"])
def test_of_a_class_that_came_back_pages_are_light_and_have_no_barrier(lesson, record_property, part):
    page = lesson.visit("count", lesson.back)
    wire = first_view(page, lesson.path(part, lesson.back))

    record_property("bytes", wire.total)
    assert wire.total <= LARGE
    assert_no_barrier(lesson.look(part, lesson.back))
    assert_nothing_cut(lesson.look(part, lesson.back))


@pytest.mark.parametrize("count", [100, 1_000])
def test_the_results_of_many_are_as_light_and_hardly_longer(lesson, record_property, count):
    """Fifty of them are named; above 60, a dot stands for several."""
    many = class_in(lesson.made.app)
    fill(many, count)
    page = lesson.visit("count", many)

    wire = first_view(page, lesson.path("results", many))

    record_property("bytes", wire.total)
    record_property("height", page.evaluate(HEIGHT))
    assert wire.total <= LARGE
    assert page.evaluate(HEIGHT) <= 6_000


@pytest.mark.parametrize(("width", "most"), [(360, 5_000), (1280, 3_000)])
def test_the_results_of_a_class_are_a_few_screens(lesson, record_property, width, most):
    page = lesson.look("results")
    page.set_viewport_size({"width": width, "height": 740})

    record_property("height", page.evaluate(HEIGHT))
    assert page.evaluate(HEIGHT) <= most


@pytest.mark.parametrize("part", ["results", "figures"])
def test_every_number_stays_where_a_system_has_its_own_colours(lesson, part):
    """There no ground is dark, and every cell has its number."""
    page = lesson.look(part)
    page.emulate_media(forced_colors="active")

    cells = page.locator(".heat td")
    assert all(cell.strip().isdecimal() for cell in cells.all_inner_texts())
    assert cells.evaluate_all("all => new Set(all.map(e => getComputedStyle(e).backgroundColor)).size") == 1
    assert_no_barrier(page)


def timed(page: Page) -> Page:
    """The same page, whose clock goes on by itself and can be put forward."""
    page.clock.install()
    page.reload()
    return page


class TestOpenPages:
    """What a page does while it is open; test_groups_story.py waits for the clock itself."""

    def test_it_tells_of_a_new_response_and_leaves_the_figures_alone(self, lesson):
        page = timed(lesson.visit("results", lesson.empty))
        before = lesson.empty.store.shelf(lesson.empty.access()).count()

        lesson.empty.send(*pupils(1))
        page.clock.run_for(POLL)

        expect(page.locator("[data-received]")).to_contain_text(f"{before + 1} of 28")
        assert page.locator("main table").count() == 0

    def test_a_hidden_page_asks_nothing(self, lesson):
        """All that it asks is what it asks in its first five seconds on show."""
        page = timed(lesson.visit("results"))
        page.evaluate("Object.defineProperty(document, 'hidden', {get: () => true, configurable: true})")
        asked = []
        page.on("request", lambda request: asked.append(request.url))

        page.clock.run_for(60_000)
        page.evaluate("Object.defineProperty(document, 'hidden', {get: () => false})")
        with page.expect_request(lesson.path("count")):
            page.clock.run_for(POLL)

        assert asked.count(lesson.path("count")) == 1  # the browser itself may still ask for the icon

    @pytest.mark.parametrize("part", ["results", "responses/{first}"])
    def test_it_dies_when_its_link_is_revoked(self, lesson, part):
        made = class_in(lesson.made.app, *pupils(6))
        page = timed(lesson.visit(part, made))

        made.store.shelf(made.access()).revoke(made.access("results").link.id, moment())
        page.clock.run_for(POLL)

        expect(page.get_by_role("heading", level=1)).to_have_text("This is not open to you here")
        page.wait_for_load_state()
        expect(page.locator("svg, table, article")).to_have_count(0)

    def test_it_lives_on_while_the_network_is_away(self, lesson):
        page = timed(lesson.visit("results"))

        page.context.set_offline(True)
        with page.expect_event("requestfailed"):
            page.clock.run_for(POLL)

        expect(page.get_by_role("heading", level=1)).to_have_text("Results of 9b")
        lesson.faults.clear()  # Chromium notes that it is offline

    def test_it_goes_on_asking_while_the_database_is_away(self, lesson):
        """By the same clock as ever: what it gets is no reason to leave the page."""
        made = class_in(lesson.made.app, *pupils(6))
        page = timed(lesson.visit("results", made))
        address = lesson.path("count", made)
        with away(made.store), page.expect_response(address) as refused:
            page.clock.run_for(POLL)
        made.send(*pupils(1))
        page.clock.run_for(POLL)

        assert refused.value.status == 503
        expect(page.locator("[data-received]")).to_contain_text("7 of 28")
        lesson.faults.clear()  # Chromium notes the 503


def test_without_scripts_two_are_chosen_and_set_side_by_side(lesson):
    page = lesson.visit("results", java_script_enabled=False)

    page.get_by_role("link", name="Two results side by side").click()
    page.get_by_label("One", exact=True).select_option(label="owl")
    page.get_by_label("The other").select_option(label="hare")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Two results side by side")
    assert "/groups/" not in page.url


def test_without_scripts_refresh_brings_the_newest_figures(lesson):
    made = class_in(lesson.made.app, *pupils(6))
    page = lesson.visit("results", made, java_script_enabled=False)
    made.send(*pupils(1))

    page.get_by_role("link", name="Refresh").click()

    expect(page.locator("[data-received]")).to_contain_text("7 of 28")


class TestShow:
    """What a room sees."""

    @pytest.mark.parametrize(("width", "height"), PROJECTORS)
    @pytest.mark.parametrize("count", [0, 4, 5, 28, 61])
    def test_it_fits_a_projector_and_can_be_read_from_the_back(self, lesson, width, height, count):
        """Nothing scrolls, however long a name; all text is at least a fortieth of the height, what is shown more."""
        made = class_in(lesson.made.app, name="Berufsorientierung Klasse 10b, Gruppe 2")
        fill(made, count)
        page = lesson.look("show", made)
        page.set_viewport_size({"width": width, "height": height})

        assert page.evaluate(HEIGHT) <= height
        assert page.evaluate(OVERFLOW) <= 0
        sizes = page.locator("main :is(h1, h2, p, th, td):not(.unseen *)").evaluate_all(SIZES)
        assert min(sizes) >= height / 40
        assert min(page.locator(".shown td").evaluate_all(SIZES), default=height) >= height / 32

    def test_on_a_phone_nothing_is_cut_and_it_is_hardly_longer_than_the_screen(self, lesson):
        page = lesson.look("show")
        page.set_viewport_size({"width": 360, "height": 640})

        assert page.evaluate(OVERFLOW) <= 0
        assert page.evaluate(CUT) == []
        assert page.evaluate(HEIGHT) <= 800

    def test_its_count_is_live_and_its_figures_stand_still(self, lesson):
        made = class_in(lesson.made.app, *pupils(6))
        page = timed(lesson.visit("show", made))
        before = page.locator(".shown, .show .lead").first.inner_text()

        made.send(*pupils(1))
        page.clock.run_for(POLL)

        expect(page.locator("[data-received]")).to_contain_text("7 of 28")
        expect(page.locator(".show")).to_contain_text("up to")
        assert page.locator(".shown, .show .lead").first.inner_text() == before


class TestPaper:
    """What is printed."""

    @pytest.mark.parametrize("part", PARTS[:9])
    def test_no_control_is_printed(self, lesson, part):
        page = lesson.look(part)
        page.emulate_media(media="print")

        controls = page.locator("button, input, select, form, nav, .skip, .button")

        assert [each.inner_text() for each in controls.all() if each.evaluate(SHOWN)] == []

    @pytest.mark.parametrize(("part", "lines"), [("responses/{first}", 6), ("print", 8), ("print-all", 4 * 28)])
    def test_lines_to_write_on_are_on_paper_alone(self, lesson, part, lines):
        page = lesson.look(part)

        assert not any(each.evaluate(SHOWN) for each in page.locator(".lines").all())
        page.emulate_media(media="print")
        assert [each.evaluate(SHOWN) for each in page.locator(".lines hr").all()] == [True] * lines

    @pytest.mark.parametrize(
        ("part", "sheets"),
        [
            ("print", 1),
            ("show", 1),
            ("results", 2),
            ("figures", 2),
            ("print-all", 28),
            ("responses/{first}", 2),
            ("talk", 28),
        ],
    )
    def test_it_takes_few_sheets(self, lesson, part, sheets):
        pdf = lesson.look(part).pdf(format="A4")

        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == sheets
