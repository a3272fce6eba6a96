"""The migrations, on data of each release before; and what a store says of tables that it does not know."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import bindparam, insert, inspect, select, text

from quiz.archive import canonical
from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import HEAD, Imprint, Store, file_address, metadata, open_store, quiz_versions
from quiz.store.tables import Moment, groups
from tests.databases import KINDS
from tests.examples import ROOT, worked_quiz
from tests.store_examples import DAY, DETAILS, NOON, migrate, run
from tests.stores import store as store

# One process that starts the store at each address it is given, as a worker does.
STARTER = """
import sys
from datetime import UTC, datetime
from quiz.store import open_store
from tests.examples import worked_quiz

for address in sys.stdin:
    store = open_store(address.strip())
    store.ready()
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


def tables(store: Store) -> set[str]:
    """The names of the tables that a store has."""
    with store.transaction() as connection:
        return set(inspect(connection).get_table_names()) - {"sums"}


def test_the_constant_names_the_newest_migration() -> None:
    assert ScriptDirectory(str(ROOT / "quiz" / "migrations")).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_store_uses(store: Store) -> None:
    with store.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        others = {each[1].name for each in compare_metadata(context, metadata)}
        assert others <= {"sums"}  # which SQLite has besides


def archived_before(store: Store, revision: str) -> None:
    """Bring a store to an early revision, and keep the worked quiz in it as the software of that time did."""
    migrate(store, revision)
    old = {"version": worked_quiz().version, "piece": piece(worked_quiz().version), "quiz": "example"}
    names = "version, piece, quiz, content, first_served"
    statement = text(f"INSERT INTO quiz_versions ({names}) VALUES (:version, :piece, :quiz, :content, :first_served)")
    with store.transaction("write") as connection:
        values = {**old, "content": canonical(worked_quiz()), "first_served": NOON}
        connection.execute(statement.bindparams(bindparam("first_served", type_=Moment())), values)


def test_groups_are_added_to_an_archive_that_is_kept(blank_database: str) -> None:
    """The second migration, on data of the first; and back."""
    with closing(open_store(blank_database)) as store:
        archived_before(store, "0001")
        store.upgrade()
        store.check()
        upgraded = store.find(piece(worked_quiz().version)), tables(store)
        migrate(store, "0001", command.downgrade)
        downgraded = store.find(piece(worked_quiz().version)), tables(store)

    assert upgraded == (worked_quiz(), {"alembic_version", *metadata.tables})
    assert downgraded == (worked_quiz(), {"alembic_version", "quiz_versions"})


def test_versions_archived_before_titles_were_kept_have_an_empty_imprint(blank_database: str) -> None:
    """The third migration, on data of the second; and back. What is archived from then on has all three."""
    imprint = Imprint("Your trade", "Trades.", "de")
    with closing(open_store(blank_database)) as store:
        archived_before(store, "0002")
        store.upgrade()
        before = store.served(worked_quiz().version)
        store.archive(worked_quiz(), NOON + DAY, imprint)
        after = store.served(worked_quiz().version)
        migrate(store, "0002", command.downgrade)
        downgraded = store.find(piece(worked_quiz().version))

    assert before == (Imprint("", "", ""), NOON)
    assert after == (imprint, NOON)
    assert downgraded == worked_quiz()


def test_the_days_of_groups_that_are_kept_go_on_to_end_in_utc(blank_database: str) -> None:
    """The fourth migration, on a group of the third; and back."""
    with closing(open_store(blank_database)) as store:
        archived_before(store, "0003")
        old = {name: value for name, value in asdict(DETAILS).items() if name != "zone"}
        row = {"id": "0123456789", "version": worked_quiz().version, "made": NOON, "epoch": 0, **old}
        with store.transaction("write") as connection:
            connection.execute(insert(groups).values(row))
        store.upgrade()
        [kept] = store.groups(NOON)
        migrate(store, "0003", command.downgrade)
        with store.transaction() as connection:
            left = connection.execute(select(groups.c.id, groups.c.closes, groups.c.deletes)).one()

    assert kept.group.zone == "UTC"
    assert (kept.group.closes, kept.group.deletes) == (DETAILS.closes, DETAILS.deletes)
    assert tuple(left) == ("0123456789", DETAILS.closes, DETAILS.deletes)


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


def test_what_is_counted_gets_an_index_that_postgresql_keeps_fit(blank_database: str) -> None:
    """The eighth migration, on data of the seventh; and back."""

    def found(store: Store) -> tuple[set[str], str]:
        with store.transaction() as connection:
            names = {str(index["name"]) for index in inspect(connection).get_indexes("responses")}
            if connection.dialect.name == "sqlite":
                return names, ""
            said = connection.scalar(text("SELECT reloptions::text FROM pg_class WHERE relname = 'responses'"))
            return names, str(said)

    with closing(open_store(blank_database)) as store:
        archived_before(store, "0007")
        before = found(store)
        store.upgrade()
        store.check()
        names, options = found(store)
        migrate(store, "0007", command.downgrade)
        after = found(store)

    assert names - before[0] == {"ix_responses_sitting"}
    assert not options or "autovacuum_vacuum_insert_threshold=10000" in options
    assert after == before
