"""Slips of paper with one-word pseudonyms, and the key to them, which stays on paper."""

from dataclasses import dataclass

from quiz.store import Shelf
from quiz.web.addresses import Addresses
from quiz.web.groups.pages.making import Handout, handout
from quiz.web.groups.pages.navigation import Navigation, navigation
from quiz.web.groups.slip_words import WORDS, words_for
from quiz.web.parts import NO_PROBLEM, Fault, Problem

USUAL = 30


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip; the word is empty where the group asks for no nickname."""

    number: int
    word: str


@dataclass(frozen=True, slots=True)
class SlipsPage:
    """All slips, and their key on a sheet of its own."""

    title: str
    nav: Navigation
    handout: Handout
    slips: tuple[Slip, ...]
    key: bool
    count: str
    most: int
    problem: Problem
    action: str
    back: str


def slips_page(to: Addresses, public: Addresses, shelf: Shelf, asked: str | None, token: str) -> SlipsPage:
    """So many slips as were asked for, else as people are expected."""
    group = shelf.group
    usual = min(group.expected or USUAL, len(WORDS))
    count = _count(asked)
    numbers = range(1, (count or usual) + 1)
    words = words_for(group.id, len(WORDS)) if group.nicknames else ("",) * len(WORDS)
    return SlipsPage(
        title=f"Slips for {group.name}",
        nav=navigation(to, shelf, "slips", token),
        handout=handout(public, shelf),
        slips=tuple(Slip(number, words[number - 1]) for number in numbers),
        key=group.nicknames,
        count=str(len(numbers)),
        most=len(WORDS),
        problem=_problem(usual) if asked and not count else NO_PROBLEM,
        action=to.group(group.id, "slips"),
        back=to.group(group.id),
    )


def _problem(usual: int) -> Problem:
    words = f"Here are {usual} slips: there can be 1 to {len(WORDS)}."
    return Problem.of(Fault("count", "How many slips", words))


def _count(asked: str | None) -> int | None:
    """A number that was asked for, if so many slips can be."""
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) <= 3 else 0
    return number if 0 < number <= len(WORDS) else None
