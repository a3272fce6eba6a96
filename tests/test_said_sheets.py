"""The two quizzes and the sheets that pages for a pen are tried on: every word is said of every role."""

from collections import Counter

import pytest

from quiz import reading
from quiz.lint import lint
from quiz.result import Said
from tests.said_sheets import FILES, all_said_sheets, quiz_named, said_sheets, some_said_sheets


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_said_of_every_role(name):
    found = said_sheets(name)

    assert {(each.role.id, each.said) for each in found} == {
        (r.id, said) for r in quiz_named(name).roles for said in Said
    }
    for each in found:
        assert each.result.said is each.said
        assert (each.role in each.result.leaders) == each.said.names_roles


def test_a_sample_has_every_word_of_both_quizzes():
    sample = some_said_sheets()

    assert len({each.code for each in sample}) == len(sample) == 20
    assert set(Counter((each.name, each.said) for each in sample)) == {(name, said) for name in FILES for said in Said}
    assert set(sample) <= set(all_said_sheets())


def test_the_quiz_of_crafts_is_one_that_an_author_could_publish():
    assert lint(reading.read(FILES["crafts"]), sheets=20_000, people=500).findings == ()
