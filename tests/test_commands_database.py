"""`quiz db`, `quiz backup` and `quiz restore`, run as an operator runs them, on both databases."""

import os
import pty
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.command import downgrade
from sqlalchemy import text

from quiz.links import digest, new_token
from quiz.store import HEAD, Store, check_backup, open_store
from tests import serving
from tests.commands import fault
from tests.commands import made as made
from tests.commands import process as process
from tests.commands import run as run
from tests.databases import KINDS, ON_SQLITE
from tests.store_examples import NOON, Made, damage, migrate, sent
from tests.stores import store as store
from tests.waiting import until

HIGHEST = 100_000  # responses that writers send at most, should nobody stop them


@pytest.fixture
def other(request, tmp_path, database) -> Iterator[str]:
    """An empty database without tables, of the other kind."""
    if request.node.callspec.params["database"] == KINDS[1]:
        yield f"sqlite:///{tmp_path}/other.db"
        return
    with request.getfixturevalue("postgresql").database() as address:
        yield address


@contextmanager
def writers(made: Made, count: int) -> Iterator[list[str]]:
    """Some who send to the group while the block runs; what was acknowledged, by receipt."""
    acknowledged: list[str] = []
    stop = threading.Event()

    def write(mine: int) -> None:
        for number in range(HIGHEST):
            if stop.is_set():
                return
            receipt = digest(new_token())
            made.store.send(made.group.id, receipt, sent(f"w{mine}x{number}"), NOON, HIGHEST)
            acknowledged.append(receipt)

    threads = [threading.Thread(target=write, args=(mine,)) for mine in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield acknowledged
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def receipts(file: Path) -> set[str]:
    """Every receipt in a backup."""
    with closing(open_store(f"sqlite:///{file}")) as store, store.transaction() as connection:
        return set(connection.scalars(text("SELECT receipt FROM responses")))


def test_status_shows_the_revision_and_what_is_kept(run, made):
    code, out, err = run("db", "status")

    assert (code, err) == (0, "")
    assert f"is at revision {HEAD}, as this software needs.\nIt holds 1 group with 2 responses.\n" in out
    assert made.store.where in out


def test_upgrade_makes_the_tables_and_a_second_one_changes_nothing(run, other):
    first, second = (run("db", "upgrade", QUIZ_DATABASE_URL=other) for _ in range(2))

    assert (first[0], first[2], second[0], second[2]) == (0, "", 0, "")
    assert f"is at revision {HEAD}, up from nothing." in first[1]
    assert f"is at revision {HEAD}, as it was before." in second[1]
    assert run("db", "status", QUIZ_DATABASE_URL=other)[0] == 0


def test_an_older_database_is_reported_and_then_brought_up_to_date(run, made):
    migrate(made.store, "0001", downgrade)

    for command in (["db", "status"], ["backup", "a.db"], ["groups", "list"], ["groups", "purge"]):
        assert "at revision 0001, and this software needs" in fault(run(*command))
    assert "up from 0001." in run("db", "upgrade")[1]
    assert run("db", "status")[1].endswith("It holds 0 groups with 0 responses.\n")


def test_a_newer_database_is_left_alone(run, made):
    spoil(made.store, "UPDATE alembic_version SET version_num = '9999'")

    for command in (["db", "upgrade"], ["db", "status"], ["backup", "a.db"], ["groups", "list"], ["groups", "purge"]):
        assert "at revision 9999, which this software is too old to know. Start the newer" in fault(run(*command))


@pytest.mark.parametrize(
    "command",
    [["db", "status"], ["backup", "a.db"], ["groups", "list"], ["groups", "purge"], ["groups", "reissue", "X"]],
)
def test_no_database_is_made_by_commands_that_look_for_one(run, tmp_path, command):
    before = {*tmp_path.rglob("*")}

    error = fault(run(*command, "--data", "nowhere", QUIZ_DATABASE_URL=""))

    assert "there is no database here. Name its folder with --data" in error
    assert {*tmp_path.rglob("*")} == before


def test_a_server_that_does_not_answer_is_reported_without_its_password(tmp_path):
    address = "postgresql://me:secret@127.0.0.1:1/none"
    done = serving.run(tmp_path, "db", "status", QUIZ_DATABASE_URL=address)

    error = fault((done.returncode, done.stdout, done.stderr))
    assert "127.0.0.1" in error
    assert "secret" not in error


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path):
    assert serving.run(tmp_path, "db", "upgrade", "--data", "mine").returncode == 0

    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o700
    assert (tmp_path / "mine" / "quiz.sqlite3").exists()


