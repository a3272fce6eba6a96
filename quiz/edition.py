"""One reading of a quiz file: the quiz, and what is told around it as of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from quiz.content import Quiz
from quiz.facts import Conflict, Fact, Kind, Section, Source, Topic, compare
from quiz.language import ENGLISH, direction
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
class Remark:
    """A text that can be read, but may not be what its author meant; `quiz check` reports it as a warning.

    code  of the warning, as `silence:` names it.
    path  of the text, such as "questions/fix-laptop/text".
    """

    code: str
    path: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The quiz of a file, and what is told around it, which may change without changing a result.

    language        of all its texts, as BCP 47 writes it: `en`, `de-AT`. Not part of the version: it changes no result.
    origin, limits  what the author says of how the profiles came about, and of what they cannot tell.
    lines           where each part stands: its path, such as "roles/qa-tester/profile/hardware" → line from 1.
    remarks         what in its texts may not be meant so.
    silences        warnings of `quiz check` that may stand: path of a part, empty for the whole file → code → reason.
    topics          those that stand beside each other, in order: all but those kept apart.
    upward          what every role grows into.
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
    language: str = ENGLISH
    name: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    remarks: tuple[Remark, ...] = field(default=(), repr=False, compare=False)
    silences: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)
    topics: tuple[Topic, ...] = field(init=False, repr=False, compare=False)
    upward: tuple[Move, ...] = field(init=False, repr=False, compare=False)
    _portraits: Mapping[str, Portrait] = field(init=False, repr=False, compare=False)
    _sources: Mapping[str, Source] = field(init=False, repr=False, compare=False)
    _told: Mapping[str, tuple[tuple[Topic, Fact], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find together what pages ask for again and again."""
        topics = tuple(topic for section in self.sections if not section.apart for topic in section.topics)
        derived = {
            "topics": topics,
            "upward": tuple(move for portrait in self.portraits for move in portrait.grows_into),
            "_portraits": {portrait.role: portrait for portrait in self.portraits},
            "_sources": {source.id: source for source in self.sources},
            "_told": {role.id: _told(topics, self.facts, role.id) for role in self.quiz.roles},
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """Which way its texts run: what HTML's `dir` says."""
        return direction(self.language)

    def has_kind(self, *kinds: Kind) -> bool:
        """Whether any topic that stands beside others is of one of these kinds."""
        return any(topic.kind in kinds for topic in self.topics)

    @property
    def has_people(self) -> bool:
        """Whether it tells of anything that is kept apart, such as who was hired."""
        return any(section.apart for section in self.sections)

    @property
    def has_moves(self) -> bool:
        """Whether any role leads to another."""
        return bool(self.upward) or any(portrait.moves_to for portrait in self.portraits)

    def portrait(self, role: str) -> Portrait:
        """What is told of a role today. Raises KeyError if it is gone from the quiz."""
        return self._portraits[role]

    def source(self, id: str) -> Source:
        """The source with this id. Raises KeyError."""
        return self._sources[id]

    def told(self, role: str) -> tuple[tuple[Topic, Fact], ...]:
        """What sources know of a role, topic by topic, but for what is kept apart; empty for a role that is gone."""
        return self._told.get(role, ())


def _told(topics: Iterable[Topic], facts: Iterable[Fact], role: str) -> tuple[tuple[Topic, Fact], ...]:
    told = ((comparison.topic, comparison.told[0]) for comparison in compare(topics, facts, role))
    return tuple((topic, fact) for topic, known in told for fact in known if fact.value is not None)
