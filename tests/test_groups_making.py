"""Making a group, its class page, slips and links: through the real app, on SQLite and PostgreSQL."""

import logging
import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations

import pytest
import segno
from werkzeug.datastructures import MultiDict

from quiz.links import digest
from quiz.web.admission import LASTS
from quiz.web.groups.forms import FILL_IN, STALE, months_on
from quiz.web.groups.words import WORDS, words_for
from quiz.web.limits import limiter
from quiz.web.logs import WithoutCodes
from quiz.web.pages.groups.qr import qr
from tests.counsellor import TOKEN, fields, kept, make, opened, problems, secrets, send, today, token_of
from tests.examples import shipped_quiz
from tests.groups_app import SECRET
from tests.groups_app import class_app as class_app
from tests.pages import Html, app_of, close

PUBLIC = "https://quiz.school.example"


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
def client(class_app):
    """The counsellor's browser."""
    return class_app.test_client()


@pytest.fixture
def unlimited(class_app):
    """As if each POST came from another address."""
    limiter.enabled = False
    yield
    limiter.enabled = True


@pytest.fixture
def app_with(tmp_path, database):
    """An app with settings of its own: `app_with(groups="closed")`."""
    made = []

    def build(**settings):
        named = {f"QUIZ_{name.upper()}": value for name, value in settings.items()}
        made.append(app_of(tmp_path, **{"QUIZ_DATABASE_URL": database, "QUIZ_SECRET_KEY": SECRET, **named}))
        return made[-1]

    yield build
    for each in made:
        close(each)


def group_in(app, group):
    return next(each.group for each in app.extensions["quiz"].store.groups(datetime.now(UTC)) if each.group.id == group)


def session_of(client):
    with client.session_transaction("/groups/") as session:
        return dict(session)


class TestMaking:
    """The form, and what comes of it."""

    def test_a_group_holds_what_was_filled_in_and_todays_version(self, class_app, client):
        id = make(client, closes=today(7), deletes=today(30))

        group = group_in(class_app, id)
        assert (group.name, group.organisation, group.contact) == ("Class 9b", "Schule am Ufer", "Frau Öz, room 12")
        assert (group.purpose, group.message, group.expected) == ("A lesson on IT", "Take your time.", 28)
        assert group.nicknames
        assert group.version == shipped_quiz().version
        assert group.closes == datetime.combine(date.fromisoformat(today(7)), time(23, 59, 59), UTC)
        assert group.deletes == datetime.combine(date.fromisoformat(today(30)), time(0), UTC)

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
    def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(self, class_app, client):
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

    def test_all_faults_are_told_at_once(self, client):
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

    def test_texts_are_plain(self, class_app, client):
        id = make(client, name="<script>alert(1)</script> & {{ 7*7 }}", message="One\r\n<b>two</b>\x00\x07\n\nthree")

        page = client.get(f"/groups/{id}")
        assert group_in(class_app, id).message == "One\n<b>two</b>\n\nthree"
        assert Html(page.text).headings == ["<script>alert(1)</script> & {{ 7*7 }}"]
        assert [each for each in Html(page.text).all("script") if not each.get("src")] == []
        assert "One\n&lt;b&gt;two&lt;/b&gt;\n\nthree</textarea>" in client.get(f"/groups/{id}/manage/details").text

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
        stale = client.post("/groups/new", data={"csrf_token": "long ago", **fields(name="Kept & filled")})

        assert stale.status_code == 400
        assert STALE in Html(stale.text).words
        shown = {str(each["name"]): str(each.get("value", "")) for each in Html(stale.text).all("input")}
        again = client.post("/groups/new", data={**shown, "nicknames": "on", "message": "Take your time."})
        assert again.status_code == 303
        assert group_in(class_app, again.headers["Location"].rpartition("/")[2]).name == "Kept & filled"

    def test_one_address_makes_twenty_groups_an_hour(self, client):
        for _ in range(20):
            make(client)

        answer = send(client, "/groups/new", **fields())

        assert answer.status_code == 429
        assert "too often" in answer.text
        assert client.get("/groups/new").status_code == 200

    def test_the_cookie_is_for_the_server_alone(self, client):
        cookie = client.get("/groups/new").headers["Set-Cookie"]

        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie

    def test_a_browser_with_many_groups_still_has_a_cookie_that_browsers_take(self, client, class_app):
        """4,096 bytes is all that a browser keeps of one."""
        store, access = class_app.extensions["quiz"].store, []
        ids = [make(client) for _ in range(13)]

        for id in ids:
            sent = [send(client, f"/groups/{id}/manage/links", name=f"link {name}").status_code for name in range(4)]
            access += sent

        assert access == [403] * 4 + [303] * 48
        assert len(session_of(client)["opened"]) == 12
        assert len(client.get_cookie("quiz").value) < 3_800
        assert len(store.groups(datetime.now(UTC))) == 13


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

        for typed in ("", "open", "Open Sesam ñ", "open sesam ñ ", "é\x00", None):
            answer = send(client, "/groups/new", **fields(passphrase=typed))

            assert answer.status_code == 400
            assert list(problems(answer)) == ["passphrase"]
            assert "sesam" not in answer.text.lower()
        assert kept(app) == before

    def test_whoever_knows_the_passphrase(self, app_with):
        client = app_with(groups="passphrase", groups_passphrase="open sesam ñ").test_client()

        assert make(client, passphrase="open sesam ñ")

    def test_the_schools_name_stands_in_the_form_where_it_is_set(self, app_with):
        page = app_with(groups="open", organisation="Schule am See").test_client().get("/groups/new")

        assert "Schule am See" in [each.get("value") for each in Html(page.text).all("input")]


