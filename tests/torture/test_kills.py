"""The short form of `make torture ARGS=kills`."""

from tests.torture import kills
from tests.torture.table import Scale


def test_whatever_dies_while_people_send_nothing_is_lost_or_doubled():
    """A worker, and PostgreSQL in two ways, twice each; the server itself is killed in test_groups_served.py."""
    rows = [*kills.on_postgresql(Scale(0.25))]

    assert len(rows) == 3
    assert [fault for row in rows for fault in row.wrong] == []
