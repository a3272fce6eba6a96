"""What a heading, a cell or a star may be called: ids, texts and numbers, however they are written."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from quiz.content import Question, Quiz
from quiz.readiness import QUESTIONS as READINESS

ID, NUMBER, STARS, CODE = "id", "number", "stars", "code"
# Columns of a table of responses that are no questions; a question of such an id goes by another name there.
READY = tuple(f"ready_{time}_{question.id}" for time in ("before", "after") for question in READINESS)
RESERVED = (ID, NUMBER, "nickname", "sent", CODE, STARS, "first", "second", "said", "word", *READY)
LEFT_OUT_WORDS = ("left out", "leave this out")

_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None)
)
_NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]0+)?")  # a spreadsheet writes 5.0, in some countries 5,0
_NUMBERED = re.compile(r"[^\s0-9]{0,2}([0-9]{1,3})(?:\s*[.):=-]|\s)\s*(\S.*)")
_PREFIX = re.compile(r"(?:\S*[0-9]\S*[.):]|[0-9]{1,3}\s*-?)\s+(\S.*)")
_BRACKETED = re.compile(r".*\[([^][]+)\]")


@lru_cache(maxsize=4096)  # the same answers come again and again
def plain(text: str) -> str:
    """The text as it is compared: no case, one kind of quotation mark, dash and space, and nothing after its end."""
    text = unicodedata.normalize("NFKC", text.translate(_MARKS)).casefold()
    return " ".join(text.split()).rstrip(" *:.?!")


def number(text: str) -> int | None:
    """The number that is all of a text: 5, 5. or 5.0."""
    found = _NUMBER.fullmatch(plain(text))
    return int(found[1]) if found else None


def numbered(text: str) -> tuple[int | None, str]:
    """The number in front of a text, if there is one, and the rest: “3. Somewhat”, “Q3: …”."""
    found = _NUMBERED.fullmatch(plain(text))
    return (int(found[1]), found[2]) if found else (None, plain(text))


@dataclass(frozen=True, slots=True)
class Names:
    """Which of several things a text means, by index: none, one, or several, between which nobody may choose.

    exact  every name in its plain form.
    texts  those that a form service may put something in front of: “3. …”, “Please tell us [ … ]”.
    """

    exact: Mapping[str, frozenset[int]]
    texts: Mapping[str, frozenset[int]]

    def find(self, text: str) -> frozenset[int]:
        """What a text means, to the letter."""
        return self.exact.get(plain(text), frozenset())

    def find_heading(self, text: str) -> frozenset[int]:
        """What a heading means, to the letter or else without what form services put around a question."""
        return self.find(text) or frozenset[int]().union(*(self.texts.get(part, ()) for part in _parts(plain(text))))


def _parts(heading: str) -> Iterator[str]:
    for form in (_PREFIX, _BRACKETED):
        if found := form.fullmatch(heading):
            yield plain(found[1])


def question_names(quiz: Quiz) -> Names:
    """How a question may be called: by its id, its text, and its column in our own tables."""
    columns = question_columns(quiz)
    each = [(question.id, question.text, column) for question, column in zip(quiz.questions, columns, strict=True)]
    return Names(_by_name(each), _by_name((question.text,) for question in quiz.questions))


def option_names(question: Question) -> Names:
    """How an option may be called: by its number from 1, its id, and its label."""
    each = [(str(n), option.id, option.label) for n, option in enumerate(question.options, start=1)]
    return Names(_by_name(each), _by_name((option.label,) for option in question.options))


def _by_name(each: Iterable[Iterable[str]]) -> dict[str, frozenset[int]]:
    found = defaultdict(set)
    for index, names in enumerate(each):
        for name in names:
            found[plain(name)].add(index)
    return {name: frozenset(indexes) for name, indexes in found.items() if name}


def question_columns(quiz: Quiz) -> tuple[str, ...]:
    """The names of the questions' columns in our own tables: their ids, set apart from the other columns."""
    return apart([question.id for question in quiz.questions], RESERVED, "q-")


def apart(names: Iterable[str], taken: Iterable[str], prefix: str) -> tuple[str, ...]:
    """The names, with the prefix in front of those that are taken, as often as it takes to make each the only one."""
    names, taken = list(names), {*taken}
    used = taken | {*names}
    found = []
    for name in names:
        new = name
        if name in taken:
            while new in used:
                new = prefix + new
            used.add(new)
        found.append(new)
    return tuple(found)
