"""A damaged SQLite file: it is refused with the command that brings back a backup, or all that was stored is shown."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command

from quiz.errors import StoreDamaged
from quiz.store import Store, backup, file_address, open_store, sums
from tests.examples import shipped_quiz
from tests.serving import run
from tests.store_examples import DETAILS, NOON, kept, make, migrate, sent
from tests.stores import store as store

Spoil = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, draw: random.Random) -> bytes:
    """One bit is another."""
    place = draw.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << draw.randrange(8)]) + data[place + 1 :]


def flip_head(data: bytes, draw: random.Random) -> bytes:
    """The same among the first 100 bytes, which say how to read all others."""
    return flip(data[:100], draw) + data[100:]


def cut(data: bytes, draw: random.Random) -> bytes:
    """The end is missing."""
    return data[: draw.randrange(1, len(data))]


def overwrite(data: bytes, draw: random.Random) -> bytes:
    """Some bytes are nonsense."""
    place = draw.randrange(len(data) - 64)
    return data[:place] + draw.randbytes(64) + data[place + 64 :]


def blank_page(data: bytes, draw: random.Random) -> bytes:
    """A block was never written."""
    place = draw.randrange(len(data) // 4096) * 4096
    return data[:place] + bytes(4096) + data[place + 4096 :]


@pytest.fixture(scope="module")
def whole(tmp_path_factory, migrated_file: Path) -> Path:
    """A file with two groups, 50 responses and two versions, from which something was deleted."""
    file: Path = tmp_path_factory.mktemp("whole") / "quiz.sqlite3"
    shutil.copy(migrated_file, file)
    with closing(open_store(file_address(file))) as store:
        first, second = make(store), make(store, name="10c")
        first.send(*(sent(f"fox{number}") for number in range(40)))
        second.send(*(sent(f"owl{number}") for number in range(10)))
        first.shelf().delete_response(7, NOON)
        store.archive(shipped_quiz(), NOON)
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a server looks for it."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "quiz.sqlite3"


def all_in(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept in a file, after the look at it that every start takes."""
    with closing(open_store(file_address(file))) as store:
        store.ready()
        return kept(store)


@pytest.mark.parametrize("spoil", [flip, flip_head, cut, overwrite, blank_page])
def test_a_damaged_file_is_refused_or_shows_all_that_was_stored(whole, file, spoil):
    """64 times each."""
    draw, data, all_of_it = random.Random(64), whole.read_bytes(), all_in(whole)
    fixes = []
    for number in range(64):
        spoiled = spoil(data, draw)
        for each in file.parent.iterdir():
            each.unlink()
        file.write_bytes(spoiled)
        try:
            found = all_in(file)
        except StoreDamaged as error:
            fixes.append(error.fix)
            assert file.read_bytes() == spoiled
        else:
            assert found == all_of_it, number
    assert len(fixes) > 10
    assert {f"quiz restore BACKUP --data {file.parent}-restored" in fix for fix in fixes} == {True}


def change_a_letter(data: bytes) -> bytes:
    """SQLite cannot see it: a text is as good as another."""
    return data.replace(b"fox11", b"fix11", 1)


def test_a_changed_letter_is_seen(whole, file):
    file.write_bytes(change_a_letter(whole.read_bytes()))

    with pytest.raises(StoreDamaged, match="responses: not what was written there"):
        all_in(file)


def test_an_empty_file_is_no_first_start(file):
    file.touch()

    with pytest.raises(StoreDamaged, match="it is empty"):
        all_in(file)

    assert file.read_bytes() == b""


def test_a_file_that_is_gone_while_its_wal_is_not_is_no_first_start(file):
    file.with_name(f"{file.name}-wal").write_bytes(b"something")

    with pytest.raises(StoreDamaged, match="it is gone"):
        all_in(file)


def test_a_file_that_is_no_database_is_refused(file):
    file.write_text("dear diary\n" * 100)

    with pytest.raises(StoreDamaged, match="file is not a database"):
        all_in(file)


@pytest.fixture
def others_wal(whole: Path, tmp_path: Path) -> Iterator[Path]:
    """What another quiz wrote last: a copy of its -wal, as one that was killed leaves it."""
    other = tmp_path / "other.db"
    with closing(open_store(file_address(other))) as store:
        store.ready()
        make(store).send(sent("bear"))
        shutil.copy(f"{other}-wal", tmp_path / "copy")
        yield tmp_path / "copy"


def test_the_wal_of_another_file_is_refused_and_not_mixed_into_this_one(whole, file, others_wal):
    shutil.copy(whole, file)
    shutil.copy(others_wal, f"{file}-wal")

    with pytest.raises(StoreDamaged):
        all_in(file)

    assert file.read_bytes() == whole.read_bytes()


def test_a_server_that_was_killed_starts_again_with_all_that_it_kept(whole, file, tmp_path):
    """What it wrote last lies in its -wal alone."""
    shutil.copy(whole, tmp_path / "quiz.db")
    with closing(open_store(file_address(tmp_path / "quiz.db"))) as store:
        make(store).send(sent("bear"))
        everything = kept(store)
        for end in ("", "-wal"):
            shutil.copy(tmp_path / f"quiz.db{end}", f"{file}{end}")

    assert all_in(file) == everything


def test_a_damaged_file_is_not_saved_as_if_it_were_whole(whole, file, tmp_path):
    file.write_bytes(change_a_letter(whole.read_bytes()))

    with closing(open_store(file_address(file))) as store, pytest.raises(StoreDamaged):
        backup(store, tmp_path / "backup.db")

    assert not (tmp_path / "backup.db").exists()


def test_the_served_quiz_says_it_in_one_line_and_ends(whole, file, tmp_path):
    """Then what it says is done, and it is served again."""
    with closing(open_store(file_address(whole))) as store:
        backup(store, tmp_path / "backup.db")
    file.write_bytes(change_a_letter(whole.read_bytes()))

    others = [run(tmp_path, *words, "--data", "data") for words in (["db", "upgrade"], ["backup", "more.db"])]
    refused = run(tmp_path, "serve", "--data", "data")
    said = refused.stderr.split("`")[1].replace("BACKUP", "backup.db").split()[1:]
    restored = run(tmp_path, *said)

    assert [each.stderr for each in others] == [refused.stderr] * 2
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    assert str(file) in refused.stderr
    assert restored.returncode == 0
    assert all_in(tmp_path / "data-restored" / "quiz.sqlite3") == all_in(whole)


def test_an_upgrade_that_was_not_copied_from_the_wal_yet_is_no_other_file(whole, file, tmp_path):
    """Its sums are taken away and kept again, under the same number."""
    shutil.copy(whole, tmp_path / "quiz.db")
    with closing(open_store(file_address(tmp_path / "quiz.db"))) as store:
        migrate(store, "0004", command.downgrade)
        store.upgrade()
        store.forget()
        with store.transaction("alone") as connection, sums.taken_away(connection):
            pass
        for end in ("", "-wal"):
            shutil.copy(tmp_path / f"quiz.db{end}", f"{file}{end}")

        assert all_in(file) == kept(store)


def test_sums_follow_whatever_is_done(store: Store) -> None:
    """What is added, changed and deleted, also with a group."""
    first, second = make(store), make(store)
    first.send(sent("fox"), sent("owl"))
    second.send(sent("bear"))
    second.shelf().change(replace(DETAILS, name="other"), NOON)
    first.shelf().delete_response(1, NOON)
    second.shelf().delete(NOON)

    store.examine()
