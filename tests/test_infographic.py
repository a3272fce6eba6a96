"""Two roles in one picture: it can be drawn for any pair, stands alone, and says what the tables say."""

import re
from itertools import combinations, permutations
from xml.etree import ElementTree as ET

import pytest

from quiz.facts import compare
from quiz.web.parts.footnotes import Footnotes
from quiz.web.parts.rose import emblem
from quiz.web.roles.apart import rails
from quiz.web.roles.drawing import BOLD, SIZE, WIDTH, breadth, wrapped
from quiz.web.roles.infographic import COLOURS, pictured
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html

SVG = "{http://www.w3.org/2000/svg}"
ROLES = [role.id for role in shipped_quiz().roles]
SUPPORT = ("support-specialist", "support-technician")
SOFTWARE = ("software-support-specialist", "software-support-technician")


@pytest.fixture
def edition(app):
    """What is known around the shipped quiz."""
    return app.extensions["quiz"].edition


def picture(client, role, rival):
    """The file, read as the XML that it must be."""
    return ET.fromstring(client.get(f"/compare/{role}/{rival}/picture.svg").data)


def texts(root):
    """Each line: its box as left, top, right, bottom (the width estimated), and its words."""
    found = []
    for text in root.iter(f"{SVG}text"):
        size, x, foot = (float(text.get(name)) for name in ("font-size", "x", "y"))
        width = breadth(text.text) * size * (BOLD if text.get("font-weight") else 1)
        left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor"), 0)
        found.append((left, foot - 0.9 * size, left + width, foot + 0.2 * size, text.text))
    return found


def bars(root):
    """The bars of the two roles, without their tracks: place, left and width."""
    rects = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") in {"first", "second"}]
    return [(rect.get("class"), float(rect.get("x")), float(rect.get("width"))) for rect in rects]


def boxes(root):
    """What may not overlap: lines of text, and the tracks of bars."""
    tracks = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "track"]
    return texts(root) + [
        (float(t.get("x")), float(t.get("y")), float(t.get("x")) + 344, float(t.get("y")) + 8, "bar") for t in tracks
    ]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("role", ROLES)
def test_any_pair_can_be_drawn_with_all_lines_inside_and_none_over_another(client, role):
    for rival in [rival for one, rival in permutations(ROLES, 2) if one == role]:
        root = picture(client, role, rival)

        height = float(root.get("viewBox").split()[3])
        drawn = boxes(root)
        assert [box for box in drawn if box[0] < 0 or box[2] > WIDTH or box[1] < 0 or box[3] > height] == []
        assert [(a[4], b[4]) for a, b in combinations(drawn, 2) if overlap(a, b)] == [], rival
        assert height > WIDTH


@pytest.mark.parametrize(("role", "rival"), [SUPPORT, SOFTWARE, ("field-service-technician", "technical-writer")])
def test_it_names_both_roles_every_pictured_topic_and_its_sources(client, edition, role, rival):
    said = [text[4] for text in texts(picture(client, role, rival))]

    together = " ".join(said)
    names = [topic.name for topic in edition.topics if topic.pictured]
    assert len(names) >= 8
    assert all(name in said for name in names)
    assert shipped_quiz().role(role).name in together
    assert shipped_quiz().role(rival).name in together
    assert "May 2025" in together


def test_facts_of_the_documents_are_undated_in_it(client):
    said = " ".join(text[4] for text in texts(picture(client, *SUPPORT)))

    assert said.count("Article, undated") == 2


def test_certificates_are_shown_for_each_of_the_three_lines_and_marked_as_unchecked(client):
    said = " ".join(text[4] for text in texts(picture(client, *SUPPORT)))

    for name in (
        "(MCSE)",
        "(MCP)",
        "ITIL, Customer service",
        "Cisco CCNA",
        "CompTIA A+, CompTIA",
        "– CompTIA A+\u00a0[2]",
    ):
        assert name in said
    assert "We have not checked" in said


def test_what_is_not_known_is_no_data(client):
    """Neither growth is known of the support roles, nor certificates of the software roles."""
    for pair in (SUPPORT, SOFTWARE):
        assert [text[4] for text in texts(picture(client, *pair))].count("no data") >= 2


def test_pay_stands_on_one_axis_with_named_ends(client):
    """From $30,000 to $80,000 over 344 units from 8: $50,000 is at 8 + 2/5 x 344 = 145.6, $20,000 are 137.6 long."""
    root = picture(client, *SUPPORT)

    said = [text[4] for text in texts(root)]
    assert {"$30,000", "$80,000", "Pay plays no part in any match."} <= set(said)
    assert bars(root)[:2] == [("first", 145.6, 137.6), ("second", 42.4, 137.6)]
    assert "Support specialist: $50,000–$70,000 a year\u00a0[1]" in said


def test_a_bar_is_named_by_its_line_so_that_no_colour_is_needed(client):
    root = picture(client, *SUPPORT)

    tops = [float(rect.get("y")) for rect in root.iter(f"{SVG}rect") if rect.get("class") in {"first", "second"}]
    for top, name in zip(tops, ["Support specialist", "Support technician"] * 2, strict=True):
        above = max((text for text in texts(root) if text[3] <= top + 1), key=lambda text: text[3])
        assert above[4].startswith(name)


