"""What pasting or a word processor left in a file: YAML stumbles over it, and complains somewhere else.

Only a file with faults is searched, so none of this is ever refused where it is part of a text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from quiz.reading.faults import Fault, quote
from quiz.reading.format import QUIZ
from quiz.reading.schema import keys_of

_KEY: Final = "|".join(sorted(keys_of(QUIZ)))
_NO_BREAK: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000\ufeff"  # what looks like a space to people, but not to YAML
_DASHES: Final = "\u2010-\u2015\u2212\u2022\u25e6\u25aa\u25cf\u00b7\uf0b7"  # long hyphens, and bullets

_CONFLICT = re.compile(r"<{7}( .*)?")
_CONFLICT_END = re.compile(r">{7}( .*)?")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*[\w-]*\s*")
_SPACE = re.compile(rf" *(?:- +)?(?:[{_NO_BREAK}]|-[{_NO_BREAK}]|(?:{_KEY}):[{_NO_BREAK}])")
_BULLET = re.compile(rf" *([{_DASHES}]|\*(?= ))\s*(.*)")
_ENTRY = re.compile(r" *-( |$)")
_PAIR = re.compile(rf"(?:{_KEY}):( |$)")
_COLON = re.compile(rf"\s*(?:- +)?(?:{_KEY})\s*([\uff1a\ufe55\ua789])")
_BLOCK = re.compile(r".*[:-] +[|>][0-9+-]*\s*(#.*)?")

_CONFLICTED: Final = (
    "git left a conflict here. Keep one of its sides, and delete the lines of “<<<<<<<”, “=======” and “>>>>>>>”."
)
_SPACED: Final = "there is a no-break space here, which to YAML is a letter. Type a usual space in its place."


class _Line(NamedTuple):
    """A line of the file, from 1, that is not inside a text of several lines after “|” or “>”."""

    number: int
    text: str


def slips(text: str) -> list[Fault]:
    """Each slip that the lines of a faulty file give away. All its other faults may follow from them."""
    lines = [*_structure(text)]
    found = [*_conflicts(lines), *_fences(lines), *_bullets(lines), *_spaces(lines), *_colons(lines)]
    return [Fault(number, "", message) for number, message in found]


def _structure(text: str) -> Iterator[_Line]:
    """The lines of the file, but for empty ones, comments, and texts after “|” or “>”."""
    around: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        depth = _depth(line)
        if not line.strip() or (around is not None and depth > around):
            continue
        around = depth if _BLOCK.fullmatch(line) else None
        if not line.lstrip().startswith("#"):
            yield _Line(number, line)


def _conflicts(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    begun = [line.number for line in lines if _CONFLICT.fullmatch(line.text)]
    ended = [line.number for line in lines if _CONFLICT_END.fullmatch(line.text)]
    for number in begun or ended:
        yield number, _CONFLICTED


def _fences(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    fences = [line for line in lines if _FENCE.fullmatch(line.text)]
    for first in fences[:1]:
        others = "".join(f", and line {other.number}" for other in fences[1:])
        yield first.number, f"{quote(first.text.strip())} is how Markdown marks code. Delete this line{others}."


def _bullets(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Entries of lists that begin with another dash than the hyphen: where one is due, or where a key follows."""
    lists: set[int] = set()  # the depths at which entries of a list stand around the line
    is_due = False
    for line in lines:
        depth = _depth(line.text)
        lists = {each for each in lists if each <= depth}
        bullet = _BULLET.fullmatch(line.text)
        if bullet and (is_due or depth in lists or _PAIR.match(bullet[2])):
            yield line.number, f"{quote(bullet[1])} is not a hyphen. An entry of a list begins with “- ”."
            lists.add(depth)
        elif _ENTRY.match(line.text):
            lists.add(depth)
        is_due = line.text.partition(" #")[0].rstrip().endswith(":")


def _spaces(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    return ((line.number, _SPACED) for line in lines if _SPACE.match(line.text))


def _colons(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    for line in lines:
        if colon := _COLON.match(line.text):
            yield line.number, f"{quote(colon[1])} is not the usual colon. Write “: ” after a key."


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
