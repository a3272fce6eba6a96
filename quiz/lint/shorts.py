"""Has every part the short form that pages ask for, and is it short? (docs/scoring.md, "The author's linter", 11).

A name or a text that is short enough itself needs none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quiz.edition import Edition
from quiz.lint.finding import Finding, warning
from quiz.reading.faults import quote

WORD: Final = 9  # letters of a dimension's short name, beside a petal
TITLE: Final = 24  # of a quiz's, beside two links
QUESTION: Final = 50
BRIEF: Final = 70
LABEL: Final = 20


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a short form stands, and what stands there without one.

    key   of the file; `noun` is whose it is.
    said  what the file says there; `usual` is what stands there otherwise.
    """

    path: str
    key: str
    noun: str
    said: str
    usual: str
    longest: int

    def judge(self) -> Iterator[Finding]:
        """What is too long, or missing where the usual text is."""
        text = self.said or self.usual
        if len(text) <= self.longest:
            return
        if self.said:
            yield warning(
                "short-long",
                self.path,
                f"the “{self.key}” has {len(text)} letters (over {self.longest}).",
                "Pages have a line for it: shorten it.",
            ).rated(len(text))
        else:
            yield warning(
                "short-missing",
                self.path,
                f"{self.noun} has no “{self.key}”, so pages show {quote(text)}.",
                f"Add “{self.key}:” with up to {self.longest} letters.",
            ).rated(len(text))


def judge(edition: Edition) -> Iterator[Finding]:
    """All findings on short forms; a file that has none at all gets a single one."""
    places = (*_places(edition), *_labels(edition))
    found = [finding for place in places for finding in place.judge()] + list(_first(edition))
    if any(place.said for place in places) or not found:
        yield from found
    else:
        yield warning(
            "short-missing",
            "",
            f"the file has no short forms, and {len(found)} would help: pages show names and texts in full.",
            "Add “short:”, “brief:” and “first:”, as docs/authoring.md has them; or silence this for the whole file.",
        )


def _places(edition: Edition) -> Iterator[_Place]:
    shorts = {each.path: each.short for each in edition.shorts}
    yield _Place("title", "short", "the title", edition.short, edition.title, TITLE)
    for dimension in edition.quiz.dimensions:
        path = f"dimensions/{dimension.id}"
        yield _Place(path, "short", "the dimension", shorts.get(path, ""), dimension.name, WORD)
    for question in edition.quiz.questions:
        path = f"questions/{question.id}"
        yield _Place(path, "short", "the question", shorts.get(path, ""), question.text, QUESTION)
    for portrait in edition.portraits:
        path = f"roles/{portrait.role}"
        yield _Place(path, "brief", "the role", portrait.brief, edition.gist(portrait.role), BRIEF)


def _labels(edition: Edition) -> Iterator[_Place]:
    """What the topics that the file puts first are called there."""
    for topic in edition.first_topics:
        if topic.first:
            yield _Place("sections", "label", f"the topic “{topic.id}”", topic.label, topic.name, LABEL)


def _first(edition: Edition) -> Iterator[Finding]:
    if edition.topics and not any(topic.first for topic in edition.topics):
        yield warning(
            "short-missing",
            "sections",
            "no topic is “first”, so pages choose what people read first of a role.",
            "Add “first:” with 1 to 5 to the topics that people ask about first.",
        )
