"""Slips of paper for a class: words that are kind, short, and hard to mistake for each other, also when heard.

A slip that ties a person's sittings together is drawn: two words, and a check of six characters. It opens nothing; of
it only a digest is kept, as of every secret.
"""

import random
import re
import secrets
from collections.abc import Iterator

from quiz.links import ALPHABET, as_meant, digest

_ALL = """
acorn almond amber anchor apple apricot aspen autumn balloon bamboo beacon birch biscuit blossom bonfire breeze
bridge bubble button cactus candle canyon carrot cedar cherry clover coconut comet compass copper coral crystal
daisy dolphin dragon drum eagle falcon feather fern firefly forest fountain galaxy garden ginger guitar harbour
harvest hazel honey island ivy jasmine juniper kettle kite koala lagoon lantern lemon lilac lotus lynx magnet
marble meadow mint mosaic nutmeg oasis orchid otter panda paper penguin piano planet puffin puzzle quartz rainbow
river robin rocket saffron sailor spruce squirrel starfish summit sunrise teapot topaz trumpet tulip valley violin
walnut zebra
"""
WORDS = tuple(_ALL.split())
CHECK = 6  # characters: 30 bits, and with the words 43
EXAMPLE = "maple-otter 7K3Q9F"  # which nobody is ever given, since maple is no word of ours

_SLIP = re.compile(r"\W*([a-z]+)[\W_]+([a-z]+)[\W_]+([\w\W]+?)\W*")


def words_for(group: str, count: int) -> tuple[str, ...]:
    """Some of the words, at most all: for one group always the same in the same order, so that slips can be reprinted.

    Other groups have another order, so that nobody knows the word by a slip's number.
    """
    order = random.Random(group)  # noqa: S311 (a group's id is no secret, and so is its order)
    return tuple(order.sample(WORDS, len(WORDS)))[:count]


def draw(count: int) -> Iterator[str]:
    """As many slips as are asked for, canonical: no two of them with the same words."""
    used: set[tuple[str, str]] = set()
    while len(used) < count:
        pair = first, second = secrets.choice(WORDS), secrets.choice(WORDS)
        if first != second and pair not in used:
            used.add(pair)
            yield f"{first}-{second} {''.join(secrets.choice(ALPHABET) for _ in range(CHECK))}"


def read(typed: str) -> str | None:
    """The slip that a person meant, canonical; None for what cannot be one.

    Case, hyphens and blanks don't matter, and letters that look like digits are read as those.
    """
    found = _SLIP.fullmatch(typed.casefold())
    if not found:
        return None
    first, second, check = found.groups()
    meant = as_meant(check).upper()
    is_one = {first, second} <= {*WORDS} and len(meant) == CHECK and {*meant} <= {*ALPHABET}
    return f"{first}-{second} {meant}" if is_one else None


def words_of(slip: str) -> str:
    """The two words of a slip, which are no secret: they say whose it is."""
    return slip.partition(" ")[0]


def are_words(nickname: str) -> bool:
    """Whether a nickname is the words of a slip, as it is where none was given."""
    first, _, second = nickname.partition("-")
    return {first, second} <= {*WORDS}


def digest_of(group: str, slip: str) -> str:
    """What is kept of a slip: the same one in another group has another digest."""
    return digest(f"{group} {slip}")
