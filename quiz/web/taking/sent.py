"""What people send, checked: forms made from the quiz, holding the fields that were submitted and no others."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from quiz.content import LEFT_OUT_ID, Question, Quiz
from quiz.responses import choice

NO_SUCH_ANSWER = "That answer is not one of those below. Nothing was changed. Choose one of them."
NO_SUCH_QUESTION = "That question is not in this quiz. Nothing was changed. Go on here."
TWO_ANSWERS = "Two answers came in for this question. Nothing was changed. Choose one."


class StatelessForm(FlaskForm):
    """A form that stores nothing, and so needs neither cookie nor token."""

    class Meta(FlaskForm.Meta):
        """No CSRF token: the address is all there is."""

        csrf = False


class Answer(RadioField):
    """The options of one question, or to leave it out."""

    def __init__(self, question: Question, **kwargs: Any) -> None:
        """Offer the question's options."""
        choices = [SelectChoice(option.id, option.label) for option in question.options]
        super().__init__(choices=[*choices, SelectChoice(LEFT_OUT_ID)], **kwargs)

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 (the name is WTForms')
        """Refuse a doubled field, whose first value would else be taken unseen; say all in our own words."""
        if len(self.raw_data or ()) > 1:
            raise ValidationError(TWO_ANSWERS)
        if self.raw_data and self.data not in {choice.value for choice in self.choices}:
            raise ValidationError(NO_SUCH_ANSWER)


def field_name(question: str) -> str:
    """The name of a question's field; a bare id such as "validate" would break the form in silence."""
    return f"q-{question}"


def read_answers(quiz: Quiz, sent: Mapping[int, Sequence[str]]) -> tuple[dict[int, int], dict[int, str]]:
    """Check what was sent for some questions: by index, the choices that hold, and what is wrong with the others."""
    names = {index: field_name(quiz.questions[index].id) for index in sent}
    form = _answer_form(quiz, *sent)(MultiDict([(names[index], value) for index in sent for value in sent[index]]))
    form.validate()
    errors = {index: form[name].errors[0] for index, name in names.items() if form[name].errors}
    good = {index: form[name].data for index, name in names.items() if form[name].data and index not in errors}
    return {index: choice(quiz.questions[index], option) for index, option in good.items()}, errors


@lru_cache(maxsize=1024)
def _answer_form(quiz: Quiz, *questions: int) -> type[StatelessForm]:
    """A form of the questions with these indexes."""
    asked = [quiz.questions[index] for index in questions]
    return type("AnswerForm", (StatelessForm,), {field_name(q.id): Answer(q) for q in asked})


def read_stars(quiz: Quiz, ticked: Sequence[str]) -> tuple[frozenset[int], str]:
    """Check the ticks: the indexes of the questions, and what is wrong with them, if anything is."""
    form = _star_form(quiz)(MultiDict([("star", id) for id in ticked]))
    form.validate()
    chosen = frozenset(index for index, question in enumerate(quiz.questions) if question.id in form["star"].data)
    return chosen, " ".join(form["star"].errors)


@lru_cache(maxsize=64)
def _star_form(quiz: Quiz) -> type[StatelessForm]:
    return type("StarForm", (StatelessForm,), {"star": Stars(quiz)})


class Stars(SelectMultipleField):
    """The questions that matter most."""

    def __init__(self, quiz: Quiz, **kwargs: Any) -> None:
        """Offer every question of the quiz."""
        self.most = quiz.most_stars
        super().__init__(choices=[SelectChoice(question.id) for question in quiz.questions], **kwargs)

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 (the name is WTForms')
        """Say it in our own words."""
        ticked = set(self.data or ())
        if ticked - {choice.value for choice in self.choices}:
            raise ValidationError("One of the ticks belongs to no question here. The others are kept.")
        if over := max(0, len(ticked) - self.most):
            raise ValidationError(
                f"{len(ticked)} are ticked, and up to {self.most} can count double. All are kept: remove {over}."
            )
