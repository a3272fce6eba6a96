"""Findings, and the list of all that the linter can find."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from quiz.content import AUTHORED, Role

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # the gravest first

# Every code, as `silence:` names it. Those that are always certain errors cannot be silenced.
ERRORS: Mapping[str, str] = {
    "asks-demographics": "a question asks for the taker's own age, gender, origin, home, health or pay",
    "question-idle": "nobody weighs the question, or all roles agree on it",
    "source-details": "a source lacks its title, its address or file, or the day it was read",
    "unknown-silence": "a silence names a finding that does not exist or is an error",
}
WARNINGS: Mapping[str, str] = {
    "about-missing": "a question has a word that not everybody knows, and does not say what it means",
    "abbreviation": "an abbreviation is not spelled out in its question",
    "agreement-labels": "labels of agreeing invite people to agree",
    "banned-word": "a text claims, or may claim, more than a quiz can know (an error where it tells the reader)",
    "base-spread": "random answers favour one role over another by more than 8 points",
    "demographic-word": "a question or a profile mentions a demographic trait",
    "double-barrelled": "a question asks two things at once",
    "family-empty": "a family has no role",
    "far-from-target": "a role's best option lies over 25 from its target",
    "few-claims": "a role weighs far fewer dimensions than the other roles do",
    "few-dimensions": "a role weighs under 6 dimensions",
    "flat-for-role": "a question hardly matters to a role that calls it important",
    "gendered": "a question uses a gendered word",
    "heavy-question": "one question makes up over a quarter of a role",
    "job-title": "a question names a job",
    "leading": "a question suggests its answer",
    "long": "a question has over 20 words",
    "markup": "a text holds markup, which is shown as it is typed",
    "middling": "a role puts over 20 % of its weight on targets of 50",
    "negation": "a question holds a negation",
    "off-step": "a target that no answer can hit",
    "one-source": "one source feeds over half of all weights",
    "option-never-best": "a single-choice option is best for no role",
    "own-self": "people who answer like a role, with noise, do not get it (an error under 60 %)",
    "own-self-shift": "the same of people who also lean to one end of the scale",
    "pair-alike": "two roles agree to over 85 (an error where nothing ever parts them)",
    "question-moot": "no sheet was found on which the answer to the question decides who comes first (an error)",
    "reachable": "no answers put the role first alone, or none were found (an error; proven, it cannot be silenced)",
    "reverse-balance": "normal and reversed questions of a dimension are out of balance",
    "short-long": "a short form is longer than its place",
    "short-missing": "a part has no short form, and its name or text is too long for where it stands",
    "straight-line": "the same option on every question puts one role far ahead",
    "text-cut": "a text may go on behind a “#”, which begins a comment",
    "thin-dimension": "under two questions ask about a dimension",
    "two-questions": "a question holds two question marks",
    "unused-silence": "a silence silences nothing",
    "weight-total": "a role's weights are under half or over twice the median",
    "win-share": "random sheets favour or neglect a role",
}
# Found only beside an older file (`quiz check --against`), so that a silence of theirs may stand without one.
COMPARED: Mapping[str, str] = {
    "claim-dropped": "a role claims less than before, and just that made a finding go away (with `--against`)",
}
# What is left to do; it fails no check, and so needs no silence.
NOTES: Mapping[str, str] = {
    "gap": "a text is still to be written (“TO WRITE”), and pages leave it out",
}
# Warnings that are notes in a file that was made from a source: `made_from`.
NOTES_IF_MADE = ("one-source", "short-missing")
# Found by English words or English usage, and so in no other language.
ENGLISH_ONLY = (
    "abbreviation", "about-missing", "agreement-labels", "asks-demographics", "banned-word", "demographic-word",
    "double-barrelled", "gendered", "job-title", "leading", "long", "negation", "two-questions",
)  # fmt: skip

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
