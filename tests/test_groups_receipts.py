"""What a receipt shows, and what it does: through the real app, on SQLite and PostgreSQL."""

from dataclasses import replace

import pytest

from quiz.links import new_join_code, new_token
from quiz.web.groups.forms import NO_COOKIE, STALE
from tests import sheets
from tests.classes import class_in, moment
from tests.counsellor import kept
from tests.databases import ON_BOTH
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, send, shelf, start
from tests.takers import group as group
from tests.takers import taker as taker


class TestReceipts:
    """What the receipt shows, and what it does."""

    @pytest.fixture
    def receipt(self, taker, group):
        """The address of a receipt."""
        return send(taker, group, nickname="fox").headers["Location"]

    @ON_BOTH
    def test_it_shows_what_was_sent_when_to_whom_and_until_when(self, class_app, group, receipt):
        answer = class_app.test_client().get(receipt)

        page = Html(answer.text)
        [response] = received(group)
        assert answer.status_code == 200
        assert f"Sent to 9b on {response.sent.day} {response.sent:%B %Y, %H:%M} UTC" in page.words
        assert "Frau Öz, Schule am Ufer" in page.words
        assert "Nickname: fox" in page.words
        assert f"{start(group)}/r/{response.code}" in page.addresses
        assert [each["value"] for each in page.all("input") if each.get("id") == "address"] == [
            f"http://localhost{receipt}"
        ]
        assert all(question.text in page.words for question in shipped_quiz().questions)

    def test_no_one_keeps_or_indexes_it(self, taker, receipt):
        headers = taker.get(receipt).headers

        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Robots-Tag"] == "noindex"

    def test_only_its_digest_is_stored(self, class_app, receipt):
        assert receipt.rpartition("/")[2] not in str(kept(class_app))

    @ON_BOTH
    def test_it_deletes(self, taker, group, receipt):
        answer = taker.post(f"{receipt}/delete", data=form(taker.get(receipt)))
        page = Html(taker.get(answer.headers["Location"]).text)

        assert answer.status_code == 303
        assert page.headings == ["Deleted"]
        assert "Your result stays yours" in page.words
        assert received(group) == []
        assert taker.get(receipt).status_code == 410

    def test_deleting_needs_a_token_and_shows_the_page_again_without(self, class_app, taker, group, receipt):
        taker.get(receipt)

        answer = taker.post(f"{receipt}/delete")
        shy = class_app.test_client().post(f"{receipt}/delete")

        assert (answer.status_code, shy.status_code) == (400, 400)
        assert STALE in Html(answer.text).words
        assert NO_COOKIE in Html(shy.text).words
        assert {"class": "others", "open": None} in Html(answer.text).all("details")
        assert len(received(group)) == 1

    def test_nothing_is_said_to_be_deleted_that_is_not(self, taker, receipt):
        assert taker.get(f"{receipt}/delete").headers["Location"] == receipt

    def test_it_deletes_from_a_closed_group_too_and_offers_no_change(self, taker, group, receipt):
        shelf(group).close(moment())

        page = taker.get(receipt)
        answer = taker.post(f"{receipt}/delete", data=form(page))

        assert "can be deleted, but no longer changed" in page.text
        assert "/answers/" not in page.text
        assert answer.status_code == 303
        assert received(group) == []

    def test_it_works_after_the_code_was_replaced(self, taker, group, receipt):
        shelf(group).rotate_join(new_join_code(), moment())

        assert taker.get(receipt).status_code == 200
        assert taker.post(f"{receipt}/delete", data=form(taker.get(receipt))).status_code == 303

    def test_after_the_code_was_replaced_it_leads_to_no_shut_door_and_the_new_code_changes_it(
        self, taker, group, receipt
    ):
        link = shelf(group).rotate_join(new_join_code(), moment())

        page = Html(taker.get(receipt).text)
        answer = send(taker, replace(group, join=str(link.code)), sheets.tied(), how="instead")

        assert "The group has a new code. To change what was sent, open that code in this browser" in page.words
        assert "With this address you can read and delete what was sent, in any browser." in page.words
        assert [each for each in page.addresses if "/answers/" in each] == []
        assert answer.status_code == 303
        assert [(each.code, each.nickname) for each in received(group)] == [(sheets.code(sheets.tied()), "fox")]

    def test_under_another_groups_code_it_opens_nothing(self, class_app, taker, group, receipt):
        other = class_in(class_app)
        elsewhere = receipt.replace(start(group), start(other))

        shown, deleted = taker.get(elsewhere), taker.post(f"{elsewhere}/delete", data=form(taker.get(receipt)))

        assert (shown.status_code, deleted.status_code) == (404, 404)
        assert len(received(group)) == 1

    @pytest.mark.parametrize("cut", [-1, 0])
    def test_for_one_that_is_cut_or_made_up_the_page_says_so(self, taker, group, receipt, cut):
        """Whether it was ever sent cannot be known, so it is not said to be deleted."""
        answer = taker.get(receipt[:cut] if cut else f"{start(group)}/receipt/{new_token()}")

        words = Html(answer.text).words
        assert answer.status_code == 404
        assert "Nothing is kept here with this receipt." in words
        assert "Nothing was changed. Copy the whole link" in words
        assert "was deleted" not in words

    def test_after_the_groups_deletion_nothing_is_left_to_see(self, taker, group, receipt):
        shelf(group).delete(moment())

        assert taker.get(receipt).status_code == 410