class TestClassPage:
    """What is projected and handed out."""

    def test_only_the_browser_that_made_the_group_sees_it(self, class_app, client):
        id = make(client)

        assert client.get(f"/groups/{id}").status_code == 200
        assert class_app.test_client().get(f"/groups/{id}").status_code == 403

    def test_it_shows_the_code_and_the_address_that_lead_to_the_group(self, app_with):
        app = app_with(groups="open", public_url=PUBLIC)
        client = app.test_client()
        page = Html(client.get(f"/groups/{make(client)}").text)

        (code,) = set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", page.words))
        store = app.extensions["quiz"].store
        assert store.joined(code.replace("-", ""), datetime.now(UTC)).name == "Class 9b"
        assert f"{PUBLIC}/g/{code}" in page.words
        picture = next(each for each in page.all("svg") if each.get("class") == "qr")
        assert picture["role"] == "img"
        assert picture["aria-label"] == f"QR code of {PUBLIC}/g/{code}"
        drawn = next(each["d"] for each in page.all("path"))
        assert drawn == qr(f"{PUBLIC}/g/{code}").path

    def test_the_picture_is_black_on_white_with_its_quiet_zone_by_attributes_alone(self, app_with):
        client = app_with(groups="open", public_url=PUBLIC).test_client()
        page = Html(client.get(f"/groups/{make(client)}").text)

        assert [each["fill"] for each in page.all("rect")] == ["#fff"]
        assert [each["stroke"] for each in page.all("path")] == ["#000"]
        assert not [each for _, each in page.elements if "style" in each]

    def test_the_path_draws_every_module_and_four_of_white_around(self):
        address = f"{PUBLIC}/g/K7MX-3QPD"
        code = qr(address)

        dark = {
            (int(x) + step, int(y))
            for x, y, run in re.findall(r"M(\d+) (\d+)\.5h(\d+)", code.path)
            for step in range(int(run))
        }
        modules = segno.make_qr(address, error="m").matrix
        assert dark == {(x + 4, y + 4) for y, row in enumerate(modules) for x, module in enumerate(row) if module}
        assert code.width == len(modules) + 8

    @pytest.mark.parametrize(
        "host", ["127.0.0.1:8000", "localhost", "[::1]:80", "quiz.localhost", "0.0.0.0", "127.9.9.9"]
    )
    def test_what_no_phone_reaches_has_no_code(self, host):
        assert qr(f"http://{host}/g/K7MX-3QPD") is None

    @pytest.mark.parametrize("host", ["192.168.1.7:8000", "quiz.example", "[2001:db8::1]", "localhost.example"])
    def test_what_others_reach_has_one(self, host):
        assert qr(f"http://{host}/g/K7MX-3QPD") is not None

    def test_on_this_machine_alone_it_says_that_phones_cannot_reach_it(self, client):
        page = client.get(f"/groups/{make(client)}")

        assert "phones cannot reach this address" in page.text
        assert 'class="qr"' not in page.text

    def test_nothing_secret_stands_on_it_nor_on_the_slips(self, client):
        id = make(client)
        tokens = secrets(client, id)

        for part in ("", "/slips"):
            page = client.get(f"/groups/{id}{part}").text
            assert not any(token in page for token in tokens)
            assert [found for found in TOKEN.findall(page) if found.strip("0")] == []
        assert len(tokens) == 2

    def test_it_says_who_sees_what_and_until_when(self, client):
        words = Html(client.get(f"/groups/{make(client, deletes=today(90))}").text).words

        assert "Nothing is sent until you press Send, and you need not." in words
        assert (
            "Frau Öz, room 12, Schule am Ufer and people they give the results link to will see your answers" in words
        )
        assert f"deleted on {date.fromisoformat(today(90)).day} " in words


