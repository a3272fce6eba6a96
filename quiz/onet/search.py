"""Occupations by words of their titles: their own, those that others give them, and those that people reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from unicodedata import combining, normalize

from quiz.errors import ReleaseError
from quiz.onet.release import Occupation, Release
from quiz.reading.faults import quote

LONGEST: Final = 200  # characters that are searched for

_OTHERS: Final = (("Alternate Titles", "Alternate Title"), ("Sample of Reported Titles", "Reported Job Title"))
_WORD: Final = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


class How(IntEnum):
    """How well a title answers, best first."""

    IS = 0
    OWN_HAS = 1
    OTHER_IS = 2
    OTHER_HAS = 3
    OWN_BEGINS = 4  # each word begins one of the title's
    OTHER_BEGINS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """An occupation; `title` is another one by which it was found, or empty where its own answers."""

    occupation: Occupation
    title: str


@dataclass(slots=True)
class _Best:
    """What is known of an occupation so far: its best title, and how many of its titles answer."""

    how: How
    title: str
    count: int


def search(release: Release, text: str) -> tuple[Found, ...]:
    """The occupations with all these words in a title, best first: by how well, then by how many titles, then by code.

    A plural counts as its singular. Raises ReleaseError where none is found.
    """
    words = _words(text[:LONGEST])
    if not words:
        raise ReleaseError("there is no word to search for.", fix="Write one or more words of a title.")
    best: dict[str, _Best] = {}
    for occupation, title, is_own in _titles(release):
        if (how := _how(words, _words(title), is_own)) is not None:
            one = best.setdefault(occupation.code, _Best(how, title, 0))
            one.count += 1
            if (how, len(title), title) < (one.how, len(one.title), one.title):
                one.how, one.title = how, title
    if not best:
        fix = "Write fewer words, or the beginning of one; titles are in English."
        raise ReleaseError(f"no occupation has {quote(text)} in a title.", where=release.where, fix=fix)
    order = sorted(best, key=lambda code: (best[code].how, -best[code].count, code))
    return tuple(_found(release.occupations[code], best[code].title) for code in order)


def _found(occupation: Occupation, title: str) -> Found:
    return Found(occupation, "" if title == occupation.title else title)


def _titles(release: Release) -> Iterator[tuple[Occupation, str, bool]]:
    """Every title once, an occupation's own first, and whether it is that."""
    given = {(each.code, each.title) for each in release.occupations.values()}
    for occupation in release.occupations.values():
        yield occupation, occupation.title, True
    for table, column in _OTHERS:
        if release.has(table):
            for occupation, row in release.rows_of_occupations(table, (column,)):
                if (title := (occupation.code, row.cells[0])) not in given:
                    given.add(title)
                    yield occupation, row.cells[0], False


def _how(wanted: Words, words: Words, is_own: bool) -> How | None:
    if wanted == words:
        return How.IS if is_own else How.OTHER_IS
    if set(wanted) <= set(words):
        return How.OWN_HAS if is_own else How.OTHER_HAS
    if all(any(word.startswith(begun) for word in words) for begun in wanted):
        return How.OWN_BEGINS if is_own else How.OTHER_BEGINS
    return None


def _words(text: str) -> Words:
    """Its words, without case, accents, and the s of a plural."""
    plain = "".join(each for each in normalize("NFKD", text).casefold() if not combining(each))
    return tuple(map(_singular, _WORD.findall(plain)))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
