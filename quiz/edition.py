"""One reading of a quiz file: the quiz, and what the file says around it as of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from quiz.content import Dimension, Question, Quiz
from quiz.facts import Comparison, Conflict, Fact, Kind, Section, Source, Topic, compare, known
from quiz.language import ENGLISH, direction
from quiz.paths import Move
from quiz.theme import Theme

FIRST = 5  # topics that are shown first


@dataclass(frozen=True, slots=True)
class LookFor:
    """Words to search with: for vacancies, and for courses."""

    vacancies: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the file says of a role besides its profile and its facts.

    first_steps  things to try.
    ask          questions for a counsellor.
    grows_into   moves upward, `moves_to` sideways.
    brief        what the job is, for a line in a list; empty if the file has none.
    gist         the first sentence of the description, which stands alone; empty if nobody took it out.
    look_for     words to search with, to look further.
    """

    role: str
    description: str
    skills: tuple[str, ...]
    first_steps: tuple[str, ...]
    ask: tuple[str, ...] = ()
    grows_into: tuple[Move, ...] = ()
    moves_to: tuple[Move, ...] = ()
    brief: str = ""
    gist: str = ""
    look_for: LookFor = LookFor()


@dataclass(frozen=True, slots=True)
class Short:
    """The short form of a dimension or of a question; `path` is that of the part, such as "dimensions/hardware"."""

    path: str
    short: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A text that can be read, but may not be what its author meant; `quiz check` warns of it.

    code  of the warning, as `silence:` names it.
    path  of the text, such as "questions/fix-laptop/text".
    """

    code: str
    path: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that is still to be written, and so is left out everywhere.

    path  of the text, such as "roles/qa-tester/description"; `line` is that of the file, from 1.
    what  is to be written, in its author's words; may be empty.
    """

    path: str
    what: str
    line: int


