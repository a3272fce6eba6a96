"""One reading of a quiz file: the quiz, and what is told around it as of today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quiz.content import Quiz
from quiz.facts import Conflict, Fact, Section, Source, Topic
from quiz.paths import Move


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is told of a role besides its profile and its facts.

    first_steps  things to try.
    ask          questions for a counsellor.
    grows_into   moves upward, `moves_to` sideways.
    """

    role: str
    description: str
    skills: tuple[str, ...]
    first_steps: tuple[str, ...]
    ask: tuple[str, ...] = ()
    grows_into: tuple[Move, ...] = ()
    moves_to: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The quiz of a file, and what is told around it, which may change without changing a result.

    origin, limits  what the author says of how the profiles came about, and of what they cannot tell.
    lines           where each part stands: its path, such as "roles/qa-tester/profile/hardware" → line from 1.
    """

    quiz: Quiz
    title: str
    scope: str
    portraits: tuple[Portrait, ...]
    sources: tuple[Source, ...]
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origin: str = ""
    limits: tuple[str, ...] = ()
    name: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)

    def portrait(self, role: str) -> Portrait:
        """What is told of a role today. Raises KeyError if it is gone from the quiz."""
        return {portrait.role: portrait for portrait in self.portraits}[role]

    def source(self, id: str) -> Source:
        """The source with this id. Raises KeyError."""
        return {source.id: source for source in self.sources}[id]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that stand beside each other, in order: all but those kept apart."""
        return tuple(topic for section in self.sections if not section.apart for topic in section.topics)

    @property
    def upward(self) -> tuple[Move, ...]:
        """What every role grows into."""
        return tuple(move for portrait in self.portraits for move in portrait.grows_into)
