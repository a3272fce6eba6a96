"""Markup in a text of a quiz file, in a setting or in what somebody types is shown as typed, on every page.

Every text is one that would get out of a text or an attribute and into the page’s elements, if any template let it.
"""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from flask import template_rendered
from ruamel.yaml import YAML

from quiz import links, reading
from quiz.responses import respond
from tests.author_pages import author_pages
from tests.examples import ROOT
from tests.group_pages import group_pages
from tests.other_fields import ARABIC, pages_from, rewritten
from tests.pages import Html, app_of, close
from tests.said_sheets import FILES as QUIZZES

NASTY = """N{}z <x-evil> ' on-evil='1 " on-evil="2 &amp;"""
NUMBER = re.compile(r"N\d+z")
SETTINGS = ("QUIZ_OPERATOR", "QUIZ_CONTACT", "QUIZ_ORGANISATION")
STARTS = (
    *("/", "/paths", "/compare/reader/warden", "/compare/reader/warden/facts", "/compare/reader/warden/picture"),
    *("/groups/new", "/groups/locked", "/groups/deleted"),
)
SHEETS = (  # that name a role, closely and clearly; of too few answers; where all is level; begun
    ("5", "1", "4", "library", "5", "1", "4", "5", "1", "4"),
    ("5", "5", "4", "library", "5", "4", "4", "5", "5", "4"),
    ("left_out", "2", *["left_out"] * 8),
    ("3", "3", "3", "left_out", *["3"] * 6),
    ("5", "1", "5"),
)
PARTS = ("/versus/reader/warden", "/if/warden", "/if/driver")
TYPED = ("name", "organisation", "contact", "purpose", "message")


def asked(question, n):
    """The same question once more: of four, no answers stand out."""
    return {**question, "id": f"{question['id']}-{n}", "text": f"{question['text']} {n}"}


@pytest.fixture(scope="module", params=["en", "ar"])
def shown(request, tmp_path_factory):
    """What is shown of such a quiz: pages by their addresses, the templates they were made from, and its texts.

    Texts in another language than ours go to the page another way, so both are tried.
    """
    folder, templates = tmp_path_factory.mktemp("nasty"), set()
    texts: dict[str, str] = {}
    file, said = folder / "quiz.yaml", {name: NASTY.format(name) for name in SETTINGS}
    content = YAML(typ="safe").load(ARABIC)
    content["questions"] += [asked(question, n) for n in (2, 3) for question in content["questions"][:3]]
    with file.open("w", encoding="utf-8") as out:
        YAML().dump({**rewritten(content, NASTY.format, texts), "language": request.param}, out)
    quiz = reading.parse(file.read_bytes(), "quiz.yaml").quiz
    ids = [question.id for question in quiz.questions]
    codes = [links.encode(quiz, respond(quiz, dict(zip(ids, answers, strict=False)))) for answers in SHEETS]
    app = app_of(folder, QUIZ_FILE=file, QUIZ_GROUPS="open", QUIZ_SECRET_KEY="a secret, long enough", **said)

    def note(_, template, **__):
        templates.add(template.name)

    with template_rendered.connected_to(note, app):
        client = app.test_client()
        starts = [f"{place}{code}" for code in codes for place in ("/r/", "/take/", "/answers/")]
        starts += [f"/r/{codes[0]}{part}" for part in (*PARTS, f"/with/{codes[1]}")]
        pages = pages_from(client, *starts, *STARTS, most=600)
        of_group, files = group_pages(app, "fox", **{name: NASTY.format(name) for name in TYPED})
        pictures = [client.get(f"/compare/{pair}/picture.svg").text for pair in ("reader/warden", "warden/reader")]
        of_author = author_pages(folder, note, QUIZ_FILE=file, **said)
        typed = client.get("/open", query_string={"code": NASTY.format("")}).text
    close(app)
    several = app_of(folder, QUIZ_FILE=(file, QUIZZES["crafts"]), QUIZ_SECRET_KEY="a secret, long enough")
    with template_rendered.connected_to(note, several):
        lists = {f"several{path}": several.test_client().get(path).text for path in ("/", "/method")}
    close(several)
    return {**pages, **of_group, **of_author, **lists, "typed": typed}, pictures, files, [*texts.values()], templates


def test_nothing_of_it_becomes_an_element_or_an_attribute(shown):
    pages, *_ = shown

    assert len(pages) > 100
    for address, text in pages.items():
        page = Html(text)
        assert "x-evil" not in {tag for tag, _ in page.elements}, address
        assert not [name for _, attributes in page.elements for name in attributes if "evil" in name], address
        assert "<x-evil" not in text, address


def test_it_stands_there_as_it_was_typed(shown):
    """Every text of the file stands on some page, whole, however it got there."""
    pages, pictures, _, texts, _ = shown
    words = [Html(text).words for text in pages.values()]
    words += ["".join(ET.fromstring(picture).itertext()) for picture in pictures]
    read = re.sub("[\u2066-\u2069]", "", "\n".join(words))

    missing = [text for text in texts if " ".join(text.split()) not in read]
    assert missing == []


def test_a_picture_is_sound_and_holds_no_element_of_it(shown):
    _, pictures, *_ = shown
    for picture in pictures:
        tree = ET.fromstring(picture)

        assert "x-evil" not in {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert not [name for element in tree.iter() for name in element.attrib if "evil" in name]
        assert NUMBER.search("".join(tree.itertext()))


def test_an_export_as_json_is_sound_and_holds_it_as_it_was_typed(shown):
    _, _, files, *_ = shown

    held = json.dumps(json.loads(files[-1]), ensure_ascii=False)
    assert [name for name in TYPED if json.dumps(NASTY.format(name)) not in held] == []


def test_every_template_was_made_a_page_of(shown):
    """A new one is tried, too."""
    *_, templates = shown
    folder = ROOT / "templates"
    every = {str(path.relative_to(folder)) for path in folder.rglob("[!_]*.*") if path.parent.name != "parts"}

    assert every - templates - {"base.html"} == set()
