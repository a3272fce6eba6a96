"""What every page keeps to, whatever is asked: through Flask's test client, on a real SQLite file.

The addresses come from the app's own map, so a new route is asked, too.
"""

import json
import re
from urllib.parse import quote_from_bytes, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.links import new_token
from quiz.responses import LEFT_OUT
from quiz.web import limits
from quiz.web.counts import Count
from quiz.web.headers import OF_PAGES
from tests import sheets
from tests.examples import shipped_quiz
from tests.pages import Html

HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NASTY = {
    "nothing": "",
    "a space": "%20",
    "NUL": "%00",
    "no UTF-8": "%ff%fe",
    "half an escape": "%",
    "no escape": "%zz",
    "half a surrogate": "%ED%A0%80",
    "SQL": "'%20OR%201=1;--",
    "HTML": "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "an attribute": "%22%20onclick=%22alert(1)",
    "a template": "%7B%7B7*7%7D%7D",
    "a new line": "%0d%0aSet-Cookie:%20a=b",
    "a path": "..%2f..%2fetc%2fpasswd",
    "10 kB": "x" * 10_000,
    "a long number": "9" * 400,
    "another script": "%D0%BA%D0%BE%D0%B4",
    "a number that is no digit": "%C2%B2",
}
AGAIN = [
    f"{name}{of}"
    for name in ("reading", "about", "leaving", "taking")
    for of in ("_in_group", "_of_quiz", "_of_quiz_in_group")
]
BRIEF = "a path"  # of these, the one that is sent where all of them would be sent in vain
KNOWN_FIELDS = ("q", "o", "then", "star", "change", "go", "code", "role", "rival", "beside")
FIELDS = (*KNOWN_FIELDS, "q-nothing", "validate", "meta", "data", "csrf_token")


@pytest.fixture(autouse=True)
def unlimited(app):
    """Nobody minds how often this asks."""
    plenty = Count(1_000_000, 1)
    app.extensions[limits.NAME] = limits.Limits(guesses=plenty, look_ups=plenty, making=plenty, sending=plenty)


def examples(app):
    """A value for each argument that a rule may have; a new argument needs one here."""
    return {
        "code": sheets.code(sheets.begun(9)),
        "id": shipped_quiz().roles[0].id,
        "role": shipped_quiz().roles[0].id,
        "rival": shipped_quiz().roles[1].id,
        "other": sheets.code(sheets.clear()),
        "name": app.extensions["quiz"].file("quiz.css"),
        "again": "two-weeks",
        "quiz": shipped_quiz().id,  # served alone: these lead to where they are without it
        "n": "7",
        "file": "responses.csv",
        "group": "0123456789",  # not open to anyone here
        "number": "7",
        "lesson": "7",
        "token": new_token(),
        "join": "K7MX-3QPD",  # no group has it: all but sending works without
    }


def rules(app, *brief, nasty=NASTY[BRIEF]):
    """Each rule; those of the blueprints in `brief` only for one kind of nonsense."""
    every = nasty == NASTY[BRIEF]
    return [each for each in app.url_map.iter_rules() if every or each.endpoint.split(".")[0] not in brief]


def routes(app, *brief, nasty=NASTY[BRIEF]):
    """Each rule with a path of it that works."""
    return [(rule, fill(rule, examples(app))) for rule in rules(app, *brief, nasty=nasty)]


def methods(app, rule):
    """What its path can be asked with: by this rule, or by another one of the same path."""
    return set().union(*(each.methods for each in app.url_map.iter_rules() if each.rule == rule.rule))


def fill(rule, values):
    return re.sub(r"<(?:[^:>]*:)?([^>]+)>", lambda argument: values[argument[1]], rule.rule)


