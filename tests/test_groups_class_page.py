"""What brings a class to its group: the class page, and slips of paper; on SQLite and PostgreSQL."""

import re
from datetime import UTC, date, datetime
from itertools import combinations

import pytest
import segno

from quiz.slips import WORDS, words_for
from quiz.web.addresses import Addresses
from quiz.web.groups.handout import Handout
from tests.counsellor import TOKEN, make, opened, secrets, send, today
from tests.desk import app_with as app_with  # fixtures
from tests.desk import client as client
from tests.groups_app import class_app as class_app
from tests.groups_app import database as database
from tests.pages import Html

PUBLIC = "https://quiz.school.example"


class TestClassPage:
    """What is projected and handed out."""

    def test_only_the_browser_that_made_the_group_sees_it(self, class_app, client):
        id = make(client)

        assert client.get(f"/groups/{id}").status_code == 200
        assert class_app.test_client().get(f"/groups/{id}").status_code == 403

    def test_it_shows_the_code_and_the_address_that_lead_to_the_group(self, app_with):
        app = app_with(groups="open", public_url=PUBLIC)
        client = app.test_client()
        text = client.get(f"/groups/{make(client)}").text
        page = Html(text)

        (code,) = set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", page.words))
        store = app.extensions["quiz"].store
        assert store.joined(code.replace("-", ""), datetime.now(UTC)).name == "Class 9b"
        assert f"{PUBLIC}/g/{code}" in page.words
        assert {"role": "img", "aria-label": f"QR code of {PUBLIC}/g/{code}"} in page.all("div")
        assert Handout(Addresses(PUBLIC), code).qr() in text

    def test_the_picture_is_black_on_white_with_its_quiet_zone_by_attributes_alone(self, app_with):
        client = app_with(groups="open", public_url=PUBLIC).test_client()
        page = Html(client.get(f"/groups/{make(client)}").text)

        assert [(each.get("fill"), each.get("stroke")) for each in page.all("path")] == [("#fff", None), (None, "#000")]
        assert not [each for _, each in page.elements if "style" in each]

    def test_the_picture_has_four_modules_of_white_around(self):
        modules = segno.make_qr(f"{PUBLIC}/g/K7MX-3QPD", error="m").matrix
        width = len(modules) + 8

        picture = Handout(Addresses(PUBLIC), "K7MX-3QPD").qr()

        assert f'viewBox="0 0 {width} {width}"' in picture
        assert f'd="M0 0h{width}v{width}h-{width}z"' in picture
        assert 'd="M4 4.5h7' in picture

    @pytest.mark.parametrize(
        "host", ["127.0.0.1:8000", "localhost", "[::1]:80", "quiz.localhost", "0.0.0.0", "127.9.9.9"]
    )
    def test_what_no_phone_reaches_has_no_code(self, host):
        assert not Handout(Addresses(f"http://{host}"), "K7MX-3QPD").is_reachable

    @pytest.mark.parametrize("host", ["192.168.1.7:8000", "quiz.example", "[2001:db8::1]", "localhost.example"])
    def test_what_others_reach_has_one(self, host):
        assert Handout(Addresses(f"http://{host}"), "K7MX-3QPD").is_reachable

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

        assert "Nothing is sent until you press Send, and you don’t have to." in words
        assert (
            "Who sees it Frau Öz, room 12, Schule am Ufer, and people they give the results link to They see your "
            "answers, your result, your nickname, the time you sent it, and how ready you felt, if you send that, too"
            in words
        )
        assert "Classmates see totals only" in words
        assert f"Deleted by {date.fromisoformat(today(90)).day} " in words
        assert "or sooner by you, with your receipt" in words

    def test_where_the_group_is_closed_it_says_that_nobody_can_join(self, client):
        id = make(client)
        assert "Nobody can join" not in client.get(f"/groups/{id}").text

        send(client, f"/groups/{id}/manage/close")

        assert "Nothing can be sent. Nobody can join by this code now." in Html(client.get(f"/groups/{id}").text).words

    def test_a_group_that_asks_for_no_nickname_speaks_of_none(self, client):
        assert "nickname" not in client.get(f"/groups/{make(client, nicknames=None)}").text

    def test_it_says_to_keep_the_secret_links_where_they_can_be_seen(self, class_app, client):
        id = make(client)
        reader = opened(class_app, secrets(client, id)[0])

        mine, theirs = (Html(each.get(f"/groups/{id}").text) for each in (client, reader))

        assert "Without the manage link you cannot come back to this group" in mine.words
        assert f"/groups/{id}/links" not in theirs.addresses


class TestSlips:
    """Slips with words, and the key that stays on paper."""

    def test_there_are_as_many_as_people_expected_each_with_its_word_and_the_code(self, client):
        id = make(client, expected="28")

        page = client.get(f"/groups/{id}/slips")

        words = words_for(id, 28)
        assert re.findall(r'<b class="word">([a-z]+)</b>', page.text) == list(words)
        assert re.findall(
            r'<th scope="row" class="points"><span class="small">\d+</span> (\w+)</th>', page.text
        ) == list(words)
        assert len(set(words)) == 28

    def test_as_many_as_asked_for(self, client):
        id = make(client)

        for count in (1, 28, 100):
            page = client.get(f"/groups/{id}/slips?count={count}")
            assert page.text.count('<li class="row">') == count
            assert "problem" not in page.text

    def test_other_numbers_are_refused_and_the_usual_ones_shown(self, client):
        id = make(client, expected="30")

        for asked in ("0", "101", "-1", "x", "9" * 5000, "²", "1e2"):
            page = client.get(f"/groups/{id}/slips", query_string={"count": asked})
            assert page.status_code == 200
            assert page.text.count('<li class="row">') == 30
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
