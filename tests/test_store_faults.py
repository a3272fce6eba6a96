"""A database that cannot be used: what the operator reads, and that nothing is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from quiz.errors import StoreError
from quiz.links import piece
from quiz.store import Store, file_address, open_store
from tests.examples import worked_quiz
from tests.store_examples import NOON, reworded, run
from tests.stores import file as file
from tests.stores import file_store as file_store


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "quiz.db"

    with closing(open_store(file_address(missing))) as store, pytest.raises(StoreError) as raised:
        store.upgrade()

    assert str(raised.value) == (
        f"{missing}: the database file cannot be opened or made. Make the folder, let the user that runs the quiz write"
        " in it, and start again."
    )


@pytest.mark.parametrize("use", ["upgrade", "check"])
def test_a_file_that_is_no_database_is_reported(file: Path, use: str) -> None:
    file.write_text("dear diary\n" * 100)

    with closing(open_store(file_address(file))) as store, pytest.raises(StoreError, match="is not a database"):
        getattr(store, use)()


def test_a_damaged_file_is_reported(file_store: Store, file: Path) -> None:
    file_store.close()
    with file.open("r+b") as database:
        database.seek(100)
        database.write(b"\xff" * 3000)

    with pytest.raises(StoreError, match="the database file is damaged"):
        file_store.check()


def test_a_full_disk_is_reported_and_what_was_saved_stays(file_store: Store) -> None:
    kept = worked_quiz()
    file_store.archive(kept, NOON)
    file_store.close()

    @event.listens_for(file_store._engine, "connect")
    def fill(connection: sqlite3.Connection, _: object) -> None:
        """SQLite says the same as on a full disk when it has reached the pages it may have."""
        connection.execute("PRAGMA max_page_count = 1")

    with pytest.raises(StoreError, match="the disk is full"):
        file_store.archive(reworded(kept, 20_000 * "long "), NOON)

    assert file_store.find(piece(kept.version)) == kept


def test_a_database_that_another_process_holds_is_reported(file_store: Store, file: Path) -> None:
    hasty = open_store(file_address(file), 0.1)

    with closing(hasty), closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="others kept the database too long"):
            hasty.archive(worked_quiz(), NOON)

    file_store.archive(worked_quiz(), NOON)
    assert file_store.find(piece(worked_quiz().version)) == worked_quiz()


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


def test_a_server_that_does_not_answer_is_reported_without_its_password() -> None:
    address = "postgresql://quiz:secret@127.0.0.1:9/quiz"  # nothing listens on port 9

    with closing(open_store(address)) as store, pytest.raises(StoreError, match="connection failed") as raised:
        store.upgrade()

    assert str(raised.value).startswith("postgresql://quiz:***@127.0.0.1:9/quiz: ")
    assert "secret" not in str(raised.value)


def test_a_missing_driver_is_reported() -> None:
    code = "import sys; sys.modules['psycopg'] = None; from quiz.store import open_store; open_store(sys.argv[1])"

    last_line = run(code, "postgresql://quiz:secret@localhost/quiz").stderr.splitlines()[-1]

    assert last_line.endswith(
        "PostgreSQL needs the package psycopg, which is not installed. Install the quiz with its extra “postgres”."
    )
