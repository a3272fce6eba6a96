"""The short form of `make torture ARGS=databases`."""

import pytest

from tests.torture import databases
from tests.torture.table import Scale

pytestmark = pytest.mark.long


def test_a_database_that_hangs_holds_up_no_page_without_it_and_loses_no_form():
    """12 people at a locked SQLite; 8 at a PostgreSQL that is frozen, is stopped, or whose connections hang."""
    rows = [*databases.rows(Scale(0.1))]

    assert len(rows) == 8
    assert [fault for row in rows for fault in row.wrong] == []
