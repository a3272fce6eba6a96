"""Are the sources complete, and does one of them feed too much? (docs/scoring.md, "The author's linter", 9).

That every entry names a source of the file, and that the file's own targets give a reason, is enforced when
the file is read.
"""

from collections import Counter
from collections.abc import Iterator

from quiz.content import AUTHORED, Quiz
from quiz.edition import Edition
from quiz.facts import Source
from quiz.lint.beside import percent
from quiz.lint.finding import Finding, error, warning


def judge(edition: Edition) -> Iterator[Finding]:
    """All findings on sources."""
    for source in edition.sources:
        yield from _details(source)
    yield from _one_source(edition.quiz)
    yield from _off_step(edition.quiz)


def _details(source: Source) -> Iterator[Finding]:
    details = {"title": source.title, "address or file": source.place, "day it was read": source.read}
    for name, value in details.items():
        if not value.strip():
            yield error(
                "source-details", f"sources/{source.id}", f"the source has no {name}.", "Write down where it stands."
            )


def _one_source(quiz: Quiz) -> Iterator[Finding]:
    """One source that says most of it; an author's own judgement is no source, and is reported as such."""
    fed: Counter[str] = Counter()
    for role in quiz.roles:
        for target in role.profile:
            fed[target.source] += target.weight
    for source, weight in fed.most_common(1):
        if 2 * weight > fed.total():
            share = percent(weight, fed.total(), 50, decimals=0)
            yield (
                _judged(share)
                if source == AUTHORED
                else warning(
                    "one-source",
                    f"sources/{source}",
                    f"“{source}” feeds {share} of all weights (over 50).",
                    "Take targets from further sources.",
                )
            )


def _judged(share: str) -> Finding:
    return warning(
        "one-source",
        "",
        f"{share} of all weights rest on the author’s own judgement (over 50).",
        "Where it is meant so, silence this at the top level of the file, and say there whose judgement it is.",
    )


def _off_step(quiz: Quiz) -> Iterator[Finding]:
    for role in quiz.roles:
        for target in role.profile:
            if target.position % 25:
                yield warning(
                    "off-step",
                    f"roles/{role.id}/profile/{target.dimension}",
                    f"no answer can hit a target of {target.position}.",
                    "Round it to steps of 25 and keep the raw figure in its note.",
                )
