"""The way between the pages of a group, on all of them."""

from dataclasses import dataclass

from quiz.store import Shelf
from quiz.web.addresses import Addresses

_READ = (("Class page", ""), ("Results", "results"), ("Show", "show"))
_MANAGE = (("Class page", ""), ("Links", "links"), ("Results", "results"), ("Show", "show"), ("Manage", "manage"))


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the group; `here` is the one that is shown."""

    words: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """The pages that this browser may open, and where Lock sends its token."""

    steps: tuple[Step, ...]
    lock: str
    token: str


def navigation(to: Addresses, shelf: Shelf, here: str, token: str) -> Navigation:
    """The way from one page, by its part of the address ("" is the class page), as far as the shelf's link reaches."""
    reach = _MANAGE if shelf.kind == "manage" else _READ
    steps = tuple(Step(words, to.group(shelf.group.id, part), part == here) for words, part in reach)
    return Navigation(steps, to.group(shelf.group.id, "leave"), token)