def test_what_was_saved_is_whole_and_comes_back_into_the_other_kind(process, made, tmp_path, other):
    saved, checked = process("backup", "a.db"), process("restore", "a.db", "--check")
    restored = process("restore", "a.db", QUIZ_DATABASE_URL=other)

    what = "1 quiz version, 1 group and 2 responses"
    assert saved == (0, f"Saved {what} from {made.store.where} in a.db.\n", "")
    assert checked == (0, f"a.db is whole: {what}.\n", "")
    assert (restored[0], restored[2]) == (0, "")
    assert restored[1].startswith(f"Restored {what} from a.db into ")
    assert stat.S_IMODE((tmp_path / "a.db").stat().st_mode) == 0o600
    with closing(open_store(other)) as store:
        again = Made(store, made.group, made.manage, made.results, made.join)
        assert [*again.shelf().responses()] == [*made.shelf().responses()]
        assert again.send(sent("later"))[0].nickname == "later"


def test_a_backup_in_the_data_folder_comes_back_into_another(tmp_path):
    serving.run(tmp_path, "db", "upgrade", "--data", "old")

    assert serving.run(tmp_path, "backup", "old/a.db", "--data", "old").returncode == 0
    assert serving.run(tmp_path, "restore", "old/a.db", "--data", "new").returncode == 0
    assert serving.run(tmp_path, "db", "status", "--data", "new").returncode == 0


def test_a_backup_while_writers_write_holds_all_that_was_acknowledged_before(process, made, tmp_path):
    with writers(made, 4) as acknowledged:
        for turn in range(2):
            before = set(acknowledged)
            code, _, err = process("backup", f"{turn}.db")
            assert (code, err) == (0, "")
            kept = receipts(tmp_path / f"{turn}.db")
            assert before <= kept
            assert check_backup(tmp_path / f"{turn}.db")["responses"] == len(kept)

    assert len(set(acknowledged)) == len(acknowledged) == made.shelf().count() - 2


def test_a_restore_goes_only_where_nothing_else_is(run, made):
    run("backup", "a.db")

    assert "this database holds groups, or did once" in fault(run("restore", "a.db"))
    assert made.shelf().count() == 2


@pytest.mark.parametrize("option", [["--check"], []])
def test_a_damaged_file_is_reported_and_does_not_come_back(run, made, tmp_path, other, option):
    run("backup", "a.db")
    damage(tmp_path / "a.db")

    assert "damaged" in fault(run("restore", "a.db", *option, QUIZ_DATABASE_URL=other))
    run("db", "upgrade", QUIZ_DATABASE_URL=other)
    assert "It holds 0 groups" in run("db", "status", QUIZ_DATABASE_URL=other)[1]


def test_files_that_cannot_be_used_are_reported(run, made, tmp_path):
    (tmp_path / "there.db").write_text("mine")
    long = "x" * 300

    assert "overwrites nothing" in fault(run("backup", "there.db"))
    assert "cannot be written" in fault(run("backup", "no/folder/a.db"))
    assert "cannot be used (File name too long)" in fault(run("backup", long))
    assert "cannot be used (File name too long)" in fault(run("restore", long))
    assert "cannot be used (File name too long)" in fault(run("db", "status", "--data", long, QUIZ_DATABASE_URL=""))
    for folder in (".", "", "/"):
        assert "overwrites nothing" in fault(run("backup", folder))
    assert "no such file" in fault(run("restore", "missing.db", "--check"))
    assert "not a database" in fault(run("restore", "there.db", "--check"))
    assert (tmp_path / "there.db").read_text() == "mine"


