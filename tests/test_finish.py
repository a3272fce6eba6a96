"""What a browser forgets, by its own and by our doing, when somebody has finished on a shared device."""

import pytest

from tests import sheets
from tests.databases import ON_BOTH
from tests.groups_app import class_app as class_app  # fixtures
from tests.groups_app import database as database
from tests.pages import Html
from tests.takers import form, received, send, start
from tests.takers import group as group
from tests.takers import taker as taker

FORGET = "Forget it"


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

    @pytest.fixture
    def forget(self, group):
        """Where a browser is made to forget."""
        return f"{start(group)}/forget"

    def test_the_last_page_leads_there_and_back_to_the_group(self, taker, group, forget):
        answer = taker.get(f"{start(group)}/finish")

        assert {forget, start(group)} <= set(Html(answer.text).addresses)
        assert "Set-Cookie" not in answer.headers

    def test_who_sent_nothing_has_nothing_to_forget_and_gets_no_cookie(self, taker, forget):
        answer = taker.get(forget)

        assert FORGET not in answer.text
        assert "Set-Cookie" not in answer.headers

    @ON_BOTH
    def test_what_was_sent_is_forgotten_here_and_stays_with_the_group(self, taker, group, receipt, forget):
        page = taker.get(forget)
        assert FORGET in page.text

        answer = taker.post(forget, data=form(page))

        assert (answer.status_code, answer.headers["Location"]) == (303, f"{start(group)}/finish")
        assert FORGET not in taker.get(forget).text
        assert "only in the browser that sent it" in Html(taker.get(receipt).text).words
        assert len(received(group)) == 1

    @pytest.mark.usefixtures("receipt")
    def test_no_other_site_can_make_a_browser_forget(self, taker, forget):
        answer = taker.post(forget, data={})

        assert answer.status_code == 400
        assert Html(answer.text).title.startswith("Error")
        assert FORGET in taker.get(forget).text
