"""How ready a person feels, on the way through the quiz: it lives in the query of their own addresses, nowhere else."""

import json
import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.readiness import LEAST, MOST, QUESTIONS, Readiness
from quiz.web.logs import WithoutCodes
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html
from tests.test_how_ready import SAID

CODE, BLANK, TIED = sheets.code(sheets.clear()), sheets.code(sheets.begun(0)), sheets.code(sheets.tied())
FIRST = f"/take/{BLANK}"
# What may lead on with it: whatever else a page links stays without it.
CARRY = re.compile(
    r"/(take/[^/]+(/all)?|answers/[^/]+|r/[^/.]+(/(ready|if/.+|profile|plan|versus.*|working|compare.*))?)"
)
SCREENED = ("direction=2&step=3&someone=4&go=on", "234"), ("direction=2&someone=4&step=-&go=on", "2-4")


@pytest.fixture
def page(client):
    return lambda path: Html(client.get(path).text)


def carrying(page):
    """The addresses of a page that hold a readiness."""
    return [address for address in page.addresses if "ready=" in address]


@pytest.mark.parametrize(("query", "said"), SCREENED)
def test_what_was_said_before_leads_to_the_first_question(client, query, said):
    answer = client.get(f"/ready/{BLANK}?{query}")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{FIRST}?ready={said}")


@pytest.mark.parametrize(
    "query", ["go=on", "direction=-&go=on", "direction=9&step=x&someone=&go=on", "step=1&step=2&go=on"]
)
def test_whoever_says_nothing_comes_to_the_question_as_if_not_asked(client, query):
    assert client.get(f"/ready/{BLANK}?{query}").headers["Location"] == FIRST


def test_what_was_said_after_leads_back_to_the_result_beside_what_was_said_before(client):
    said = client.get(f"/r/{CODE}/ready?ready=234&direction=3&step=4&someone=5&go=on")
    nothing = client.get(f"/r/{CODE}/ready?ready=234345&go=on")

    assert said.headers["Location"] == f"/r/{CODE}?ready=234345"
    assert nothing.headers["Location"] == f"/r/{CODE}?ready=234"


def test_it_never_leads_to_the_result_of_somebody_else(page):
    """Two results side by side may be two people's: neither is led to with what one of them said."""
    for path in (f"/r/{CODE}/with/{TIED}", f"/r/{TIED}/with/{CODE}"):
        assert carrying(page(f"{path}?ready=234345")) == []


def test_each_question_has_five_steps_the_words_of_its_ends_and_may_be_left_out(page):
    found = page(f"/ready/{BLANK}")

    for question in QUESTIONS:
        values = [each["value"] for each in found.all("input") if each.get("name") == question.id]
        assert values == [*map(str, range(LEAST, MOST + 1)), "-"]
        assert f"{LEAST} – {question.low}" in found.words
        assert f"{MOST} – {question.high}" in found.words


def test_what_was_said_after_is_ticked_when_it_is_asked_again(page):
    ticked = [each["value"] for each in page(f"/r/{CODE}/ready?ready=2343-5").all("input") if "checked" in each]

    assert ticked == ["3", "5"]


def test_it_goes_along_from_the_first_question_to_the_result(client):
    """Through every form as a browser sends it: an action's own query is dropped, and the fields are sent."""
    path, seen = f"{FIRST}?ready=23-", 0
    while "/take/" in path and (asked := Html(client.get(path).text)).headings != ["Your answers"]:
        fields = [(each["name"], each["value"]) for each in asked.all("input") if each.get("type") == "hidden"]
        option = next(each["value"] for each in asked.all("button") if each.get("name") == "o")
        action = next(each["action"] for each in asked.all("form")).partition("?")[0].partition("#")[0]
        path = f"{action}?" + "&".join(f"{name}={value}" for name, value in [*fields, ("o", option)])
        seen += 1
    answers = Html(client.get(path).text)
    field = next(each["value"] for each in answers.all("input") if each.get("name") == "ready")
    action = next(each["action"] for each in answers.all("form"))
    result = client.get(f"{action}?ready={field}&go=result").headers["Location"]

    assert seen == 20
    assert result.endswith("?ready=23-")
    assert "How ready you felt" in client.get(result).text


def test_all_questions_on_one_page_keep_it_in_a_field_and_out_of_the_action(page):
    """The script appends the form's fields to its action, which so must have no query of its own."""
    found = page(f"/take/{CODE}/all?ready=234")

    assert [each["value"] for each in found.all("input") if each.get("name") == "ready"] == ["234"]
    assert "?" not in next(each["action"] for each in found.all("form"))


@pytest.mark.parametrize("name", sheets.PAGES)
def test_only_what_leads_on_to_the_persons_result_carries_it(page, name):
    path = sheets.path(name)
    found = page(path + ("&" if "?" in path else "?") + "ready=345")
    led = carrying(found)

    assert [address for address in led if not CARRY.fullmatch(address.partition("?")[0].partition("#")[0])] == []


