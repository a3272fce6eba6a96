"""The views of pages to read."""

from collections import Counter

from flask import abort, render_template

from quiz.cohort.discreet import FEWEST
from quiz.content import Basis, Quiz
from quiz.links import piece
from quiz.reach import COMPLETE_SHEETS, SHEETS
from quiz.web.context import NOT_FOUND, remembered, site
from quiz.web.texts.method import example
from quiz.words.roles import WEIGHT_WORDS, targets_in_words

LESSONS = ("take", "read", "plan")


def method() -> str:
    """Show how the number is made, at a glance."""
    edition = site().edition
    return render_template(
        "texts/method.html",
        quiz=edition.quiz,
        edition=edition,
        example=example(edition.quiz),
        weights=WEIGHT_WORDS,
        bases=_bases(edition.quiz),
    )


@remembered
def exact() -> str:
    """Show every rule of the method, what it rests on, and how it was tried."""
    quiz = site().quiz
    shown = example(quiz)
    return render_template(
        "texts/exact.html",
        quiz=quiz,
        edition=site().edition,
        broad=sum(len(question.dimensions) > 1 for question in quiz.questions),
        row=shown and shown.rows[0],
        role=shown and shown.role,
        asks=targets_in_words(quiz, [shown.rows[0].target]) if shown else "",
        weights=WEIGHT_WORDS,
        sheets=(COMPLETE_SHEETS, SHEETS),
        bases=_bases(quiz),
    )


def _bases(quiz: Quiz) -> Counter[Basis]:
    """How many targets rest on what."""
    return Counter(target.basis for role in quiz.roles for target in role.profile)


def privacy() -> str:
    """Show what happens to the answers, and who runs this."""
    return render_template("texts/privacy.html")


def accessibility() -> str:
    """Show what works for whom."""
    return render_template("texts/accessibility.html")


@remembered
def for_counsellors() -> str:
    """Show what the quiz is for a class, and which lessons there are."""
    return render_template("texts/for_counsellors.html", fewest=FEWEST)


@remembered
def lesson(name: str) -> str:
    """Show one of the three lessons, each on one sheet of paper."""
    if name not in LESSONS:
        abort(NOT_FOUND)
    return render_template(f"texts/lesson_{name}.html")


@remembered
def questionnaire() -> str:
    """Show the questions as they are filled in on paper, numbered as `quiz score` wants the answers typed."""
    return render_template("texts/questionnaire.html", quiz=site().quiz, piece=piece(site().quiz.version))