@dataclass(frozen=True)  # without slots, so that it may remember what pages ask for again and again
class Edition:
    """The quiz of a file, and what the file says around it, which may change without changing a result.

    language        of all its texts, as BCP 47 writes it: `en`, `de-AT`. Not part of the version: it changes no result.
    origin          what the author says of how the profiles came about.
    evidence        how the quiz was tried, and what came out, in sentences.
    limits          what it cannot show.
    made_from       the id of the source from whose figures the whole file was made; empty if people wrote it.
    theme           its accent colours; None where it has the product's own.
    short           the title in a word or two, `shorts` those of dimensions and questions; see `short_title`.
    lines           where each part stands: its path, such as "roles/qa-tester/profile/hardware" → line from 1.
    gaps            texts that are still to be written, in the file's order.
    remarks         texts that may not be what their author meant.
    silences        warnings of `quiz check` that may stand: path of a part, empty for the whole file → code → reason.
    """

    quiz: Quiz
    title: str
    scope: str
    portraits: tuple[Portrait, ...]
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origin: str = ""
    evidence: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    language: str = ENGLISH
    theme: Theme | None = None
    short: str = ""
    shorts: tuple[Short, ...] = ()
    made_from: str = ""
    name: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    gaps: tuple[Gap, ...] = field(default=(), repr=False, compare=False)
    remarks: tuple[Remark, ...] = field(default=(), repr=False, compare=False)
    silences: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that stand beside each other, in order: all but those of sections that stand apart."""
        return tuple(topic for section in self.sections if not section.apart for topic in section.topics)

    @cached_property
    def first_topics(self) -> tuple[Topic, ...]:
        """What people ask of a role first, in that order; where the file does not say, five of the short picture."""
        ordered = sorted((topic for topic in self.topics if topic.first), key=lambda topic: topic.first)
        return tuple(ordered) or tuple(topic for topic in self.topics if topic.pictured)[:FIRST] or self.topics[:FIRST]

    @cached_property
    def upward(self) -> tuple[Move, ...]:
        """What every role grows into."""
        return tuple(move for portrait in self.portraits for move in portrait.grows_into)

    @cached_property
    def sideways(self) -> tuple[Move, ...]:
        """Every move from a role to another that is no step up."""
        return tuple(move for portrait in self.portraits for move in portrait.moves_to)

    @cached_property
    def _portraits(self) -> Mapping[str, Portrait]:
        return {portrait.role: portrait for portrait in self.portraits}

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _known(self) -> Mapping[str, tuple[tuple[Topic, Fact], ...]]:
        return {role.id: known(self.topics, self.facts, role.id) for role in self.quiz.roles}

    @cached_property
    def _shorts(self) -> Mapping[str, str]:
        return {each.path: each.short for each in self.shorts}

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """Which way its texts run: what HTML's `dir` says."""
        return direction(self.language)

    def has_kind(self, *kinds: Kind) -> bool:
        """Whether any topic is of one of these kinds, without those of sections that stand apart."""
        return any(topic.kind in kinds for topic in self.topics)

    @property
    def has_people(self) -> bool:
        """Whether any section stands apart, such as one on who was hired."""
        return any(section.apart for section in self.sections)

    @property
    def has_moves(self) -> bool:
        """Whether any role leads to another."""
        return bool(self.upward or self.sideways)

    def portrait(self, role: str) -> Portrait:
        """The portrait of a role as of today. Raises KeyError if the role is gone from the quiz."""
        return self._portraits[role]

    @cached_property
    def _words_for(self) -> Mapping[Dimension, str]:
        """A dimension of another version may have the same id with its poles the other way round."""
        found = ((each, self._shorts.get(f"dimensions/{each.id}")) for each in self.quiz.dimensions)
        return {dimension: short for dimension, short in found if short is not None}

    @cached_property
    def _phrases(self) -> Mapping[tuple[str, str], str]:
        """By id and text: a question of another version may ask something else by the same id."""
        found = ((each, self._shorts.get(f"questions/{each.id}")) for each in self.quiz.questions)
        return {(question.id, question.text): short for question, short in found if short is not None}

    @property
    def short_title(self) -> str:
        """The title where there is little room."""
        return self.short or self.title

    def short_name(self, dimension: Dimension) -> str:
        """A word for the high end of a dimension of any version; its whole name where today's file has none."""
        return self._words_for.get(dimension, dimension.name)

    def short_form(self, question: Question) -> str:
        """What a question of any version is about, without a question mark; its whole text where there is none."""
        return self._phrases.get((question.id, question.text), question.text)

    def in_short(self, question: Question) -> str:
        """The same, asked: with a question mark, in whatever language that mark is ours."""
        short = self._phrases.get((question.id, question.text))
        return question.text if short is None else f"{short}?"

    def brief(self, role: str) -> str:
        """What a job is, for a line in a list; its gist where there is none, and nothing if the role is gone."""
        portrait = self._portraits.get(role)
        return (portrait.brief or self.gist(role)) if portrait else ""

    def gist(self, role: str) -> str:
        """What a job is, in a sentence that begins with what it does, or its brief; nothing if the role is gone."""
        portrait = self._portraits.get(role)
        return (portrait.gist or portrait.description or portrait.brief) if portrait else ""

    def names(self, roles: Iterable[str]) -> list[str]:
        """The names of roles of today's quiz, by their ids."""
        return [self.quiz.role(role).name for role in roles]

    def source(self, id: str) -> Source:
        """The source with this id. Raises KeyError."""
        return self._sources[id]

    def known(self, role: str) -> tuple[tuple[Topic, Fact], ...]:
        """What sources know of a role, topic by topic, without sections that stand apart; empty if the role is gone."""
        return self._known.get(role, ())

    def first(self, role: str) -> tuple[Comparison, ...]:
        """What to know of a role first: of topics that share a place, only the first on which something is known."""
        places: dict[int | str, Comparison] = {}
        for topic in self.first_topics:
            if facts := tuple(fact for known, fact in self.known(role) if known == topic):
                places.setdefault(topic.first or topic.id, Comparison(topic, (facts,)))
        return tuple(places.values())

    def compare(self, *roles: str) -> tuple[Comparison, ...]:
        """The topics on which any source says something of these roles, without sections that stand apart."""
        return compare(self.topics, self.facts, *roles)

    def apart(self, role: str) -> tuple[tuple[Topic, Fact], ...]:
        """What the sections that stand apart know of a role, in the file's order."""
        topics = {topic.id: topic for section in self.sections if section.apart for topic in section.topics}
        return tuple((topics[fact.topic], fact) for fact in self.facts if fact.role == role and fact.topic in topics)
