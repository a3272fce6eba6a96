"""A quiz of another field: our own words fit it, and no part stands there that it says nothing for."""

import re

import pytest

from tests.other_fields import VOLUNTEERING, code_of, pages_from
from tests.pages import Html, app_of, close

CODE = code_of(VOLUNTEERING, "5", "2", "4", "library")
FIELD = re.compile(r"\b(IT|[Ss]oftware|[Hh]ardware|[Cc]ertificates?|[Ss]alary|[Tt]echnicians?|[Pp]ay|[Dd]egrees?)\b")
NOT_ASKED = "Your name, age, gender, origin, health, home or pay."  # a promise on every quiz's privacy page
EMPTY = re.compile(r"<(ul|ol|dl|table|tbody|p|li|h[1-6]|section)\b[^>]*>\s*</\1>")
HEADING_ALONE = re.compile(r"</h([2-6])>\s*(?:</?(?:section|div)[^>]*>\s*)*(?:<h[12]\b|</main>)")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of the quiz of volunteering, by its address."""
    folder = tmp_path_factory.mktemp("volunteering")
    (folder / "quiz.yaml").write_text(VOLUNTEERING, encoding="utf-8")
    app = app_of(folder, QUIZ_FILE=folder / "quiz.yaml", QUIZ_GROUPS="open", QUIZ_SECRET_KEY="a secret, long enough")
    starts = ("/", f"/r/{CODE}", f"/r/{CODE}/versus/reader/warden", f"/r/{CODE}/if/warden", "/groups/new")
    yield pages_from(app.test_client(), *starts)
    close(app)


def test_every_kind_of_page_is_looked_at(pages):
    kinds = {re.sub(r"/(reader|warden|driver)\b|" + CODE, "", address).partition("?")[0] for address in pages}

    assert {"/", "/roles", "/compare", "/method", "/privacy", "/for-counsellors", "/groups/new", "/r/"} <= kinds
    assert {"/r//working", "/r//profile", "/r//with", "/r//compare", "/r//if", "/r//versus"} <= kinds
    assert not any("/paths" in address or "/picture" in address or "/people" in address for address in pages)


def test_no_page_speaks_of_it(pages):
    """Pay, certificates and the like are the file's to speak of, and this one doesn't."""
    for address, html in pages.items():
        words = Html(html).words.replace(NOT_ASKED, "")

        assert [found[0] for found in FIELD.finditer(words)] == [], address


def test_no_page_has_an_empty_part(pages):
    for address, html in pages.items():
        assert "no data" not in html.lower(), address
        assert EMPTY.search(html) is None, address
        assert HEADING_ALONE.search(html) is None, address
        targets = [str(attributes.get("href")) for attributes in Html(html).all("a")]
        parts = [target[1:] for target in targets if target.startswith("#")]
        assert [part for part in parts if f'id="{part}"' not in html] == [], address


def test_what_the_quiz_is_about_is_said_in_the_files_words(pages):
    for address in ("/", "/roles", "/for-counsellors"):
        assert "Three ways to help in your town. It cannot tell who needs you most." in Html(pages[address]).words


def test_a_quiz_of_four_questions_takes_about_one_minute(pages):
    assert "Start the quiz About 1 minute. No account, no cookie. Or see all questions" in Html(pages["/"]).words


@pytest.mark.parametrize("address", ["/compare/reader/warden/picture", "/compare/reader/warden/picture.svg",
                                     "/roles/reader/people"])  # fmt: skip
def test_a_page_that_would_be_empty_is_none(tmp_path, address):
    (tmp_path / "quiz.yaml").write_text(VOLUNTEERING, encoding="utf-8")
    app = app_of(tmp_path, QUIZ_FILE=tmp_path / "quiz.yaml")
    response = app.test_client().get(address)
    close(app)

    assert response.status_code == 404
