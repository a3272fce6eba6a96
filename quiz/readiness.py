"""How ready a person feels for the next step: three questions, before the quiz and after it. No part of any match."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

Steps = tuple[int | None, ...]  # one a question, 1 to 5; None where it was left out

LEAST, MOST = 1, 5
LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about readiness: one idea, and what its first and its last step stand for."""

    id: str
    text: str
    low: str
    high: str


QUESTIONS: Final = (
    Question("direction", "How sure is the direction that you want to go in?", "not sure at all", "very sure"),
    Question("step", "Do you know what your next step is?", "not at all", "exactly"),
    Question("someone", "Have you someone to talk to about it?", "nobody", "somebody, at any time"),
)
_STEPS = {str(step) for step in range(LEAST, MOST + 1)}
_TEXT = re.compile(rf"[{LEAST}-{MOST}{LEFT_OUT}]{{{len(QUESTIONS)}}}")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a person said before the quiz, and after it; each may be empty, where it was not asked."""

    before: Steps = ()
    after: Steps = ()

    @classmethod
    def read(cls, text: str) -> "Readiness":
        """What stands in an address, such as “23-345”: three characters before, and three after; nothing for others."""
        width = len(QUESTIONS)
        parts = text[:width], text[width:]
        if not all(is_one(part) or (not part and text) for part in parts):
            return cls()
        return cls(*map(steps, parts))

    @classmethod
    def of(cls, before: str, after: str) -> "Readiness":
        """What is kept of each time: three characters, or none."""
        return cls(steps(before), steps(after))

    @property
    def text(self) -> str:
        """What stands in an address; empty where nothing was said."""
        if not self.after:
            return spelt(self.before)
        return (spelt(self.before) or LEFT_OUT * len(QUESTIONS)) + spelt(self.after)

    @property
    def is_unsure_of_all(self) -> bool:
        """Whether the last that was said is the lowest step on every question."""
        return (self.after or self.before) == (LEAST,) * len(QUESTIONS)


def is_one(text: str) -> bool:
    """Whether a text spells the steps of one time."""
    return bool(_TEXT.fullmatch(text))


def steps(text: str) -> Steps:
    """The steps that a text spells; none for an empty one, nor where all were left out."""
    if not text.strip(LEFT_OUT):
        return ()
    return tuple(None if each == LEFT_OUT else int(each) for each in text)


def chosen(values: Iterable[str]) -> Steps:
    """The steps that were chosen, one value a question; what is no step counts as left out."""
    return steps("".join(value if value in _STEPS else LEFT_OUT for value in values))


def spelt(steps: Steps) -> str:
    """The steps as text, a character a question; empty where there are none."""
    return "".join(LEFT_OUT if step is None else str(step) for step in steps)
