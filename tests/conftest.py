"""What all tests share: how hypothesis draws, and the app in this process."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.databases import (  # noqa: F401 (fixtures)
    blank_database,
    database,
    migrated_database,
    migrated_file,
    postgresql,
)
from tests.syntax import plant  # noqa: F401 (a fixture)

# Derandomized, so that a run depends on the code alone; without deadlines, since machines are noisy.
settings.register_profile(
    "quiz",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
)
# `make mutants` runs the tests once a mutant, and asks only whether one fails: fewer examples, none made smaller.
settings.register_profile("mutants", settings.get_profile("quiz"), max_examples=10, phases=[Phase.generate])
settings.load_profile("mutants" if "MUTANT_UNDER_TEST" in os.environ else "quiz")


def pytest_collection_modifyitems(items):
    """Begin with the longest tests, so that no process is left with them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def without_the_folder_of_data():
    """Keep QUIZ_TEST_DATA from apps, which refuse settings they don't know; by now the tests have read it."""
    os.environ.pop("QUIZ_TEST_DATA", None)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """The app of the shipped quiz, on a database of its own."""
    from tests.pages import app_of, close  # late, since tests of the core load no Flask

    app = app_of(tmp_path_factory.mktemp("app"))
    yield app
    close(app)


@pytest.fixture(scope="module")
def client(app):
    """A browser without a screen, for that app."""
    return app.test_client()
