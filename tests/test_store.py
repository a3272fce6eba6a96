"""The archive of versions, on real files and a real server."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import Imprint, Store, file_address, open_store, quiz_versions
from tests.examples import worked_quiz
from tests.store_examples import NOON, reworded
from tests.stores import file as file
from tests.stores import file_store as file_store
from tests.stores import store as store


def test_a_version_is_found_by_the_start_of_its_codes(store: Store) -> None:
    old = worked_quiz()
    new = reworded(old, "Do you like „Kabel“, or 日本?")
    store.archive(old, NOON)
    store.archive(new, NOON)

    found = [store.find(piece(quiz.version)) for quiz in (old, new)]

    assert found == [old, new]


def test_a_version_that_is_not_kept_is_not_found(store: Store) -> None:
    store.archive(worked_quiz(), NOON)

    assert store.find("000000") is None


def test_a_version_is_kept_when_the_software_starts_again(store: Store, database: str) -> None:
    store.archive(worked_quiz(), NOON)
    store.close()

    with closing(open_store(database)) as again:
        again.upgrade()
        assert again.find(piece(worked_quiz().version)) == worked_quiz()


@pytest.mark.parametrize("name", ["100%25 ü.db", "a b?c=d#e.db", "a+b@c:d.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with closing(open_store(file_address(tmp_path / name))) as store:
        store.upgrade()

    assert (tmp_path / name).is_file()


def test_archiving_again_changes_nothing(store: Store) -> None:
    store.archive(worked_quiz(), NOON)
    store.archive(worked_quiz(), NOON + timedelta(days=1))

    with store.transaction() as connection:
        assert connection.scalars(select(quiz_versions.c.first_served)).all() == [NOON]


def test_the_imprint_of_a_version_follows_the_file_that_is_served(store: Store) -> None:
    """Its title may be mended while its questions stay: what is kept beside them is today's, since the first day."""
    store.archive(worked_quiz(), NOON, Imprint("Yuor trade", "Trades.", "en"))
    store.archive(worked_quiz(), NOON + timedelta(days=1), Imprint("Your trade", "Trades.", "en"))

    assert store.served(worked_quiz().version) == (Imprint("Your trade", "Trades.", "en"), NOON)
    assert store.find(piece(worked_quiz().version)) == worked_quiz()


def test_two_versions_with_one_start_are_refused(store: Store) -> None:
    first = replace(worked_quiz(), version="7" * 64)
    second = replace(worked_quiz(), version="7" * 63 + "8")
    store.archive(first, NOON)

    with pytest.raises(StoreError, match="Change any word of a question"):
        store.archive(second, NOON)

    assert store.find(piece(second.version)) == first


def test_times_are_kept_in_utc(store: Store) -> None:
    """14:00 in a zone two hours ahead is noon."""
    store.archive(worked_quiz(), datetime(2030, 5, 1, 14, tzinfo=timezone(timedelta(hours=2))))

    with store.transaction() as connection:
        served = connection.scalars(select(quiz_versions.c.first_served)).one()
    assert served == NOON
    assert served.tzinfo == UTC


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="has no time zone"):
        store.archive(worked_quiz(), NOON.replace(tzinfo=None))


def test_threads_archive_and_find_at_once(store: Store) -> None:
    quizzes = [reworded(worked_quiz(), f"Question {number}?") for number in range(20)]
    pieces = [piece(quiz.version) for quiz in quizzes]

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda quiz: store.archive(quiz, NOON), quizzes + quizzes))
        found = list(threads.map(store.find, pieces))

    assert found == quizzes


def test_what_is_acknowledged_is_on_disk_and_readers_do_not_wait(file_store: Store, file: Path) -> None:
    file_store.archive(worked_quiz(), NOON)

    with file_store.transaction() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        found = file_store.find(piece(worked_quiz().version))

    assert pragmas == ["wal", 2]  # 2 is FULL
    assert found == worked_quiz()


def test_what_reads_sees_one_moment(store: Store) -> None:
    versions = select(quiz_versions.c.version)
    with store.transaction() as connection:
        before = connection.scalars(versions).all()
        store.archive(worked_quiz(), NOON)
        meanwhile = connection.scalars(versions).all()
    with store.transaction() as connection:
        after = connection.scalars(versions).all()

    assert (before, meanwhile, after) == ([], [], [worked_quiz().version])
