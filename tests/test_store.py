"""The store, on real files."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, select
from sqlalchemy.exc import StatementError

import quiz.store
from quiz.content import Quiz, seal
from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import HEAD, Store, file_address, metadata, open_store, quiz_versions
from tests.examples import ROOT, worked_quiz

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)

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


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the store of the test is; the file does not exist yet."""
    return tmp_path / "quiz.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """An upgraded, empty store."""
    with closing(open_store(file_address(file))) as store:
        store.upgrade()
        yield store


def reworded(quiz: Quiz, text: str) -> Quiz:
    """The next version of a quiz, with another text for its first question."""
    first, *others = quiz.questions
    return seal(replace(quiz, questions=(replace(first, text=text), *others)))


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


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


def test_a_version_is_kept_when_the_software_starts_again(store: Store, file: Path) -> None:
    store.archive(worked_quiz(), NOON)
    store.close()

    with closing(open_store(file_address(file))) as again:
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

    with store._transaction() as connection:
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

    with store._transaction() as connection:
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


def test_what_is_acknowledged_is_on_disk_and_readers_do_not_wait(store: Store, file: Path) -> None:
    store.archive(worked_quiz(), NOON)

    with store._transaction() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        found = store.find(piece(worked_quiz().version))

    assert pragmas == ["wal", 2]  # 2 is FULL
    assert found == worked_quiz()


def test_the_constant_names_the_newest_migration() -> None:
    assert ScriptDirectory(str(ROOT / "quiz" / "migrations")).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_store_uses(store: Store) -> None:
    with store._transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_store_that_is_up_to_date_is_ready(store: Store) -> None:
    store.upgrade()

    store.check()


def test_a_start_with_nothing_to_migrate_does_not_load_alembic(store: Store, file: Path) -> None:
    code = "import sys; from quiz.store import open_store; open_store(sys.argv[1]).upgrade(); print(*sys.modules)"

    loaded = run(code, file_address(file)).stdout.split()

    assert "sqlalchemy" in loaded
    assert "alembic" not in loaded


def test_an_empty_database_is_not_ready(file: Path) -> None:
    with closing(open_store(file_address(file))) as store, pytest.raises(StoreError, match="at revision none"):
        store.check()


@pytest.mark.parametrize("use", [Store.upgrade, Store.check])
def test_data_of_newer_software_are_left_alone(store: Store, use: object) -> None:
    assert callable(use)
    with store._transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match="at revision 9999"):
        use(store)


def test_an_upgrade_that_fails_leaves_no_trace(file: Path) -> None:
    """Someone else's table is in the way of the first migration."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE quiz_versions (theirs)")

    with closing(open_store(file_address(file))) as store, pytest.raises(StoreError, match="already exists"):
        store.upgrade()

    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("quiz_versions",)]


def test_several_processes_start_on_an_empty_folder_at_once(tmp_path: Path) -> None:
    """20 times, three workers start at the same moment; each of them always gets through."""
    files = [tmp_path / f"{number}.db" for number in range(20)]
    command = [sys.executable, "-W", "error", "-c", STARTER]
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
            )
            for _ in range(3)
        ]
        for file in files:
            for worker in workers:
                worker.stdin.write(f"{file_address(file)}\n")
            assert [worker.stdout.readline() for worker in workers] == ["started\n"] * 3

    for file in files:
        with closing(sqlite3.connect(file)) as database:
            assert database.execute("SELECT version FROM quiz_versions").fetchall() == [(worked_quiz().version,)]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "quiz.db"

    with closing(open_store(file_address(missing))) as store, pytest.raises(StoreError) as raised:
        store.upgrade()

    assert str(raised.value) == (
        f"{missing}: the database file cannot be opened or made. Make the folder, let the user that runs the quiz write"
        " in it, and start again."
    )


@pytest.mark.parametrize("use", ["upgrade", "check"])
def test_a_file_that_is_no_database_is_told(file: Path, use: str) -> None:
    file.write_text("dear diary\n" * 100)

    with closing(open_store(file_address(file))) as store, pytest.raises(StoreError, match="is not a database"):
        getattr(store, use)()


def test_a_damaged_file_is_told(store: Store, file: Path) -> None:
    store.close()
    with file.open("r+b") as database:
        database.seek(100)
        database.write(b"\xff" * 3000)

    with pytest.raises(StoreError, match="the database file is damaged"):
        store.check()


def test_a_full_disk_is_told_and_what_was_saved_stays(store: Store) -> None:
    kept = worked_quiz()
    store.archive(kept, NOON)
    store.close()

    @event.listens_for(store._engine, "connect")
    def fill(connection: sqlite3.Connection, _: object) -> None:
        """SQLite says the same as on a full disk when it has reached the pages it may have."""
        connection.execute("PRAGMA max_page_count = 1")

    with pytest.raises(StoreError, match="the disk is full"):
        store.archive(reworded(kept, 20_000 * "long "), NOON)

    assert store.find(piece(kept.version)) == kept


def test_a_database_that_another_process_holds_is_told(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(quiz.store, "WAIT", 0.1)

    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process kept the database"):
            store.archive(worked_quiz(), NOON)

    store.archive(worked_quiz(), NOON)
    assert store.find(piece(worked_quiz().version)) == worked_quiz()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "quiz.db",
        "mysql://quiz:secret@localhost/quiz",
        "postgresql://quiz:secret@localhost:port/quiz",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///quiz.db?mode=secret",
        "sqlite://secret/quiz.db",
    ],
)
def test_any_other_address_is_refused_without_repeating_its_password(address: str) -> None:
    with pytest.raises(StoreError, match="not the address of a database that the quiz can use") as raised:
        open_store(address)

    assert "secret" not in str(raised.value)


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    address = "postgresql://quiz:secret@127.0.0.1:9/quiz"  # nothing listens on port 9

    with closing(open_store(address)) as store, pytest.raises(StoreError, match="connection failed") as raised:
        store.upgrade()

    assert str(raised.value).startswith("postgresql+psycopg://quiz:***@127.0.0.1:9/quiz: ")
    assert "secret" not in str(raised.value)


def test_a_missing_driver_is_told() -> None:
    code = "import sys; sys.modules['psycopg'] = None; from quiz.store import open_store; open_store(sys.argv[1])"

    told = run(code, "postgresql://quiz:secret@localhost/quiz").stderr.splitlines()[-1]

    assert told.endswith(
        "PostgreSQL needs the package psycopg, which is not installed. Install the quiz with its extra “postgres”."
    )
