"""A counsellor's browser, the group that was made in it, and apps under other settings."""

import re
from datetime import UTC, datetime

import pytest

from quiz.links import digest, new_token
from tests.classes import pupils
from tests.counsellor import kept, make
from tests.groups_app import SECRET
from tests.pages import app_of, close

RECEIPT = "R" * 26


@pytest.fixture
def client(class_app):
    """The counsellor's browser."""
    return class_app.test_client()


@pytest.fixture
def group(client):
    """A group that was made in it."""
    return make(client)


@pytest.fixture
def store(class_app):
    """Where all is kept."""
    return class_app.extensions["quiz"].store


@pytest.fixture
def sent(store, group):
    """What five people sent to the group, the first with a known receipt."""
    receipts = [digest(RECEIPT), *(digest(new_token()) for _ in range(4))]
    return [
        store.send(group, receipt, each, datetime.now(UTC), 100)
        for receipt, each in zip(receipts, pupils(5), strict=True)
    ]


@pytest.fixture
def app_with(tmp_path, database):
    """An app with settings of its own: `app_with(groups="closed")`."""
    made = []

    def build(**settings):
        named = {f"QUIZ_{name.upper()}": value for name, value in settings.items()}
        made.append(app_of(tmp_path, **{"QUIZ_DATABASE_URL": database, "QUIZ_SECRET_KEY": SECRET, **named}))
        return made[-1]

    yield build
    for each in made:
        close(each)


def session_of(client):
    """What a browser's cookie holds."""
    with client.session_transaction("/groups/") as session:
        return dict(session)


def code_of(client, group):
    """The join code that the class page shows."""
    return re.findall(r'class="sign">([0-9A-Z]{4}-[0-9A-Z]{4})<', client.get(f"/groups/{group}").text)[0]


def store_links(app, group, kind="results"):
    """The numbers of a group's links."""
    return [row[0] for row in kept(app)["links"] if row[1] == group and row[2] == kind]
