"""The author's linter: does the content separate people? (docs/scoring.md, "The author's linter").

It measures a quiz once (`figures`), judges its parts one by one, and reports findings with file and line. The
figures are those of a complete sheet without stars; seeds are fixed, and the file's order changes nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from quiz.edition import Edition
from quiz.language import is_english
from quiz.lint import banned, gaps, questions, reach, roles, shorts, sources, special, straight, turns, weights, wording
from quiz.lint.codes import ENGLISH_ONLY, SEVERITIES
from quiz.lint.figures import Figures, Progress, measure
from quiz.lint.finding import Finding, line_of, warning
from quiz.lint.gaps import eased
from quiz.lint.report import Report, row
from quiz.lint.silence import silence, silences
from quiz.lint.work import fewer, sampled

__all__ = ["Finding", "Report", "lint"]

SHEETS = 100_000  # random sheets for the win share
PEOPLE = 4_000  # people drawn of each role


def lint(edition: Edition, progress: Progress | None = None, *, sheets: int = SHEETS, people: int = PEOPLE) -> Report:
    """Judge whether an edition separates people, and whether it asks and speaks as it should.

    progress  is called before each long step, with its name.
    sheets    how many random sheets to draw, over 0; `people`, how many people of each role, over 0; of a large quiz
              at most as many as `work` allows.
    """
    quiz = edition.quiz
    few = min(sheets, fewer(quiz, SHEETS)), min(people, fewer(quiz, PEOPLE))
    figures = measure(quiz, progress or _quiet, *few)
    unchecked = () if is_english(edition.language) else ENGLISH_ONLY
    found = [
        replace(finding, line=line_of(finding.path, edition.lines))
        for finding in silence(eased(edition, _judge(edition, figures)), silences(edition), unchecked)
    ]
    found.sort(key=lambda f: (SEVERITIES.index(f.severity), f.code, -f.badness, f.line, f.path, f.message))
    return Report(
        name=edition.name,
        language=edition.language,
        unchecked=unchecked,
        findings=tuple(finding for finding in found if not finding.reason),
        silenced=tuple(finding for finding in found if finding.reason),
        rows=tuple(row(figures, role) for role in quiz.roles),
        sampled=tuple(
            sampled(
                quiz,
                random_sheets=(few[0], SHEETS),
                people_of_each_role=(few[1], PEOPLE),
                tries_of_all_searches=(fewer(quiz, reach.ALL_NODES), reach.ALL_NODES),
            )
        ),
    )


def _judge(edition: Edition, figures: Figures) -> Iterator[Finding]:
    yield from reach.judge(figures, fewer(edition.quiz, reach.ALL_NODES))
    yield from questions.judge(edition.quiz)
    yield from turns.judge(figures)
    yield from roles.judge(figures)
    yield from straight.judge(edition.quiz)
    yield from weights.judge(edition.quiz)
    yield from sources.judge(edition)
    yield from shorts.judge(edition)
    yield from gaps.judge(edition)
    if is_english(edition.language):
        yield from wording.judge(edition)
        yield from special.judge(edition.quiz)
        yield from banned.judge(edition)
    yield from (warning(remark.code, remark.path, remark.message, remark.fix) for remark in edition.remarks)


def _quiet(step: str) -> None:
    """Report to nobody."""
