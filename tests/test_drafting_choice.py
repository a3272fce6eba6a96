"""What is chosen for some occupations: each target follows from a published figure, and from nothing else."""

from fractions import Fraction

import pytest

from quiz.bank import shipped
from quiz.drafting import choose
from quiz.onet import Release
from quiz.reading.figures import nearest, stretch
from tests.releases import CODES, SHAPES, tables

BANK = shipped()


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    """The made-up one."""
    return Release(SHAPES["folder"](tmp_path_factory.mktemp("release"), tables()))


def test_each_target_is_its_figure_stretched_over_the_set(release):
    codes = [*CODES][:4]

    choice = choose(release, BANK, codes)

    assert [occupation.code for occupation in choice.occupations] == codes
    for used in choice.dimensions:
        placed = [choice.profiles[code][used.id] for code in codes]
        values = [each.rating.value for each in placed]
        assert (used.low, used.high) == (min(values), max(values))
        for code, each in zip(codes, placed, strict=True):
            assert each.rating.key == (code, used.element.id, used.element.scale)
            assert each.position == nearest(stretch(each.rating.value, used.low, used.high))[0]
            assert (
                abs(100 * Fraction(each.rating.value - used.low) / Fraction(used.high - used.low) - each.position)
                <= 12.5
            )
