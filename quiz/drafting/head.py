"""The comment at the head of the file: what it is, how it was made, whose the data are, what to write next."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from quiz.drafting.choice import Choice
from quiz.onet import Release
from quiz.reading.shapes import MARK

WIDTH: Final = 118

NEXT: Final = (
    f"What only a person can write is marked “{MARK}”; `quiz check` lists it, and pages leave it out. The jobs have "
    "the titles of O*NET for names, without their plurals: call them what your readers call them. Weights, questions "
    "and all other words are yours to change. Targets are not: each is a published figure, stretched over these jobs; "
    "“at” says where it stands, and a target that was moved away from its figure is refused."
)
THEIRS: Final = (
    "Figures, tasks, titles and what is quoted about preparation are theirs. They were chosen, and figures stretched: "
    "that is a modification, which USDOL/ETA has not approved, endorsed, or tested. Dimensions and questions are from "
    "the bank of `quiz`."
)


def head(choice: Choice, release: Release, ask: Sequence[str] = ()) -> str:
    """The lines of the comment; `ask` is what the choice was narrowed to."""
    paragraphs = [wrap(each, WIDTH, break_on_hyphens=False) for each in _paragraphs(choice, release, ask)]
    return "\n#\n".join("\n".join(f"# {line}" for line in lines) for lines in paragraphs)


def _paragraphs(choice: Choice, release: Release, ask: Sequence[str]) -> Iterator[str]:
    codes = " ".join(each.code for each in choice.occupations)
    yield f"A draft of a quiz, made by: quiz import onet {codes}" + (f' --ask "{_listed(ask)}"' if ask else "")
    yield NEXT
    yield f"{release.credit} {THEIRS}"
    if choice.absent:
        absent = _listed(each.id for each in choice.absent)
        yield f"Not asked, since the release has no figures of it for two of these jobs: {absent}."
    if choice.withheld:
        named = (f"{each.key.code} {each.name} ({each.key.scale})" for each in choice.withheld)
        yield f"Not used, since the release says not to use these figures: {_listed(named)}."


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
