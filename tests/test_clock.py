"""A clock that is far past all that is kept deletes nothing, until somebody says that it is right."""

import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from quiz.errors import ClockDoubted, GroupGone
from quiz.store import Store, file_address, open_store
from quiz.store.purging import PAUSE
from quiz.store.tables import audit, groups
from quiz.web.groups.expiry import Expiry
from tests.examples import worked_quiz
from tests.serving import run, serving
from tests.store_examples import DAY, NOON, make, sent
from tests.stores import store as store

YEARS = NOON + 10 * 365 * DAY
SECOND = timedelta(seconds=1)


def kept(store: Store) -> int:
    """How many groups there are, overdue or not."""
    return len(store.groups(NOON))


def test_what_is_overdue_by_a_clock_that_jumped_is_not_deleted_and_opens_for_nobody(store):
    made = make(store)

    for now in (YEARS, YEARS + DAY):
        with pytest.raises(ClockDoubted, match="not deleted"):
            store.purge(now)
    assert kept(store) == 1
    with pytest.raises(GroupGone, match="no group has this code"):
        store.joined(made.join, YEARS)


def test_it_stays_so_whatever_is_kept_by_that_clock(store):
    """A group that is made in the wrong year is no proof of it."""
    make(store)
    with pytest.raises(ClockDoubted):
        store.purge(YEARS)
    make(store, closes=None, deletes=YEARS + DAY).send(sent(), now=YEARS)

    with pytest.raises(ClockDoubted):
        store.purge(YEARS + 2 * DAY)
    assert kept(store) == 2


def test_whoever_is_sure_deletes_it_and_is_asked_no_more(store):
    make(store, deletes=NOON + DAY)
    make(store, deletes=YEARS + DAY)
    with pytest.raises(ClockDoubted):
        store.purge(YEARS)

    assert store.purge(YEARS, is_sure=True) == 1
    assert store.purge(YEARS + DAY) == 1


def test_a_clock_that_is_set_right_again_is_believed(store):
    make(store, deletes=NOON + DAY)
    with pytest.raises(ClockDoubted):
        store.purge(YEARS)

    assert store.purge(NOON + 2 * DAY) == 1


@pytest.mark.parametrize(("pause", "is_believed"), [(PAUSE, True), (PAUSE + SECOND, False)])
def test_a_summer_without_anything_is_no_doubt(store, pause, is_believed):
    """Ninety days after what was kept last: the response, a day after its group was made."""
    make(store, deletes=NOON + 2 * DAY).send(sent(), now=NOON + DAY)
    now = NOON + DAY + pause

    if is_believed:
        assert store.purge(now) == 1
    else:
        with pytest.raises(ClockDoubted):
            store.purge(now)


def test_a_process_that_ran_all_the_time_knows_that_it_passed(store):
    """Its clock went as far as one that nobody can set; where it went further, somebody set it."""
    make(store, deletes=NOON + DAY)
    months = 200 * DAY
    ran = time.monotonic() - months.total_seconds()

    assert Expiry(NOON, ran).purge(store, NOON + months) == 1
    make(store, deletes=NOON + months + DAY)
    with pytest.raises(ClockDoubted):
        Expiry(NOON, ran).purge(store, YEARS)


def test_a_start_says_it_in_one_line_and_serves_on_until_it_is_confirmed(tmp_path):
    """All that is kept is of 2020, and the clock of this machine is right."""
    before = datetime(2020, 1, 1, tzinfo=UTC)
    with closing(open_store(file_address(tmp_path / "data" / "quiz.sqlite3"))) as store:
        (tmp_path / "data").mkdir()
        store.ready()
        store.archive(worked_quiz(), before)
        make(store, deletes=before + DAY)
        with store.transaction("write") as connection:
            connection.execute(update(groups).values(made=before))
            connection.execute(update(audit).values(at=before))

    with serving(tmp_path) as served:
        said = [line for line in served.output.read_text().splitlines() if "clock" in line]
    refused, confirmed, again = (
        run(tmp_path, "groups", "purge", *more, "--data", "data") for more in ([], ["--confirm"], [])
    )

    assert len(said) == 1
    assert (refused.returncode, "quiz groups purge --confirm" in refused.stderr) == (2, True)
    assert (confirmed.stdout, again.returncode) == ("1 group deleted.\n", 0)
