"""Forms that change what is stored: each with a token, so that no other site can send it."""

import hmac
import unicodedata
from dataclasses import asdict, fields
from typing import ClassVar

from flask import current_app, request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, HiddenField, IntegerField, PasswordField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from quiz import zones
from quiz.store import Details, Group
from quiz.web.groups.dates import Bounds
from quiz.web.parts import Fault, Problem

Sections = tuple[tuple[str, tuple[str, ...]], ...]  # fields that belong together: a heading, and their names

STALE = "This page was open too long. Nothing was changed, nothing is lost. Press the button once more."
NO_COOKIE = (
    "Your browser brought no cookie back. Nothing was changed, nothing is lost. This one step needs a cookie, so that "
    "no other site can do it in your place. Allow cookies for this site, then press the button once more."
)
FILL_IN = "This is needed. Write a few words."
NO_DATE = "This is not a date. Write year-month-day, such as 2027-11-22."
NO_NUMBER = "This is not a whole number. Write digits, or leave it empty."
_JOINERS = "\u200c\u200d"  # invisible, but emoji and Persian words are made with them


class GroupForm(FlaskForm):
    """A form with a token. One that is stale is shown again as it was filled in, with a fresh token.

    sections  its fields in parts, each under a heading; without sections, all of them stand in one.
    """

    class Meta(FlaskForm.Meta):
        """Takes what a form sends, and nothing else."""

        def wrap_formdata(self, form: BaseForm, formdata: object) -> MultiDict[str, str] | None:  # noqa: ARG002
            """What was posted, and never JSON: Flask-WTF accepts any, and fails on most of it."""
            return request.form if request.method == "POST" else None

    sections: ClassVar[Sections] = ()

    @property
    def problem(self) -> Problem:
        """Why the form was refused; none where it was not."""
        wrong = [field for field in self if field.errors and not isinstance(field, HiddenField)]
        faults = tuple(Fault(field.name, str(field.label.text), str(field.errors[0])) for field in wrong)
        return Problem(self.refusal, faults) if self.refusal else Problem.of(*faults)

    @property
    def refusal(self) -> str:
        """What is wrong with the form as a whole, whatever its fields hold; empty where nothing is."""
        if self.lacks_cookie:
            return NO_COOKIE
        return STALE if self["csrf_token"].errors else ""

    @property
    def lacks_cookie(self) -> bool:
        """Whether the form came without the cookie that was set with it: pressing once more would not help."""
        return bool(self["csrf_token"].errors) and current_app.config["SESSION_COOKIE_NAME"] not in request.cookies


def _text(typed: str | None) -> str:
    """What was typed, without characters that are invisible or turn the line around."""
    text = unicodedata.normalize("NFC", (typed or "").replace("\r\n", "\n"))
    invisible = {"Cc", "Cf", "Cs"}
    return "".join(each for each in text if each in f"\n\t{_JOINERS}" or unicodedata.category(each) not in invisible)


def _lines(typed: str | None) -> str:
    return _text(typed).strip()


def line(typed: str | None) -> str:
    """The text on one line, with single spaces."""
    return " ".join(_text(typed).split())


def up_to(most: int) -> Length:
    """Up to so many characters."""
    return Length(max=most, message=f"This is too long: up to {most} characters fit.")


