"""The findings as an author's page shows them: by their causes, the worst of each first, each with where it leads."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from quiz.lint.finding import Finding
from quiz.web.addresses import Addresses

WORST = 10  # of one code that are shown

Witness = Mapping[str, str]
CodeOf = Callable[[Witness], str]  # the code of a sheet, question id → option id


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding.

    page    where the part that it is about can be looked at; empty where nowhere.
    result  the result of the sheet that shows it; empty where there is none.
    fix     what to do; empty where the one before says the same.
    """

    finding: Finding
    page: str
    result: str
    fix: str


@dataclass(frozen=True, slots=True)
class Cause:
    """The findings of one code: the worst of them, and how many more there are."""

    severity: str
    code: str
    shown: tuple[Shown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Ways:
    """Where findings lead: the addresses, the code of a sheet with nothing answered, and what gives that of another."""

    to: Addresses
    blank: str
    code_of: CodeOf

    def to_result(self, witness: Witness | None) -> str:
        """The result of a sheet; empty where there is none."""
        return self.to.result(self.code_of(witness)) if witness else ""

    def to_part(self, path: str) -> str:
        """Where a part of the file can be looked at; empty where nowhere."""
        kind, _, rest = path.partition("/")
        id = rest.partition("/")[0]
        if kind == "roles" and id:
            return self.to.author(id)
        return self.to.take(self.blank, question=id) if kind == "questions" and id else ""


def causes(findings: Iterable[Finding], ways: Ways) -> tuple[Cause, ...]:
    """Findings in the order of the report, by their codes."""
    groups = groupby(findings, key=lambda finding: (finding.severity, finding.code))
    return tuple(_cause(severity, code, list(alike), ways) for (severity, code), alike in groups)


def _cause(severity: str, code: str, findings: list[Finding], ways: Ways) -> Cause:
    advised: set[str] = set()
    shown = []
    for each in findings[:WORST]:
        fix = "" if each.fix in advised else each.fix
        shown.append(Shown(each, ways.to_part(each.path), ways.to_result(each.witness), fix))
        advised.add(each.fix)
    return Cause(severity, code, tuple(shown), len(findings) - len(shown))


def of_role(findings: Iterable[Finding], role: str) -> tuple[Finding, ...]:
    """Those that name a role."""
    own = ["roles", role]
    return tuple(each for each in findings if any(path.split("/")[:2] == own for path in (each.path, *each.also)))
