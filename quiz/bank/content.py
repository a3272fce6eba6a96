"""What the bank is: dimensions with their elements and questions, and questions that join two or three of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from quiz.content import Dimension, Question
from quiz.errors import BankError
from quiz.reading.faults import quote

CLOSE: Final = 0.75  # how like a word must be to be offered, of 1

KINDS: Final[Mapping[str, str]] = {
    "interests": "Kinds of work",
    "values": "What matters in work",
    "styles": "Ways of working",
    "subjects": "Subjects",
    "activities": "Activities",
    "places": "Places and conditions",
}


@dataclass(frozen=True, slots=True)
class Element:
    """What O*NET publishes a figure of, for each occupation.

    file   the table of a release, such as "Work Values", that holds it.
    scale  the id of the scale of the figure, such as "IM".
    """

    id: str
    name: str
    file: str
    scale: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the short form that pages show of it."""

    question: Question
    short: str


@dataclass(frozen=True, slots=True)
class Banked:
    """A dimension of the bank.

    kind       one of KINDS.
    elements   what a figure for it may come from, the nearest first: of those, the first that a release has counts.
    questions  two or three likert ones about it alone, one of them reversed.
    """

    dimension: Dimension
    short: str
    kind: str
    elements: tuple[Element, ...]
    questions: tuple[Asked, ...]

    @property
    def id(self) -> str:
        """The dimension's."""
        return self.dimension.id


@dataclass(frozen=True, slots=True)
class Bank:
    """All of it.

    scale       the id of the scale that its likert questions share; `labels` are its five.
    dimensions  in the order of KINDS.
    joined      single-choice questions, each about two or three of the dimensions.
    """

    scale: str
    labels: tuple[str, ...]
    dimensions: tuple[Banked, ...]
    joined: tuple[Asked, ...]

    def of_kind(self, kind: str) -> tuple[Banked, ...]:
        """The dimensions of one kind."""
        return tuple(each for each in self.dimensions if each.kind == kind)

    def find(self, ids: Iterable[str]) -> tuple[Banked, ...]:
        """The dimensions with these ids, in the bank's order, each once. Raises BankError, with all unknown ids."""
        wanted = dict.fromkeys(ids)
        known = {each.id for each in self.dimensions}
        if unknown := [id for id in wanted if id not in known]:
            raise BankError(" ".join(map(self._unknown, unknown)), fix="`quiz bank` lists all that there are.")
        return tuple(each for each in self.dimensions if each.id in wanted)

    def only(self, ids: Collection[str]) -> "Bank":
        """A bank of these dimensions alone, with what joins them. Raises BankError, as `find` does."""
        return replace(self, dimensions=self.find(ids), joined=self.joins(ids))

    def joins(self, ids: Collection[str]) -> tuple[Asked, ...]:
        """The questions that join dimensions, of those whose dimensions all are among these."""
        return tuple(each for each in self.joined if set(each.question.dimensions) <= set(ids))

    def _unknown(self, id: str) -> str:
        near = self._near(id)
        meant = f" Did you mean {', '.join(map(quote, near))}?" if near else ""
        return f"the bank has no dimension {quote(id)}.{meant}"

    def _near(self, word: str) -> list[str]:
        """Up to three ids that are spelt like the word, or whose name, short form or element has one like it."""
        words: dict[str, list[str]] = {}
        for each in self.dimensions:
            names = (each.id, each.dimension.name, each.short, *(element.name for element in each.elements))
            for part in " ".join(names).replace(",", " ").lower().split():
                words.setdefault(part, []).append(each.id)
        close = get_close_matches(word[:60].lower(), words, n=3, cutoff=CLOSE)
        return list(dict.fromkeys(id for part in close for id in words[part]))[:3]
