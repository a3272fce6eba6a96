"""Groups are deleted on their day: by whoever visits any group next, at most once an hour in each process."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from quiz.store.tables import groups
from quiz.web.groups import expiry
from quiz.web.groups.expiry import EVERY, Expiry
from tests.classes import class_in, pupils
from tests.groups_app import class_app as class_app
from tests.store_examples import DAY, NOON, make
from tests.stores import store as store

SECOND = timedelta(seconds=1)


def test_a_group_is_deleted_on_its_day_and_not_before(store):
    overdue, kept = make(store, deletes=NOON + DAY), make(store, deletes=NOON + 2 * DAY)

    assert Expiry(NOON, 0).purge(store, NOON + DAY - SECOND) == 0
    assert Expiry(NOON, 0).purge(store, NOON + DAY) == 1
    assert [each.group for each in store.groups(NOON)] == [kept.group]
    assert overdue.group != kept.group


def test_a_process_looks_at_most_once_an_hour(store):
    make(store, deletes=NOON + SECOND)
    each = Expiry(NOON, 0)

    assert each.purge(store, NOON) == 0
    assert each.purge(store, NOON + EVERY - SECOND) == 0
    assert each.purge(store, NOON + EVERY) == 1


def later(monkeypatch, days):
    """Let the app believe that days have passed."""
    monkeypatch.setattr(expiry, "now", lambda: datetime.now(UTC) + timedelta(days=days))


def test_any_visit_to_a_group_deletes_what_is_overdue(class_app, monkeypatch):
    class_in(class_app, *pupils(3), deletes=datetime.now(UTC) + timedelta(days=30))
    store = class_app.extensions["quiz"].store
    browser = class_app.test_client()
    later(monkeypatch, 31)

    browser.get("/")
    assert len(store.groups(datetime.now(UTC))) == 1
    browser.get("/groups/0000000000/results")

    assert store.groups(datetime.now(UTC)) == ()


def test_a_visit_is_answered_where_deleting_fails(class_app, monkeypatch, caplog):
    made = class_in(class_app, *pupils(3))
    browser = made.browser("results")
    later(monkeypatch, 0)
    with made.store.transaction("alone") as connection:
        connection.exec_driver_sql("ALTER TABLE audit RENAME TO audit_away")
    with made.store.transaction("alone") as connection:
        connection.execute(update(groups).values(deletes=datetime.now(UTC) - SECOND))

    assert browser.get(made.path("results")).status_code == 403
    assert "Overdue groups could not be deleted" in caplog.text
