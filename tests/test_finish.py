"""What a browser forgets, by its own and by our doing, when somebody has finished on a shared device."""

import pytest

from tests import sheets
from tests.classes import moment
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, send, shelf, start
from tests.takers import group as group
from tests.takers import taker as taker

FORGET, FORGETS = "Forget it", "/groups/forget"


def test_a_result_leads_to_the_last_page_which_nobody_keeps_or_indexes(client):
    assert "/finish" in Html(client.get(f"/r/{sheets.code(sheets.clear())}").text).addresses

    headers = client.get("/finish").headers

    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Clear-Site-Data"] == '"cache"'
    assert headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in headers


class TestInAGroup:
    """A browser remembers what was sent from it, until somebody makes it forget."""

    @pytest.fixture
    def receipt(self, taker, group):
        """The address of a receipt."""
        return send(taker, group).headers["Location"]

    def test_a_receipt_leads_to_the_last_page_and_that_to_where_a_browser_forgets(self, taker, group, receipt):
        assert f"{start(group)}/finish" in Html(taker.get(receipt).text).addresses

        for place in ("", start(group)):
            answer = taker.get(f"{place}/finish")
            assert {FORGETS, place or "/"} <= set(Html(answer.text).addresses)
            assert "Set-Cookie" not in answer.headers

    def test_who_sent_nothing_has_nothing_to_forget_and_gets_no_cookie(self, taker):
        answer = taker.get(FORGETS)

        assert FORGET not in answer.text
        assert "Set-Cookie" not in answer.headers

    @ON_BOTH
    def test_what_was_sent_is_forgotten_here_and_stays_with_the_group(self, taker, group, receipt):
        page = taker.get(FORGETS)
        assert FORGET in page.text

        answer = taker.post(FORGETS, data=form(page))

        assert (answer.status_code, answer.headers["Location"]) == (303, "/finish")
        assert FORGET not in taker.get(FORGETS).text
        assert "only in the browser that sent it" in Html(taker.get(receipt).text).words
        assert len(received(group)) == 1

    @pytest.mark.usefixtures("receipt")
    def test_it_is_forgotten_even_when_the_group_is_deleted(self, taker, group):
        shelf(group).delete(moment())

        assert taker.post(FORGETS, data=form(taker.get(FORGETS))).status_code == 303

    @pytest.mark.usefixtures("receipt")
    def test_no_other_site_can_make_a_browser_forget(self, taker):
        answer = taker.post(FORGETS, data={})

        assert answer.status_code == 400
        assert Html(answer.text).title.startswith("Error")
        assert FORGET in taker.get(FORGETS).text
