"""The views of pages to read."""

from flask import render_template

from quiz.web.context import addresses, remembered, site
from quiz.web.texts import pages as texts
from quiz.web.texts.for_counsellors import counsellors_page
from quiz.web.texts.questionnaire import questionnaire_page


def method() -> str:
    """Tell how the number is made."""
    return render_template("texts/method.html", page=texts.method_page(site()))


def privacy() -> str:
    """Tell what happens to the answers, and who runs this."""
    return render_template("texts/privacy.html", page=texts.privacy_page(site().settings))


def accessibility() -> str:
    """Tell what works for whom."""
    return render_template("texts/accessibility.html", page=texts.accessibility_page(site().settings))


@remembered
def for_counsellors() -> str:
    """Tell what the quiz is for a class, and how a lesson goes."""
    return render_template("texts/for_counsellors.html", page=counsellors_page(site(), addresses()))


@remembered
def questionnaire() -> str:
    """Show the questions as they are filled in on paper."""
    return render_template("texts/questionnaire.html", page=questionnaire_page(site()))
