"""The form by which a taker sends a result to a group."""

from collections.abc import Mapping

from wtforms import HiddenField, StringField
from wtforms.validators import ValidationError

from quiz.errors import Gone
from quiz.links import is_token, new_token
from quiz.slips import EXAMPLE, read, words_of
from quiz.web.groups import nicknames
from quiz.web.groups.forms import GroupForm

NO_SLIP = (
    f"This is not a slip. One looks like {EXAMPLE}: two words and six characters. "
    "A slip of one word holds a nickname alone. You can leave the field empty."
)
SLIP_FAULTS: Mapping[Gone, str] = {
    Gone.SLIP: "This group has no such slip. Nothing was sent. Look at it once more. "
    "Without a slip, this result is not tied to your other lessons.",
    Gone.USED: "Something was sent with this slip in this lesson already, and nothing now. Was it you? Then delete the "
    "first by its receipt, and send again. If not, leave the field empty, and ask for a new slip.",
}


class SendForm(GroupForm):
    """Sends a result. Its once-only token becomes the receipt, so that the same form sends once."""

    receipt = HiddenField()
    slip = StringField(
        "Your slip, if you have one",
        filters=[nicknames.composed],
        description="Its two words and its six characters. It ties your lessons together, and opens nothing.",
    )
    nickname = StringField(
        "Nickname", filters=[nicknames.composed], description="If you like. One word, not your full name."
    )

    def __init__(self, *, asks_nickname: bool, has_slips: bool = False) -> None:
        """With the field for a nickname, if the group asks for one, and that for a slip, if it has any."""
        super().__init__(data={"receipt": new_token()})
        if not asks_nickname:
            del self["nickname"]
        if not has_slips:
            del self["slip"]

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

    def validate_slip(self, field: StringField) -> None:
        """Something that can be one; whether the group has it, the store says."""
        if field.data and not read(field.data):
            raise ValidationError(NO_SLIP)

    def refuse_slip(self, why: Gone, more: str = "") -> None:
        """Say at the field why the store refuses the slip."""
        self["slip"].errors = [f"{SLIP_FAULTS[why]} {more[:1].upper()}{more[1:]}".strip()]

    @property
    def typed_slip(self) -> str:
        """The slip, canonical; empty where none was typed, or is asked for."""
        return read(self["slip"].data or "") or "" if "slip" in self else ""

    @property
    def typed_name(self) -> str:
        """The nickname; empty where none was given, or asked for."""
        return self["nickname"].data if "nickname" in self else ""

    @property
    def name(self) -> str:
        """The nickname, or else the words of the slip where one is asked for."""
        return self.typed_name or (words_of(self.typed_slip) if "nickname" in self else "")
