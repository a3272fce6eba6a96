"""Managing a group: each change and nothing else, on SQLite and PostgreSQL."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from quiz.errors import GroupGone
from quiz.links import digest, new_token
from tests.classes import pupils
from tests.counsellor import fields, kept, opened, problems, secrets, send, today
from tests.databases import ON_BOTH
from tests.desk import client as client  # fixtures
from tests.desk import code_of, store_links
from tests.desk import group as group
from tests.desk import sent as sent
from tests.desk import store as store
from tests.groups_app import class_app as class_app
from tests.groups_app import database as database
from tests.pages import Html


class TestDoor:
    """Closing, opening, the code."""

    @ON_BOTH
    def test_closing_and_opening(self, store, client, group):
        closed = send(client, f"/groups/{group}/manage/close")
        said = client.get(closed.headers["Location"]).text
        is_closed = not store.groups(datetime.now(UTC))[0].group.is_open(datetime.now(UTC))
        opened_again = send(client, f"/groups/{group}/manage/open")

        assert (closed.status_code, opened_again.status_code) == (303, 303)
        assert "Closed. Nothing more can be sent." in said
        assert "Open the group again" in said
        assert is_closed
        assert store.groups(datetime.now(UTC))[0].group.is_open(datetime.now(UTC))

    @ON_BOTH
    def test_a_new_code_replaces_the_old_one(self, store, client, group):
        old = code_of(client, group)

        answer = send(client, f"/groups/{group}/manage/rotate")

        new = code_of(client, group)
        assert answer.status_code == 303
        assert store.joined(new.replace("-", ""), datetime.now(UTC)).id == group
        with pytest.raises(GroupGone, match="replaced"):
            store.joined(old.replace("-", ""), datetime.now(UTC))

    @pytest.mark.parametrize("where", ["manage", "manage?done=rotated"])
    def test_slips_that_were_drawn_hold_with_a_new_code_and_the_page_says_so(self, client, group, where):
        """They cannot be printed again, and whoever drew others would lose who was who."""
        words = Html(client.get(f"/groups/{group}/{where}").text).words

        assert "Slips that you drew still hold, with the new code: draw no others." in words

    def test_words_of_what_was_done_are_ours(self, client, group):
        page = client.get(f"/groups/{group}/manage?done=<b>anything</b>")

        assert "anything" not in page.text


class TestDetails:
    """What is said of the group, and its dates."""

    @ON_BOTH
    def test_all_of_it_can_be_changed(self, store, client, group):
        new = fields(name="9c", message="Hello", expected="", nicknames=None, closes=today(3), deletes=today(40))

        answer = send(client, f"/groups/{group}/manage/details", **new)

        changed = store.groups(datetime.now(UTC))[0].group
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/groups/{group}/manage?done=changed")
        assert (changed.name, changed.message, changed.expected, changed.nicknames) == ("9c", "Hello", None, False)
        assert changed.closes.date().isoformat() == today(3)
        assert changed.deletes.date().isoformat() == today(40)

    def test_the_form_holds_what_is_said_now_and_saving_it_changes_nothing(self, store, client, group):
        before = store.groups(datetime.now(UTC))[0].group
        page = Html(client.get(f"/groups/{group}/manage/details").text)
        shown = {str(each["name"]): str(each.get("value") or "on") for each in page.all("input") if each.get("id")}

        send(client, f"/groups/{group}/manage/details", **{**shown, "message": "Take your time.", "closes": ""})

        assert store.groups(datetime.now(UTC))[0].group == before

    def test_what_is_wrong_is_said_and_nothing_is_changed(self, class_app, client, group):
        before = kept(class_app)

        answer = send(client, f"/groups/{group}/manage/details", **fields(name="", closes=today(90)))

        assert answer.status_code == 400
        assert set(problems(answer)) == {"name", "closes"}
        assert kept(class_app) == before

    @pytest.mark.usefixtures("sent")
    def test_once_something_was_sent_all_is_deleted_no_later_than_people_were_promised(self, store, client, group):
        later = send(client, f"/groups/{group}/manage/details", **fields(deletes=today(91)))
        sooner = send(client, f"/groups/{group}/manage/details", **fields(deletes=today(89)))

        assert "were given this day" in problems(later)["deletes"]
        assert sooner.status_code == 303
        assert store.groups(datetime.now(UTC))[0].group.deletes.date().isoformat() == today(89)

    def test_before_that_it_can_be_later_up_to_24_months_after_it_was_made(self, client, group):
        later = send(client, f"/groups/{group}/manage/details", **fields(deletes=today(700)))
        too_late = send(client, f"/groups/{group}/manage/details", **fields(deletes=today(735)))

        assert later.status_code == 303
        assert "24 months" in problems(too_late)["deletes"]

    def test_a_last_day_that_has_passed_does_not_stop_other_changes(self, store, client, group):
        past = datetime.now(UTC) - timedelta(days=2)
        with store.transaction("write") as connection:
            connection.exec_driver_sql(f"UPDATE groups SET closes = '{past:%Y-%m-%d} 23:59:59'")

        answer = send(client, f"/groups/{group}/manage/details", **fields(name="9d", closes=today(-2)))
        other = send(client, f"/groups/{group}/manage/details", **fields(name="9e", closes=today(-3)))

        assert answer.status_code == 303
        assert list(problems(other)) == ["closes"]


class TestResultsLinks:
    """Adding and revoking."""

    @ON_BOTH
    def test_one_that_is_added_is_shown_once_by_its_name_and_opens_the_group(self, class_app, client, group):
        answer = send(client, f"/groups/{group}/manage/links", name="Mr Lind")

        page = client.get(answer.headers["Location"])
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/groups/{group}/links")
        assert "Class results link: Mr Lind" in Html(page.text).words
        assert len(set(secrets(client, group))) == 3
        for token in secrets(client, group)[:2]:
            assert opened(class_app, token).get(f"/groups/{group}").status_code == 200

    def test_one_without_a_name_is_not_added(self, class_app, client, group):
        before = kept(class_app)

        answer = send(client, f"/groups/{group}/manage/links", name=" ")

        assert answer.status_code == 400
        assert list(problems(answer)) == ["name"]
        assert kept(class_app) == before

    @ON_BOTH
    def test_revoking_one_ends_the_pages_that_it_opened_and_no_others(self, class_app, client, group):
        send(client, f"/groups/{group}/manage/links", name="Mr Lind")
        readers = [opened(class_app, token) for token in secrets(client, group)]
        numbers = store_links(class_app, group)

        answer = send(client, f"/groups/{group}/manage/links/{numbers[0]}/revoke")
        again = send(client, f"/groups/{group}/manage/links/{numbers[0]}/revoke")

        assert (answer.status_code, again.status_code) == (303, 303)
        assert sorted(reader.get(f"/groups/{group}").status_code for reader in readers) == [200, 200, 403]
        assert "revoked on" in client.get(f"/groups/{group}/manage").text
        assert len(secrets(client, group)) == 2

    def test_neither_the_manage_link_nor_the_code_is_revoked_by_it(self, class_app, client, group):
        before = kept(class_app)

        for kind in ("manage", "join"):
            (number,) = store_links(class_app, group, kind)
            assert send(client, f"/groups/{group}/manage/links/{number}/revoke").status_code == 404
        assert send(client, f"/groups/{group}/manage/links/{9**30}/revoke").status_code == 404

        assert kept(class_app) == before


class TestLocking:
    """This browser, and all others."""

    @ON_BOTH
    def test_locking_all_others_leaves_this_one_open(self, class_app, client, group):
        results, manage = secrets(client, group)
        others = [opened(class_app, token) for token in (results, manage)]

        answer = send(client, f"/groups/{group}/manage/lock")

        assert answer.status_code == 303
        assert [other.get(f"/groups/{group}").status_code for other in others] == [403, 403]
        assert client.get(f"/groups/{group}/manage").status_code == 200
        assert secrets(client, group) == [results, manage]
        assert opened(class_app, results).get(f"/groups/{group}").status_code == 200

    def test_locking_this_one_forgets_the_group_and_its_secrets_here_alone(self, class_app, client, group):
        results, manage = secrets(client, group)
        other = opened(class_app, manage)

        answer = send(client, f"/groups/{group}/leave?sure=yes")

        assert (answer.status_code, answer.headers["Location"]) == (303, "/groups/locked")
        assert "Locked" in client.get("/groups/locked").text
        assert client.get(f"/groups/{group}").status_code == 403
        with client.session_transaction("/groups/") as session:
            assert not any(secret in repr(dict(session)) for secret in (results, manage))
        assert other.get(f"/groups/{group}/manage").status_code == 200

    def test_locking_asks_first_where_the_manage_link_was_made_and_may_not_be_kept(self, class_app, client, group):
        other = opened(class_app, secrets(client, group)[1])

        answer = send(client, f"/groups/{group}/leave")
        page = client.get(answer.headers["Location"])

        assert (answer.status_code, answer.headers["Location"]) == (303, f"/groups/{group}/leave")
        assert "copy it first" in Html(page.text).words
        assert f"/groups/{group}/leave?sure=yes" in [form.get("action") for form in Html(page.text).all("form")]
        assert client.get(f"/groups/{group}/links").status_code == 200
        assert send(other, f"/groups/{group}/leave").headers["Location"] == "/groups/locked"

    @pytest.mark.usefixtures("sent")
    def test_every_page_of_a_group_can_be_locked(self, client, group):
        for part in ("", "/slips", "/links", "/manage", "/manage/details", "/manage/responses"):
            page = Html(client.get(f"/groups/{group}{part}").text)
            assert f"/groups/{group}/leave" in [form.get("action") for form in page.all("form")], part


class TestDeleting:
    """One response, or all."""

    @ON_BOTH
    def test_a_response_is_deleted_after_one_more_question(self, store, client, group, sent):
        path = f"/groups/{group}/responses/{sent[1].id}/delete"

        asked, answer = client.get(path), send(client, path)

        assert Html(asked.text).headings == ["Delete this response?"]
        assert (answer.status_code, answer.headers["Location"]) == (
            303,
            f"/groups/{group}/manage?done=response-deleted",
        )
        assert store.groups(datetime.now(UTC))[0].responses == 4

    def test_for_one_that_is_deleted_already_the_page_says_so_with_a_way_back(self, client, group, sent):
        path = f"/groups/{group}/responses/{sent[1].id}/delete"
        send(client, path)

        for again in (client.get(path), send(client, path)):
            assert again.status_code == 404
            assert Html(again.text).headings == ["This response is not there"]
            assert f"/groups/{group}/results" in Html(again.text).addresses

    @ON_BOTH
    def test_all_of_them_are_listed_some_at_a_time(self, store, client, group):
        (one,) = pupils(1)
        for _ in range(53):
            store.send(group, digest(new_token()), one, datetime.now(UTC), 100)

        first_text = client.get(f"/groups/{group}/manage/responses").text
        first = Html(first_text)
        (more,) = [address for address in first.addresses if "?after=" in address]
        rest = Html(client.get(more).text)

        counts = [sum(address.endswith("/delete") for address in page.addresses) for page in (first, rest)]
        assert counts == [50, 3]
        assert {f"Response {number}" for number in (1, 50)} <= set(re.findall(r">(Response \d+)</a>", first_text))
        for nonsense in ("x", "-1", "9" * 400, "²"):
            answer = client.get(f"/groups/{group}/manage/responses", query_string={"after": nonsense})
            assert answer.status_code == 200

    def test_the_group_is_not_deleted_unless_its_name_is_typed(self, class_app, client, group):
        before = kept(class_app)

        for typed in ("", "Class", "Class 9b!", "9b"):
            answer = send(client, f"/groups/{group}/manage/delete", typed=typed)
            assert answer.status_code == 400
            assert "Nothing was deleted" in problems(answer)["typed"]

        assert kept(class_app) == before

    @pytest.mark.usefixtures("sent")
    @ON_BOTH
    def test_with_its_name_all_of_it_is_gone(self, class_app, client, group):
        results, manage = secrets(client, group)
        reader = opened(class_app, results)

        answer = send(client, f"/groups/{group}/manage/delete", typed="  class  9B ")

        left = kept(class_app)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/groups/deleted")
        assert client.get("/groups/deleted").status_code == 200
        assert [left["groups"], left["links"], left["responses"]] == [[], [], []]
        assert [browser.get(f"/groups/{group}").status_code for browser in (client, reader)] == [403, 403]
        assert class_app.test_client().get(f"/s/{manage}").status_code == 404
        assert {row[2] for row in left["audit"]} == {"made", "deleted"}


def test_what_was_done_is_listed_newest_first_without_names(client, group):
    send(client, f"/groups/{group}/manage/links", name="Mr Lind")
    send(client, f"/groups/{group}/manage/close")

    page = client.get(f"/groups/{group}/manage").text
    audit = page[page.index("What was done") :]

    places = [audit.index(f"<td>{what}</td>") for what in ("closed", "results link added", "group made")]
    assert places == sorted(places)
    assert "Mr Lind" not in audit


def test_manage_tells_how_many_of_those_expected_have_sent(client, group, sent):
    assert "5 of 28 expected<" in client.get(f"/groups/{group}/manage").text


def test_manage_tells_that_a_group_is_full(class_app, client, group, sent):
    object.__setattr__(class_app.extensions["quiz"].settings, "group_limit", len(sent))

    assert "5 of 28 expected; the group is full, and takes no more" in client.get(f"/groups/{group}/manage").text
