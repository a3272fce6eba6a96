"""Words of 65 letters, wherever an author, an operator or a person may write one: no page is wider than a phone."""

import io
from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from flask import request, template_rendered
from ruamel.yaml import YAML

from quiz import links, reading
from quiz.responses import respond
from tests.browser.barriers import OVERFLOW
from tests.group_pages import group_pages
from tests.groups_app import SECRET
from tests.other_fields import ARABIC, pages_from, rewritten
from tests.pages import app_of, close
from tests.test_escaping import PARTS, SETTINGS, SHEETS, STARTS, TYPED

pytestmark = pytest.mark.browser

FEW = 3  # pages of each template: a result and others have several states
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlung"[
    :56
]  # and a number of four digits: no name may be longer
# What stands out of the page on its right, or out of a picture; some pieces are there for screen readers alone.
OUT = """[...document.querySelectorAll("main *, header *")].filter((each) => !each.closest(".unseen, .skip"))
  .filter((each) => each.getClientRects().length && each.getBoundingClientRect().right > innerWidth + 1)
  .map((each) => each.outerHTML.slice(0, 120))"""
CLIPPED = """[...document.querySelectorAll("svg text")].filter((each) => {
    const box = each.getBBox(), view = each.ownerSVGElement.viewBox.baseVal;
    return box.x < -1 || box.x + box.width > view.width + 1;
  }).map((each) => each.outerHTML.slice(0, 120))"""


def long(number):
    """One long word, of its own."""
    return f"{LONG}{number:04}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Some pages of each template: their HTML by their addresses; and the browser that got them."""
    folder = tmp_path_factory.mktemp("long")
    file, text = folder / "quiz.yaml", io.StringIO()
    YAML().dump({**rewritten(YAML(typ="safe").load(ARABIC), long, {}), "language": "de"}, text)
    file.write_text(text.getvalue(), encoding="utf-8")
    quiz = reading.parse(file.read_bytes(), "quiz.yaml").quiz
    ids = [question.id for question in quiz.questions]
    codes = [links.encode(quiz, respond(quiz, dict(zip(ids, answers, strict=False)))) for answers in SHEETS]
    said = {name: f"{LONG}{place:04}" for place, name in enumerate(SETTINGS)}
    app, kept = (
        app_of(folder, QUIZ_FILE=file, QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET, **said),
        defaultdict[str, set[str]](set),
    )

    def note(_, template, **__):
        if len(kept[template.name]) < FEW:
            kept[template.name].add(request.full_path.rstrip("?"))

    with template_rendered.connected_to(note, app):
        client = app.test_client()
        starts = [f"{place}{code}" for code in codes for place in ("/r/", "/take/", "/answers/")]
        starts += [f"/r/{codes[0]}{part}" for part in (*PARTS, f"/with/{codes[1]}")]
        found = pages_from(client, *starts, *STARTS, most=600)
        found |= group_pages(app, "x" * 20, **dict.fromkeys(TYPED, f"{LONG}0000"))[0]
    yield {address: found[address] for address in set.union(*kept.values()) & found.keys()}, client
    close(app)


def test_no_page_is_wider_than_a_phone(pages, chromium):
    """Nor is a line of a picture wider than the picture."""
    made, client = pages
    context = chromium.new_context(viewport={"width": 360, "height": 740}, base_url="http://quiz.test")
    page, wide = context.new_page(), {}

    def answer(route):
        address = urlsplit(route.request.url)
        path = f"{address.path}?{address.query}" if address.query else address.path
        if path in made:
            route.fulfill(body=made[path], content_type="text/html; charset=utf-8")
        else:
            asked = client.get(path)
            route.fulfill(body=asked.data, content_type=asked.mimetype)

    page.route("**/*", answer)
    for address in made:
        page.goto(address)
        out = page.evaluate(OUT) if page.evaluate(OVERFLOW) > 0 else []
        if out + page.evaluate(CLIPPED):
            wide[address] = (out + page.evaluate(CLIPPED))[:3]
    context.close()

    assert len(made) > 40
    assert wide == {}


def test_no_short_word_breaks_beside_a_field(visit):
    """A button is as wide as what it says, however narrow the page."""
    button = visit("/", width=320).get_by_role("button", name="Open")

    lines = "e => { const all = document.createRange(); all.selectNodeContents(e); return all.getClientRects().length }"
    assert button.evaluate(lines) == 1
