"""Classes of the shipped quiz in a running app: a group with responses, and browsers that hold its links."""

import random
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from flask import Flask
from flask.testing import FlaskClient

from quiz.cohort.tally import encode_answers
from quiz.content import Quiz
from quiz.links import digest, encode, new_join_code, new_token
from quiz.responses import Responses
from quiz.result import Result
from quiz.store import Access, Details, Group, Kind, Response, Sent, Store
from quiz.web.groups.sessions import OPENED
from tests.examples import shipped_quiz
from tests.sheets import like

NAMES = ("fox", "owl", "bear", "hare", "lynx", "wren", "mole", "newt", "toad", "crow", "deer", "elk", "seal", "otter")
LIMIT = 10_000
AT_ONCE = 2_000  # responses of a transaction, which has only some seconds


@dataclass(frozen=True)
class Class:
    """A group in an app, and what opens it."""

    app: Flask
    group: Group
    manage: str
    results: str
    join: str

    @property
    def store(self) -> Store:
        """Where it is kept."""
        store: Store = self.app.extensions["quiz"].store
        return store

    def access(self, kind: Kind = "manage") -> Access:
        """What one of its secret links opens."""
        return self.store.opened(digest(self.manage if kind == "manage" else self.results), moment())

    def path(self, part: str) -> str:
        """The address of one of its pages."""
        return f"/groups/{self.group.id}/{part}"

    def send(self, *sent: Sent) -> list[Response]:
        """Send each, with a token of its own."""
        return [self.store.send(self.group.id, digest(new_token()), each, moment(), LIMIT) for each in sent]

    def browser(self, kind: Kind = "results") -> FlaskClient:
        """A browser in which one of its secret links was opened."""
        client, access = self.app.test_client(), self.access(kind)
        at = moment().timestamp()
        with client.session_transaction("/groups/") as session:
            session[OPENED] = {self.group.id: {"link": access.link.id, "epoch": access.group.epoch, "at": at}}
        return client


def moment() -> datetime:
    """Now."""
    return datetime.now(UTC)


def class_in(app: Flask, *sent: Sent, quiz: Quiz | None = None, **changes: object) -> Class:
    """A group in an app, with responses; its details changed where they are given."""
    details: dict[str, object] = {
        "name": "9b",
        "organisation": "Schule am Ufer",
        "contact": "Frau Öz",
        "purpose": "A lesson on IT",
        "message": "",
        "expected": 28,
        "nicknames": True,
        "closes": None,
        "deletes": moment() + timedelta(days=365),
        "zone": "UTC",
    }
    manage, results, join = new_token(), new_token(), new_join_code()
    store: Store = app.extensions["quiz"].store
    said = Details(**{**details, **changes})  # type: ignore[arg-type]
    keys = {"manage": digest(manage), "results": digest(results), "join": join}
    group = store.make_group((quiz or shipped_quiz()).version, said, moment(), **keys)
    made = Class(app, group, manage, results, join)
    made.send(*sent)
    return made


def sent_of(responses: Responses, nickname: str = "", quiz: Quiz | None = None) -> Sent:
    """What a taker with these responses sends."""
    quiz = quiz or shipped_quiz()
    result = Result(quiz, responses)
    return Sent(encode(quiz, responses), encode_answers(responses), nickname, *result.named, result.said, "", "")


@cache
def pupils(count: int) -> tuple[Sent, ...]:
    """What a class sends, the same each time: people like a role each, half of them with a nickname."""
    draw = random.Random(28)
    names = [f"{NAMES[n % len(NAMES)]}{n // len(NAMES) or ''}" if n % 2 else "" for n in range(count)]
    return tuple(sent_of(like(draw), name) for name in names)


def fill(made: Class, count: int) -> None:
    """Put many responses into a class at once, past the store's own way in: a class in turn, over and over."""
    from sqlalchemy import insert, update

    from quiz.store.tables import groups, responses

    some, now = pupils(28), moment()
    counted = update(groups).where(groups.c.id == made.group.id)
    for done in range(0, count, AT_ONCE):
        size = min(AT_ONCE, count - done)
        shared = {"group_id": made.group.id, "sent": now}
        rows = [shared | {"receipt": digest(new_token())} | asdict(some[n % 28]) for n in range(done, done + size)]
        with made.store.transaction("write") as connection:
            on = counted.values(last_response=groups.c.last_response + size).returning(groups.c.last_response)
            first = connection.execute(on).scalar_one() - size + 1
            connection.execute(insert(responses), [row | {"id": first + n} for n, row in enumerate(rows)])
