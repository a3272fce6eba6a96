"""Texts in another language than ours, or typed by someone: pages say which language it is, and which way it runs."""

import re
from html.parser import HTMLParser

import pytest

from quiz.content import Family
from quiz.web.isolates import END, LTR, RTL, TAG, in_language, to_html, typed
from tests.group_pages import group_pages
from tests.other_fields import ARABIC, VOLUNTEERING, code_of, pages_from
from tests.pages import VOID, app_of, close

CODE = code_of(ARABIC, "5", "2", "4", "library")
FEW = code_of(ARABIC, "left_out", "2", "left_out", "left_out")
LEVEL = code_of(ARABIC, "3", "3", "3", "left_out")
GERMAN = VOLUNTEERING.replace("id: volunteering", "id: volunteering\nlanguage: de-AT")
ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
SECRET = "a secret of the tests, long enough"


class Texts(HTMLParser):
    """The texts of a page with the language and direction they stand in, and all attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str, str, tuple[str, ...]]] = []
        self.attributes: list[str] = []
        self._open: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.attributes += given.values()
        _, lang, way = self._open[-1] if self._open else ("", "", "ltr")
        if tag not in VOID:
            self._open.append((tag, given.get("lang", lang), given.get("dir", way)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _, lang, way = self._open[-1] if self._open else ("", "", "")
        self.texts.append((data, lang, way, tuple(tag for tag, *_ in self._open)))


def unsaid(html: str, letter: re.Pattern[str], lang: str, way: str) -> list[str]:
    """Texts with such letters of which the page does not say language and direction; in plain text, of no isolate."""
    page, found = Texts(html), []
    for text, language, direction, within in page.texts:
        if not letter.search(text):
            continue
        if {"title", "option"} & set(within) and language != lang:
            found += [text] if letter.search(re.sub(f"[{LTR}{RTL}][^{END}]*{END}", "", text)) else []
        elif language != lang or (direction != way and "svg" not in within):
            found.append(text)
    for text in page.attributes:
        found += [text] if letter.search(re.sub(f"[{LTR}{RTL}][^{END}]*{END}", "", text)) else []
    return found


def served(folder, text):
    """The app of a quiz, with groups."""
    (folder / "quiz.yaml").write_text(text, encoding="utf-8")
    return app_of(folder, QUIZ_FILE=folder / "quiz.yaml", QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """Every page of the Arabic quiz, by its address."""
    app = served(tmp_path_factory.mktemp("arabic"), ARABIC)
    starts: tuple[str, ...] = (
        "/",
        f"/r/{CODE}",
        f"/r/{CODE}/versus/reader/warden",
        f"/r/{CODE}/with/{CODE}",
        "/groups/new",
    )
    client = app.test_client()
    starts += (f"/r/{FEW}", f"/r/{FEW}/versus/reader/warden", f"/r/{LEVEL}", f"/r/{LEVEL}/with/{FEW}")
    found = pages_from(client, *starts, "/compare/reader/warden", "/compare/reader/warden/picture")
    found["json"] = client.get(f"/r/{CODE}.json").text
    found["picture.svg"] = client.get("/compare/reader/warden/picture.svg").text
    yield found
    close(app)


def test_every_arabic_text_says_so_and_runs_from_right_to_left(arabic):
    """A screen reader changes its voice, and our words around it stay in order."""
    assert len(arabic) > 60
    for address, html in arabic.items():
        assert address == "json" or unsaid(html, ARABIC_LETTER, "ar", "rtl") == [], address


def test_our_own_words_stay_english(arabic):
    for address, html in arabic.items():
        texts = [(text, lang) for text, lang, _, _ in Texts(html).texts if re.search("[a-z]{3}", text)]

        assert {lang for text, lang in texts if "undated" not in text and "page.txt" not in text} <= {"en", ""}, address


def test_no_mark_is_left_in_what_is_sent(arabic):
    """The isolates stay in titles and attributes; what names the language in them goes."""
    assert [address for address, text in arabic.items() if TAG in text or "\\udb40" in text] == []
    assert not re.search(f"[{LTR}{RTL}]|u206", arabic["json"])


def test_where_it_stands_alone_its_element_says_so(arabic):
    heading = r'<h1 class="question"[^>]* lang="ar" dir="rtl"[^>]*>كم تود أن تقرأ للأطفال؟</h1>'

    assert re.search(heading, "".join(arabic.values()))


HEBREW_LETTER = re.compile(r"[\u0590-\u05ff]")
HEBREW = {
    "name": "כיתה 10",
    "organisation": "בית ספר",
    "contact": "רותי, חדר 4",
    "purpose": "שיעור",
    "message": "שלום\n\nלכם",
}


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory):
    """The pages of a group whose texts and nicknames are in Hebrew, by their addresses."""
    app = served(tmp_path_factory.mktemp("hebrew"), VOLUNTEERING)
    pages, _ = group_pages(app, "רותם", **HEBREW)
    yield pages
    close(app)


def test_a_hebrew_nickname_and_group_stand_apart_from_our_words(hebrew):
    """“שם: 5 of 20” would be read as 20 of 5; isolated, the name leaves our words in order."""
    assert sum("רותם" in html for html in hebrew.values()) > 3
    assert sum("כיתה 10" in html for html in hebrew.values()) > 6
    for address, html in hebrew.items():
        for text, _, way, within in Texts(html).texts:
            if HEBREW_LETTER.search(text) and not {"title", "textarea", "svg"} & set(within):
                assert way == "auto", (address, text)
        title = "".join(re.findall("<title>(.*?)</title>", html))
        assert not HEBREW_LETTER.search(re.sub("\u2068[^\u2069]*\u2069", "", title)), (address, title)


def test_what_was_typed_comes_back_into_its_field_as_it_was(hebrew):
    (details,) = (html for address, html in hebrew.items() if address.endswith("/manage/details"))

    assert 'value="כיתה 10"' in details
    assert TAG not in "".join(hebrew.values())


def test_an_arabic_class_says_so_on_every_page(tmp_path):
    app = served(tmp_path, ARABIC)
    pages, files = group_pages(app, "fox")
    close(app)

    assert len(pages) > 20
    for address, html in pages.items():
        assert unsaid(html, ARABIC_LETTER, "ar", "rtl") == [], address
    assert [bool(ARABIC_LETTER.search(text)) for text in files] == [True] * 5
    assert [text for text in files if re.search(f"[{LTR}{RTL}{TAG}]", text)] == []


def test_a_german_quiz_names_its_language_and_an_english_one_costs_nothing(tmp_path):
    for name, text in (("german", GERMAN), ("english", VOLUNTEERING)):
        (tmp_path / name).mkdir()
        app = served(tmp_path / name, text)
        html = app.test_client().get("/roles/reader").text
        close(app)

        assert ('<h1 lang="de-AT" dir="ltr">Reading friend</h1>' in html) == (name == "german")
        assert ("<bdi" in html) == ('lang="de-AT"' in html) == (name == "german")


def test_marks_become_elements_where_html_takes_them():
    """Worked by hand: alone, in a sentence, in a title, in an attribute, in a field, in a picture."""
    name = in_language_text("اسم", "ar")

    assert to_html(f"<td>{name}</td>") == '<td lang="ar" dir="rtl">اسم</td>'
    assert to_html(f"<p>Why {name}: 5</p>") == '<p>Why <bdi lang="ar" dir="rtl">اسم</bdi>: 5</p>'
    assert to_html(f"<title>Why {name}</title>") == f"<title>Why {RTL}اسم{END}</title>"
    assert to_html(f'<p title="Why {name}">x</p>') == f'<p title="Why {RTL}اسم{END}">x</p>'
    assert to_html(f'<input value="{name}">') == '<input value="اسم">'
    assert (
        to_html(f"<svg><text>{name} 5</text></svg>")
        == f'<svg><text><tspan lang="ar">{RTL}اسم{END}</tspan> 5</text></svg>'
    )
    assert to_html(f"<p>{typed('שם')} and {typed('Kim')}</p>") == '<p><bdi dir="auto">שם</bdi> and Kim</p>'


def test_markup_in_a_text_stays_text():
    app_text = in_language_text("<b>", "ar").__html__()

    assert to_html(f"<p>{app_text} x</p>") == '<p><bdi lang="ar" dir="rtl">&lt;b&gt;</bdi> x</p>'


def in_language_text(text, language):
    """A text of a quiz in this language."""
    family = in_language(Family("id", text), language)
    assert (family, family.id) == (Family("id", text), "id")
    return family.name


def test_a_result_of_an_earlier_arabic_quiz_still_says_so(tmp_path):
    """Its language is kept beside the version, so that today's English quiz doesn't make English of it."""
    close(served(tmp_path, ARABIC))
    app = served(tmp_path, VOLUNTEERING)
    pages = pages_from(app.test_client(), f"/r/{CODE}", within=f"/r/{CODE}")
    close(app)

    assert f"/r/{CODE}/working" in pages
    for address, html in pages.items():
        assert ARABIC_LETTER.search(html)
        assert unsaid(html, ARABIC_LETTER, "ar", "rtl") == [], address
