"""What is still to be written, and what else is only a note for the author of a file that was made from a source.

(docs/scoring.md, "The author's linter", 12)
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quiz.edition import Edition
from quiz.lint.codes import NOTES_IF_MADE
from quiz.lint.finding import Finding, note


def judge(edition: Edition) -> Iterator[Finding]:
    """A note for each gap."""
    for gap in edition.gaps:
        message = f"still to be written: “{gap.what}”." if gap.what else "this is still to be written."
        yield note("gap", gap.path, message, "Write it in place of “TO WRITE”; until then, pages leave it out.")


def eased(edition: Edition, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same findings, without those on gaps; what comes of how a file was made is a note."""
    gaps = {gap.path for gap in edition.gaps}
    for finding in findings:
        if finding.code == "short-missing" and f"{finding.path}/brief" in gaps:
            continue
        yield replace(finding, severity="note") if edition.made_from and _comes_of_it(edition, finding) else finding


def _comes_of_it(edition: Edition, finding: Finding) -> bool:
    """Whether a warning follows from one source having made the file: of sources, that very one feeds the most."""
    of_another = finding.code == "one-source" and finding.path != f"sources/{edition.made_from}"
    return finding.code in NOTES_IF_MADE and not of_another
