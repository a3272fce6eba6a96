"""`quiz db`, `quiz backup` and `quiz restore`: the database as a whole."""

import signal
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from quiz import store
from quiz.commands import kept, print_utf8, progress, say, settings_of
from quiz.store import Counts, Store
from quiz.store.versions import revision
from quiz.web.site import make_folder
from quiz.web.wording import counted, listed

NAMES = {"quiz_versions": "quiz version", "groups": "group", "responses": "response"}  # the tables people know


def run(chosen: Namespace) -> int:
    """Do what was chosen."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: a backup that is ended leaves nothing
    print_utf8()
    ACTIONS[chosen.action](chosen)
    return 0


def _upgrade(chosen: Namespace) -> None:
    """Bring the tables to what this software needs; make them where there are none."""
    with _made(chosen) as database:
        database.examine()
        before = _revision(database)
        database.upgrade()
        after = _revision(database)
    change = "as it was before" if before == after else f"up from {before or 'nothing'}"
    say(f"{database.where} is at revision {after}, {change}.")


def _seal(chosen: Namespace) -> None:
    """Take a SQLite file that was changed by hand for what was written to it."""
    with kept(settings_of(chosen)) as database:
        changed = database.seal()
        now = "From here on that is what counts, and nobody can see any more that it was changed." if changed else ""
        what = f"was not what was written there: {', '.join(changed)}." if changed else "is what was written to it."
        say(f"{database.where} {what} {now}".rstrip())


def _status(chosen: Namespace) -> None:
    """Say which database it is, whether it fits this software, and how much it holds."""
    with kept(settings_of(chosen)) as database:
        database.check()
        groups = database.groups(datetime.now(UTC))
        responses = counted(sum(each.responses for each in groups), "response")
        say(f"{database.where} is at revision {store.HEAD}, as this software needs.")
        say(f"It holds {counted(len(groups), 'group')} with {responses}.")


def _backup(chosen: Namespace) -> None:
    """Copy all that is kept into a new file, while others go on writing."""
    with kept(settings_of(chosen)) as database, progress("rows copied") as tell:
        counts = store.backup(database, chosen.file, tell)
        told = f"Saved {_told(counts)} from {database.where} in {chosen.file}."
    say(told)


def _check(chosen: Namespace) -> None:
    """See that a backup is whole. No database is needed, and nothing is written."""
    with progress("responses checked") as tell:
        counts = store.check_backup(chosen.file, tell)
    say(f"{chosen.file} is whole: {_told(counts)}.")


def _restore(chosen: Namespace) -> None:
    """Put a backup into a database that has nothing else in it."""
    with _made(chosen) as database, progress("rows read") as tell:  # twice: checked, then copied
        counts = store.restore(chosen.file, database, tell)
        told = f"Restored {_told(counts)} from {chosen.file} into {database.where}."
    say(told)


@contextmanager
def _made(chosen: Namespace) -> Iterator[Store]:
    """The database of the settings, which need not be there yet."""
    settings = settings_of(chosen)
    make_folder(settings)
    with closing(store.open_store(settings.database, store.PATIENCE)) as database:
        yield database


def _revision(database: Store) -> str | None:
    with database.transaction() as connection:
        return revision(connection)


def _told(counts: Counts) -> str:
    return listed([counted(counts[table], name) for table, name in NAMES.items()])


ACTIONS: dict[str, Callable[[Namespace], None]] = {
    "upgrade": _upgrade,
    "seal": _seal,
    "status": _status,
    "backup": _backup,
    "check": _check,
    "restore": _restore,
}
