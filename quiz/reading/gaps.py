"""Texts that are still to be written: what begins with `TO WRITE` is read as nothing, and kept in a list of its own."""

import re
from typing import TypeGuard

from quiz.reading.faults import quote
from quiz.reading.shapes import LONGEST_GAP, MARK
from quiz.reading.texts import tidy
from quiz.reading.tree import Scalar

_GAP = re.compile(rf"{MARK}\b[\s:]*(.*)", re.DOTALL)


def is_gap(value: object) -> TypeGuard[Scalar]:
    """Whether a value marks a text that is still to be written."""
    return isinstance(value, Scalar) and bool(_GAP.match(value.text))


def missing(gap: Scalar) -> str:
    """What is to be written, in its author's words; empty where the mark stands alone. Raises WrongValueError."""
    found = _GAP.match(tidy(gap.text, LONGEST_GAP))
    return found[1] if found else ""


def misplaced(gap: Scalar) -> str:
    """What is wrong with a gap where none may stand, and what to do."""
    return (
        f"{quote(gap.text)} marks a text that is still to be written. Only a role’s description, brief, skills, "
        "first_steps, ask and look_for may wait: write this one now, or delete its key if it may be left out."
    )
