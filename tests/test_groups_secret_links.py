"""The secret links of a group: where they are shown, what they open, and how that ends; on SQLite and PostgreSQL."""

import logging
import re

import pytest

from quiz.links import digest
from quiz.web.groups.sessions import LASTS
from quiz.web.logs import WithoutCodes
from tests.classes import moment
from tests.counsellor import TOKEN, kept, make, opened, secrets, token_of
from tests.databases import ON_BOTH
from tests.desk import client as client  # fixtures
from tests.desk import session_of
from tests.groups_app import class_app as class_app
from tests.groups_app import database as database
from tests.pages import Html


class TestLinks:
    """The links page, and what its links open."""

    def test_each_link_is_hidden_until_opened_and_says_what_its_holder_can_do(self, client):
        id = make(client)

        page = client.get(f"/groups/{id}/links").text

        assert page.count("<details") == 2
        outside = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
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
    @ON_BOTH
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

    @ON_BOTH
    def test_an_unknown_one_is_reported(self, client):
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

    def test_opening_a_results_link_where_the_manage_link_is_open_takes_nothing_away(self, class_app, client):
        id = make(client)
        results, manage = secrets(client, id)
        other = opened(class_app, manage)

        answers = [each.get(f"/s/{results}", follow_redirects=True) for each in (client, other)]

        assert [answer.request.path for answer in answers] == [f"/groups/{id}/results"] * 2
        assert secrets(client, id) == [results, manage]
        assert other.get(f"/groups/{id}/manage").status_code == 200

    def test_once_the_manage_link_is_replaced_a_results_link_opens_again(self, class_app, client):
        id = make(client)
        results, _ = secrets(client, id)
        class_app.extensions["quiz"].store.reissue(id, "manage", digest("another"), moment())

        answer = client.get(f"/s/{results}", follow_redirects=True)

        assert answer.status_code == 200
        assert client.get(f"/groups/{id}/manage").status_code == 403

    def test_trying_the_manage_link_where_the_group_was_made_keeps_the_secrets(self, client):
        id = make(client)
        results, manage = secrets(client, id)

        client.get(f"/s/{manage}")

        assert secrets(client, id) == [results, manage]

    def test_a_browser_that_has_them_not_says_how_to_get_new_ones(self, class_app, client):
        id = make(client)
        other = opened(class_app, secrets(client, id)[1])

        words = Html(other.get(f"/groups/{id}/links").text).words

        assert "no longer has it" in words
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

    def test_visits_in_between_do_not_make_the_eight_hours_longer(self, client):
        id = make(client)
        with client.session_transaction("/groups/") as session:
            begun = session["opened"][id]["at"] = session["opened"][id]["at"] - LASTS.total_seconds() + 60
            session.modified = True

        for part in ("", "/links", "/manage", "/results"):
            assert client.get(f"/groups/{id}{part}").status_code == 200
        client.post(f"/groups/{id}/manage/lock", data={"csrf_token": token_of(client.get(f"/groups/{id}"))})

        assert session_of(client)["opened"][id]["at"] == begun

    def test_no_page_of_a_group_is_kept_by_the_browser(self, client):
        id = make(client)

        for part in ("", "/links", "/slips", "/manage", "/manage/details"):
            assert client.get(f"/groups/{id}{part}").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/s/{}", "/g/K7MX-3QPD/receipt/{}/delete"])
def test_no_log_holds_a_secret_even_one_without_digits(address):
    token = "ABCDEFGHJKMNPQRSTVWXYZABCD"
    record = logging.LogRecord("quiz", logging.ERROR, __file__, 1, "GET %s failed", (address.format(token),), None)

    assert token not in WithoutCodes("%(message)s").format(record)
