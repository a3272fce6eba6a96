"""A healthy SQLite file is never refused: it is looked at after every kind of change that the product makes."""

import gzip
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from alembic import command

from quiz.links import digest, new_join_code, new_token
from quiz.store import Imprint, Store, backup, check_backup, file_address, open_store, restore
from tests.examples import ROOT, shipped_quiz, worked_quiz
from tests.store_examples import DAY, DETAILS, LIMIT, NOON, Made, make, migrate, sent, tied
from tests.stores import file as file
from tests.stores import file_store as file_store
from tests.stores import store as store

OLD = ROOT / "tests" / "golden" / "groups" / "database.sql.gz"  # at revision 0005, with a group in use
HEART = 'Class Seven 🩷 \u0378 it\'s "so"\n\\'
RECEIPT = digest("a receipt")

Change = Callable[[Made], object]


def results_link(made: Made) -> int:
    """The id of its results link."""
    return next(link.id for link in made.shelf().links() if link.kind == "results")


CHANGES: dict[str, Change] = {
    "make": lambda made: make(made.store, name=HEART, organisation="", expected=None, closes=None, nicknames=False),
    "send": lambda made: made.store.send(made.group.id, RECEIPT, sent(HEART), NOON, LIMIT),
    "send the same": lambda made: made.store.send(made.group.id, RECEIPT, sent(HEART), NOON, LIMIT),
    "send more": lambda made: made.send(sent("owl"), tied("bear"), sent("emu")),
    "replace": lambda made: made.store.resend(RECEIPT, tied("Öz"), NOON),
    "take back": lambda made: made.store.unsend(RECEIPT, NOON),
    "delete a response": lambda made: made.shelf().delete_response(2, NOON),
    "change": lambda made: made.shelf().change(replace(DETAILS, message=HEART, expected=3, zone="Asia/Tokyo"), NOON),
    "close": lambda made: made.shelf().close(NOON),
    "open": lambda made: made.shelf().open(NOON),
    "lock": lambda made: made.shelf().lock(NOON),
    "rotate": lambda made: made.shelf().rotate_join(new_join_code(), NOON),
    "add a link": lambda made: made.shelf().add_results_link(digest(new_token()), HEART, NOON),
    "revoke": lambda made: made.shelf().revoke(results_link(made), NOON),
    "reissue": lambda made: made.store.reissue(made.group.id, "results", digest(new_token()), NOON),
    "export": lambda made: made.shelf().exported(NOON),
    "archive": lambda made: made.store.archive(shipped_quiz(), NOON, Imprint("Title", "Scope.", "de")),
    "serve again": lambda made: made.store.archive(worked_quiz(), NOON, Imprint(HEART, "", "fr")),
    "try to write": lambda made: made.store.try_writing(),
    "forget": lambda made: made.store.forget(),
    "seal": lambda made: made.store.seal(),
    "upgrade again": lambda made: made.store.upgrade(),
    "back and up": lambda made: back_and_up(made.store),
    "vacuum": lambda made: maintain(made.store, "VACUUM"),
    "analyse": lambda made: maintain(made.store, "ANALYZE"),
    "index again": lambda made: maintain(made.store, "REINDEX"),
    "optimise": lambda made: maintain(made.store, "PRAGMA optimize"),
    "larger pages": lambda made: maintain(made.store, "PRAGMA journal_mode=DELETE", "PRAGMA page_size=8192", "VACUUM"),
    "send once more": lambda made: (made.shelf().open(NOON), made.send(sent("yak"))),
    "delete": lambda made: make(made.store).shelf().delete(NOON),
    "purge": lambda made: made.store.purge(DETAILS.deletes + DAY, is_sure=True),
    "forget what was": lambda made: made.store.purge(DETAILS.deletes + 800 * DAY, is_sure=True),
}


def back_and_up(store: Store) -> None:
    """To an earlier revision, which has no sums, and to this one; not in one -wal, since its number is another."""
    migrate(store, "0004", command.downgrade)
    store.forget()
    store.upgrade()


def maintain(store: Store, *statements: str) -> None:
    """What an operator may run on the file with another program, which does not know our function."""
    store.close()
    with closing(sqlite3.connect(store.where, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_after_every_kind_of_change_the_file_is_whole(file_store, tmp_path):
    """One after the other, on one file: looked at after each, and once more when it was closed and opened."""
    made = make(file_store)
    for number, (what, change) in enumerate(CHANGES.items()):
        change(made)
        file_store.examine()
        if number % 8 == 0 or what == "purge":
            backup(file_store, tmp_path / f"{number}.db")
            check_backup(tmp_path / f"{number}.db")
            file_store.close()
            file_store.ready()
    assert file_store.groups(NOON) == ()


def test_an_old_file_with_groups_is_whole_once_it_is_upgraded_and_used(file):
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(gzip.decompress(OLD.read_bytes()).decode())

    with closing(open_store(file_address(file))) as old:
        for _ in range(2):
            old.ready()
            make(old).send(sent(HEART))
            old.examine()


def test_what_came_back_from_a_backup_of_either_kind_is_whole(store, tmp_path):
    """And so is the backup of that."""
    make(store, name=HEART, expected=None, closes=None).send(sent(HEART), tied())
    backup(store, tmp_path / "backup.db")
    with closing(open_store(file_address(tmp_path / "restored.db"))) as restored:
        restore(tmp_path / "backup.db", restored)
        restored.ready()
        make(restored).send(sent("owl"))
        restored.examine()
        backup(restored, tmp_path / "again.db")

    assert check_backup(tmp_path / "again.db")["responses"] == 3
