"""The views for those who use the quiz with a class."""

from flask import Response, render_template

from quiz.web.blueprints import addresses, reading, remembered, site
from quiz.web.pages.counsellors import counsellors_page
from quiz.web.pages.questionnaire import questionnaire_page


@reading.get("/for-counsellors")
def for_counsellors() -> Response:
    """Tell what the quiz is for a class, and how a lesson goes."""
    return remembered(_for_counsellors)


def _for_counsellors() -> str:
    return render_template("for_counsellors.html", page=counsellors_page(site(), addresses()))


@reading.get("/questionnaire")
def questionnaire() -> Response:
    """Show the questions as they are filled in on paper."""
    return remembered(_questionnaire)


def _questionnaire() -> str:
    return render_template("questionnaire.html", page=questionnaire_page(site()))
