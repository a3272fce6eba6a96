"""The archive of versions, on real files and a real server."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import StatementError

from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import HEAD, Store, file_address, metadata, open_store, quiz_versions
from tests.databases import KINDS
from tests.examples import ROOT, worked_quiz
from tests.store_examples import NOON, reworded, run
from tests.stores import file as file
from tests.stores import file_store as file_store
from tests.stores import store as store

# One process that starts the store at each address it is given, as a worker does.
STARTER = """
import sys
from datetime import UTC, datetime
from quiz.store import open_store
from tests.examples import worked_quiz

for address in sys.stdin:
    store = open_store(address.strip())
    store.upgrade()
    store.archive(worked_quiz(), datetime.now(UTC))
    store.close()
    print("started", flush=True)
"""


@pytest.fixture(params=KINDS)
def blank_databases(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[str]]:
    """The addresses of some databases without tables."""
    if request.param == "sqlite":
        yield [file_address(tmp_path / f"{number}.db") for number in range(20)]
        return
    server = request.getfixturevalue("postgresql")
    with ExitStack() as stack:
        yield [stack.enter_context(server.database()) for _ in range(5)]


def migrate(store: Store, revision: str, way: Callable[[Config, str], None] = command.upgrade) -> None:
    """Bring a store to a revision."""
    with store.transaction("write") as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "quiz:migrations")
        way(config, revision)


def tables(store: Store) -> set[str]:
    """The names of the tables that a store has."""
    with store.transaction() as connection:
        return set(inspect(connection).get_table_names())


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


def test_the_constant_names_the_newest_migration() -> None:
    assert ScriptDirectory(str(ROOT / "quiz" / "migrations")).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_store_uses(store: Store) -> None:
    with store.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_what_reads_sees_one_moment(store: Store) -> None:
    versions = select(quiz_versions.c.version)
    with store.transaction() as connection:
        before = connection.scalars(versions).all()
        store.archive(worked_quiz(), NOON)
        meanwhile = connection.scalars(versions).all()
    with store.transaction() as connection:
        after = connection.scalars(versions).all()

    assert (before, meanwhile, after) == ([], [], [worked_quiz().version])


def test_groups_are_added_to_an_archive_that_is_kept(blank_database: str) -> None:
    """The second migration, on data of the first; and back."""
    with closing(open_store(blank_database)) as store:
        migrate(store, "0001")
        store.archive(worked_quiz(), NOON)
        store.upgrade()
        store.check()
        upgraded = store.find(piece(worked_quiz().version)), tables(store)
        migrate(store, "0001", command.downgrade)
        downgraded = store.find(piece(worked_quiz().version)), tables(store)

    assert upgraded == (worked_quiz(), {"alembic_version", *metadata.tables})
    assert downgraded == (worked_quiz(), {"alembic_version", "quiz_versions"})


def test_a_store_that_is_up_to_date_is_ready(store: Store) -> None:
    store.upgrade()

    store.check()


def test_a_start_with_nothing_to_migrate_does_not_load_alembic(database: str) -> None:
    code = "import sys; from quiz.store import open_store; open_store(sys.argv[1]).upgrade(); print(*sys.modules)"

    loaded = run(code, database).stdout.split()

    assert "sqlalchemy" in loaded
    assert "alembic" not in loaded


def test_an_empty_database_is_not_ready(blank_database: str) -> None:
    with closing(open_store(blank_database)) as store, pytest.raises(StoreError, match="at revision none"):
        store.check()


@pytest.mark.parametrize("use", [Store.upgrade, Store.check])
def test_data_of_newer_software_are_left_alone(store: Store, use: object) -> None:
    assert callable(use)
    with store.transaction("write") as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match="at revision 9999"):
        use(store)


def test_an_upgrade_that_fails_leaves_no_trace(blank_database: str) -> None:
    """Someone else's table is in the way of the second migration, after the first has passed."""
    with closing(open_store(blank_database)) as store:
        with store.transaction("write") as connection:
            connection.execute(text("CREATE TABLE responses (theirs INTEGER)"))

        with pytest.raises(StoreError, match="already exists"):
            store.upgrade()

        assert tables(store) == {"responses"}


def test_several_processes_start_on_an_empty_database_at_once(blank_databases: list[str]) -> None:
    """Again and again, three workers start at the same moment; each of them always gets through."""
    command = [sys.executable, "-W", "error", "-c", STARTER]
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
            )
            for _ in range(3)
        ]
        for address in blank_databases:
            for worker in workers:
                worker.stdin.write(f"{address}\n")
            assert [worker.stdout.readline() for worker in workers] == ["started\n"] * 3

    for address in blank_databases:
        with closing(open_store(address)) as store, store.transaction() as connection:
            assert connection.scalars(select(quiz_versions.c.version)).all() == [worked_quiz().version]
