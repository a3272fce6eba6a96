"""How hard the questions are to read: two formulas, worked by hand."""

import pytest

from tests.evidence.reading_level import ari, coleman_liau, part, read_texts
from tests.evidence.table import DATA
from tests.examples import likert, quiz_of, shipped_quiz


def test_the_formulas_as_worked_by_hand():
    """100 words of 450 letters in 5 sentences: 4.5 letters a word, 20 words a sentence.

    ARI: 4.71 × 4.5 + 0.5 × 20 − 21.43 = 21.195 + 10 − 21.43 = 9.765.
    Coleman–Liau: 0.0588 × 450 − 0.296 × 5 − 15.8 = 26.46 − 1.48 − 15.8 = 9.18.
    """
    assert ari(450, 100, 5) == pytest.approx(9.765)
    assert coleman_liau(450, 100, 5) == pytest.approx(9.18)


def test_a_label_that_stands_under_many_questions_is_counted_once():
    quiz = quiz_of((likert("cables"), likert("callers")), {"amber": {"cables": (0, 1)}, "coral": {"callers": (0, 1)}})
    questions, whole = read_texts(quiz)

    assert len(questions) == 2
    assert len(whole) == 2 + 5


def test_the_shipped_questions_are_short_and_easier_than_grade_8():
    section = part(DATA)

    assert int(section.cell("questions", "most")) <= 20
    assert float(section.cell("questions", "grade by ARI")) < 8
    assert float(section.cell("questions", "grade by Coleman–Liau")) < 8


def test_what_the_shipped_questions_mean_is_said_for_someone_of_12_with_an_example():
    """Grade 7 begins at the age of 12."""
    section = part(DATA)

    assert [each.id for each in shipped_quiz().questions if "For example: " not in each.about] == []
    assert int(section.cell("what questions mean", "most")) <= 20
    assert float(section.cell("what questions mean", "grade by ARI")) < 7
    assert float(section.cell("what questions mean", "grade by Coleman–Liau")) < 7
