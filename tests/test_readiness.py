"""`/readyz` tells the truth: it is well only where what is sent would be kept."""

import resource
from contextlib import closing

import pytest

from quiz.errors import StoreError
from quiz.store import Store, metadata, open_store
from tests.groups_app import class_app as class_app  # fixtures
from tests.outages import away, full
from tests.pages import app_of, close
from tests.stores import file as file
from tests.stores import file_store as file_store
from tests.stores import store as store


def ask(app) -> tuple[int, str]:
    """What it says."""
    answer = app.test_client().get("/readyz")
    return answer.status_code, answer.text


def rows(store: Store) -> dict[str, list[object]]:
    """All that is kept."""
    with store.transaction() as connection:
        return {table.name: list(connection.execute(table.select())) for table in metadata.sorted_tables}


def test_it_is_ready_however_often_it_is_asked_and_keeps_nothing_of_it(class_app):
    store = class_app.extensions["quiz"].store
    before = rows(store)

    assert [ask(class_app) for _ in range(3)] == [(200, "ok\n")] * 3
    assert rows(store) == before


def test_its_file_does_not_grow_by_being_asked(file_store, file):
    for _ in range(3):
        file_store.try_writing()
    before = {each: each.stat().st_size for each in file.parent.iterdir()}

    for _ in range(20):
        file_store.try_writing()

    assert {each: each.stat().st_size for each in file.parent.iterdir()} == before


@pytest.mark.parametrize(("fault", "reason"), [(full, "the disk is full"), (away, "cannot be opened or made")])
def test_it_is_not_ready_while_nothing_can_be_kept(tmp_path, fault, reason):
    app = app_of(tmp_path)
    with fault(app.extensions["quiz"].store):
        status, text = ask(app)

    assert (status, reason in text) == (503, True)
    assert ask(app) == (200, "ok\n")
    close(app)


def test_a_file_that_may_not_grow_is_not_ready(file_store, file):
    """The system refuses each byte over a size: what a quota does, and nearly what a full disk does."""
    file_store.close()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40 * 1024, before[1]))
    try:
        with pytest.raises(StoreError, match="the disk does not read or write"):
            file_store.try_writing()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    file_store.try_writing()


def test_a_database_that_may_only_be_read_is_not_ready(postgresql, migrated_database):
    """As on a standby of PostgreSQL."""
    with postgresql.database(migrated_database) as address, closing(open_store(address)) as store:
        name = address.rpartition("/quiz_")[2].partition("?")[0]
        postgresql.run(f"ALTER DATABASE quiz_{name} SET default_transaction_read_only = on")

        with pytest.raises(StoreError, match="may only be read"):
            store.try_writing()