@pytest.mark.parametrize(
    "part", ["", "/profile", "/plan", "/working", "/versus/{0}/{1}", "/if/{0}", "/compare/{0}/{1}", "/ready"]
)
def test_whoever_looks_closer_at_a_result_comes_back_with_it(page, part):
    roles = [role.id for role in shipped_quiz().roles]
    assert f"/r/{CODE}?ready=234" in page(f"/r/{CODE}{part.format(*roles)}?ready=234").addresses or not part


def test_the_address_to_share_the_preview_the_data_and_what_is_handed_on_do_not_hold_it(page):
    result = page(f"/r/{CODE}?ready=234345")
    shared = next(each["value"] for each in result.all("input") if each.get("id") == "address")
    metas = [each.get("content") or "" for each in result.all("meta")]
    links = [each["href"] for each in result.all("link")]

    assert shared.endswith(f"/r/{CODE}")
    assert not [text for text in (*metas, *links) if "ready" in text]
    for handed in (f"/r/{CODE}.json", f"/r/{CODE}/home", f"/r/{CODE}/with", "/finish"):
        assert handed in result.addresses


@pytest.mark.parametrize("name", sheets.PAGES)
def test_nothing_changes_where_it_says_nothing(client, name):
    path = sheets.path(name)
    bare = path.partition("ready=")[0].rstrip("?&")
    there = "&" if "?" in bare else "?"
    nonsense = client.get(f"{bare}{there}ready=6x9").text

    assert nonsense == client.get(bare).text


def test_the_header_and_the_footer_are_the_same_for_all(client):
    def around(text):
        return text.partition("<header")[2].partition("</header>")[0], text.partition('<footer class="site')[2]

    assert around(client.get(f"/r/{TIED}?ready=111222").text) == around(client.get(f"/r/{TIED}").text)


@given(before=SAID, after=SAID, sheet=st.sampled_from(sheets.many(5)))
def test_whatever_is_said_no_number_and_no_code_changes(client, before, after, sheet):
    code, said = sheets.code(sheet), Readiness(before, after).text
    plain, felt = client.get(f"/r/{code}").text, client.get(f"/r/{code}?ready={said}").text
    document = client.get(f"/r/{code}.json?ready={said}").text

    assert document == client.get(f"/r/{code}.json").text
    assert "ready" not in json.loads(document)
    assert without_it(felt, said) == plain


def without_it(text, said):
    """A result as it was before anything was said: without the section, and without the query."""
    start, section, rest = text.partition('<section class="change" id="ready">\n')
    whole = start + rest.partition("</section>")[2] if section else text
    return whole.replace(f"?ready={said}", "").replace(f"&amp;ready={said}", "") if said else whole


@pytest.mark.parametrize("path", [f"/ready/{BLANK}?direction=1&step=1&someone=1&go=on", f"/r/{CODE}?ready=111222"])
def test_the_log_holds_none_of_it(path):
    record = logging.LogRecord(
        "quiz", logging.ERROR, "", 1, f'Exception on {path} [GET]: "GET {path} HTTP/1.1"', None, None
    )

    said = WithoutCodes("%(message)s").format(record)
    assert not re.search(r"ready=|direction|step=|someone", said)


def test_a_hyphen_survives_where_an_address_is_mended(client):
    """What stands at the edge of other values is dropped there; of these it says that a question was left out."""
    assert client.get(f"/r/{CODE})?ready=---345").headers["Location"].endswith(f"/r/{CODE}?ready=---345")


def test_the_result_shows_what_was_said_as_a_table_and_as_a_picture_with_the_same_name(page):
    words, pictures = page(f"/r/{CODE}?ready=2-435-").words, page(f"/r/{CODE}?ready=2-435-").all("svg")

    assert "Before After How sure is the direction that you want to go in? 2 3" in words
    assert "Do you know what your next step is? left out 5 Have you someone to talk to about it? 4 left out" in words
    names = [each["aria-label"] for each in pictures if "scale of" in (each.get("aria-label") or "")]
    assert names == [f"{pair}, on a scale of 1 to 5" for pair in ("2 to 3", "left out to 5", "4 to left out")]


def test_the_result_asks_after_the_quiz_only_whom_it_asked_before(page):
    assert "How ready" not in page(f"/r/{CODE}").words
    assert "And now? The same three questions" in page(f"/r/{CODE}?ready=234").words
    assert "Change what you said" in page(f"/r/{CODE}?ready=234345").words


def test_whoever_said_last_that_they_are_unsure_of_everything_is_led_to_a_human(page):
    line = "It may help to talk to someone first: a counsellor, a teacher, or someone you trust."

    assert line in page(f"/r/{CODE}?ready=111").words
    assert line in page(f"/r/{CODE}?ready=345111").words
    assert line not in page(f"/r/{CODE}?ready=111112").words
    assert line not in page(f"/r/{CODE}").words
    assert "/g/ABCD-EFGH" in page(f"/g/ABCD-EFGH/r/{CODE}?ready=111").addresses
