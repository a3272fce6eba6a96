"""What docs/authoring.md says is true: the quiz in it is whole, and sound."""

import re

import pytest

from quiz.lint import lint
from quiz.lint.report import render
from quiz.reading import parse
from quiz.reading.format import QUIZ
from quiz.reading.schema import keys_of
from tests.examples import ROOT

DOC = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", DOC, re.DOTALL)[1]  # type: ignore[index]


@pytest.fixture(scope="module")
def edition():
    """The quiz of the page."""
    return parse(EXAMPLE, "authoring.md")


def test_the_example_passes_its_own_check(edition):
    """Whoever copies it begins with 0 errors and 0 warnings, and sees how one is silenced."""
    report = lint(edition)

    assert report.findings == (), render(report)
    assert [(finding.code, finding.path) for finding in report.silenced] == [
        ("double-barrelled", "questions/sound-desk")
    ]


def test_the_example_shows_every_part_that_a_file_may_have(edition):
    """Facts, moves, a section apart, a conflict, a figure: whoever looks for one finds how it is written."""
    assert len(edition.facts) == 4
    assert [section.apart for section in edition.sections] == [False, False, True]
    assert [(move.role, move.to) for move in edition.upward] == [("reporter", "host")]
    assert [len(conflict.facts) for conflict in edition.conflicts] == [2]


@pytest.mark.parametrize("key", sorted(keys_of(QUIZ) - {"made_from", "result"}))
def test_the_example_shows_every_key(key):
    assert re.search(rf"(?m)^ *(?:- )?{key}:|[{{,] ?{key}: ", EXAMPLE)
