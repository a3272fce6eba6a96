"""What `quiz check` reports: a table of the roles and a list of findings, as text or as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any

from quiz.content import Role
from quiz.lint.beside import beside
from quiz.lint.codes import SEVERITIES, Severity
from quiz.lint.figures import Figures
from quiz.lint.finding import Finding
from quiz.lint.people import Recovery

WORST = 10  # findings of one code that are printed


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one role, rounded for print.

    win                 strict wins on random sheets, as a multiple of the fair share.
    base                what random answers give it on average, in points.
    first, three        percent of the people like it who get it first, or among three.
    first_shifted, ...  the same of people who also lean to one end of the scale.
    confusion           the role that people like it get most often instead; empty if none.
    nearest             the role that it agrees with most, to `agreement` points; empty if it is alone.
    weight              the sum of its weights over all questions.
    dimensions          how many dimensions it weighs.
    """

    role: str
    name: str
    win: float
    base: float
    first: float
    first_shifted: float
    three: float
    three_shifted: float
    confusion: str
    nearest: str
    agreement: float
    weight: int
    dimensions: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check.

    name       the file's, as the places of the findings give it.
    language   the quiz's, and the codes `unchecked` for it, since they know English alone; none for English.
    findings   what to put right, errors first, then warnings, then notes; code by code, the worst of each first.
    silenced   those that the author silenced, each with its reason.
    rows       one a role, in the file's order.
    sampled    what was done less often than in a quiz that is not large, in words.
    """

    name: str
    language: str
    unchecked: tuple[str, ...]
    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    rows: tuple[Row, ...]
    sampled: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self.count("error")

    @property
    def has_errors(self) -> bool:
        """Whether the check fails."""
        return self.errors > 0


def row(figures: Figures, role: Role) -> Row:
    """The figures of one role."""
    index = figures.quiz.roles.index(role)
    plain, shifted = figures.plain[index], figures.shifted[index]
    pair = figures.nearest(role)
    return Row(
        role=role.id,
        name=role.name,
        win=float(beside(figures.share(index), decimals=2)),
        base=float(beside(figures.bases[index])),
        first=_share(plain.first, plain),
        first_shifted=_share(shifted.first, shifted),
        three=_share(plain.three, plain),
        three_shifted=_share(shifted.three, shifted),
        confusion=plain.confusion.id if plain.confusion else "",
        nearest=pair.other(role).id if pair else "",
        agreement=float(beside(pair.agreement)) if pair else 0.0,
        weight=sum(figures.quiz.tables[index].weights),
        dimensions=len(role.profile),
    )


def _share(count: int, found: Recovery) -> float:
    """Percent of the people of one role, as the findings print it."""
    return float(beside(Fraction(100 * count, found.people)))


# Column → its heading, and how its cells are printed.
COLUMNS: Mapping[str, tuple[str, str]] = {
    "role": ("role", ""), "win": ("win", ".2f"), "base": ("base", ".1f"),
    "first": ("first", ".1f"), "first_shifted": ("shift", ".1f"),
    "three": ("in 3", ".1f"), "three_shifted": ("shift", ".1f"), "confusion": ("instead", ""),
    "nearest": ("nearest", ""), "agreement": ("agree", ".1f"), "weight": ("weight", ""), "dimensions": ("dims", ""),
}  # fmt: skip
LEGEND = (
    "win: comes first on random sheets, × its fair share. base: points from random answers.\n"
    "first, in 3: % of simulated people who answer like the role and get it first, or among three;\n"
    "shift: the same if they lean to one end of the scale; instead: what they get most often else.\n"
    "agree: points that the nearest role may get where this one has 100. weight: over all questions."
)


def render(report: Report) -> str:
    """The report for a terminal: the table, what to put right, what is silenced, and how much of each."""
    parts = [_table(report.rows), LEGEND] if report.rows else []
    parts += [_lines(report.findings, report.name)] if report.findings else []
    parts += ["Silenced:\n" + _lines(report.silenced, report.name)] if report.silenced else []
    parts += [_unchecked(report)] if report.unchecked else []
    parts += [f"Sampled, since the quiz is large: {'; '.join(report.sampled)}."] if report.sampled else []
    return "\n\n".join([*parts, summary(report)])


def _table(rows: tuple[Row, ...]) -> str:
    columns = [_column(key, rows) for key in COLUMNS]
    return "\n".join("  ".join(cells).rstrip() for cells in zip(*columns, strict=True))


def _column(key: str, rows: tuple[Row, ...]) -> list[str]:
    """A heading and a cell a row, all of one width: words begin at its left, figures end at its right."""
    heading, form = COLUMNS[key]
    values = [getattr(row, key) for row in rows]
    cells = [heading, *(format(value, form) for value in values)]
    width = max(map(len, cells))
    return [cell.ljust(width) if isinstance(values[0], str) else cell.rjust(width) for cell in cells]


def _lines(findings: Iterable[Finding], name: str) -> str:
    """The findings by their causes."""
    causes = groupby(findings, key=lambda finding: (finding.severity, finding.code))
    return "\n".join(line for _, alike in causes for line in _cause(list(alike), name))


def _cause(findings: list[Finding], name: str) -> Iterator[str]:
    """The worst findings of one code, each fix once, a sheet of the worst, and how many more there are."""
    advised: set[str] = set()
    for finding in findings[:WORST]:
        last = f"Silenced: {finding.reason}" if finding.reason else finding.fix
        yield f"{line(finding, name)} {last if last not in advised else ''}".rstrip()
        if finding.witness and not advised:
            yield "    on this sheet:" + "".join(
                f" {question}={option}" for question, option in finding.witness.items()
            )
        advised.add(last)
    if (more := len(findings) - WORST) > 0:
        yield f"{name}: and {more} more {findings[0].code}, {len(findings)} in all; `quiz check --json` lists them."


def line(finding: Finding, name: str) -> str:
    """Where one finding is, and what it says."""
    place = ": ".join(filter(None, (f"{name}:{finding.line}", finding.path, f"{finding.severity} {finding.code}")))
    return f"{place}: {finding.message}"


def _unchecked(report: Report) -> str:
    codes = ", ".join(report.unchecked)
    return f"Not checked, since the quiz is in “{report.language}” and these know English alone: {codes}."


def summary(report: Report) -> str:
    """How much there is of each; of notes only where there are any, as a file that people wrote has none."""
    counts = [_count(report.count(each), each) for each in SEVERITIES if each != "note" or report.count(each)]
    return f"{', '.join(counts)}, {len(report.silenced)} silenced."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(report: Report) -> dict[str, Any]:
    """The report as what JSON can hold, under the names of `Finding` and `Row`."""
    return {
        "file": report.name,
        "language": report.language,
        "unchecked": list(report.unchecked),
        "sampled": list(report.sampled),
        "errors": report.errors,
        "warnings": report.count("warning"),
        "notes": report.count("note"),
        "findings": [_as_json(finding) for finding in report.findings],
        "silenced": [_as_json(finding) for finding in report.silenced],
        "roles": [{key: getattr(row, key) for key in Row.__slots__} for row in report.rows],
    }


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "also": list(finding.also),
        "line": finding.line,
        "message": finding.message,
        "fix": finding.fix,
        "witness": dict(finding.witness) if finding.witness else None,
        "reason": finding.reason,
    }