class DetailsForm(GroupForm):
    """What a counsellor says of a group; with a field for the passphrase, where making one needs it."""

    name = StringField(
        "Name of the group",
        [DataRequired(FILL_IN), up_to(80)],
        [line],
        description="Everyone who joins reads it. Such as: Class 9b",
    )
    organisation = StringField("School or organisation", [DataRequired(FILL_IN), up_to(120)], [line])
    contact = StringField(
        "Your name, and how to reach you",
        [DataRequired(FILL_IN), up_to(120)],
        [line],
        description="Everyone who joins reads it before they begin.",
    )
    purpose = StringField(
        "What it is for", [up_to(200)], [line], description="If you like. Such as: A lesson in October"
    )
    message = TextAreaField(
        "A message to those who take it", [up_to(1000)], [_lines], description="If you like. Plain text."
    )
    expected = IntegerField(
        "How many people do you expect?",
        [Optional()],
        description="If you like. Then you see how many are still missing.",
        invalid_value_message=NO_NUMBER,
    )
    nicknames = BooleanField("Ask for a nickname: one word, not the full name", default=True)
    closes = DateField(
        "Last day to send a result",
        [Optional()],
        description="If you like. You can close the group at any time.",
        invalid_value_message=NO_DATE,
    )
    deletes = DateField(
        "All of it is deleted on",
        [DataRequired("A day is needed. Write it like 2027-11-22.")],
        invalid_value_message=NO_DATE,
    )
    zone = StringField(
        "Time zone",
        filters=[line],
        description="Both days last until midnight there. Such as Europe/Berlin or America/Los_Angeles",
    )
    passphrase = PasswordField("Passphrase", description="Whoever runs this quiz has it.")

    sections: ClassVar[Sections] = (
        ("Who asks", ("name", "organisation", "contact")),
        ("Who may make a group", ("passphrase",)),
        ("What people read before they begin", ("purpose", "message")),
        ("Who takes it", ("expected", "nicknames")),
        ("Until when", ("closes", "deletes", "zone")),
    )

    def __init__(self, bounds: Bounds, passphrase: str | None = None, **filled: object) -> None:
        """Within these bounds; at first with these values in its fields. A field that is not sent back is empty."""
        super().__init__(data={} if self.is_submitted() else filled)
        self.bounds = bounds
        self.known = passphrase
        if passphrase is None:
            del self["passphrase"]

    @classmethod
    def of(cls, group: Group, bounds: Bounds) -> "DetailsForm":
        """With what is said of a group now."""
        return cls(bounds, **{**asdict(group), "closes": bounds.closes, "deletes": bounds.deletes})

    @property
    def here(self) -> str:
        """The zone that is chosen, else the usual one."""
        return zones.find(self["zone"].data) or self.bounds.zone

    def validate_expected(self, field: IntegerField) -> None:
        """At least one, and no more than a group takes."""
        if field.data is not None and not 1 <= field.data <= self.bounds.most:
            raise ValidationError(f"A group takes 1 to {self.bounds.most:,} people.")

    def validate_closes(self, field: DateField) -> None:
        """Not in the past, and before all is deleted."""
        if field.data is None:
            return  # what was typed is no date, which its own error says
        if field.data < self.bounds.today(self.here) and field.data != self.bounds.closes:
            raise ValidationError("This day is over. Choose today or a later one, or leave it empty.")
        if self["deletes"].data and field.data >= self["deletes"].data:
            raise ValidationError("This must be before the day on which all is deleted.")

    def validate_deletes(self, field: DateField) -> None:
        """In the future, and no later than it may be."""
        if field.data <= self.bounds.today(self.here) and field.data != self.bounds.deletes:
            raise ValidationError("This must be tomorrow or later. To delete a group now, use its manage page.")
        latest, why = self.bounds.latest(self.here)
        if field.data > latest:
            raise ValidationError(f"{why}: choose {latest.isoformat()} or a day before.")

    def validate_zone(self, field: StringField) -> None:
        """A zone by its name or its place; left empty, it is the usual one."""
        if field.data and not zones.find(field.data):
            raise ValidationError(
                f"No time zone has this name. Write one such as {' or '.join(zones.near(field.data))}."
            )

    def validate_passphrase(self, field: PasswordField) -> None:
        """Compared in the same time, whatever was typed."""
        typed = unicodedata.normalize("NFC", field.data or "").strip()  # as settings are read
        if self.known is None or not hmac.compare_digest(typed.encode(), self.known.encode()):
            raise ValidationError("This is not the passphrase. Ask whoever runs this quiz.")

    def details(self) -> Details:
        """What was filled in. Both days last to their end."""
        filled = {each.name: self[each.name].data for each in fields(Details)}
        closes, deletes = filled["closes"], filled["deletes"]
        days = {"closes": closes and zones.end(closes, self.here), "deletes": zones.end(deletes, self.here)}
        return Details(**{**filled, **days, "zone": self.here})


class LinkForm(GroupForm):
    """Adds a results link."""

    name = StringField(
        "Who gets it", [DataRequired(FILL_IN), up_to(60)], [line], description="Such as: Ms Lind, class teacher"
    )


class DeletionForm(GroupForm):
    """Deletes a group, if its name is typed."""

    typed = StringField("Type the group’s name", filters=[line])

    def __init__(self, name: str) -> None:
        """For the group of this name."""
        super().__init__()
        self.name = name

    def validate_typed(self, field: StringField) -> None:
        """Case doesn't matter."""
        if field.data.casefold() != self.name.casefold():
            raise ValidationError(f"Nothing was deleted. This is not its name: type {self.name}")
