"""Pages of what cannot be done: each says “Error” first, that nothing was lost, and has a way on."""

import pytest

from tests.classes import Class, class_in
from tests.groups_app import class_app as class_app  # fixtures
from tests.outages import away
from tests.pages import Html

LINKS = {"/nowhere": 404, "/roles/nobody": 404, "/r/nonsense": 404, "/open?code=ABCD-EFGH-1": 404, "/g/K7MX-3QPD": 404}


@pytest.fixture
def made(class_app) -> Class:
    """A group that no browser has open."""
    return class_in(class_app)


def failure(answer, status: int) -> Html:
    """The page, with what holds of every such page."""
    page = Html(answer.text)
    main = page.elements[[tag for tag, _ in page.elements].index("main") :]
    ways = [each for tag, each in main if tag in {"button", "a"} and each.get("href", "/").startswith("/")]

    assert answer.status_code == status
    assert page.title.startswith("Error: ")
    assert len(page.headings) == 1
    assert any(words in page.words.lower() for words in ("nothing was lost", "nothing is lost", "nothing was changed"))
    assert ways
    assert not any(word in page.words for word in ("role", "session", "database"))
    return page


@pytest.mark.parametrize("path", LINKS)
def test_an_address_that_leads_nowhere_says_so_and_leads_on(client, path):
    failure(client.get(path), LINKS[path])


def test_what_is_wrong_with_a_code_stands_above_and_beside_the_field_and_what_to_do_between(client):
    page = failure(client.get("/open?code=ABCD-EFGH-1"), 404)

    wrong = "This has 9 letters and digits; a group’s code has 8, a result’s 11 to 80."
    assert page.words.count(wrong) == 2
    assert page.words.count("Copy the whole code or link once more, or type it again.") == 1


def test_a_page_that_takes_nothing_and_one_that_only_takes_say_so(client, made):
    failure(client.post("/method"), 405)
    failure(made.browser("manage").get(made.path("manage") + "/close"), 405)


def test_a_group_that_is_not_open_can_be_opened_there(client, class_app, made):
    """Its secret link goes into the field, and opens it."""
    page = failure(class_app.test_client().get(made.path("results")), 403)
    form = page.all("form")[0]
    opened = class_app.test_client().get(f"{form['action']}?code=https://quiz.example/s/{made.manage}")

    assert page.all("input")[0]["name"] == "code"
    assert [each for _, each in page.elements if "aria-invalid" in each] == []
    assert (opened.status_code, opened.headers["Location"]) == (303, f"/s/{made.manage}")


def test_what_cannot_be_reached_right_now_is_one_tap_from_being_asked_for_again(class_app, made):
    manager, path = made.browser("manage"), made.path("results")
    with away(made.store):
        page = failure(manager.get(path), 503)

    assert path in page.addresses
