"""What one code of `quiz check` stands for: when it is raised, why that matters, and how to put it right."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # the gravest first


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    severity       as a rule; single findings may be graver, or in a file made from a source, a note.
    when           it is raised, in a line.
    why            it matters, in a sentence or two.
    example        what trips it, as a part of the quiz in docs/authoring.md; what a target rests on is left out.
    mend           what to do about it, in a sentence or two.
    english        whether it is found by English words or usage, and so in no other language.
    certain        whether it is always proven; an error that is not may be silenced as a warning may.
    needs_older    whether it is found only beside an older file (`--against`); its silence may stand without one.
    """

    code: str
    severity: Severity
    when: str
    why: str
    example: str
    mend: str
    english: bool = False
    needs_older: bool = False
    certain: bool = True
