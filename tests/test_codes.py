"""Links that people keep: what an old one shows, and what a wrong one says."""

import json
import re
from io import StringIO

import pytest
from ruamel.yaml import YAML

from quiz import links, reading
from quiz.archive import seal
from quiz.responses import blank
from quiz.web.failures import LONGEST_SHOWN
from tests import sheets
from tests.examples import ROOT, shipped_quiz
from tests.pages import Html, app_of, close

NEWER = "A newer version of this quiz exists"


@pytest.fixture
def apps(tmp_path):
    """Start the app on one data folder, again and again: `apps(**settings)`."""
    started = []

    def start(**settings):
        started.append(app_of(tmp_path, **settings))
        return started[-1].test_client()

    yield start
    for app in started:
        close(app)


@pytest.fixture
def newer(tmp_path):
    """A quiz file in which one question was reworded."""
    text = (ROOT / "questions.yaml").read_text()
    question = shipped_quiz().questions[3].text
    file = tmp_path / "newer.yaml"
    file.write_text(text.replace(question, "Which certificate would you rather earn now?"))
    assert reading.read(file).quiz.version != shipped_quiz().version
    return file


@pytest.mark.parametrize("sheet", [sheets.clear, sheets.tied, sheets.nothing, lambda: sheets.begun(3)])
def test_an_old_link_shows_the_old_result_after_the_quiz_changed(apps, newer, sheet):
    code = sheets.code(sheet())
    before = apps().get(f"/r/{code}")

    after = apps(QUIZ_FILE=newer).get(f"/r/{code}")

    assert NEWER not in before.text
    assert NEWER in after.text
    asked = shipped_quiz().questions[3].text
    quoted = before.text.replace("<p>Writing small programs? ", f"<p>{asked} ")  # its short form is of another text now
    assert _without_the_note(after.text) == _without_the_note(quoted)
    assert asked in apps(QUIZ_FILE=newer).get(f"/answers/{code}").text


def _without_the_note(text):
    return re.sub(r"\n\s*", "\n", re.sub(r"<p class=\"note\">.*?</p>", "", text, flags=re.DOTALL))


def test_an_old_links_document_stays_the_same_to_the_byte(apps, newer):
    codes = [sheets.code(sheet) for sheet in sheets.many(5)]
    before = apps()
    documents = [before.get(f"/r/{code}.json").data for code in codes]

    after = apps(QUIZ_FILE=newer)

    assert [after.get(f"/r/{code}.json").data for code in codes] == documents


def test_an_unfinished_old_code_goes_on_with_its_own_version(apps, newer):
    apps()
    client = apps(QUIZ_FILE=newer)
    third = shipped_quiz().questions[2]

    page = client.get(f"/take/{sheets.code(sheets.begun(2))}?q={third.id}&o={third.options[2].id}")

    assert Html(page.text).headings == [shipped_quiz().questions[3].text]
    begins = [address for address in Html(client.get("/").text).addresses if address.startswith("/take/")]
    assert [links.piece(reading.read(newer).quiz.version) in address for address in begins] == [True, True]


def test_a_role_that_is_gone_from_todays_quiz_stays_in_the_old_result(apps, tmp_path):
    """Its result stands; what is known of the role today is not there any more, and nothing links to it."""
    code = sheets.code(sheets.clear())
    gone = json.loads(apps().get(f"/r/{code}.json").data)["result"]["winner"]
    file = tmp_path / "fewer.yaml"
    file.write_text(_without_role((ROOT / "questions.yaml").read_text(), gone))

    client = apps(QUIZ_FILE=file)
    page = client.get(f"/r/{code}")

    assert page.status_code == 200
    assert shipped_quiz().role(gone).name in page.text
    inside = [address for address in Html(page.text).addresses if address.startswith("/")]
    assert [address for address in inside if client.get(address).status_code not in {200, 303}] == []


def _without_role(text, id):
    """The quiz file without a role, and without all that may name it."""
    yaml, out = YAML(), StringIO()
    yaml.width = 10_000
    quiz = yaml.load(text)
    quiz["roles"] = [role for role in quiz["roles"] if role["id"] != id]
    for role in quiz["roles"]:
        for key in ("facts", "grows_into", "moves_to"):
            role.pop(key, None)
    del quiz["conflicts"]
    yaml.dump(quiz, out)
    return out.getvalue()


