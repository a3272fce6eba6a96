"""The short form of `make torture ARGS=connections`."""

import pytest

from tests.torture import connections
from tests.torture.table import Scale

pytestmark = pytest.mark.long


def test_whoever_holds_connections_keeps_nobody_from_the_quiz_and_is_cut_off(tmp_path):
    """Three of each kind at once: of several kinds, each would hold all threads of both workers."""
    with connections.server(tmp_path) as served:
        row = connections.all_at_once(served, 3, Scale(0))

    assert row.visits
    assert row.wrong == []
