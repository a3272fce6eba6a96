"""What is wrong with a quiz file: one fault a line, in words its author understands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from quiz.errors import ContentError

MOST_FAULTS = 100
MOST_ALIKE = 3  # more of one kind most likely have one cause, and are reported as one; lines without a path always
MOST_LINES = 10
MOST_KNOWN = 9  # a longer list of what is known would bury the fault
LONGEST_QUOTE = 60
RIGHT = "Put this right in the file, then run `quiz check` on it again."


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong.

    line  from 1; 0 where the file as a whole is meant.
    path  names the part, such as "roles/qa-tester/profile/hardware/weight"; empty for the whole file.
    """

    line: int
    path: str
    message: str

    def in_file(self, name: str) -> str:
        """One line for people: `file:line: path: message`."""
        place = f"{name}:{self.line}" if self.line else name
        return ": ".join(part for part in (place, self.path, self.message) if part)


class FileError(ContentError):
    """A quiz file with faults: `what` says each cause on a line, `faults` holds them all, by line."""

    def __init__(self, name: str, faults: Iterable[Fault], fix: str = RIGHT) -> None:
        self.faults = tuple(sorted(set(faults)))
        lines = [*_report(self.faults, name)]
        if (more := len(lines) - MOST_FAULTS) > 0:
            lines[MOST_FAULTS:] = [f"{name}: and {more} more."]
        super().__init__("\n".join(lines), fix=fix)

    def __str__(self) -> str:
        """The report, a fault a line, and what to do on a line of its own."""
        return f"{self.what}\n{self.fix}"


def _report(faults: Sequence[Fault], name: str) -> Iterator[str]:
    """A line a fault; where many say the same, the first one with the lines of the others."""
    alike = defaultdict(list)
    for fault in faults:
        alike[fault.message].append(fault)
    for fault in faults:
        first, *others = alike[fault.message]
        if not others or (fault.path and len(others) < MOST_ALIKE):
            yield fault.in_file(name)
        elif fault is first:
            yield f"{fault.in_file(name)} {_elsewhere(others)}"


def _elsewhere(faults: Sequence[Fault]) -> str:
    lines = [*dict.fromkeys(str(fault.line) for fault in faults)]
    listed = ", ".join(lines[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    count = f"{len(faults)} more place{'s' * (len(faults) > 1)}"
    return f"The same in {count}: line{'s' * (len(lines) > 1)} {listed}."


def quote(text: str) -> str:
    """The text in quotation marks, cut short, what cannot be printed written out."""
    cut = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"“{printable(cut)}”"


def printable(text: str) -> str:
    """The text with each character that cannot be printed written as an escape."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def closest(word: str, known: Collection[str]) -> str:
    """The known word that is spelt most like this one; empty where none is close."""
    return _closest(word[:LONGEST_QUOTE].lower(), tuple(known)[:MOST_FAULTS])


@lru_cache(maxsize=1024)  # a slip is often made again and again
def _closest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, known, n=1)), "")


def suggest(word: str, known: Collection[str]) -> str:
    """“ Did you mean …?”, or what is known where that is short, or nothing."""
    if close := closest(word, known):
        return f" Did you mean {quote(close)}?"
    if 0 < len(known) <= MOST_KNOWN:
        return f" Known: {', '.join(quote(name) for name in known)}."
    return ""
