"""Backup and restore: all that is kept, as of one moment, out of either database and into either."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.archive import seal
from quiz.content import Quiz
from quiz.errors import StoreError
from quiz.links import digest
from quiz.store import Store, backup, check_backup, metadata, open_store, restore, sums
from tests.databases import KINDS
from tests.examples import worked_quiz
from tests.store_examples import LIMIT, NOON, Made, damage, kept, make, sent, tied
from tests.stores import store as store


@pytest.fixture
def made(store: Store) -> Made:
    """A group of which everything was used: two responses, two results links, one of them revoked."""
    made = make(store)
    made.send(sent("füchsin 🦊"), tied())
    link = made.shelf().add_results_link(digest("second"), "deputy", NOON)
    made.shelf().revoke(link.id, NOON)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup goes."""
    return tmp_path / "backup.db"


@pytest.fixture
def saved(made: Made, file: Path) -> Path:
    """A backup of that group."""
    backup(made.store, file)
    return file


@pytest.fixture(params=KINDS)
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Another store without tables, also on both databases."""
    if request.param == "sqlite":
        with closing(open_store(f"sqlite:///{tmp_path}/elsewhere.db")) as store:
            yield store
        return
    with request.getfixturevalue("postgresql").database() as address, closing(open_store(address)) as store:
        yield store


def spoil(file: Path, statement: str) -> None:
    """Change a backup behind our back."""
    with closing(sqlite3.connect(file)) as other, other:
        sums.teach(other)
        other.execute(statement)


def another_version() -> Quiz:
    """A version that is in no backup here."""
    return seal(replace(worked_quiz(), id="another"))


def test_what_was_backed_up_comes_back_whole(saved: Path, made: Made, elsewhere: Store) -> None:
    counts = restore(saved, elsewhere)

    assert kept(elsewhere) == kept(made.store)
    assert counts == {
        "quiz_versions": 1,
        "groups": 1,
        "links": 4,
        "responses": 2,
        "sittings": 1,
        "slips": 0,
        "audit": 3,
    }
    elsewhere.check()


def test_what_came_back_is_used_further(saved: Path, made: Made, elsewhere: Store) -> None:
    restore(saved, elsewhere)

    access = elsewhere.opened(digest(made.manage), NOON)
    last = elsewhere.send(made.group.id, digest("new"), sent("new"), NOON, LIMIT)
    elsewhere.shelf(access).add_results_link(digest("third"), "third", NOON)

    assert last.id > max(response.id for response in made.shelf().responses())
    assert elsewhere.joined(made.join, NOON) == made.group
    assert make(elsewhere).group.id != made.group.id


def test_an_empty_store_comes_back_empty(store: Store, file: Path, elsewhere: Store) -> None:
    backup(store, file)

    restore(file, elsewhere)

    assert kept(elsewhere) == {table: [] for table in metadata.tables}
    assert make(elsewhere).send(sent())[0].id


def test_a_backup_is_one_file_that_only_its_owner_reads(saved: Path, tmp_path: Path) -> None:
    others = {path.name for path in tmp_path.iterdir()} - {"quiz.db", "quiz.db-wal", "quiz.db-shm"}

    assert others == {"backup.db"}
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_a_backup_is_of_one_moment_and_others_write_meanwhile(made: Made, file: Path) -> None:
    def write(done: int, total: int) -> None:
        made.send(sent(f"late {done}"))

    counts = backup(made.store, file, write)

    assert check_backup(file) == counts
    assert counts["responses"] == 2
    assert made.shelf().count() > 2


def test_progress_is_reported_up_to_the_end(saved: Path, elsewhere: Store) -> None:
    """Restoring checks 2 responses, then copies 1 version, group and sitting, 4 links, 2 responses, 3 of audit."""
    steps: list[tuple[int, int]] = []

    restore(saved, elsewhere, lambda *progress: steps.append(progress))

    checked, *copied = steps
    assert checked == (2, 2)
    assert copied == sorted(copied)
    assert copied[-1] == (12, 12)


@pytest.mark.parametrize("there", ["backup.db", "backup.db.part"])
def test_a_backup_overwrites_nothing(made: Made, file: Path, there: str) -> None:
    mine = file.with_name(there)
    mine.write_text("mine")

    with pytest.raises(StoreError, match="overwrites nothing"):
        backup(made.store, file)

    assert mine.read_text() == "mine"


def test_a_backup_that_fails_leaves_nothing(made: Made, file: Path) -> None:
    before = set(file.parent.iterdir())

    def fail(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(made.store, file, fail)

    assert set(file.parent.iterdir()) == before


def test_a_backup_into_no_folder_is_refused(made: Made, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        backup(made.store, tmp_path / "missing" / "backup.db")


def test_checking_writes_nothing(saved: Path) -> None:
    before = saved.read_bytes(), set(saved.parent.iterdir())

    check_backup(saved)

    assert (saved.read_bytes(), set(saved.parent.iterdir())) == before


FAULTS = {
    "does not hold its groups": ("DELETE FROM groups", "belongs to a row that is missing"),
    "is of other software": ("UPDATE alembic_version SET version_num = '9999'", "at revision 9999"),
    "has another code": ("UPDATE responses SET code = replace(code, '1', '2')", "doesn't stand for its answers"),
    "has other answers": ("UPDATE responses SET answers = '55555'", "doesn't stand for its answers"),
    "has another quiz": ("UPDATE quiz_versions SET content = replace(content, 'much', 'little')", "not what it was"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_backup_with_a_fault_is_reported_and_not_restored(saved: Path, elsewhere: Store, fault: str) -> None:
    statement, words = FAULTS[fault]
    spoil(saved, statement)
    elsewhere.upgrade()

    for use in (lambda: check_backup(saved), lambda: restore(saved, elsewhere)):
        with pytest.raises(StoreError, match=words):
            use()

    assert kept(elsewhere) == {table: [] for table in metadata.tables}


def test_a_damaged_backup_is_reported(saved: Path) -> None:
    damage(saved)

    with pytest.raises(StoreError, match="damaged"):
        check_backup(saved)


def test_what_is_no_backup_is_reported(tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("dear diary\n" * 100)

    with pytest.raises(StoreError, match="not a database"):
        check_backup(tmp_path / "diary")
    with pytest.raises(StoreError, match="no such file"):
        check_backup(tmp_path / "missing")


def test_a_backup_comes_back_only_where_nothing_else_is(saved: Path, elsewhere: Store) -> None:
    elsewhere.upgrade()
    elsewhere.archive(another_version(), NOON)
    before = kept(elsewhere)

    with pytest.raises(StoreError, match="another version of the quiz"):
        restore(saved, elsewhere)

    assert kept(elsewhere) == before


@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_backup_does_not_come_back_among_groups(saved: Path, elsewhere: Store, is_deleted: bool) -> None:
    elsewhere.upgrade()
    made = make(elsewhere)
    if is_deleted:
        made.shelf().delete(NOON)
    before = kept(elsewhere)

    with pytest.raises(StoreError, match="holds groups, or did once"):
        restore(saved, elsewhere)

    assert kept(elsewhere) == before


def test_a_backup_comes_back_where_its_version_is_served_already(saved: Path, elsewhere: Store) -> None:
    """As after `quiz serve` was started on the new database first."""
    elsewhere.upgrade()
    elsewhere.archive(worked_quiz(), NOON)

    restore(saved, elsewhere)

    assert len(elsewhere.groups(NOON)) == 1


def test_a_restore_that_fails_leaves_nothing(saved: Path, elsewhere: Store) -> None:
    def fail(done: int, total: int) -> None:
        if done == total == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(saved, elsewhere, fail)

    assert kept(elsewhere) == {table: [] for table in metadata.tables}
