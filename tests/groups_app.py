"""The app with groups open, on each database, and a browser for each person in a test."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.pages import app_of, close

SECRET = "a secret of the tests, long enough"


@pytest.fixture
def class_app(tmp_path, database: str) -> Iterator[Flask]:
    """The app on an empty database, where anyone may make a group."""
    app = app_of(tmp_path, QUIZ_GROUPS="open", QUIZ_DATABASE_URL=database, QUIZ_SECRET_KEY=SECRET)
    yield app
    close(app)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app on SQLite for all tests of a module, where anyone may make a group."""
    made = app_of(tmp_path_factory.mktemp("app"), QUIZ_GROUPS="open", QUIZ_SECRET_KEY=SECRET)
    yield made
    close(made)
