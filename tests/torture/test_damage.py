"""The short form of `make torture ARGS=damage`."""

from tests.torture import damage
from tests.torture.table import Scale


def test_a_damaged_file_is_refused_with_the_command_that_helps_or_shows_all_that_was_kept():
    """One damage of each kind, and one by the real command."""
    rows = [*damage.rows(Scale(1 / len(damage.DAMAGES)))]

    assert len(rows) == len(damage.DAMAGES) + 1
    assert [fault for row in rows for fault in row.wrong] == []
