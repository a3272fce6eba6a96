"""What people paste: a code, or a link of ours, wherever it was copied from and whatever came along."""

from urllib.parse import quote

import pytest

from quiz.errors import CodeDamaged, LinkError, NotACode
from quiz.links import encode, grouped, open_code
from quiz.pasting import Found, find, find_code
from tests.examples import worked_quiz, worked_sheet

CODE = encode(worked_quiz(), worked_sheet())
JOIN = "K7MX3QPD"
TOKEN = "0PBRVGTSZNBZMDM2633V5T96E2"


@pytest.mark.parametrize(
    "text",
    [
        "https://quiz.example/r/{}",
        "http://localhost:5000/r/{}/",
        "https://quiz.example/r/{}.json",
        "https://quiz.example/r/{}.json?pretty=1",
        "https://quiz.example/careers/take/{}?q=pace&o=often#top",
        "https://quiz.example/answers/{}#question-3",
        "https://quiz.example/r/{}/versus/qa-tester/developer",
        "https://quiz.example/r/{}/with/00000000000000000000000000",
        "https://quiz.example/g/K7MX-3QPD/take/{}",
        "HTTPS://QUIZ.EXAMPLE/R/{}",
        "quiz.example/r/{}",
        "/r/{}",
        "  <https://quiz.example/r/{}>\n",
        "“https://quiz.example/r/{}”",
        "[my result](https://quiz.example/r/{}), have a look",
        "Here is mine: https://quiz.example/r/{}.",
        '{{"link": "https://quiz.example/r/{}", "made": "today"}}',
        "{}",
        "\t{}\r\n",
        "'{}'",
        "({}).",
        "{}.json",
        "\u00a0{}\u200b",
    ],
)
def test_a_code_is_found_in_what_people_paste(text: str) -> None:
    assert find_code(text.format(CODE)) == CODE
    assert find_code(text.format(CODE.lower())) == CODE
    assert find_code(text.format(grouped(CODE))) == CODE


@pytest.mark.parametrize(
    ("text", "join", "code"),
    [
        ("K7MX-3QPD", "K7MX3QPD", ""),
        (" k7mx 3qpd. ", "K7MX3QPD", ""),
        ("kImx-3qpo", "K1MX3QP0", ""),
        ("see https://quiz.example/g/k7mx-3qpd, now", "K7MX3QPD", ""),
        (f"https://quiz.example/g/K7MX-3QPD/r/{CODE}", "K7MX3QPD", CODE),
        (f"https://quiz.example/g/K7MX-3QPD/send/{CODE}?x", "K7MX3QPD", CODE),
        (f"https://quiz.example/r/{CODE}", "", CODE),
        (CODE, "", CODE),
    ],
)
def test_a_groups_code_is_distinguished_from_a_sheets_in_what_people_paste(text: str, join: str, code: str) -> None:
    assert find(text) == Found(join, code)


@pytest.mark.parametrize(
    "text", ["K7MX-3QP", "K7MX-3QPDD", "K7MX-3QPU", "https://quiz.example/g/K7MX-3QP", "/roles", ""]
)
def test_what_holds_no_code_of_either_kind_is_refused(text: str) -> None:
    with pytest.raises(NotACode):
        find(text)


def test_a_code_is_found_where_a_browser_escaped_its_spaces() -> None:
    spaced = grouped(CODE).replace("-", "%20")

    assert find_code(f"https://quiz.example/r/{spaced}") == find_code(spaced) == CODE


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "this has 0 letters and digits; a group’s code has 8, a result’s 11 to 80."),
        ("hello", "this has 5 letters and digits; a group’s code has 8, a result’s 11 to 80."),
        (81 * "7", "this has 81 letters and digits; a group’s code has 8, a result’s 11 to 80."),
        (CODE[:9] + "U" + CODE[10:], "a code never has “U” in it."),
        (CODE[:9] + "\n\x00" + CODE[10:], "a code never has “U+0000” in it."),
        (CODE[:9] + "é" + CODE[10:], "a code never has “é” in it."),
        (CODE[:9] + "\u0661" + CODE[10:], "a code never has “\u0661” in it."),
        ("https://quiz.example/roles/qa-tester", "this link does not hold anyone's answers."),
        ("https://quiz.example/r/", "this link does not hold anyone's answers."),
    ],
)
def test_what_cannot_be_a_code_is_refused_kindly(text: str, what: str) -> None:
    with pytest.raises(NotACode) as raised:
        find_code(text)

    assert raised.value.what == what