def test_it_shows_both_roses_and_where_the_two_lie_farthest_apart(client, edition):
    """In the colours and with the marks of the comparison; a line runs from 14 to 346, so that 75 is at 263."""
    root, quiz = picture(client, *SUPPORT), shipped_quiz()
    paths = [(each.get("class"), each.get("d")) for each in root.iter(f"{SVG}path")]
    widest = rails(quiz, [quiz.role(id) for id in SUPPORT], None).widest[:5]
    rings = [each for each in root.iter(f"{SVG}circle") if each.get("class") == "job"]

    assert [path for path in paths if path[0] in {"first", "second"}] == [
        (place, emblem(quiz.role(id), quiz)) for place, id in zip(("first", "second"), SUPPORT, strict=True)
    ]
    assert [float(ring.get("cx")) for ring in rings] == [14 + (track.stands[0].at or 0) * 332 / 100 for track in widest]
    said = " ".join(text[4] for text in texts(root))
    for track in widest:
        one, other = track.stands
        figures = f"○ {one.at}\u00a0\u00a0□ {other.at}"
        assert all(words in said for words in (track.name, track.low, track.high, figures))


def test_the_page_has_the_same_figures_in_words(client):
    quiz, words = shipped_quiz(), Html(client.get("/compare/" + "/".join(SUPPORT) + "/picture").text).words

    for track in rails(quiz, [quiz.role(id) for id in SUPPORT], None).widest[:5]:
        one, other = track.stands
        assert f"{track.name}, from “{track.low}” to “{track.high}”: ○ {one.at}, □ {other.at}" in words


def test_the_file_is_to_be_kept_and_stands_alone(client):
    response = client.get("/compare/" + "/".join(SUPPORT) + "/picture.svg")

    root = ET.fromstring(response.data)
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Content-Disposition"] == "attachment; filename=support-specialist-support-technician.svg"
    assert not re.search(r"<style|<script|url\(|href", response.text)
    assert root.get("font-family")
    assert root.get("fill") == COLOURS["ink"]
    assert all(rect.get("fill", "").startswith("#") for rect in root.iter(f"{SVG}rect"))
    assert client.get("/compare/qa-tester/qa-tester/picture.svg").status_code == 404


def test_a_page_holds_the_picture_with_a_name_a_table_of_the_same_and_the_file(client, edition):
    page = Html(client.get("/compare/" + "/".join(SUPPORT) + "/picture").text)

    footnotes = Footnotes(edition)
    rows = [footnotes.row(each) for each in pictured(edition, *SUPPORT)]
    assert [svg["role"] for svg in page.all("svg")] == ["img"]
    assert "The table below it holds the same" in str(page.all("svg")[0]["aria-label"])
    assert "/compare/" + "/".join(SUPPORT) + "/picture.svg" in page.addresses
    assert all(said.value in page.words for row in rows for cell in row.cells for said in cell)
    assert len(page.all("tbody")) == len(rows)


def test_its_colours_are_those_of_the_style_sheet():
    """The leading role's colour is --lead there, and the other role's is --next."""
    css = (ROOT / "static" / "css" / "tokens.css").read_text()
    tokens = dict(re.findall(r"--([\w-]+): (#\w+)", css.partition("prefers-color-scheme")[0]))

    names = {"paper": "paper", "ink": "ink", "other": "quiet", "first": "lead", "second": "next"}
    assert {place: COLOURS[place] for place in names} == {place: tokens[name] for place, name in names.items()}


def test_no_raw_colour_stands_in_the_template():
    assert "#" not in re.sub(r"\{#.*?#\}", "", (ROOT / "templates" / "roles" / "infographic.svg").read_text())


def test_pictured_topics_are_all_there_even_those_of_which_nothing_is_known(edition):
    topics = [topic for topic in edition.topics if topic.pictured]

    assert [each.topic for each in pictured(edition, *SUPPORT)] == topics
    assert len(compare(topics, edition.facts, *SUPPORT)) < len(topics)


class TestWrapping:
    """Worked by hand: a usual letter is 0.64 wide, a space 0.32."""

    def test_a_line_holds_what_fits_by_the_width_of_its_letters(self):
        """Three a's and a space and three more: 6 x 0.64 + 0.32 = 4.16."""
        assert wrapped("aaa aaa aaa", 4.2) == ["aaa aaa", "aaa"]
        assert wrapped("aaa aaa aaa", 4.1) == ["aaa", "aaa", "aaa"]

    def test_the_later_lines_of_an_item_stand_under_its_words(self):
        first, second = wrapped("– aaa aaa", 4)

        assert first == "– aaa"
        assert second.strip() == "aaa"
        assert breadth(second) > breadth("aaa")

    def test_the_numbers_of_footnotes_never_stand_alone(self):
        assert wrapped("aaa aaa\u00a0[1]", 4.3) == ["aaa", "aaa\u00a0[1]"]

    def test_text_is_large_enough_on_a_phone(self):
        assert SIZE >= 10.5