class TestSlips:
    """Slips with words, and the key that stays on paper."""

    def test_there_are_as_many_as_people_expected_each_with_its_word_and_the_code(self, client):
        id = make(client, expected="28")

        page = client.get(f"/groups/{id}/slips")

        words = words_for(id, 28)
        assert re.findall(r'<b class="figure code">(\w+)</b>', page.text) == list(words)
        assert re.findall(
            r'<th scope="row" class="points"><span class="small">\d+</span> (\w+)</th>', page.text
        ) == list(words)
        assert len(set(words)) == 28

    def test_as_many_as_asked_for(self, client):
        id = make(client)

        for count in (1, 28, 100):
            page = client.get(f"/groups/{id}/slips?count={count}")
            assert page.text.count('class="figure code"') == count
            assert "problem" not in page.text

    def test_other_numbers_are_told_and_the_usual_ones_shown(self, client):
        id = make(client, expected="30")

        for asked in ("0", "101", "-1", "x", "9" * 5000, "²", "1e2"):
            page = client.get(f"/groups/{id}/slips", query_string={"count": asked})
            assert page.status_code == 200
            assert page.text.count('class="figure code"') == 30
            assert "there can be 1 to 100" in page.text

    def test_more_slips_keep_the_words_of_the_first_ones(self):
        assert words_for("A" * 10, 40)[:28] == words_for("A" * 10, 28)
        assert words_for("A" * 10, 28) != words_for("B" * 10, 28)

    def test_a_group_without_nicknames_has_slips_without_words_and_no_key(self, client):
        id = make(client, nicknames=None)

        page = client.get(f"/groups/{id}/slips").text

        assert not any(f">{word}<" in page for word in WORDS)
        assert "<table" not in page

    def test_the_words_are_a_hundred_short_and_far_apart(self):
        assert len(set(WORDS)) == len(WORDS) == 100
        assert all(re.fullmatch("[a-z]{3,8}", word) for word in WORDS)
        assert [(one, other) for one, other in combinations(WORDS, 2) if distance(one, other) < 3] == []


