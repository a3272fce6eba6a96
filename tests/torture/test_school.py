"""A tenth of the school, in the gate."""

from tests.torture.school import rows
from tests.torture.table import Scale


def test_every_pupil_gets_in_and_whoever_guesses_codes_behind_the_same_address_is_stopped():
    [row] = rows(Scale(0.1))

    assert row.wrong == []
    assert len(row.visits) == 40 * 4
