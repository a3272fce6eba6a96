"""What a quiz has acknowledged to a school: plain records of what is kept, and of what is deleted and to be nowhere.

Nothing here asks the product. Groups are named by the ids that their addresses have, responses by their receipts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

RARE = 8  # letters of a text that stands nowhere by chance


def digest(token: str) -> str:
    """What a secret may be kept as: never itself."""
    return sha256(token.encode()).hexdigest()


@dataclass(slots=True)
class Response:
    """What was sent with a receipt.

    number    by which pages and files name it; 0 until one of them did.
    outcome   the first job, the second, and what is said of it, by the page of the result itself; None if not asked.
    """

    token: str
    code: str
    nickname: str
    lesson: int
    slip: str = ""
    ready: str = ""
    number: int = 0
    outcome: tuple[str | None, str | None, str] | None = None

    @property
    def marks(self) -> dict[str, str]:
        """What there is to find of it in a database, and what each is."""
        found = {self.code: "the code", digest(self.token): "the receipt's digest", self.token: "the receipt"}
        found |= {self.nickname: "the nickname"} if len(self.nickname) >= RARE else {}
        return {mark: f"{what} of a response" for mark, what in found.items()}


@dataclass(slots=True)
class Group:
    """A group, what opens it, and what is in it.

    links     results links that hold, by their tokens, with the numbers by which they are revoked.
    revoked   those that don't any more.
    joins     every code that led to it, the last one of which holds.
    lessons   their names by their numbers; `lesson` is the one that is sent to.
    used      the numbers of responses that were there once: none may be given out again.
    texts     what its pages and files have of it.
    """

    id: str
    manage: str
    name: str
    contact: str
    deletes: datetime
    joins: list[str] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    revoked: list[str] = field(default_factory=list)
    is_closed: bool = False
    lesson: int = 1
    lessons: dict[int, str] = field(default_factory=lambda: {1: ""})
    slips: list[str] = field(default_factory=list)
    responses: dict[str, Response] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    @property
    def join(self) -> str:
        """The code that holds."""
        return self.joins[-1]

    def of_lesson(self, lesson: int) -> list[Response]:
        """What was sent to a lesson."""
        return [each for each in self.responses.values() if each.lesson == lesson]

    def free_slips(self) -> list[str]:
        """Those that nothing was sent with in this lesson."""
        used = {each.slip for each in self.of_lesson(self.lesson)}
        return [slip for slip in self.slips if slip not in used]

    @property
    def own_marks(self) -> dict[str, str]:
        """What there is to find of the group itself."""
        secret = [self.manage, *self.links, *self.revoked]
        marks = {digest(token): "a link's digest" for token in secret} | dict.fromkeys(secret, "a secret link")
        marks |= {join.replace("-", ""): "a join code" for join in self.joins}
        marks |= {text: "a text" for text in (self.name, self.contact, *self.texts) if " " not in text}
        marks |= {name: "a lesson's name" for name in self.lessons.values() if name}
        return {mark: f"{what} of a group" for mark, what in marks.items()}

    @property
    def marks(self) -> dict[str, str]:
        """What there is to find of it, and of all that is in it."""
        found = dict(self.own_marks)
        for each in self.responses.values():
            found |= each.marks
        return found


@dataclass(slots=True)
class School:
    """All groups that are kept; what is deleted, and may be found nowhere: each mark with what it was.

    dead_receipts, dead_links  what opened something that is deleted.
    """

    groups: dict[str, Group] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    dead_receipts: dict[str, str] = field(default_factory=dict)
    dead_links: list[str] = field(default_factory=list)
    dead_joins: list[str] = field(default_factory=list)

    def delete_response(self, group: Group, response: Response) -> None:
        """Forget what was sent with a receipt."""
        del group.responses[response.token]
        if response.number:
            group.used.add(response.number)
        self.dead_receipts[response.token] = group.join
        self._forget(response.marks)

    def delete_lesson(self, group: Group, lesson: int) -> None:
        """Forget all that was sent to a lesson; unless it is the one that is sent to now, its name as well."""
        for each in group.of_lesson(lesson):
            self.delete_response(group, each)
        if lesson != group.lesson:
            name = group.lessons.pop(lesson)
            self._forget({name: "a lesson's name"} if name else {})

    def delete_group(self, group: Group) -> None:
        """Forget a group, and all that is in it."""
        for each in list(group.responses.values()):
            self.delete_response(group, each)
        del self.groups[group.id]
        self.dead_links += [group.manage, *group.links, *group.revoked]
        self.dead_joins += group.joins
        self._forget(group.own_marks)

    def replace(self, response: Response, code: str, nickname: str, ready: str, slip: str) -> None:
        """Another result takes the place of the one that was sent."""
        before = response.marks
        response.code, response.nickname, response.ready, response.outcome = code, nickname, ready, None
        response.slip = slip or response.slip
        self._forget(before)

    def overdue(self, now: datetime) -> list[Group]:
        """The groups whose day is over."""
        return [each for each in self.groups.values() if each.deletes <= now]

    def kept(self) -> Iterator[tuple[Group, Response]]:
        """Every response, with its group."""
        for group in self.groups.values():
            for response in group.responses.values():
                yield group, response

    def _forget(self, marks: dict[str, str]) -> None:
        """From now on they are nowhere, but for what stands elsewhere, too: two people may give the same answers."""
        self.gone |= marks
        still = {mark for group in self.groups.values() for mark in group.marks}
        for mark in self.gone.keys() & still:
            del self.gone[mark]