def distance(one, other):
    """How many letters make the one word of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        above, row = row, [n]
        for m, second in enumerate(other, 1):
            row.append(min(above[m] + 1, row[-1] + 1, above[m - 1] + (letter != second)))
    return row[-1]


class TestLinks:
    """The links page, and what its links open."""

    def test_each_link_is_hidden_until_opened_and_says_what_its_holder_can_do(self, client):
        id = make(client)

        page = client.get(f"/groups/{id}/links").text

        assert page.count("<details>") == 2
        outside = re.sub(r"<details>.*?</details>", "", page, flags=re.DOTALL)
        assert "/s/" not in outside
        assert TOKEN.findall(outside) == []
        words = Html(page).words
        assert "can read every answer, nickname and result" in words
        assert "export and delete what was sent" in words
        assert "Copy the link" in words

    def test_only_their_digests_are_stored(self, class_app, client):
        tokens = secrets(client, make(client))

        stored = repr(kept(class_app))
        assert not any(token in stored for token in tokens)
        assert all(digest(token) in stored for token in tokens)

    @pytest.mark.parametrize(("which", "part"), [(0, "results"), (1, "manage")])
    def test_each_opens_the_group_in_another_browser_and_goes_on_to_a_clean_address(
        self, class_app, client, which, part
    ):
        id = make(client)
        token = secrets(client, id)[which]
        other = class_app.test_client()

        answer = other.get(f"/s/{token}")

        assert (answer.status_code, answer.headers["Location"]) == (303, f"/groups/{id}/{part}")
        assert "no-store" in answer.headers["Cache-Control"]
        assert other.get(f"/groups/{id}").status_code == 200
        assert token not in repr(session_of(other))

    def test_it_opens_that_group_alone(self, class_app, client):
        mine, another = make(client), make(client)
        other = opened(class_app, secrets(client, mine)[1])

        assert other.get(f"/groups/{mine}/manage").status_code == 200
        for part in ("", "/links", "/slips", "/manage", "/manage/details", "/manage/responses"):
            assert other.get(f"/groups/{another}{part}").status_code == 403

    def test_an_unknown_one_is_told(self, client):
        for token in ("0" * 26, "nonsense", "x" * 10_000, "%00", "%ff"):
            assert client.get(f"/s/{token}").status_code == 404

    def test_a_results_link_shows_no_secrets_and_manages_nothing(self, class_app, client):
        id = make(client)
        results, manage = secrets(client, id)
        reader = opened(class_app, results)

        for part in ("links", "manage", "manage/details", "manage/responses"):
            answer = reader.get(f"/groups/{id}/{part}")
            assert answer.status_code == 403, part
            assert manage not in answer.text
        steps = Html(reader.get(f"/groups/{id}").text).addresses
        assert f"/groups/{id}/manage" not in steps
        assert f"/groups/{id}/results" in steps

    def test_opening_a_results_link_where_the_group_was_made_forgets_the_secrets(self, client):
        id = make(client)
        results, manage = secrets(client, id)

        client.get(f"/s/{results}")

        assert manage not in repr(session_of(client))
        assert client.get(f"/groups/{id}/links").status_code == 403

    def test_trying_the_manage_link_where_the_group_was_made_keeps_the_secrets(self, client):
        id = make(client)
        results, manage = secrets(client, id)

        client.get(f"/s/{manage}")

        assert secrets(client, id) == [results, manage]

    def test_a_browser_that_has_them_not_says_how_to_get_new_ones(self, class_app, client):
        id = make(client)
        other = opened(class_app, secrets(client, id)[1])

        words = Html(other.get(f"/groups/{id}/links").text).words

        assert "does not have it any more" in words
        assert f"quiz groups reissue {id} manage" in words
        assert "add another one on the manage page" in words

    def test_after_eight_hours_the_browser_has_forgotten_all(self, client):
        id = make(client)
        tokens = secrets(client, id)
        with client.session_transaction("/groups/") as session:
            session["opened"][id]["at"] -= LASTS.total_seconds()
            session.modified = True

        assert client.get(f"/groups/{id}/links").status_code == 403
        assert not any(token in repr(session_of(client)) for token in tokens)

    def test_no_page_of_a_group_is_kept_by_the_browser(self, client):
        id = make(client)

        for part in ("", "/links", "/slips", "/manage", "/manage/details"):
            assert client.get(f"/groups/{id}{part}").headers["Cache-Control"] == "private, no-store"

    def test_one_address_tries_120_links_a_minute(self, client):
        answers = [client.get(f"/s/{n:026}").status_code for n in range(121)]

        assert answers == [404] * 120 + [429]


@pytest.mark.parametrize("address", ["/s/{}", "/g/K7MX-3QPD/receipt/{}/delete"])
def test_no_log_holds_a_secret_even_one_without_digits(address):
    token = "ABCDEFGHJKMNPQRSTVWXYZABCD"
    record = logging.LogRecord("quiz", logging.ERROR, __file__, 1, "GET %s failed", (address.format(token),), None)

    assert token not in WithoutCodes("%(message)s").format(record)