def test_a_backup_that_is_ended_leaves_nothing(made, database, tmp_path):
    # Without warnings as errors: it may be ended while it imports, which leaves a file of Python's own open.
    settings = serving.environment(QUIZ_DATABASE_URL=database, PYTHONWARNINGS="")
    with subprocess.Popen(
        [serving.QUIZ, "backup", "a.db"], cwd=tmp_path, env=settings, stderr=subprocess.PIPE, text=True
    ) as backup:
        written = tmp_path / "a.db.part-wal"
        until(lambda: backup.poll() is not None or written.exists(), pause=0.001)
        backup.terminate()
        _, said = backup.communicate()

    assert (backup.returncode, said) == (130, "quiz: stopped before it was done.\n")
    assert [*tmp_path.glob("a.db*")] == []


ENDING = """
import os, signal, sqlite3
from quiz.commands.interrupts import interruptible
from quiz.errors import StoreError

def end(): os.kill(os.getpid(), signal.{signal})

class Finalised:
    def __del__(self): end()

connection = sqlite3.connect(":memory:")
connection.create_function("ending", 0, end)

try:
    with interruptible():
        try:
            {does}
        except sqlite3.Error:
            raise StoreError("as the store says it")
        while True: pass
except KeyboardInterrupt:
    print("ended")
"""


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("does", ["end()", "Finalised()", "connection.execute('SELECT ending()')"])
def test_a_command_ends_wherever_the_signal_falls(tmp_path, signal, does):
    """Python drops what a finaliser raises, and SQLite makes an error of what its functions do."""
    program = [sys.executable, "-c", ENDING.format(signal=signal, does=does)]
    done = subprocess.run(program, capture_output=True, text=True, timeout=serving.WAIT, check=False)

    assert (done.stdout, done.stderr) == ("ended\n", "")


@ON_SQLITE
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_backup_is_made_where_nobody_hears_of_it(made, database, tmp_path, closed):
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", serving.QUIZ, "backup", "a.db"],
        cwd=tmp_path,
        env=serving.environment(QUIZ_DATABASE_URL=database),
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert check_backup(tmp_path / "a.db")["responses"] == 2


@ON_SQLITE
def test_where_what_is_printed_has_no_room_that_is_reported_in_one_line(made, database, tmp_path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [serving.QUIZ, "db", "status"],
            cwd=tmp_path,
            env=serving.environment(QUIZ_DATABASE_URL=database),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert "standard output: this cannot be used (No space left" in fault((done.returncode, "", done.stderr))


@ON_SQLITE
def test_on_a_terminal_progress_is_shown_and_elsewhere_not(made, database, tmp_path):
    """Three things are copied first, then the responses; the last figure is always the whole."""
    settings = serving.environment(QUIZ_DATABASE_URL=database)
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        done = subprocess.run(
            [serving.QUIZ, "backup", "a.db"],
            cwd=tmp_path,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=theirs,
            check=True,
        )
        os.close(theirs)
        shown = terminal.read(100_000).decode()

    total = sum(check_backup(tmp_path / "a.db").values())
    assert f"\r{total} of {total} rows copied …" in shown
    assert shown.endswith("\r\n")
    assert done.stdout.startswith(b"Saved ")


def test_help_says_what_each_command_does(run):
    commands = (["db"], ["db", "upgrade"], ["db", "status"], ["backup"], ["restore"])
    runs = [run(*command, "--help") for command in commands]

    assert all((code, err) == (0, "") and "Usage: quiz" in out for code, out, err in runs)
    assert "--check" in runs[-1][1]


def spoil(store: Store, statement: str) -> None:
    """Change the database behind our back."""
    with store.transaction("alone") as connection:
        connection.execute(text(statement))


def test_serving_on_a_server_without_a_key_is_reported_before_anything_starts(tmp_path):
    """Each worker would say it else, over and over, and with its traceback."""
    done = serving.run(tmp_path, "serve", QUIZ_DATABASE_URL="postgresql://me@127.0.0.1:1/none")

    assert "QUIZ_SECRET_KEY" in fault((done.returncode, done.stdout, done.stderr))
