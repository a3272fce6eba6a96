"""A title of an occupation as the name of one job: “Registered Nurses” → “Registered Nurse”.

Titles of O*NET are plurals; pages speak of a job, as in “fits your answers best”. Only what people are called loses its
plural: the last word before a comma, and whatever another title ends with there.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

# What follows says more about the people, and stays: “Agents of Artists”, “Engineers, Except Mining Engineers”.
_REST: Final = re.compile(r" (?:of|for|in|to) |, (?:Except|Including) |--")
_PHRASE: Final = re.compile(r"(, (?:and |or )?| and | or )")
# How words for people end that titles have only beside others.
_WHO: Final = re.compile(
    r"((?<!fib)er|or|ist|ian|ee|ant|mason|mate|host|legal|athlete|coache|detective|chef|maid|person|secretarie|expert"
    r"|smith|pilot|official)s$"
)
_THINGS: Final = re.compile(r"ities$")  # “Securities, Commodities, and Financial Services Sales Agents”
_WIVES: Final = re.compile(r"(?<=[wW]i)ves$")
_HISSING: Final = re.compile(r"(?<=ss|sh|ch)es$|(?<=x)es$")


def people_of(titles: Iterable[str]) -> frozenset[str]:
    """What people are called, in plurals: the words with which titles end before a comma."""
    words = (_REST.split(title)[0].partition(",")[0].rpartition(" ")[2].lower() for title in titles)
    return frozenset(word for word in words if not _THINGS.search(word))


def singular(title: str, people: Collection[str]) -> str:
    """The title for one of them; `people` are what titles call them."""
    rest = _REST.search(title)
    head, tail = (title[: rest.start()], title[rest.start() :]) if rest else (title, "")
    first = head.partition(",")[0]
    phrases = _PHRASE.split(head)
    done = 0
    for number in range(0, len(phrases), 2):
        done += len(phrases[number])
        is_last = done == len(first) and not _THINGS.search(phrases[number])
        before, space, word = phrases[number].rpartition(" ")
        if is_last or word.lower() in people or _WHO.search(word.lower()):
            phrases[number] = f"{before}{space}{_one(word)}"
        done += len(phrases[number + 1]) if number + 1 < len(phrases) else 0
    return "".join(phrases) + tail


def _one(word: str) -> str:
    """A word without the ending of its plural; as it is where it has none."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if _WIVES.search(word):
        return _WIVES.sub("fe", word)
    if _HISSING.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
