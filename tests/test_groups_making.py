"""Making a group, and who may: through the real app, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from werkzeug.datastructures import MultiDict

from quiz.web import limits
from quiz.web.counts import Count
from quiz.web.groups.dates import months_on
from quiz.web.groups.forms import FILL_IN, STALE
from tests.counsellor import fields, kept, make, problems, send, today, token_of
from tests.databases import ON_BOTH
from tests.desk import app_with as app_with  # fixtures
from tests.desk import client as client
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app
from tests.groups_app import database as database
from tests.pages import Html

# What is changed in a form that would make a group, the field that is then at fault, and what is said there.
FAULTS: list[tuple[dict[str, str | None], str, str]] = [
    ({"name": ""}, "name", FILL_IN),
    ({"name": " \t\n "}, "name", FILL_IN),
    ({"name": None}, "name", FILL_IN),
    ({"organisation": ""}, "organisation", FILL_IN),
    ({"contact": ""}, "contact", FILL_IN),
    ({"name": "x" * 81}, "name", "up to 80 characters"),
    ({"message": "x" * 1001}, "message", "up to 1000 characters"),
    ({"expected": "a few"}, "expected", "not a whole number"),
    ({"expected": "0"}, "expected", "1 to 1,000 people"),
    ({"expected": "1001"}, "expected", "1 to 1,000 people"),
    ({"expected": "9" * 400}, "expected", "1 to 1,000 people"),
    ({"closes": "tomorrow"}, "closes", "not a date"),
    ({"closes": "2027-02-30"}, "closes", "not a date"),
    ({"closes": today(-1)}, "closes", "This day is over"),
    ({"closes": today(90)}, "closes", "before the day on which all is deleted"),
    ({"closes": today(91)}, "closes", "before the day on which all is deleted"),
    ({"deletes": ""}, "deletes", "A day is needed"),
    ({"deletes": "soon"}, "deletes", "A day is needed"),
    ({"deletes": None}, "deletes", "A day is needed"),
    ({"deletes": today(0)}, "deletes", "tomorrow or later"),
    ({"deletes": "9999-12-31"}, "deletes", "24 months at most"),
    ({"deletes": "0001-01-01"}, "deletes", "tomorrow or later"),
]


@pytest.fixture
def unlimited(class_app):
    """As if each POST came from another address."""
    class_app.extensions[limits.NAME] = replace(limits.Limits(), making=Count(10_000, 1))


def group_in(app, group):
    return next(each.group for each in app.extensions["quiz"].store.groups(datetime.now(UTC)) if each.group.id == group)


class TestMaking:
    """The form, and what comes of it."""

    @ON_BOTH
    def test_a_group_holds_what_was_filled_in_and_todays_version(self, class_app, client):
        id = make(client, closes=today(7), deletes=today(30))

        group = group_in(class_app, id)
        assert (group.name, group.organisation, group.contact) == ("Class 9b", "Schule am Ufer", "Frau Öz, room 12")
        assert (group.purpose, group.message, group.expected) == ("A lesson on IT", "Take your time.", 28)
        assert group.nicknames
        assert group.version == shipped_quiz().version
        assert group.closes == datetime.combine(date.fromisoformat(today(7)), time.max, UTC)
        assert group.deletes == datetime.combine(date.fromisoformat(today(30)), time.max, UTC)
        assert group.zone == "UTC"

    @ON_BOTH
    def test_what_may_be_left_empty_may_be(self, class_app, client):
        id = make(client, purpose="", message="", expected="", nicknames=None, closes="")

        group = group_in(class_app, id)
        assert (group.purpose, group.message, group.expected) == ("", "", None)
        assert (group.nicknames, group.closes) == (False, None)

    def test_the_form_proposes_to_delete_all_in_twelve_months(self, client):
        proposed = next(
            each for each in Html(client.get("/groups/new").text).all("input") if each.get("name") == "deletes"
        )

        assert proposed["value"] == months_on(datetime.now(UTC).date(), 12).isoformat()

    @pytest.mark.usefixtures("unlimited")
    def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(self, class_app, client):
        before, token = kept(class_app), token_of(client.get("/groups/new"))

        for changes, wrong, words in FAULTS:
            answer = client.post("/groups/new", data={"csrf_token": token, **fields(**changes)})

            assert answer.status_code == 400, changes
            assert list(problems(answer)) == [wrong], changes
            assert words in problems(answer)[wrong]
            assert "Nothing was changed, nothing is lost." in answer.text
            shown = {each.get("name"): each.get("value") for each in Html(answer.text).all("input")}
            untouched = fields().keys() - {wrong, "message", "nicknames", *changes}
            assert {name: shown[name] for name in untouched} == {name: fields()[name] for name in untouched}
        assert kept(class_app) == before

    def test_all_faults_are_reported_at_once(self, client):
        answer = send(client, "/groups/new", name="", closes=today(-1), expected="none")

        assert set(problems(answer)) == {"name", "organisation", "contact", "expected", "closes", "deletes"}

    def test_the_last_day_it_may_be_kept_is_24_months_on(self, class_app, client):
        last = months_on(datetime.now(UTC).date(), 24)

        answer = send(client, "/groups/new", **fields(deletes=(last + timedelta(days=1)).isoformat()))
        id = make(client, deletes=last.isoformat())

        assert last.isoformat() in problems(answer)["deletes"]
        assert group_in(class_app, id).deletes.date() == last

    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            ("2026-11-22", 12, "2027-11-22"),
            ("2026-11-22", 24, "2028-11-22"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", 24, "2030-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-12-31", 2, "2027-02-28"),
        ],
    )
    def test_months_on(self, day, months, later):
        assert months_on(date.fromisoformat(day), months).isoformat() == later

    @ON_BOTH
    def test_texts_are_plain(self, class_app, client):
        id = make(client, name="<script>alert(1)</script> & {{ 7*7 }}", message="One\r\n<b>two</b>\x00\x07\n\nthree")

        page = client.get(f"/groups/{id}")
        assert group_in(class_app, id).message == "One\n<b>two</b>\n\nthree"
        assert Html(page.text).headings == ["<script>alert(1)</script> & {{ 7*7 }}"]
        assert [each for each in Html(page.text).all("script") if not each.get("src")] == []
        assert "One\n&lt;b&gt;two&lt;/b&gt;\n\nthree</textarea>" in client.get(f"/groups/{id}/manage/details").text

    @ON_BOTH
    def test_texts_lose_what_shows_nothing_or_turns_the_line_around(self, class_app, client):
        """Joiners are kept: emoji and Persian words are made with them."""
        id = make(client, name="\u202e=cmd|A1\u200b\tKla\u00adsse e\u0301", message="\ufeff👩\u200d🏫\u2066\tend")
        nothing = send(client, "/groups/new", **fields(name="\u200b\u202e"))

        assert group_in(class_app, id).name == "=cmd|A1 Klasse \u00e9"
        assert group_in(class_app, id).message == "👩\u200d🏫\tend"
        assert problems(nothing) == {"name": FILL_IN}

    @ON_BOTH
    def test_what_no_form_sends_makes_no_group_and_no_fault(self, class_app, client):
        before = kept(class_app)

        answers = [
            client.post("/groups/new", json=[1]),
            client.post("/groups/new", json={"name": "x"}),
            client.post("/groups/new", data=b"\xff\xfe", content_type="application/x-www-form-urlencoded"),
            client.post("/groups/new", data=MultiDict([("name", "a"), ("name", "b"), ("csrf_token", "x")])),
        ]

        assert [answer.status_code for answer in answers] == [400] * 4
        assert kept(class_app) == before

    def test_a_stale_page_is_shown_again_as_filled_and_one_more_press_makes_the_group(self, class_app, client):
        client.get("/groups/new")  # sets the cookie
        stale = client.post("/groups/new", data={"csrf_token": "long ago", **fields(name="Kept & filled")})

        assert stale.status_code == 400
        assert STALE in Html(stale.text).words
        shown = {str(each["name"]): str(each.get("value", "")) for each in Html(stale.text).all("input")}
        again = client.post("/groups/new", data={**shown, "nicknames": "on", "message": "Take your time."})
        assert again.status_code == 303
        assert group_in(class_app, again.headers["Location"].rpartition("/")[2]).name == "Kept & filled"

    def test_the_cookie_is_for_the_server_alone(self, client):
        cookie = client.get("/groups/new").headers["Set-Cookie"]

        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


class TestWhoMayMakeOne:
    """QUIZ_GROUPS."""

    def test_nobody_where_it_is_closed(self, app_with):
        app = app_with(groups="closed")
        client = app.test_client()
        before = kept(app)

        page, answer = client.get("/groups/new"), client.post("/groups/new", data=fields())

        assert page.status_code == 200
        assert answer.status_code == 403
        for each in (page, answer):
            assert "QUIZ_GROUPS=closed" in each.text
            assert Html(each.text).all("form") == []
        assert kept(app) == before

    def test_nobody_before_a_passphrase_is_set_and_the_page_says_what_to_set(self, app_with):
        app = app_with(groups="passphrase")
        client = app.test_client()
        before = kept(app)

        page, answer = client.get("/groups/new"), client.post("/groups/new", data=fields(passphrase=""))

        assert "QUIZ_GROUPS_PASSPHRASE" in page.text
        assert answer.status_code == 403
        assert kept(app) == before

    def test_nobody_with_another_passphrase(self, app_with):
        app = app_with(groups="passphrase", groups_passphrase="open sesam ñ")
        client = app.test_client()
        before = kept(app)

        for typed in ("", "open", "Open Sesam ñ", "opensesam ñ", "é\x00", None):
            answer = send(client, "/groups/new", **fields(passphrase=typed))

            assert answer.status_code == 400
            assert list(problems(answer)) == ["passphrase"]
            assert "sesam" not in answer.text.lower()
        assert kept(app) == before

    @pytest.mark.parametrize("known", ["open sesam ñ", " open sesam n\u0303\r"])
    @pytest.mark.parametrize("typed", ["open sesam ñ", "open sesam ñ ", "open sesam n\u0303"])
    def test_whoever_knows_the_passphrase(self, app_with, known, typed):
        """However ñ is put together, and with the space that a phone's keyboard adds."""
        client = app_with(groups="passphrase", groups_passphrase=known).test_client()

        assert make(client, passphrase=typed)

    def test_the_schools_name_stands_in_the_form_where_it_is_set(self, app_with):
        page = app_with(groups="open", organisation="Schule am See").test_client().get("/groups/new")

        assert "Schule am See" in [each.get("value") for each in Html(page.text).all("input")]
