"""Ids and names for roles, from the titles of occupations."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from quiz.drafting.singular import people_of, singular
from quiz.onet import Occupation
from quiz.reading.values import LONGEST_ID

LONGEST_NAME: Final = 60  # letters of a role's name, as the format has it
CODE: Final = " (29-1141.00)"

_JOINED: Final = re.compile(r",?( (and|or|of|for|in|to|the))*$")  # what leads on to the next word
_LIST: Final = re.compile(r", (and|or) ")


def names_of(occupations: Sequence[Occupation], titles: Iterable[str]) -> Mapping[str, str]:
    """A name for each, by code: its title in the singular, and in short where it is long; `titles` are all there are.

    Where two would be called the same, their codes tell them apart.
    """
    people = people_of(titles)
    names = {each.code: short(singular(each.title, people)) for each in occupations}
    count = Counter(name.casefold() for name in names.values())
    return {
        code: f"{short(name, LONGEST_NAME - len(CODE))} ({code})" if count[name.casefold()] > 1 else name
        for code, name in names.items()
    }


def short(title: str, longest: int = LONGEST_NAME) -> str:
    """A title without as much of its end as makes it short: what follows a comma of no list, else its last words."""
    if len(title) <= longest:
        return title
    if (cut := title.rfind(", ", 0, longest)) > 0 and not _LIST.search(title, cut):
        return title[:cut]
    return f"{_JOINED.sub('', title[: title.rfind(' ', 0, longest)])}…"


def ids_of(names: Mapping[str, str]) -> Mapping[str, str]:
    """An id for each name, under the same keys; no two are the same."""
    found: dict[str, str] = {}
    for key, name in names.items():
        base = slug(name) or "job"
        tries = (base, *(f"{base[: LONGEST_ID - 3].rstrip('-')}-{number}" for number in range(2, 100)))
        found[key] = next(each for each in tries if each not in found.values())
    return found


COUNTS: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def id_of_all(names: Sequence[str]) -> str:
    """An id for a quiz of roles with these names: the first of them, and how many others there are."""
    others = len(names) - 1
    rest = f"-and-{COUNTS[others]}-other{'s' if others > 1 else ''}"
    first = slug(names[0], LONGEST_ID - len(rest)) or "job"
    return f"{re.sub('(-and|-of)+$', '', first)}{rest}"


def slug(words: str, longest: int = LONGEST_ID) -> str:
    """The words as an id has them, those that fit: lower-case letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(id) <= longest:
        return id
    return id[: longest + 1].rpartition("-")[0] or id[:longest]
