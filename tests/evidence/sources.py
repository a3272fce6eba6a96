"""What the targets of the shipped quiz rest on: published figures, readings of texts, and our own judgement."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.content import AUTHORED, Quiz, Target
from quiz.edition import Edition
from quiz.reading import read
from tests.evidence.table import Row, Section, count, percent
from tests.examples import ROOT

TITLE = "What the targets rest on"
NOTE = (
    "No people are counted here. A target says where a role stands on a preference. It is a figure where it is a "
    "published number, stretched over these roles; a reading where we read it out of a text; a judgement where it "
    "is our own. Weights, 1 to 3, are all our own judgement. The share of weight says how much of a match each kind "
    "decides."
)
COLUMNS = ("targets", "of targets", "weight", "of weight")
KINDS = {"figure": "figures", "reading": "readings", "judgement": "judgements"}


def part(_data: Path) -> Section:
    """Count the targets of questions.yaml by what they rest on."""
    return Section(TITLE, NOTE, COLUMNS, tuple(counted(read(ROOT / "questions.yaml"))))


def counted(edition: Edition) -> Iterator[Row]:
    """Of all targets: by kind, and by kind within each source, in the file's order of sources."""
    targets = claims(edition.quiz)
    yield _row("all", targets, targets)
    for basis, kind in KINDS.items():
        yield _row(kind, [each for each in targets if each.basis == basis], targets)
    yield ("by source",)
    for id in (*(source.id for source in edition.sources), AUTHORED):
        for basis, kind in KINDS.items():
            if found := [each for each in targets if (each.source, each.basis) == (id, basis)]:
                yield _row(f"  {short(edition, id)}: {kind}", found, targets)


def claims(quiz: Quiz) -> list[Target]:
    """Every target of every role."""
    return [target for role in quiz.roles for target in role.profile]


def short(edition: Edition, id: str) -> str:
    """What a source is called, in a word or two."""
    return "our own" if id == AUTHORED else edition.source(id).short


def _row(name: str, some: Sequence[Target], targets: Sequence[Target]) -> Row:
    weight, whole = (sum(target.weight for target in each) for each in (some, targets))
    return name, count(len(some)), percent(len(some) / len(targets)), count(weight), percent(weight / whole)
