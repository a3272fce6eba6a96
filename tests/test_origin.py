"""Who answers for a result, and what it was made with, on the result and on all that is printed of it."""

import re
from datetime import UTC, datetime

import pytest

from tests import sheets
from tests.classes import class_in, pupils
from tests.examples import shipped_quiz
from tests.groups_app import SECRET
from tests.pages import Html, app_of, close
from tests.takers import form, sending

FIRST, SECOND, *_ = (role.id for role in shipped_quiz().roles)
CODE = sheets.code(sheets.clear())
TODAY = f"{datetime.now(UTC).day} {datetime.now(UTC):%B %Y}"
VERSION = f"version {shipped_quiz().version[:12]}, served here since {TODAY}."
PUBLIC = [f"/r/{CODE}{part}" for part in ("", "/working", "/profile", f"/versus/{FIRST}/{SECOND}")]


@pytest.fixture
def app_with(tmp_path):
    """An app under settings of its own."""
    made = []

    def build(**settings):
        made.append(app_of(tmp_path, QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET, **settings))
        return made[-1]

    yield build
    for app in made:
        close(app)


def words(text):
    """The words of a page, without the marks around what was typed."""
    return re.sub("[\u2066-\u2069]", "", Html(text).words)


def test_a_result_names_who_runs_it_the_contact_and_the_version(app_with):
    """A page is remembered, so that no day of today stands on it; on paper there is a line for one."""
    client = app_with(
        QUIZ_OPERATOR="Ms Öz", QUIZ_ORGANISATION="Riverside School", QUIZ_CONTACT="oz@school.example"
    ).test_client()
    for path in PUBLIC:
        page = words(client.get(path).text)

        assert (
            f"{VERSION[:-1]}. Run by Ms Öz, Riverside School. Contact: oz@school.example. We stored nothing" in page
        ), path
        assert "Printed on: ____" in page


def test_where_nobody_is_named_the_quiz_is(app_with):
    page = words(app_with().test_client().get(f"/r/{CODE}").text)

    assert f"“Which path in IT support fits you?”, {VERSION} We stored nothing, not even the time." in page
    assert "Run by" not in page
    assert "Contact:" not in page


def test_in_a_group_the_day_of_sending_stands_with_it(app_with):
    app = app_with(QUIZ_OPERATOR="Ms Öz")
    group = class_in(app, *pupils(5))
    taker, reader = app.test_client(), group.browser()
    receipt = taker.post(sending(group), data=form(taker.get(sending(group))), follow_redirects=True)
    first = group.store.shelf(group.access()).latest(1)[0].id

    for page in (receipt, *(reader.get(group.path(part)) for part in ("print", "print-all", f"responses/{first}"))):
        assert f"{VERSION[:-1]}. Run by Ms Öz." in words(page.text)
        assert TODAY in words(page.text).replace(VERSION, "")
        assert "not even the time" not in words(page.text)
