"""What the store takes and gives for groups: plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["join", "results", "manage"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Under what a version of a quiz was served here; all three are empty where that was not kept yet.

    language  BCP 47, such as "en".
    """

    title: str = ""
    scope: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What a counsellor says of a group, and may change. All texts are plain.

    organisation, contact  who asks, and whom to turn to.
    message    to the takers; may be empty, and so may be `purpose`.
    expected   how many people, or None.
    nicknames  whether a taker is asked for one.
    closes     when nothing more can be sent: the last moment of a day; or None.
    deletes    when the group and all in it is deleted: the last moment of a day.
    zone       where these days end, by its name in the tz database; times of the group are shown as they are there.
    """

    name: str
    organisation: str
    contact: str
    purpose: str
    message: str
    expected: int | None
    nicknames: bool
    closes: datetime | None
    deletes: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Group(Details):
    """A group as it is kept, with what a counsellor says of it.

    id       10 characters, random; no secret, and opens nothing.
    version  of the quiz, for good.
    closed   when it was closed by hand, or None.
    epoch    a session that was begun in an earlier one is locked.
    """

    id: str
    version: str
    made: datetime
    closed: datetime | None
    epoch: int

    def is_open(self, now: datetime) -> bool:
        """Whether responses can be sent."""
        return self.closed is None and (self.closes is None or now < self.closes) and now < self.deletes


@dataclass(frozen=True, slots=True)
class Link:
    """A capability: what opens a group, in part.

    code     the join code, canonical; None for the secret kinds, of which only a digest is known.
    name     what a counsellor calls a results link; else empty.
    revoked  since when it opens nothing, or None.
    """

    id: int
    kind: Kind
    name: str
    code: str | None
    made: datetime
    revoked: datetime | None


@dataclass(frozen=True, slots=True)
class Access:
    """What a secret link opens: this group, as far as the link's kind goes."""

    group: Group
    link: Link


@dataclass(frozen=True, slots=True)
class Sent:
    """What a taker sends.

    code       of the responses, canonical.
    answers    the same, a character a question: `cohort.encode_answers`.
    nickname   one word, or empty.
    leader, runner_up  ids of the roles that the result names first and second; None where it names none.
    said       which rule the result follows: a `result.Said`.
    """

    code: str
    answers: str
    nickname: str
    leader: str | None
    runner_up: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Response(Sent):
    """What was sent, and when.

    id  from 1 in each group; a larger one was sent later, and none is used twice.
    """

    id: int
    sent: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the audit: what was done to a group, never by whom."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A group in the operator's list: how many responses it has, and when the last one was sent, if any was."""

    group: Group
    responses: int
    last_sent: datetime | None
