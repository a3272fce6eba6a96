"""`quiz db`, `quiz backup` and `quiz restore`: the database as a whole."""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from types import FrameType

from quiz import store
from quiz.commands import kept, print_utf8, progress, say, settings_of
from quiz.errors import StoreError
from quiz.store import Counts, Store
from quiz.store.versions import revision
from quiz.web.site import make_folder
from quiz.words.grammar import counted, listed

AGAIN = 0.01  # seconds
NAMES = {"quiz_versions": "quiz version", "groups": "group", "responses": "response"}  # the tables people know


def run(chosen: Namespace) -> int:
    """Do what was chosen."""
    print_utf8()
    with _ending():
        ACTIONS[chosen.action](chosen)
    return 0


@contextmanager
def _ending() -> Iterator[None]:
    """Let TERM end the block as Ctrl+C does, wherever it falls: a backup that is ended leaves nothing."""
    told: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        told.append(number)
        raise KeyboardInterrupt

    def tell_again(dropped: "sys.UnraisableHookArgs") -> None:
        """It fell into what cannot raise, such as a finaliser: let it come once more, after that."""
        if isinstance(dropped.exc_value, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        else:
            before(dropped)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, end)
    before, sys.unraisablehook = sys.unraisablehook, tell_again
    try:
        yield
    except StoreError:
        if told:  # it fell into a function that SQLite calls, which makes it an error of its own
            raise KeyboardInterrupt from None
        raise
    finally:
        sys.unraisablehook = before


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
