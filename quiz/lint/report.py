"""What `quiz check` tells: a table of the roles and a list of findings, as text or as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quiz.content import Role
from quiz.lint.figures import Figures
from quiz.lint.finding import Finding


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

    name      the file's, as the places of the findings give it.
    findings  what is to be put right, errors first, then by line.
    silenced  warnings that the author silenced, each with its reason.
    rows      one a role, in the file's order.
    """

    name: str
    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    rows: tuple[Row, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)

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
        win=round(float(figures.share(index)), 2),
        base=round(float(figures.bases[index]), 1),
        first=round(100 * plain.first / plain.people, 1),
        first_shifted=round(100 * shifted.first / shifted.people, 1),
        three=round(100 * plain.three / plain.people, 1),
        three_shifted=round(100 * shifted.three / shifted.people, 1),
        confusion=plain.confusion.id if plain.confusion else "",
        nearest=pair.other(role).id if pair else "",
        agreement=round(float(pair.agreement), 1) if pair else 0.0,
        weight=sum(figures.quiz.tables[index].weights),
        dimensions=len(role.profile),
    )


# Column → its heading, and how its cells are printed.
COLUMNS: Mapping[str, tuple[str, str]] = {
    "role": ("role", ""), "win": ("win", ".2f"), "base": ("base", ".1f"),
    "first": ("first", ".1f"), "first_shifted": ("shift", ".1f"),
    "three": ("in 3", ".1f"), "three_shifted": ("shift", ".1f"), "confusion": ("instead", ""),
    "nearest": ("nearest", ""), "agreement": ("agree", ".1f"), "weight": ("weight", ""), "dimensions": ("dims", ""),
}  # fmt: skip
LEGEND = (
    "win: comes first on random sheets, × its fair share. base: points from random answers.\n"
    "first, in 3: % of people who answer like the role and get it first, or among three;\n"
    "shift: the same if they lean to one end of the scale; instead: what they get most often else.\n"
    "agree: points that the nearest role may get where this one has 100. weight: over all questions."
)


def render(report: Report) -> str:
    """The report for a terminal: the table, what to put right, what is silenced, and how much of each."""
    parts = [_table(report.rows), LEGEND] if report.rows else []
    parts += [_lines(report.findings, report.name)] if report.findings else []
    parts += ["Silenced:\n" + _lines(report.silenced, report.name)] if report.silenced else []
    return "\n\n".join([*parts, _summary(report)])


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
    return "\n".join(line(finding, name) for finding in findings)


def line(finding: Finding, name: str) -> str:
    """One finding as one line: where, what, and the fix, or the reason why it is silenced."""
    place = f"{name}:{finding.line}: {finding.path}: {finding.severity} {finding.code}"
    last = f"Silenced: {finding.reason}" if finding.reason else finding.fix
    witness = "".join(f" {question}={option}" for question, option in (finding.witness or {}).items())
    return f"{place}: {finding.message} {last}" + (f"\n    on this sheet:{witness}" if witness else "")


def _summary(report: Report) -> str:
    warnings = len(report.findings) - report.errors
    return f"{_count(report.errors, 'error')}, {_count(warnings, 'warning')}, {len(report.silenced)} silenced."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(report: Report) -> dict[str, Any]:
    """The report as what JSON can hold, under the names of `Finding` and `Row`."""
    return {
        "file": report.name,
        "errors": report.errors,
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