def faults(response):
    """What is wrong with an answer to nonsense: it is a page that says what happened and what to do."""
    if 300 <= response.status_code < 400:
        place = urljoin("http://localhost/", response.headers["Location"])
        return [] if urlsplit(place).netloc == "localhost" else [f"it leads to {place}"]
    if response.status_code < 400 and response.mimetype != "text/html":
        return []
    if response.mimetype == "application/problem+json":
        said = json.loads(response.data)
        return [key for key in ("title", "detail", "fix") if not said[key]] + ["5xx"] * (said["status"] >= 500)
    page = Html(response.text)
    found = {
        f"status {response.status_code}": response.status_code >= 500,
        "no single heading": len(page.headings) != 1 or not page.headings[0],
        "no words": len(page.words.split()) < 20,
        "no link into the site": not [link for link in page.all("a") if link["href"].startswith("/")],
        "a script got in": [script for script in page.all("script") if not script.get("src")],
        "an attribute got in": [name for _, attributes in page.elements for name in attributes if name[:2] == "on"],
    }
    return [fault for fault, is_so in found.items() if is_so]


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_nonsense_in_a_path_gets_a_page_that_says_what_to_do(app, client, nasty):
    """Below a group are the same views once more."""
    for rule in rules(app, *AGAIN, nasty=nasty):
        for argument in rule.arguments:
            response = client.get(fill(rule, {**examples(app), argument: nasty}))

            assert faults(response) == [], rule
            assert 300 < response.status_code < 500, rule


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_nonsense_in_a_query_gets_a_page_that_says_what_to_do(app, client, nasty):
    """Below a group are the same views once more, and those of groups read no query: none is open here.

    Each kind stands in each field, and each field is sent to each page; of all three together, one in four.
    """
    first, kind = shipped_quiz().questions[0].id, list(NASTY.values()).index(nasty)
    fields = FIELDS if nasty == NASTY[BRIEF] else KNOWN_FIELDS  # what stands in a field that no page has is not read
    queries = [f"{field}={nasty}&{field}=1" for field in (*fields, f"q-{first}")]
    for number, (_, path) in enumerate(routes(app, *AGAIN, "groups", nasty=nasty)):
        some = queries if nasty == NASTY[BRIEF] else queries[(number + kind) % 4 :: 4]
        for query in (f"{nasty}=1", f"q={first}&o={nasty}", f"q={first}&o=1&then={nasty}", *some):
            response = client.get(f"{path}?{query}")

            assert faults(response) == [], (path, query[:80])


@settings(max_examples=300)
@given(st.data())
def test_any_bytes_in_any_place_get_a_page(app, client, data):
    rule = data.draw(st.sampled_from(sorted(app.url_map.iter_rules(), key=str)))
    junk = st.binary(max_size=40).map(quote_from_bytes)
    fields = st.lists(st.tuples(st.sampled_from(FIELDS) | junk, junk), max_size=4)
    values = {name: data.draw(st.just(value) | junk) for name, value in examples(app).items()}
    query = "&".join(f"{name}={value}" for name, value in data.draw(fields))

    assert faults(client.get(f"{fill(rule, values)}?{query}")) == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "NONSENSE"])
def test_a_wrong_method_is_reported_on_every_route(app, client, method):
    for rule, path in routes(app):
        if method in methods(app, rule):
            continue
        response = client.open(path, method=method, data="a" * 10_000)

        assert response.status_code == 405, rule
        assert set(response.headers["Allow"].split(", ")) == methods(app, rule)
        assert faults(response) == []


def test_a_head_request_is_answered_without_a_body(app, client):
    for _, path in routes(app):
        assert client.head(path).data == b""
        assert client.head(path).status_code == client.get(path).status_code


@pytest.mark.parametrize("name", sheets.PAGES)
def test_every_page_has_one_heading_a_title_and_no_cookie(client, name):
    response = client.get(sheets.path(name))
    page = Html(response.text)

    assert len(page.headings) == 1
    assert page.title
    assert page.all("html") == [{"lang": "en"}]
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("name", sheets.PAGES)
def test_no_page_has_a_script_or_a_style_in_it(client, name):
    page = Html(client.get(sheets.path(name)).text)

    assert page.all("style") == []
    assert all(script.get("src") for script in page.all("script"))
    assert [at for _, attributes in page.elements for at in attributes if at == "style" or at.startswith("on")] == []


@pytest.mark.parametrize("name", sheets.PAGES)
def test_every_link_of_a_page_leads_to_a_page(client, name):
    page = Html(client.get(sheets.path(name)).text)

    ids = {attributes.get("id") for _, attributes in page.elements}
    for address in set(page.addresses):
        if address.startswith("#"):
            assert address[1:] in ids
        elif address.startswith("/"):
            assert client.get(address).status_code in {200, 303, 404 if address == "/open" else 200}, address


def test_every_route_has_the_security_headers_and_none_but_those_of_groups_a_cookie(app, client):
    forms = {path for rule, path in routes(app) if rule.endpoint.startswith("groups.")}
    for path in [path for _, path in routes(app)] + [sheets.path(name) for name in sheets.PAGES]:
        response = client.get(path)

        wanted = {name: start for name, start in HEADERS.items() if "/static/" not in path or name not in OF_PAGES}
        missing = [name for name, start in wanted.items() if not response.headers.get(name, "").startswith(start)]
        assert missing == [], path
        assert path in forms or "Set-Cookie" not in response.headers
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"].startswith("public" if "/static/" in path else "private"), path


def test_no_page_of_somebodys_answers_is_indexed(client):
    for name, path in sheets.PAGES.items():
        if path.startswith(("/take/", "/answers/", "/r/{")):
            assert client.get(sheets.path(name)).headers["X-Robots-Tag"] == "noindex", name


