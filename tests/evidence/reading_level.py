"""How hard the questions are to read, by two formulas that count letters instead of syllables.

A question is a short text, and a formula on one short text says little, so all of them are taken together.

source  Automated Readability Index: Smith and Senter, 1967. Coleman–Liau index: Coleman and Liau, 1975.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from quiz.content import Quiz
from tests.evidence.table import Section
from tests.examples import shipped_quiz

WORD = re.compile(r"[\w’'-]+")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
LETTER = re.compile(r"[^\W_]")


def part(data: Path) -> Section:
    """The questions, and all that is read while answering; no data are needed."""
    questions, whole = read_texts(shipped_quiz())
    meant = [sentence for each in shipped_quiz().questions for sentence in SENTENCE_END.split(each.about)]
    return Section(
        "Reading level of the shipped quiz",
        "No people are counted here. Grades are school years in the United States: grade 8 begins at the age of 13. "
        "Both formulas count letters, words and sentences, and were made for prose, so they are a hint. Each question "
        "and each answer counts as one sentence, and so does each sentence of what a question means.",
        ("texts", "words", "words a text, mean", "most", "grade by ARI", "grade by Coleman–Liau"),
        (
            ("questions", *_cells(questions)),
            ("questions and answers", *_cells(whole)),
            ("what questions mean", *_cells(meant)),
        ),
    )


def read_texts(quiz: Quiz) -> tuple[list[str], list[str]]:
    """The questions; and the questions with each answer that a single-choice one offers, and each label once."""
    questions = [question.text for question in quiz.questions]
    labels = dict.fromkeys(option.label for question in quiz.questions for option in question.options)
    return questions, [*questions, *labels]


def _cells(texts: Sequence[str]) -> tuple[str, ...]:
    lengths = [len(WORD.findall(text)) for text in texts]
    words, letters = sum(lengths), sum(len(LETTER.findall(text)) for text in texts)
    grades = (ari(letters, words, len(texts)), coleman_liau(letters, words, len(texts)))
    mean = f"{words / len(texts):.1f}"
    return (str(len(texts)), str(words), mean, str(max(lengths)), *(f"{grade:.1f}" for grade in grades))


def ari(letters: int, words: int, sentences: int) -> float:
    """The Automated Readability Index, a US school grade."""
    return 4.71 * letters / words + 0.5 * words / sentences - 21.43


def coleman_liau(letters: int, words: int, sentences: int) -> float:
    """The Coleman–Liau index, a US school grade."""
    return 5.88 * letters / words - 29.6 * sentences / words - 15.8