class TestWrongCodes:
    """Each kind of fault has its own page, and none shows another person's result."""

    ROUTES = ("/take/{}", "/take/{}/all", "/answers/{}", "/r/{}")  # what machines ask for is in test_problems.py

    @pytest.mark.parametrize("route", ROUTES)
    @pytest.mark.parametrize(
        ("wrong", "title"),
        [
            (lambda _: "hello", "This is not a code"),
            (lambda code: "U" * len(code), "This is not a code"),
            (lambda code: code[:-1], "This code is mistyped or cut"),
            (lambda code: code[:12], "This code is mistyped or cut"),
            (lambda code: code[:9] + code[10] + code[9] + code[11:], "This code is mistyped or cut"),
            (lambda _: _of_another_quiz(), "The quiz of this code is not kept here"),
        ],
        ids=["no code", "no letters of a code", "cut by one", "cut short", "two swapped", "unknown version"],
    )
    def test_a_wrong_code_says_what_is_wrong(self, apps, route, wrong, title):
        code = sheets.code(sheets.clear())

        response = apps().get(route.format(wrong(code)))

        page = Html(response.text)
        assert response.status_code == 404
        assert page.headings == [title]
        assert "lost" in page.words
        assert len([link for link in page.all("a") if link["href"].startswith("/")]) > 2

    def test_no_mistyped_sign_shows_any_result(self, apps):
        client, code = apps(), sheets.code(sheets.clear())
        typed = {code[:at] + sign + code[at + 1 :] for at in range(len(code)) for sign in links.ALPHABET[at % 5 :: 5]}

        shown = [each for each in typed - {code} if client.get(f"/r/{each}").status_code != 404]

        assert shown == []

    def test_signs_that_look_alike_and_signs_between_are_read_as_meant(self, apps):
        client, code = apps(), sheets.code(sheets.clear())
        said = code.lower().replace("0", "o").replace("1", "l")

        for text in (code.lower(), said, links.grouped(code), f" {code[:7]} {code[7:]} "):
            assert Html(client.get(f"/r/{text}").text).headings == Html(client.get(f"/r/{code}").text).headings

    @pytest.mark.parametrize(
        ("sent", "leads"),
        [
            ("{code}", "/r/{code}"),
            ("https://quiz.example/quiz/r/{code}.json?a=b#c", "/r/{code}"),
            ("Look: https://quiz.example/answers/{code}.", "/r/{code}"),
            ("<http://quiz.example/take/{begun}?q=a&o=b>", "/take/{begun}"),
        ],
    )
    def test_a_pasted_code_or_link_is_opened(self, apps, sent, leads):
        codes = {"code": sheets.code(sheets.clear()), "begun": sheets.code(sheets.begun(5))}

        response = apps().get("/open", query_string={"code": sent.format(**codes)})

        assert (response.status_code, response.headers["Location"]) == (303, leads.format(**codes))

    @pytest.mark.parametrize("sent", ["", "hello", "x" * 3000, "https://quiz.example/roles", "<b>", '"'])
    def test_what_is_no_code_is_reported_and_stands_in_the_field_again(self, apps, sent):
        response = apps().get("/open", query_string={"code": sent})

        page = Html(response.text)
        field = next(each for each in page.all("input") if each.get("name") == "code")
        assert response.status_code == 404
        assert page.headings == ["This is not a code"]
        assert field["value"] == sent[:LONGEST_SHOWN]

    def test_a_mistyped_code_stands_in_the_field_to_be_mended(self, apps):
        wrong = sheets.code(sheets.clear())[:-1]

        field = next(each for each in Html(apps().get(f"/r/{wrong}").text).all("input") if each.get("name") == "code")

        assert field["value"] == wrong


def _of_another_quiz():
    quiz = shipped_quiz()
    other = seal(type(quiz)("other", "", quiz.dimensions, quiz.questions, quiz.families, quiz.roles))
    return sheets.code(blank(other), other)
