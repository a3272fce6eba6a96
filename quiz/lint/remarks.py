"""What reading the file already made one doubt."""

from collections.abc import Iterator

from quiz.edition import Edition
from quiz.lint.finding import Finding, warning


def judge(edition: Edition) -> Iterator[Finding]:
    """A warning for each remark."""
    return (warning(remark.code, remark.path, remark.message, remark.fix) for remark in edition.remarks)
