"""The short form of `make torture ARGS=reload`."""

import pytest

from tests.torture import reload
from tests.torture.table import Scale

pytestmark = pytest.mark.long


def test_a_file_that_breaks_and_changes_and_workers_that_die_are_noticed_by_the_new_version_alone():
    """One person with a connection for each page, one who keeps theirs; all phases on SQLite."""
    rows = [*reload.rows(Scale(0.25))]

    assert len(rows) == len(reload.PHASES) + 1
    assert [fault for row in rows for fault in row.wrong] == []
