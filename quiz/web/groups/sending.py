"""The form by which a taker sends a result to a group."""

from wtforms import HiddenField, StringField
from wtforms.validators import ValidationError

from quiz.links import is_token, new_token
from quiz.web.groups import nicknames
from quiz.web.groups.forms import GroupForm


class SendForm(GroupForm):
    """Sends a result. Its once-only token becomes the receipt, so that the same form sends once."""

    receipt = HiddenField()
    nickname = StringField(
        "Nickname", filters=[nicknames.composed], description="If you like. One word, not your full name."
    )

    def __init__(self, *, asks_nickname: bool) -> None:
        """With the field for a nickname, if the group asks for one."""
        super().__init__(data={"receipt": new_token()})
        if not asks_nickname:
            del self["nickname"]

    @property
    def refusal(self) -> str:
        """The same; where it came without its receipt, that it has one now."""
        return super().refusal or " ".join(self["receipt"].errors)

    def validate_receipt(self, field: HiddenField) -> None:
        """One of ours, or else a new one: others might be guessed."""
        if not is_token(field.data or ""):
            field.data = new_token()
            raise ValidationError(
                "The form did not come whole. Nothing was sent, nothing is lost. Press Send once more."
            )

    def validate_nickname(self, field: StringField) -> None:
        """As the rule for a name in a group has it."""
        if fault := nicknames.fault(field.data):
            raise ValidationError(fault)

    @property
    def name(self) -> str:
        """The nickname; empty where none was given, or asked for."""
        return self["nickname"].data if "nickname" in self else ""
