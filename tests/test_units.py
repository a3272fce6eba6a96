"""A number that stands alone says of what it is, to whoever hears it."""

import re

import pytest

from tests import sheets
from tests.pages import app_of, close


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A browser."""
    app = app_of(tmp_path_factory.mktemp("units"))
    yield app.test_client()
    close(app)


@pytest.mark.parametrize("name", ["result", "result-tied", "beside"])
def test_points_of_a_reason_are_heard_as_points(client, name):
    """“+4 points: How much would you like …”; in a table the column’s heading says it."""
    page = client.get(sheets.path(name)).text

    numbers = re.findall(r'<b class="points">([+−0-9.]+)</b>(.{0,40})', page)
    assert numbers
    for number, after in numbers:
        unit = "point" if number in {"+1", "−1"} else "points"
        assert after.startswith(f'<span class="unseen"> {unit}: </span>')
