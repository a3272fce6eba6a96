"""What changed for each person of a class that came back: which job came first, and by which answers."""

from dataclasses import dataclass

from quiz.content import Role
from quiz.readiness import Readiness
from quiz.result import Result, Said
from quiz.store import Response, Sitting
from quiz.web.parts.differences import Difference, differences, shift

SHOWN = 3  # answers of a person that are shown


@dataclass(frozen=True, slots=True)
class Between:
    """The two lessons of a group that are compared, out of all; `first` was begun before `second`."""

    all: tuple[Sitting, ...]
    first: Sitting
    second: Sitting

    @property
    def moments(self) -> tuple[str, ...]:
        """The times at which people of both were asked how ready they feel, in words."""
        return tuple(f"{lesson.name} {time}" for lesson in (self.first, self.second) for time in ("before", "after"))


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed for one person from one lesson to another.

    before, after  what they sent.
    apart  how many answers differ; a star counts, too.
    role   the one whose match is followed: that which comes first now, or else came first before; None without either.
    parts  the answers that moved its match most, each with its points; none where the same role comes first.
    talk_first  whether it may help to talk before looking at jobs: nothing stood out either time, or they said last
                that they are unsure of everything.
    """

    before: Response
    after: Response
    apart: int
    role: Role | None
    parts: tuple[tuple[str, Difference], ...]
    talk_first: bool

    @property
    def name(self) -> str:
        """The nickname, which may be the words of a slip; the earlier one where there is none now."""
        return self.after.nickname or self.before.nickname

    @property
    def is_renamed(self) -> bool:
        """Whether another nickname was given before."""
        return bool(self.before.nickname) and self.before.nickname != self.name

    @classmethod
    def of(cls, before: Response, after: Response, results: tuple[Result, Result]) -> "Changed":
        """Of what one person sent, with both results."""
        first, second = results
        found = differences(first, second)
        moved = before.leader != after.leader and (after.leader or before.leader)
        role = first.quiz.role(moved) if moved else None
        parts = shift(first, second, role, found).parts[:SHOWN] if role else ()
        felt = Readiness.of(after.ready_before, after.ready_after)
        talk_first = before.said == after.said == Said.NOTHING or felt.is_unsure_of_all
        return cls(before, after, len(found), role, parts, talk_first)
