"""Who the quiz is for and how it was tried: what the start, the method and the page for counsellors say of it."""

import re

import pytest

from tests.classes import class_in
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.other_fields import VOLUNTEERING
from tests.pages import Html, app_of, close
from tests.takers import start
from tests.takers import taker as taker

HEADING = "Who it is for"
AGE = "made for people aged 14 and over."
TAKERS = ("/", "/method")
TRIED = "Fourteen neighbours tried it: nine read their own way of helping first, and by chance it would be five."
MADE_UP = "People made up by a program can show whether a quiz tells its own jobs apart. They show nothing about"
NEVER = re.compile(r"\b(success|succeed|talent|accura|predict|satisf|valid|diagnos|suicid|help line)", re.IGNORECASE)


def part(words: str, begin: str, end: str) -> str:
    """What a page says from one of its headings to the next."""
    return words[words.index(begin) : words.index(end)]


@pytest.fixture
def served(tmp_path):
    """The pages of a quiz file under some settings."""
    apps = []

    def ask(address, text=VOLUNTEERING, **settings):
        (tmp_path / "quiz.yaml").write_text(text, encoding="utf-8")
        apps.append(app_of(tmp_path, QUIZ_FILE=tmp_path / "quiz.yaml", **settings))
        return Html(apps[-1].test_client().get(address).text).words

    yield ask
    for app in apps:
        close(app)


class TestForWhom:
    """One sentence each, in words for the reader of the page."""

    @pytest.mark.parametrize("address", TAKERS)
    def test_whoever_takes_it_reads_from_what_age_what_it_is_not_for_and_whom_to_ask(self, client, address):
        words = Html(client.get(address).text).words

        assert f"{HEADING} It is {AGE}" in words
        assert "Use it to think about work, not to choose people for a job or a school." in words
        assert "If things are hard right now, talk to someone you trust first" in words
        assert "If you don’t understand a question, leave it out, or ask whoever gave you the link." in words

    def test_counsellors_read_the_same_of_those_who_take_it(self, client):
        words = Html(client.get("/for-counsellors").text).words

        assert f"{HEADING} It is {AGE}" in words
        assert "Use it to talk about work, not to choose applicants." in words
        assert "If things are hard for someone right now, let them talk to a person they trust first" in words
        assert "Anyone who doesn’t understand a question can leave it out, or ask you." in words

    def test_who_runs_it_can_be_asked_where_a_setting_says_how(self, served):
        for address in TAKERS:
            words = served(address, QUIZ_CONTACT="help@school.example")

            assert "ask whoever gave you the link, or help@school.example." in words

    def test_in_a_group_it_is_whoever_asks(self, class_app, taker):
        group = class_in(class_app, contact="Ms Öz, room 4")
        first, method = (Html(taker.get(f"{start(group)}{rest}").text).words for rest in ("", "/method"))

        assert f"{HEADING} It is {AGE}" in first
        assert "If you don’t understand a question, leave it out, or ask Ms Öz, room 4." in first
        assert "leave it out, or ask whoever gave you the code." in method

    @pytest.mark.parametrize("address", [*TAKERS, "/for-counsellors"])
    def test_it_is_short_and_frightens_nobody(self, client, address):
        ends = {"/": "For a class", "/method": "Limits", "/for-counsellors": "On paper"}
        said = part(Html(client.get(address).text).words, HEADING, ends[address])

        assert NEVER.search(said) is None
        assert max(len(sentence.split()) for sentence in re.split(r"[.;]", said)) <= 20


TEXTS = ("/method", "/method/exact", "/privacy", "/accessibility", "/for-counsellors", "/roles/security-analyst/people")


@pytest.mark.parametrize("address", TEXTS)
def test_whoever_reads_about_the_quiz_reads_of_jobs(client, address):
    """A role is the word of those who write and build a quiz."""
    assert re.search(r"\broles?\b", Html(client.get(address).text).words, re.IGNORECASE) is None


class TestHowItWasTried:
    """What the author of a quiz file says of it; and what any such quiz is good for."""

    def test_the_files_sentences_stand_under_a_heading_and_what_played_people_show(self, served):
        words = served(
            "/method/exact", f"{VOLUNTEERING}\nevidence:\n  - {TRIED!r}\n  - It did not tell us who came again.\n"
        )

        assert f"How it was tried {TRIED} It did not tell us who came again. {MADE_UP}" in words

    def test_the_method_leads_to_them(self, client):
        page = Html(client.get("/method").text)

        assert f"How it was tried Its author says how it was tried, and what came out . {MADE_UP}" in page.words
        assert "/method/exact#tried" in page.addresses

    @pytest.mark.parametrize("address", ["/method", "/method/exact"])
    def test_without_any_nothing_is_said_of_trials(self, served, address):
        words = served(address)

        assert "How it was tried" not in words
        assert MADE_UP not in words

    def test_what_it_is_good_for_is_a_language_and_a_reason_to_look_further(self, served):
        said = part(served("/method"), "What it is good for", HEADING)

        assert "It gives you words for kinds of work" in said
        assert "a reason to look further" in said
        assert NEVER.search(said) is None
