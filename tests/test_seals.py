"""What is sealed in a SQLite file, by which sums; that a change by hand can be kept; and how a file begins."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from quiz.errors import StoreDamaged, StoreError
from quiz.store import backup, file_address, open_store, sums
from tests.commands import fault
from tests.serving import run as run_quiz
from tests.store_examples import make, run, sent
from tests.stores import file as file
from tests.stores import file_store as file_store

# A first start on a disk on which files may begin, and hold nothing.
FULL = """
import resource, sys
from quiz.store import open_store
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
open_store(sys.argv[1]).ready()
"""


def by_hand(file: Path, *statements: str) -> None:
    """What an operator has another program do, which does not know our function."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def without_triggers(file: Path, statement: str) -> None:
    """The same with the triggers turned off, as the sqlite3 command can: here they are made again as they were."""
    with closing(sqlite3.connect(file)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    by_hand(file, *(f"DROP TRIGGER {name}" for name, _ in triggers), statement, *(sql for _, sql in triggers))


def drop_and_change(file: Path, statement: str) -> None:
    """The same without the triggers that are in the way."""
    by_hand(file, *(f"DROP TRIGGER sum_groups_{event}" for event in ("INSERT", "UPDATE", "DELETE")), statement)


@pytest.mark.parametrize(
    ("values", "checksum"),
    [
        ((None, 7, "fox"), 1_951_827_151),
        (("Class Seven 🩷",), 3_336_715_462),
        (("\u0378",), 3_223_137_647),
        (("\ud800",), 181_724_407),
        ((0.1, b"\x00\xff"), 3_561_875_512),
        (("it's", 'a "word"\n'), 2_463_868_748),
    ],
)
def test_the_checksum_of_a_row_is_the_same_on_every_python(values, checksum):
    r"""What `printf '%s' "(None, 7, 'fox')" | gzip | tail -c8 | head -c4 | od -An -tu4` prints, and so on.

    The others are ('Class Seven \U0001fa77',), which Python 3.11 does not know and 3.12 does, ('\u0378',), which is
    nothing yet, ('\ud800',), half of a pair, (0.1, b'\x00\xff') and ("it's", 'a "word"\n').
    """
    assert sums._checksum(*values) == checksum


def test_a_checksum_asks_no_table_of_unicode():
    """Whatever ASCII does not have is written as its number, whether that Python knows it or not."""
    beyond = range(0x80, 0x110000)

    written = "".join(
        f"\\x{at:02x}" if at < 0x100 else f"\\u{at:04x}" if at < 0x10000 else f"\\U{at:08x}" for at in beyond
    )

    assert sums._checksum("".join(map(chr, beyond))) == zlib.crc32(f"('{written}',)".encode())


def quiz_db(folder: Path, file: Path, action: str) -> tuple[int, str, str]:
    """What a command of the operator comes to."""
    done = run_quiz(folder, "db", action, QUIZ_DATABASE_URL=file_address(file))
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("change", [without_triggers, drop_and_change])
def test_a_row_changed_by_hand_is_kept_once_it_is_sealed(file, file_store, tmp_path, change):
    """Refused before, with the command that keeps it; served and watched over as before afterwards."""
    made = make(file_store)
    file_store.close()
    change(file, "UPDATE groups SET name = '10b'")

    refused, sealed, again = (quiz_db(tmp_path, file, action) for action in ("upgrade", "seal", "seal"))

    assert "groups" in fault(refused)
    assert "Where somebody changed it by hand, `quiz db seal` keeps it as it is now." in fault(refused)
    assert (sealed[0], sealed[2]) == (0, "")
    assert f"{file} was not what was written there: groups" in sealed[1]
    assert again[1] == f"{file} is what was written to it.\n"
    file_store.ready()
    made.send(sent())
    file_store.examine()
    assert made.access().group.name == "10b"
    without_triggers(file, "DELETE FROM responses;")
    with pytest.raises(StoreDamaged, match="responses: not what was written there"):
        file_store.examine()


def test_what_no_hand_would_do_is_not_sealed(file, file_store):
    """A group whose version is gone."""
    make(file_store)
    file_store.close()
    without_triggers(file, "DELETE FROM quiz_versions;")

    with pytest.raises(StoreDamaged, match="a row of groups belongs to a row that is missing"):
        file_store.seal()


def test_a_file_without_tables_is_not_sealed(file):
    by_hand(file, "CREATE TABLE mine (x);")

    with closing(open_store(file_address(file))) as store, pytest.raises(StoreError, match="at revision none"):
        store.seal()


def test_postgresql_has_nothing_to_seal():
    with (
        closing(open_store("postgresql://me@127.0.0.1:1/none")) as store,
        pytest.raises(StoreError, match="nothing to"),
    ):
        store.seal()


def test_a_start_seals_a_file_that_has_no_sums(file, file_store):
    """As one that somebody wrote again from its rows."""
    make(file_store)
    with file_store.transaction("alone") as connection:
        sums.unseal(connection)

    file_store.ready()

    with file_store.transaction() as connection:
        assert sums.number(connection)
        assert sums.changed(connection) == []


@pytest.mark.parametrize("lost", ["TABLE sums", "TRIGGER sum_links_DELETE", "INDEX ix_links_group_id"])
def test_a_part_of_ours_that_is_missing_is_damage(file, file_store, lost):
    make(file_store)
    file_store.close()
    by_hand(file, f"DROP {lost};")

    with pytest.raises(StoreDamaged, match=f"(?i){lost}: not what was"):
        file_store.ready()


def test_what_an_operator_keeps_in_the_file_is_none_of_ours(file, file_store, tmp_path):
    """Tables as Litestream's, a view, an index, a trigger: it is served, sealed and saved with them."""
    made = make(file_store)
    file_store.close()
    by_hand(
        file,
        "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);",
        "INSERT INTO _litestream_seq VALUES (1, 1);",
        "CREATE VIEW daily AS SELECT date(sent), count(*) FROM responses GROUP BY 1;",
        "CREATE INDEX by_day ON responses (sent);",
        "CREATE TABLE notes (of REFERENCES groups (id));",
        "INSERT INTO notes VALUES ('of a group that is gone');",
        "CREATE TABLE counted (nickname);",
        "CREATE TRIGGER sum_daily AFTER INSERT ON responses BEGIN INSERT INTO counted VALUES (NEW.nickname); END;",
    )
    file_store.ready()
    made.send(sent())
    by_hand(file, "UPDATE _litestream_seq SET seq = 2;")
    file_store.seal()
    made.send(sent("owl"))
    file_store.ready()

    backup(file_store, tmp_path / "backup.db")

    with file_store.transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM counted").scalar() == 2


def test_a_first_start_that_ends_before_anything_is_written_leaves_no_file_and_is_done_again(file):
    """An empty one would be refused ever after, as if it had been cut."""
    ended = run(FULL, file_address(file))

    left = [*file.parent.iterdir()]
    with closing(open_store(file_address(file))) as store:
        store.ready()
        store.check()

    assert "StoreError" in ended.stderr
    assert left == []
