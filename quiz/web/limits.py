"""How often one address may do what concerns groups: loosely, since a whole school shares one address.

Each process counts by itself, in memory, and goes on counting when its app is made once more. Taking the quiz is never
limited. docs/decisions/limits.md says why they are as they are, docs/security.md how hard they make it to guess.
"""

import time
from dataclasses import dataclass, field
from functools import cache, lru_cache
from ipaddress import ip_network

from flask import Flask, current_app, request

from quiz.errors import TooManyGuesses, TooOften
from quiz.web.counts import Count, Lately
from quiz.web.proxies import find_address
from quiz.words.grammar import counted

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
NAME = "quiz-limits"
NETWORK = 64  # bits of an IPv6 address that one household or school has; it may choose the others as it likes


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process has counted.

    guesses   codes, links and receipts that opened nothing. Further ones have to wait; a right one opens.
    look_ups  the same by the day. Then codes are looked up no more, but for those that opened a group from there.
    opened    those codes, each with its address, for a day.
    making    groups, or attempts at one: whoever guesses the passphrase makes none.
    sending   what was kept or deleted: a school of 400, each of whom does so three times.
    """

    guesses: Count = field(default_factory=lambda: Count(120, MINUTE))
    look_ups: Count = field(default_factory=lambda: Count(120 * 24 * 60, DAY))
    opened: Lately = field(default_factory=lambda: Lately(10_000, DAY))
    making: Count = field(default_factory=lambda: Count(20, HOUR))
    sending: Count = field(default_factory=lambda: Count(1_200, 5 * MINUTE))


def install(app: Flask, database: str) -> None:
    """Give the app what this process has counted so far for this database."""
    app.extensions[NAME] = _counted(database)


@cache
def _counted(database: str) -> Limits:  # noqa: ARG001 (each database has its own)
    return Limits()


def guessed() -> TooManyGuesses | None:
    """Count a code, link or receipt that opened nothing; gives what to say where it came after too many others."""
    limits, who, now = _limits(), _who(), time.monotonic()
    most, wait = limits.guesses.most, limits.guesses.wait(who, now)
    limits.guesses.add(who, now)
    limits.look_ups.add(who, now)
    if not wait:
        return None
    return TooManyGuesses(
        f"more than {most} codes and links that open nothing came from your network within a minute, and so did this.",
        fix="Nothing is lost. Look at it once more: the right one opens at once, however many wrong ones there were.",
        seconds=wait,
    )


def refuse_look_up(code: str) -> None:
    """Look up no code for an address that had far too many wrong ones, unless it opened a group there before.

    Raises TooManyGuesses.
    """
    limits, who = _limits(), _who()
    wait = limits.look_ups.wait(who, now := time.monotonic())
    if wait and not limits.opened.has((who, code), now):
        raise TooManyGuesses(
            f"{limits.look_ups.most:,} codes that open nothing came from your network within a day.",
            fix="Nothing is lost. A group’s code now opens there only if it did so before. From another network, such "
            "as a phone’s own, it opens at once. Whoever runs this quiz can help.",
            seconds=wait,
        )


def opened(code: str) -> None:
    """Remember that a code is right, for others behind the same address."""
    _limits().opened.add((_who(), code), time.monotonic())


def refuse_sending() -> None:
    """Take nothing more from an address that sent far too much. Raises TooOften."""
    _refuse(_limits().sending, "Nothing was sent or deleted, and nothing is lost.")


def sent() -> None:
    """Count what was sent or deleted."""
    _limits().sending.add(_who(), time.monotonic())


def refuse_making() -> None:
    """Count an attempt to make a group, and refuse it after too many. Raises TooOften."""
    making = _limits().making
    _refuse(making, "No group was made, and nothing is lost.")
    making.add(_who(), time.monotonic())


def _refuse(count: Count, kept: str) -> None:
    if wait := count.wait(_who(), time.monotonic()):
        raise TooOften(
            f"this was done {count.most:,} times from your network within {count.seconds // MINUTE} minutes.",
            fix=f"{kept} In {counted(-(-wait // MINUTE), 'minute')}, go back and press the button once more.",
            seconds=wait,
        )


def _limits() -> Limits:
    limits: Limits = current_app.extensions[NAME]
    return limits


def _who() -> str:
    return network(request.remote_addr or "")


@lru_cache(1024)
def network(address: str) -> str:
    """Who is counted as one: an IPv4 address, or a network of IPv6. Whatever is neither counts as one, too."""
    found = find_address(address)
    if found is None:
        return ""
    if found.version == 6 and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(found) if found.version == 4 else str(ip_network((int(found), NETWORK), strict=False))
