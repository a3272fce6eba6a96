"""What the store takes and returns: plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["join", "results", "manage"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """The title, scope and language under which a version was served; empty if archived before they were kept.

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
    nicknames  whether takers may give one.
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
    sitting  the number of the one that is sent to now.
    """

    id: str
    version: str
    made: datetime
    closed: datetime | None
    epoch: int
    sitting: int

    def is_open(self, now: datetime) -> bool:
        """Whether responses can be sent."""
        return self.closed is None and (self.closes is None or now < self.closes) and now < self.deletes


@dataclass(frozen=True, slots=True)
class Link:
    """A capability: a link that opens a group, in full or in part.

    code     the join code, canonical; None for the secret kinds, of which only a digest is known.
    name     the name a counsellor gave a results link; else empty.
    revoked  when it was revoked, or None.
    """

    id: int
    kind: Kind
    name: str
    code: str | None
    made: datetime
    revoked: datetime | None


@dataclass(frozen=True, slots=True)
class Access:
    """What a secret link opens: this group, within what the link's kind allows."""

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
    ready_before, ready_after  how ready the person felt: a `readiness` each; empty where nothing was said.
    """

    code: str
    answers: str
    nickname: str
    leader: str | None
    runner_up: str | None
    said: str
    ready_before: str
    ready_after: str


@dataclass(frozen=True, slots=True)
class Response(Sent):
    """What was sent, and when.

    id       from 1 in each group; a larger one was sent later, and none is used twice.
    sitting  that it was sent to.
    slip     the number of the one that it came with, if any: in each sitting, one response at most has it.
    """

    id: int
    sent: datetime
    sitting: int
    slip: int | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time that a group sat down to the quiz, such as “Lesson 1”.

    id         from 1 in each group; a larger one was begun later, and none is used twice.
    responses  how many were sent to it.
    slips      how many of those came with a slip.
    """

    id: int
    name: str
    begun: datetime
    responses: int
    slips: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the audit: what was done to a group, never by whom."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A group in the operator's list: how many responses it has, and when the last one was sent, if any."""

    group: Group
    responses: int
    last_sent: datetime | None
