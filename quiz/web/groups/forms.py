"""Forms that change what is stored: each with a token, so that no other site can send it."""

import hmac
import unicodedata
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, IntegerField, PasswordField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from quiz import zones
from quiz.store import Details
from quiz.web.groups.dates import Bounds

STALE = (
    "This page was open too long, or cookies are off. Nothing was changed, nothing is lost. Press the button once more."
)
FILL_IN = "This is needed. Write a few words."
_KEPT = "\n\t\u200c\u200d"  # of all that shows nothing


class GroupForm(FlaskForm):
    """A form with a token. One that is stale is shown again as it was filled in, with a fresh token."""

    class Meta(FlaskForm.Meta):
        """Takes what a form sends, and nothing else."""

        def wrap_formdata(self, form: BaseForm, formdata: object) -> MultiDict[str, str] | None:  # noqa: ARG002
            """What was posted: never JSON, of which Flask-WTF takes any kind and stumbles over most."""
            return request.form if request.method == "POST" else None

    @property
    def problem(self) -> str:
        """What is wrong with the form as a whole, whatever its fields hold; empty where nothing is."""
        return STALE if self["csrf_token"].errors else ""

    @property
    def token(self) -> str:
        """The token that the form has to bring back."""
        return str(self["csrf_token"].current_token)


class Line(StringField):
    """A line of plain text: without what no keyboard types, and with single spaces."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text, tidied."""
        self.data = " ".join(_typed(valuelist).split())


class Lines(TextAreaField):
    """Plain text whose line breaks are kept."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text, tidied."""
        self.data = _typed(valuelist).strip()


class Day(DateField):
    """A day of the calendar; without a picker it can be typed."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the day, or say how one is written."""
        self.data = None
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("This is not a date. Write year-month-day, such as 2027-11-22.") from error


class Zone(StringField):
    """A time zone, by its name or its place; left empty, it is the usual one."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the zone, or say how one is written."""
        typed = _typed(valuelist).strip()
        self.data = zones.find(typed)
        if typed and not self.data:
            raise ValueError(f"No time zone has this name. Write one such as {' or '.join(zones.near(typed))}.")

    def _value(self) -> str:
        return str(self.raw_data[0] if self.raw_data else self.data)


class WholeNumber(IntegerField):
    """A whole number."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number, or say what one is."""
        self.data = None
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("This is not a whole number. Write digits, or leave it empty.") from error


def _typed(values: list[str]) -> str:
    """What was typed, without signs that show nothing or turn the line around. Joiners make emoji and Persian words."""
    text = unicodedata.normalize("NFC", values[0].replace("\r\n", "\n")) if values else ""
    return "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})


def _short(most: int) -> Length:
    return Length(max=most, message=f"This is too long: up to {most} characters fit.")


class DetailsForm(GroupForm):
    """What a counsellor says of a group."""

    name = Line(
        "Name of the group",
        [DataRequired(FILL_IN), _short(80)],
        description="Everyone who joins reads it. Such as: Class 9b",
    )
    organisation = Line("School or organisation", [DataRequired(FILL_IN), _short(120)])
    contact = Line(
        "Your name, and how to reach you",
        [DataRequired(FILL_IN), _short(120)],
        description="Everyone who joins reads it before they begin.",
    )
    purpose = Line("What it is for", [_short(200)], description="If you like. Such as: A lesson in October")
    message = Lines("A message to those who take it", [_short(1000)], description="If you like. Plain text.")
    expected = WholeNumber(
        "How many people do you expect?",
        [Optional()],
        description="If you like. Then you see how many are still missing.",
    )
    nicknames = BooleanField("Ask for a nickname: one word, not the full name", default=True)
    closes = Day(
        "Last day to send a result", [Optional()], description="If you like. You can close the group at any time."
    )
    deletes = Day("All of it is deleted on", [DataRequired("A day is needed. Write it like 2027-11-22.")])
    zone = Zone(
        "Time zone", description="Both days last until midnight there. Such as Europe/Berlin or America/Los_Angeles"
    )

    def __init__(self, bounds: Bounds, **kwargs: Any) -> None:
        """Within these bounds."""
        super().__init__(**kwargs)
        self.bounds = bounds

    @property
    def here(self) -> str:
        """The zone that is chosen, else the usual one."""
        return self["zone"].data or self.bounds.zone

    def validate_expected(self, field: WholeNumber) -> None:
        """At least one, and no more than a group takes."""
        if field.data is not None and not 1 <= field.data <= self.bounds.most:
            raise ValidationError(f"A group takes 1 to {self.bounds.most:,} people.")

    def validate_closes(self, field: Day) -> None:
        """Not in the past, and before all is deleted."""
        if field.data is None:
            return  # what was typed is no date, which is told already
        if field.data < self.bounds.today(self.here) and field.data != self.bounds.closes:
            raise ValidationError("This day is over. Choose today or a later one, or leave it empty.")
        if self["deletes"].data and field.data >= self["deletes"].data:
            raise ValidationError("This must be before the day on which all is deleted.")

    def validate_deletes(self, field: Day) -> None:
        """In the future, and no later than it may be."""
        if field.data <= self.bounds.today(self.here) and field.data != self.bounds.deletes:
            raise ValidationError("This must be tomorrow or later. To delete a group now, use its manage page.")
        latest, why = self.bounds.latest(self.here)
        if field.data > latest:
            raise ValidationError(f"{why}: choose {latest.isoformat()} or a day before.")

    def details(self) -> Details:
        """What was filled in. Both days last to their end."""
        closes = self["closes"].data
        return Details(
            **{name: self[name].data for name in ("name", "organisation", "contact", "purpose", "message")},
            expected=self["expected"].data,
            nicknames=self["nicknames"].data,
            closes=closes and zones.end(closes, self.here),
            deletes=zones.end(self["deletes"].data, self.here),
            zone=self.here,
        )


class GuardedForm(DetailsForm):
    """The same, for those who know the passphrase."""

    passphrase = PasswordField("Passphrase", description="Whoever runs this quiz has it.")

    def __init__(self, bounds: Bounds, passphrase: str, **kwargs: Any) -> None:
        """With the passphrase that has to be known."""
        super().__init__(bounds, **kwargs)
        self.known = passphrase

    def validate_passphrase(self, field: PasswordField) -> None:
        """Compared in the same time, whatever was typed."""
        typed = unicodedata.normalize("NFC", field.data or "").strip()  # as settings are read
        if not hmac.compare_digest(typed.encode(), self.known.encode()):
            raise ValidationError("This is not the passphrase. Ask whoever runs this quiz.")


class LinkForm(GroupForm):
    """Adds a results link."""

    name = Line("Who gets it", [DataRequired(FILL_IN), _short(60)], description="Such as: Ms Lind, class teacher")


class DeletionForm(GroupForm):
    """Deletes a group, if its name is typed."""

    typed = Line("Type the group’s name")

    def __init__(self, name: str, **kwargs: Any) -> None:
        """For the group of this name."""
        super().__init__(**kwargs)
        self.name = name

    def validate_typed(self, field: Line) -> None:
        """Case doesn't matter."""
        if field.data.casefold() != self.name.casefold():
            raise ValidationError(f"Nothing was deleted. This is not its name: type {self.name}")
