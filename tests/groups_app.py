"""The app with groups open, on a database of each test or of each module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.databases import migrated
from tests.pages import app_of, close

SECRET = "a secret of the tests, long enough"


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The database of tests of pages, which import this: SQLite, and both kinds where a test is marked ON_BOTH.

    What the store does is tested on both, and so is every page of a group, in test_groups_cross.py. So a page is
    tried on both only for what the database could decide: what it takes, keeps, orders and counts.
    """
    with migrated(request, getattr(request, "param", "sqlite"), tmp_path) as address:
        yield address


@pytest.fixture
def class_app(tmp_path, database: str) -> Iterator[Flask]:
    """The app on an empty database, where anyone may make a group; on both kinds, unless `database` is imported too."""
    app = app_of(tmp_path, QUIZ_GROUPS="open", QUIZ_DATABASE_URL=database, QUIZ_SECRET_KEY=SECRET)
    yield app
    close(app)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app on SQLite for all tests of a module, where anyone may make a group."""
    made = app_of(tmp_path_factory.mktemp("app"), QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
    yield made
    close(made)
