"""What tests of the store share: versions, groups, and what is sent to them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import select

from quiz.archive import seal
from quiz.cohort.tally import encode_answers
from quiz.content import Quiz
from quiz.links import digest, encode, new_join_code, new_token
from quiz.store import Access, Details, Group, Response, Sent, Shelf, Store, metadata
from tests.examples import ROOT, worked_quiz, worked_sheet

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
CLOSES = NOON + 7 * DAY
LIMIT = 10_000

DETAILS = Details(
    name="9b",
    organisation="Schule am Ufer",
    contact="Frau Öz",
    purpose="A lesson on IT",
    message="Take your time.",
    expected=28,
    nicknames=True,
    closes=CLOSES,
    deletes=NOON + 365 * DAY,
    zone="UTC",
)


@dataclass(frozen=True)
class Made:
    """A group that was made in a store, and what opens it."""

    store: Store
    group: Group
    manage: str
    results: str
    join: str

    def access(self, kind: str = "manage") -> Access:
        """What one of its secret links opens."""
        return self.store.opened(digest(self.manage if kind == "manage" else self.results), NOON)

    def shelf(self, kind: str = "manage") -> Shelf:
        """All of it, as far as one of its secret links goes."""
        return self.store.shelf(self.access(kind))

    def send(self, *sent: Sent, now: datetime = NOON) -> list[Response]:
        """Send each, with a token of its own."""
        return [self.store.send(self.group.id, digest(new_token()), each, now, LIMIT) for each in sent]


def make(store: Store, quiz: Quiz | None = None, **details: object) -> Made:
    """A group of the worked quiz or another one that is kept, with other details where they are given."""
    if quiz is None:
        store.archive(quiz := worked_quiz(), NOON)
    manage, results, join = new_token(), new_token(), new_join_code()
    described = replace(DETAILS, **details)  # type: ignore[arg-type]
    group = store.make_group(quiz.version, described, NOON, manage=digest(manage), results=digest(results), join=join)
    return Made(store, group, manage, results, join)


def sent(nickname: str = "fox", **changes: int | None) -> Sent:
    """The worked sheet, changed to other positions; what came of it is made up."""
    responses = worked_sheet(**changes)
    code = encode(worked_quiz(), responses)
    return Sent(code, encode_answers(responses), nickname, "specialist", "analyst", "clear", "", "")


def tied(nickname: str = "owl", **changes: int | None) -> Sent:
    """The same with no winner."""
    return replace(sent(nickname, **changes), leader=None, runner_up=None, said="tied")


def contents(shelf: Shelf) -> Iterator[object]:
    """All that can be read of a group."""
    yield from (shelf.count(), shelf.last_id(), shelf.tally(), shelf.links(), shelf.audit(), shelf.sittings())
    yield from shelf.responses()


def kept(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored, table by table."""
    with store.transaction() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def done(shelf: Shelf) -> list[str]:
    """What the audit says was done."""
    return [entry.what for entry in shelf.audit()]


def still(access: Access, store: Store, **other: object) -> Access | None:
    """What a session still opens that was begun with this access."""
    asked = {"link_id": access.link.id, "group_id": access.group.id, "epoch": access.group.epoch, "now": NOON, **other}
    return store.current_access(**asked)  # type: ignore[arg-type]


def reworded(quiz: Quiz, text: str) -> Quiz:
    """The next version of a quiz, with another text for its first question."""
    first, *others = quiz.questions
    return seal(replace(quiz, questions=(replace(first, text=text), *others)))


def migrate(store: Store, revision: str, way: Callable[[Config, str], None] = command.upgrade) -> None:
    """Bring a store to a revision."""
    with store.transaction("write") as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "quiz:migrations")
        way(config, revision)


def damage(file: Path) -> None:
    """Write over the middle of a SQLite file."""
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8000)


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
