"""Warnings that the author silenced in place, with a reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from quiz.edition import Edition
from quiz.lint.codes import COMPARED, ERRORS, NOTES, WARNINGS
from quiz.lint.finding import Finding, error, warning
from quiz.reading.faults import closest

Silences = Mapping[tuple[str, str], str]  # (path of a part, code) → reason


def silences(edition: Edition) -> Silences:
    """All silences of an edition, by the path of the part at which they stand, empty for the file, and the code."""
    return {(path, code): reason for path, codes in edition.silences.items() for code, reason in codes.items()}


def silence(findings: Iterable[Finding], known: Silences, unchecked: Collection[str] = ()) -> Iterator[Finding]:
    """The same findings, those that are silenced with their reason; then what is wrong with the silences.

    unchecked  codes that nothing was checked for, so that a silence of theirs may well have something to silence.
    """
    used = set()
    for finding in findings:
        keys = [(owner, finding.code) for owner in finding.owners if (owner, finding.code) in known]
        if keys and finding.may_be_silenced:
            used.update(keys)
            yield replace(finding, reason=known[keys[0]])
        else:
            yield finding
    for path, code in known:
        if code not in WARNINGS and code not in COMPARED:
            yield _unknown(path, code)
        elif (path, code) not in used and code not in {*unchecked, *COMPARED}:
            yield _unused(path, code)


def _unknown(path: str, code: str) -> Finding:
    where = _where(path, code)
    if code in ERRORS:
        return error("unknown-silence", where, f"“{code}” is an error, which cannot be silenced.", "Remove it.")
    if code in NOTES:
        return error("unknown-silence", where, f"“{code}” is a note, which needs no silence.", "Remove it.")
    close = closest(code, WARNINGS)
    fix = f"Did you mean “{close}”?" if close else f"Remove it, or use one of: {', '.join(sorted(WARNINGS))}."
    return error("unknown-silence", where, f"“{code}” is no finding of this check.", fix)


def _unused(path: str, code: str) -> Finding:
    return warning(
        "unused-silence", _where(path, code), f"there is no “{code}” here that may be silenced.", "Remove it."
    )


def _where(path: str, code: str) -> str:
    return f"{path}/silence/{code}".lstrip("/")
