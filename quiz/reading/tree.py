"""A file as a tree of values, each as it was written, with its line.

Nothing is resolved here: `yes`, `012` and `2026-11-22` stay the characters that the author wrote, so that
whoever wants a number, a text or a day can say what is wrong with them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from quiz.reading.faults import Fault, printable

LONGEST_KEY = 60
TRUTHS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false"})
NOTHINGS = frozenset({"", "~", "null"})

Loc: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "dict[str, Value] | list[Value] | Scalar | Unread"

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was written, but for spaces around it or doubled, which nobody sees.

    style    its first character where it is quoted or a block, else empty.
    comment  what stands behind it, from a “#” on that may have been meant as part of it; empty where nothing does.
    """

    text: str
    style: str = ""
    comment: str = field(default="", compare=False)

    @property
    def plain(self) -> bool:
        """Whether it stands without quotes, so that YAML may take it for something other than text."""
        return not self.style

    @property
    def blank(self) -> bool:
        """Whether nothing at all was written."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Unread:
    """Stands for what was refused where it was written, so that nothing more is said of it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's value, where each part of it stands, and what was refused in reading it."""

    value: Value
    lines: Mapping[Loc, int]
    refused: tuple[tuple[Loc, int, str], ...] = ()
    unreadable: tuple[Fault, ...] = ()

    @property
    def faults(self) -> list[Fault]:
        """What was wrong with the YAML itself."""
        return [*self.unreadable, *(Fault(line, self.path(loc), message) for loc, line, message in self.refused)]

    def fault(self, loc: Loc, message: str) -> Fault:
        """A fault of the part at `loc`, or, where that is missing, on the line of what should hold it."""
        return Fault(self.line(loc), self.path(loc), message)

    def line(self, loc: Loc) -> int:
        """The line of the part, or of the nearest part around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def path(self, loc: Loc) -> str:
        """The part's name: keys and ids joined by slashes; an entry without an id by its number from 1."""
        names, value = [], self.value
        for step in loc:
            value = _child(value, step)
            names.append(_name(value, step))
        return "/".join(names)

    def parts(self) -> Iterator[tuple[Loc, Value]]:
        """Every part from the top down, in the file's order."""
        waiting: list[tuple[Loc, Value]] = [((), self.value)]
        while waiting:
            loc, value = waiting.pop()
            yield loc, value
            steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            waiting += reversed([((*loc, step), child) for step, child in steps])


def _child(value: Value, step: str | int) -> Value:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step, Unread())
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return Unread()


def _name(value: Value, step: str | int) -> str:
    if isinstance(step, str):
        return printable(step[:LONGEST_KEY])
    id = value.get("id") if isinstance(value, dict) else None
    return id.text if isinstance(id, Scalar) and ID.fullmatch(id.text[:LONGEST_KEY]) else str(step + 1)