@pytest.mark.parametrize("text", [CODE[:-1], CODE + "U", CODE[:-1] + "é", 4 * CODE, f"https://quiz.example/who/{CODE}"])
def test_no_error_repeats_the_code(text: str) -> None:
    """Errors reach logs and titles, which never hold a code."""
    with pytest.raises(LinkError) as raised:
        open_code(find_code(text))

    assert CODE[:8] not in str(raised.value)


def full_width(text: str) -> str:
    """The text as an Asian keyboard writes it: U+FF01 and on for "!" and on."""
    return "".join(chr(ord(each) + 0xFEE0) for each in text)


def wrapped(link: str, depth: int = 1) -> str:
    """A link as a mail filter wraps it, and one more, and one more."""
    for _ in range(depth):
        link = f"https://eur02.filter.example/?url={quote(link, '')}&data=05%7C02%7Cann%40school.example&reserved=0"
    return link


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (wrapped(f"https://quiz.example/r/{CODE}"), Found("", CODE)),
        (wrapped(f"https://quiz.example/g/K7MX-3QPD/r/{CODE}", 3), Found(JOIN, CODE)),
        (wrapped("https://quiz.example/g/K7MX-3QPD"), Found(JOIN, "")),
        (wrapped(f"https://quiz.example/s/{TOKEN}", 2), Found("", "", TOKEN)),
        (f"https://www.search.example/url?q=http://quiz.example/r/{CODE}&sa=D", Found("", CODE)),
        (f"https://filter.example/r/abc?u=http%3a%2f%2fquiz.example%2fr%2f{CODE}", Found("", CODE)),
        (f"https://filter.example/v3/__http://quiz.example/r/{CODE}__;!!NiUAmZ", Found("", CODE)),
        (f"[http://quiz.example/r/{CODE}](http://quiz.example/r/{CODE})", Found("", CODE)),
        (f"**[mine](http://quiz.example/g/K7MX-3QPD/receipt/{TOKEN})**", Found(JOIN, "", TOKEN)),
        (f"http://quiz.example/s/{TOKEN.lower()}.", Found("", "", TOKEN)),
        (f"http://quiz.example/g/K7MX-3QPD/receipt/{TOKEN}/delete", Found(JOIN, "", TOKEN)),
        (f"http://quiz.example/r/{CODE}=20", Found("", CODE)),
        (f"http://quiz.example/r/{CODE[:5]}=\n{CODE[5:]}", Found("", CODE)),
        (f"http://quiz.example/r/{CODE}&amp;utm_source=mail", Found("", CODE)),
        ("Code: K7MX-3QPD", Found(JOIN, "")),
        ("Our code k7mx 3qpd", Found(JOIN, "")),
        ("**K7MX-3QPD**", Found(JOIN, "")),
        (f"My result: {CODE}.", Found("", CODE)),
        (full_width("K7MX3QPD"), Found(JOIN, "")),
        (full_width(CODE), Found("", CODE)),
        (full_width("Code:K7MX3QPD"), Found(JOIN, "")),
    ],
)
def test_what_mails_and_chats_make_of_a_link_is_forgiven(text: str, found: Found) -> None:
    """Filters wrap links, Markdown and sentences surround them, keyboards write full-width letters."""
    assert find(text) == found


def test_a_link_that_is_wrapped_without_end_is_given_up() -> None:
    with pytest.raises(NotACode):
        find(wrapped(f"https://quiz.example/r/{CODE}", 8))


def test_of_several_links_the_first_that_is_whole_is_opened() -> None:
    assert find_code(f"http://quiz.example/r/{CODE[:-1]}\nhttp://quiz.example/r/{CODE}") == CODE

    with pytest.raises(CodeDamaged):
        find_code(f"http://quiz.example/r/{CODE[:-1]} http://quiz.example/r/nonsense")


@pytest.mark.parametrize("text", ["a" * 100_000, "%25" * 50_000, "/r/x" * 40_000, "code " * 20_000, "=\n" * 50_000])
def test_of_a_long_text_no_more_is_looked_at_than_a_link_has(text: str) -> None:
    with pytest.raises(LinkError):
        find(text)
