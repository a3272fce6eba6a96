"""The short form of `make torture ARGS=disk`."""

from tests.torture import disk
from tests.torture.table import Scale


def test_where_nothing_can_be_written_the_form_is_kept_until_there_is_room():
    """A full disk, a file that may not grow, and a read-only folder with new workers; five people send to each."""
    rows = [*disk.rows(Scale(0.1))]

    assert [fault for row in rows for fault in row.wrong] == []