class TestAnswers:
    """What is sent as an answer."""

    def test_an_unknown_option_asks_the_same_question_again(self, client):
        question = shipped_quiz().questions[4]

        response = client.get(f"/take/{sheets.code(sheets.begun(4))}?q={question.id}&o=6")

        assert response.status_code == 400
        assert Html(response.text).headings == [question.text]
        assert "not one of those below" in response.text

    def test_a_doubled_option_is_not_taken_unseen(self, client):
        question = shipped_quiz().questions[4]

        response = client.get(f"/take/{sheets.code(sheets.begun(4))}?q={question.id}&o=1&o=2")

        assert response.status_code == 400
        assert Html(response.text).headings == [question.text]
        assert "Two answers came in" in response.text

    @pytest.mark.parametrize("query", ["q=nothing&o=1", "o=1", "q={first}&q={second}&o=1", "q="])
    def test_a_wrong_question_goes_on_with_the_next_one_and_says_so(self, client, query):
        first, second = (question.id for question in shipped_quiz().questions[:2])

        response = client.get(f"/take/{sheets.code(sheets.begun(4))}?{query.format(first=first, second=second)}")

        assert response.status_code == 400
        assert Html(response.text).headings == [shipped_quiz().questions[4].text]
        assert "not in this quiz" in response.text

    @pytest.mark.parametrize("then", ["nowhere", "//evil.example", "https://evil.example", "answers&then=result"])
    def test_an_unknown_way_on_leads_to_the_next_question(self, client, then):
        question = shipped_quiz().questions[4]
        option = question.options[0].id

        response = client.get(f"/take/{sheets.code(sheets.begun(4))}?q={question.id}&o={option}&then={then}")

        assert response.status_code == 200
        assert len(Html(response.text).headings) == 1

    def test_an_unknown_way_on_is_dropped(self, client):
        question = shipped_quiz().questions[4]

        page = client.get(f"/take/{sheets.code(sheets.begun(9))}?q={question.id}&then=nowhere").text

        assert "nowhere" not in page

    @pytest.mark.parametrize("then", ["answers", "result"])
    def test_back_from_a_change_still_leads_where_the_person_was(self, client, then):
        before, question = shipped_quiz().questions[3:5]
        code = sheets.code(sheets.clear())

        page = Html(client.get(f"/take/{code}?q={question.id}&then={then}").text)

        assert f"/take/{code}?q={before.id}&then={then}" in page.addresses

    def test_a_question_that_waits_offers_no_answer_to_keep(self, client):
        question = shipped_quiz().questions[4]

        page = client.get(f"/take/{sheets.code(sheets.begun(4))}?q={question.id}&o=nope").text

        assert "Keep this answer" not in page

    def test_what_was_wrong_on_the_one_page_is_said_there_and_the_rest_is_kept(self, client):
        one, other, third = shipped_quiz().questions[:3]
        query = f"q-{one.id}=nonsense&q-{other.id}={other.options[1].id}&q-{third.id}=left_out"

        response = client.get(f"/take/{sheets.code(sheets.begun(0))}/all?{query}")

        page = Html(response.text)
        checked = {(each["name"], each["value"]) for each in page.all("input") if "checked" in each}
        assert response.status_code == 400
        assert checked == {(f"q-{other.id}", other.options[1].id), (f"q-{third.id}", "left_out")}
        assert {"aria-describedby": f"q-{one.id}-error"}.items() <= page.all("fieldset")[0].items()
        kept = sheets.begun(0).answer({1: 1, 2: LEFT_OUT})
        assert sheets.code(kept) in response.text


class TestStars:
    """What is ticked as mattering most."""

    def test_too_many_are_all_kept_and_some_are_asked_to_be_removed(self, client):
        quiz = shipped_quiz()
        ticked = [question.id for question in quiz.questions[: quiz.most_stars + 3]]

        response = client.get(f"/answers/{sheets.code(sheets.clear())}?" + "&".join(f"star={id}" for id in ticked))

        boxes = [each["value"] for each in Html(response.text).all("input") if "checked" in each]
        assert response.status_code == 400
        assert boxes == ticked
        assert "remove 3" in response.text

    def test_an_unknown_one_is_reported_and_the_others_are_kept(self, client):
        known = shipped_quiz().questions[2].id

        response = client.get(f"/answers/{sheets.code(sheets.clear())}?star={known}&star=nothing")

        boxes = [each["value"] for each in Html(response.text).all("input") if "checked" in each]
        assert response.status_code == 400
        assert boxes == [known]

    def test_the_same_one_twice_counts_once(self, client):
        ids = [question.id for question in shipped_quiz().questions]

        response = client.get(f"/answers/{sheets.code(sheets.clear())}?" + "&".join(f"star={ids[2]}" for _ in ids))

        assert response.status_code == 303

    def test_none_takes_all_away(self, client):
        starred = sheets.fitting()

        response = client.get(f"/answers/{sheets.code(starred)}?go=result")

        assert response.headers["Location"] == f"/r/{sheets.code(type(starred)(starred.choices))}"
