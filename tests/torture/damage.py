"""Damaged database files: a start is refused, with the command that brings a backup back, or all that was is there.

What SQLite itself cannot know is left out: a -wal whose end is gone looks like one that was never written further.
"""

import random
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from quiz import settings
from quiz.errors import StoreError
from quiz.links import digest, new_token
from quiz.store import Store, file_address, open_store
from quiz.web.publishing import ready_store
from tests.classes import LIMIT, moment, pupils
from tests.devices import Device
from tests.examples import shipped_quiz
from tests.serving import Served, serving
from tests.store_examples import contents, kept
from tests.torture.table import Row, Scale
from tests.writers import made_in

MANY = 64
SERVED = 4  # of them by the real command
RESPONSES = 40  # in each of two groups
PAGE = 4096  # bytes

Damage = Callable[[random.Random, Path], None]


def flip(draw: random.Random, file: Path) -> None:
    """One bit is another."""
    content = bytearray(file.read_bytes())
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    file.write_bytes(content)


def letter(draw: random.Random, file: Path) -> None:
    """One letter of a text is another, which SQLite takes as well as the first."""
    content = bytearray(file.read_bytes())
    at = draw.choice([found.start() for found in re.finditer(rb"[A-Z]", content)])
    content[at] = draw.choice(b"ABCDEFGH".replace(bytes([content[at]]), b""))
    file.write_bytes(content)


def scribble(draw: random.Random, file: Path) -> None:
    """Some hundred bytes are noise."""
    content = bytearray(file.read_bytes())
    at, noise = draw.randrange(len(content)), draw.randbytes(draw.randrange(2, 700))
    content[at : at + len(noise)] = noise
    file.write_bytes(content)


def cut(draw: random.Random, file: Path) -> None:
    """The end is gone."""
    file.write_bytes(file.read_bytes()[: draw.randrange(file.stat().st_size)])


def cut_pages(draw: random.Random, file: Path) -> None:
    """The last pages are gone."""
    file.write_bytes(file.read_bytes()[: PAGE * draw.randrange(file.stat().st_size // PAGE)])


def zero(draw: random.Random, file: Path) -> None:
    """A page is empty, as after a disk forgot it."""
    pages = _pages(file)
    pages[draw.randrange(len(pages))] = bytes(PAGE)
    file.write_bytes(b"".join(pages))


def swap(draw: random.Random, file: Path) -> None:
    """Two pages stand in each other's place."""
    pages = _pages(file)
    one, other = draw.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    file.write_bytes(b"".join(pages))


def foreign_wal(draw: random.Random, file: Path) -> None:
    """Beside it lies the -wal of another database of the quiz, in which something was written."""
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / file.name
        with closing(open_store(file_address(other))) as store:
            store.upgrade()
            made_in(store)
            for _ in range(draw.randrange(1, 5)):
                made_in(store)
            shutil.copy(f"{other}-wal", f"{file}-wal")


DAMAGES: tuple[Damage, ...] = (flip, letter, scribble, cut, cut_pages, zero, swap, foreign_wal)


def _pages(file: Path) -> list[bytes]:
    content = file.read_bytes()
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


@dataclass(frozen=True)
class Whole:
    """A database as it was: its file, the manage links of its groups, and all that is read of it."""

    file: Path
    links: tuple[str, ...]
    everything: tuple[object, ...]


def whole_in(folder: Path) -> Whole:
    """Make one, with two groups that were sent to."""
    file = folder / "whole.db"
    with closing(open_store(file_address(file))) as store:
        store.upgrade()
        groups = [made_in(store) for _ in range(2)]
        for group in groups:
            for sent in pupils(RESPONSES):
                store.send(group.id, digest(new_token()), sent, moment(), LIMIT)
        links = tuple(group.manage for group in groups)
        everything = _everything(store, links)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Whole(file, links, everything)


def _everything(store: Store, links: tuple[str, ...]) -> tuple[object, ...]:
    """Every row of every table, and what is read of each group by its manage link."""
    shelves = (store.shelf(store.opened(digest(link), moment())) for link in links)
    return kept(store), *(tuple(contents(shelf)) for shelf in shelves)


def rows(scale: Scale) -> Iterator[Row]:
    """So many damages by turns, each of a fresh copy; the last of them once more by the real command."""
    count = scale.of(MANY, least=len(DAMAGES))
    with tempfile.TemporaryDirectory() as folder:
        whole = whole_in(Path(folder))
        for damage in DAMAGES:
            yield _row(whole, damage, count // len(DAMAGES))
        for number, damage in enumerate(islice(cycle((zero, cut, swap, letter)), scale.of(SERVED))):
            fault = _served(whole, damage, random.Random(f"served {number}"))
            yield Row(f"`quiz serve` on a {damage.__name__}", "", (), [fault] * bool(fault))


def _row(whole: Whole, damage: Damage, count: int) -> Row:
    outcomes = [_started(whole, damage, random.Random(f"{damage.__name__} {number}")) for number in range(count)]
    faults = [f"number {number}: {each}" for number, each in enumerate(outcomes) if each not in {REFUSED, SHOWN}]
    came = ", ".join(f"{outcomes.count(each)} {each}" for each in (REFUSED, SHOWN))
    return Row(f"{count} × {damage.__name__}", came, (), faults)


REFUSED, SHOWN = "refused", "show all"


@contextmanager
def _damaged(whole: Whole, damage: Damage, draw: random.Random) -> Iterator[Path]:
    """A damaged copy, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "quiz.db"
        shutil.copy(whole.file, file)
        damage(draw, file)
        yield file


def _started(whole: Whole, damage: Damage, draw: random.Random) -> str:
    """What comes of a start on a damaged copy, by what `quiz serve` does in its first process."""
    with _damaged(whole, damage, draw) as file:
        try:
            with closing(ready_store(settings.from_environment({"QUIZ_DATABASE_URL": file_address(file)}))) as store:
                store.archive(shipped_quiz(), moment())
                store.purge(moment())
                return SHOWN if _everything(store, whole.links) == whole.everything else "it shows something else"
        except StoreError as error:
            return REFUSED if _helps(str(error)) else f"refused without the command: {error}"
        except Exception as error:  # noqa: BLE001 (any other is a fault)
            return f"{type(error).__name__}: {error}".partition("\n")[0]


def _helps(words: str) -> bool:
    return "quiz restore" in words and "backup" in words


def _served(whole: Whole, damage: Damage, draw: random.Random) -> str:
    """What is wrong about what the real command does with a damaged copy; empty if nothing is."""
    with _damaged(whole, damage, draw) as file:
        try:
            with serving(file.parent, QUIZ_DATABASE_URL=file_address(file), QUIZ_GROUPS="open") as served:
                sent = [_exported(served, link) for link in whole.links]
                return "" if sent == [RESPONSES] * len(sent) else f"exports have {sent} rows"
        except AssertionError as error:  # the server ended, with what it said
            words = str(error)
            return "" if _helps(words) and "Traceback" not in words else words


def _exported(served: Served, link: str) -> int:
    """How many responses the export of a group has."""
    with closing(Device(served.port)) as device:
        opened = device.ask(f"/s/{link}")
        cookie = str(opened.headers["Set-Cookie"]).partition(";")[0]
        path = str(opened.headers["Location"]).rpartition("/groups/")[2].partition("/")[0]
        return len(device.ask(f"/groups/{path}/export/responses.csv", Cookie=cookie).text.splitlines()) - 1
