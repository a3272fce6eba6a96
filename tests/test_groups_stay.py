"""Whoever came by a group stays in it, wherever they go."""

from urllib.parse import urlsplit

import pytest

from tests import sheets
from tests.classes import class_in
from tests.pages import Html, app_of, close
from tests.takers import send, start

IN_GROUP = {"taking_in_group", "reading_in_group", "about_in_group", "leaving_in_group"}
FILES = {"infographic_file", "result_document", "look_again"}
ELSEWHERE = ("/static/", "#", "https://", "http://pepsic.bvsalud.org/")


@pytest.fixture(scope="module")
def class_app(tmp_path_factory):
    app = app_of(tmp_path_factory.mktemp("stay"), QUIZ_GROUPS="open")
    yield app
    close(app)


def links(page):
    """Where a page leads, but for its own parts, its files and other people's sites."""
    return [each for each in Html(page.text).addresses if not each.startswith(ELSEWHERE)]


def test_every_way_of_a_member_stays_in_the_group_and_leads_back_to_it(class_app):
    """From the first page on and from the receipt, one page of each kind: in the group, and with a way to its start."""
    group = class_in(class_app)
    taker = class_app.test_client()
    receipt = send(taker, group).headers["Location"]
    waiting = [start(group), f"{start(group)}/r/{sheets.code(sheets.clear())}", receipt]
    seen: dict[str, object] = {}
    out: dict[str, str] = {}
    while waiting:
        address = waiting.pop()
        kind, _ = class_app.url_map.bind("localhost").match(urlsplit(address).path)
        if kind in seen or kind.rpartition(".")[2] in FILES | {"make_group", "show_deleted"}:
            continue
        seen[kind] = page = taker.get(address, follow_redirects=True)
        found = links(page)
        out |= {each: address for each in found if not each.startswith(start(group))}
        assert start(group) in found, address
        waiting += [each for each in found if each.startswith("/") and each not in out]

    assert {kind.partition(".")[0] for kind in seen} == {"groups", *IN_GROUP}
    assert len(seen) > 20
    # A group can be made, and a browser forgets what was sent from it to whichever group.
    assert {address for address in out if not address.startswith(("/groups/new", "/groups/forget"))} == set()


def test_what_is_read_in_a_group_is_for_no_search_engine(class_app):
    group = class_in(class_app)
    taker = class_app.test_client()

    robots = [taker.get(f"{place}/roles").headers["X-Robots-Tag"] for place in ("", start(group))]

    assert robots == ["all", "noindex"]


def test_a_group_that_is_not_there_is_not_called_yours(class_app):
    page = class_app.test_client().get("/g/0000-0000")

    assert page.status_code == 404
    assert "Your group" not in page.text
    assert "/" in Html(page.text).addresses
