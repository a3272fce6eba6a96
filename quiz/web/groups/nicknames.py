"""The forms of takers: what they send, with a nickname if the group asks for one, and its deletion."""

import unicodedata

from flask import current_app, request
from wtforms import StringField, ValidationError

from quiz.links import is_token, new_token
from quiz.web.groups.forms import GroupForm

LONGEST = 20  # characters of a nickname
NO_COOKIE = (
    "Your browser brought no cookie back. Nothing was changed, nothing is lost. This one step needs a cookie, so that "
    "no other site can do it in your place. Allow cookies for this site, then press the button once more."
)
_SIGNS = "-'’"
_BLANK = "\u115f\u1160\u3164\uffa0"  # letters that show nothing


class TakerForm(GroupForm):
    """A form of someone who has nothing open here but it."""

    @property
    def problem(self) -> str:
        """What is wrong with the form as a whole; where it is the cookie, what to do."""
        return NO_COOKIE if self.lacks_cookie else super().problem

    @property
    def lacks_cookie(self) -> bool:
        """Whether the form came without the cookie that was set with it: pressing once more would not help."""
        return bool(self["csrf_token"].errors) and current_app.config["SESSION_COOKIE_NAME"] not in request.cookies


def _tidied(text: str | None) -> str:
    """What was typed, composed and with single spaces; whatever else is odd about it is told, not mended."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


class SendForm(TakerForm):
    """Sends a result. Its once-only token becomes the receipt, so that the same form sends once."""

    receipt = StringField()
    nickname = StringField("Nickname", filters=[_tidied], description="If you like. One word, not your full name.")

    def __init__(self, nicknames: bool) -> None:
        """With the field for a nickname, if the group asks for one."""
        super().__init__(data={"receipt": new_token()})
        if not nicknames:
            del self["nickname"]

    @property
    def problem(self) -> str:
        """The same; where it came without its receipt, that it has one now."""
        return super().problem or " ".join(self["receipt"].errors)

    def validate_receipt(self, field: StringField) -> None:
        """One of ours, or else a new one: others might be guessed."""
        if not is_token(field.data or ""):
            field.data = new_token()
            raise ValidationError(
                "The form did not come whole. Nothing was sent, nothing is lost. Press Send once more."
            )

    def validate_nickname(self, field: StringField) -> None:
        """One word, or nothing."""
        if " " in field.data:
            raise ValidationError("One word, please: this has a space in it.")
        if len(field.data) > LONGEST:
            raise ValidationError(f"This is too long: up to {LONGEST} characters fit.")
        if strange := _strange(field.data):
            raise ValidationError(f"“{strange}” can’t be in it: letters, digits, hyphens and apostrophes can.")
        if field.data and not field.data[0].isalnum():
            raise ValidationError("Begin with a letter or a digit.")

    @property
    def name(self) -> str:
        """The nickname; empty where none was given, or asked for."""
        return self["nickname"].data if "nickname" in self else ""


def _strange(word: str) -> str:
    """The first character that no nickname has; one that shows nothing by its number."""
    found = next((each for each in word if not _fits(each)), "")
    return found if not found or (found.isprintable() and found not in _BLANK) else f"U+{ord(found):04X}"


def _fits(sign: str) -> bool:
    """Letters of every script, with the marks that belong to them, and digits."""
    is_word = unicodedata.category(sign)[0] in "LM" or unicodedata.category(sign) == "Nd"
    return sign in _SIGNS or (is_word and sign not in _BLANK)
