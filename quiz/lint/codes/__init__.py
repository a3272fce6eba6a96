"""Every code that `quiz check` can find, each in one place: when, why, an example, and what to do.

`quiz check --explain CODE` prints one of them, and `--explain all` a page of all, which so is never out of date.
"""

from collections.abc import Iterable, Mapping

from quiz.lint.codes.code import SEVERITIES, Code, Severity
from quiz.lint.codes.files import FILES
from quiz.lint.codes.questions import QUESTIONS
from quiz.lint.codes.roles import ROLES
from quiz.lint.codes.words import WORDS

__all__ = [
    "CODES",
    "COMPARED",
    "ENGLISH_ONLY",
    "ERRORS",
    "NOTES",
    "NOTES_IF_MADE",
    "SEVERITIES",
    "WARNINGS",
    "Code",
    "Severity",
]

CODES: Mapping[str, Code] = {
    each.code: each for each in sorted((*FILES, *QUESTIONS, *ROLES, *WORDS), key=lambda c: c.code)
}


def _named(codes: Iterable[Code]) -> Mapping[str, str]:
    return {each.code: each.when for each in codes}


# Code → when it is raised, as `silence:` names it. Those that are always certain errors cannot be silenced.
ERRORS = _named(each for each in CODES.values() if each.severity == "error" and each.certain)
# Found only beside an older file, so that a silence of theirs may stand without one.
COMPARED = _named(each for each in CODES.values() if each.needs_older)
# What is left to do; it fails no check, and so needs no silence.
NOTES = _named(each for each in CODES.values() if each.severity == "note")
WARNINGS = _named(each for each in CODES.values() if each.code not in {*ERRORS, *COMPARED, *NOTES})
# Warnings that are notes in a file that was made from a source: `made_from`.
NOTES_IF_MADE = ("one-source", "short-missing")
# Found by English words or English usage, and so in no other language.
ENGLISH_ONLY = tuple(each.code for each in CODES.values() if each.english)
