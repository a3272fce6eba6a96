"""A form that is too large gets the app's own page, wherever it is sent, and changes nothing."""

import re

import pytest

from quiz.web.app import LARGEST_REQUEST
from tests import sheets
from tests.classes import class_in
from tests.counsellor import kept
from tests.groups_app import app as app  # fixture
from tests.pages import Html
from tests.takers import send, start


@pytest.fixture(scope="module")
def browser(app):
    """A browser in which a group is open, to which something was sent; and a path of each route that takes a form."""
    group = class_in(app)
    client = group.browser("manage")
    shelf = group.store.shelf(group.access())
    values = {
        "join": start(group).rpartition("/")[2],
        "code": sheets.code(sheets.clear()),
        "token": send(app.test_client(), group).location.rpartition("/")[2],
        "group": group.group.id,
        "lesson": "1",
    }
    numbers = {
        "links": next(link.id for link in shelf.links() if link.kind == "results"),
        "responses": next(iter(shelf.responses())).id,
    }

    def fill(rule):
        known = {**values, "number": str(next((n for part, n in numbers.items() if part in rule.rule), ""))}
        return re.sub(r"<(?:[^:>]*:)?([^>]+)>", lambda found: known[found[1]], rule.rule)

    return client, [
        fill(rule) for rule in app.url_map.iter_rules() if "POST" in rule.methods and "quiz" not in rule.arguments
    ]


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_every_form_has_a_bound_and_over_it_changes_nothing(app, browser, kind):
    (client, paths), before = browser, kept(app)
    assert len(paths) > 10

    for path in paths:
        answer = client.post(path, data={"name": "a" * LARGEST_REQUEST}, content_type=kind)

        assert answer.status_code == 413, path
        assert Html(answer.text).headings == ["That was too much at once"], path
    assert kept(app) == before


def test_what_is_just_small_enough_is_read(browser):
    """And answered by the form itself, which says what it makes of it."""
    answer = browser[0].post("/groups/new", data={"name": "a" * (LARGEST_REQUEST - len("name="))})

    assert answer.status_code == 400
    assert "too long" in Html(answer.text).words or "once more" in Html(answer.text).words
