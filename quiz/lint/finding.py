"""Findings: what the linter says of a file. `codes` has the list of all that it can find."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from quiz.content import AUTHORED, Role
from quiz.lint.codes import NOTES, Severity

# The lists of a file in whose entries `silence:` may stand.
SILENCED_AT = frozenset(("families", "dimensions", "questions", "roles", "conflicts", "sources"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right.

    path     where it stands, such as "roles/qa-tester"; `also` are other parts that it concerns.
    line     line of the path in the file, from 1; 0 until it is looked up.
    message  the figure and what it says.
    fix      what to do.
    witness  a sheet that shows it, question id → option id, or None.
    reason   why the author silenced it; empty if it is not silenced.
    badness  orders the findings of one code, the worst highest.
    certain  whether it is proven; an error that is not may be silenced as a warning may.
    """

    code: str
    severity: Severity
    path: str
    message: str
    fix: str
    also: tuple[str, ...] = ()
    witness: Mapping[str, str] | None = None
    line: int = 0
    reason: str = ""
    badness: Fraction | float = 0
    certain: bool = True

    def rated(self, badness: Fraction | float) -> "Finding":
        """The same finding, with its rank among those of its code."""
        return replace(self, badness=badness)

    @property
    def may_be_silenced(self) -> bool:
        """Whether an author who gives a reason has the last word."""
        return self.code not in NOTES and (self.severity != "error" or not self.certain)

    @property
    def owners(self) -> tuple[str, ...]:
        """The parts at which it may be silenced; the last is the whole file, whose path is empty."""
        parts = (path.split("/") for path in (self.path, *self.also))
        return (*("/".join(part[:2]) for part in parts if part[0] in SILENCED_AT), "")


def error(
    code: str, path: str, message: str, fix: str, *also: str, witness: Mapping[str, str] | None = None
) -> Finding:
    """A finding that fails the check."""
    return Finding(code, "error", path, message, fix, also, witness)


def warning(
    code: str, path: str, message: str, fix: str, *also: str, witness: Mapping[str, str] | None = None
) -> Finding:
    """A finding that an author may silence in place, with a reason."""
    return Finding(code, "warning", path, message, fix, also, witness)


def note(code: str, path: str, message: str, fix: str) -> Finding:
    """A finding that fails no check: something that is left to do."""
    return Finding(code, "note", path, message, fix)


def line_of(path: str, lines: Mapping[str, int]) -> int:
    """The line of a path, or of the nearest part around it that has one; 1 where nothing has."""
    while path not in lines and "/" in path:
        path = path.rpartition("/")[0]
    return lines.get(path, 1)


def last_resort(roles: Iterable[Role]) -> str:
    """The advice to move a target: given last, and only for an author's own judgement: a source's stays."""
    own = any(target.basis == "judgement" for role in roles for target in role.profile)
    return f" If that is not enough, move a target that is your own judgement (“{AUTHORED}”)." if own else ""
