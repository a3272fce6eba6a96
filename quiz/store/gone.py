"""What a group refuses, in words: what is wrong, and what to do."""

from collections.abc import Callable
from functools import partial

from quiz.errors import Forbidden, Gone, GroupGone

_ASK = "Nothing is lost. Ask whoever gave it to you for the one that holds now."
_KEEPS = "A result stays yours: its address shows it again at any time."
_YOURS = "Nothing was sent, and nothing is lost. Your result stays yours: its address shows it again at any time."


def _refusal(why: Gone, where: str, what: str, fix: str) -> Callable[[], GroupGone]:
    return partial(GroupGone, why, what, where=where, fix=fix)


# A group whose day of deletion is over is reported no differently from one that never was.
no_group = _refusal(
    *(Gone.UNKNOWN, "this group", "there is no group here."),
    "Nothing is lost. Look at the code or link once more, or ask whoever gave it to you. It may also have been deleted "
    "on its day.",
)
unknown_code = _refusal(
    *(Gone.UNKNOWN, "your code", "no group has this code."),
    "Nothing is lost. Look at it once more. Its group may also have been deleted on its day.",
)
unknown_link = _refusal(
    *(Gone.UNKNOWN, "your link", "this link opens no group."),
    "Nothing is lost. Copy the whole link once more. Its group may also have been deleted on its day.",
)
unknown_receipt = _refusal(  # we cannot know why nothing is kept with it
    *(Gone.UNKNOWN, "your receipt", "nothing is kept here with this receipt."),
    "Nothing was changed. Copy the whole link once more: it may be cut. What was sent may also have been deleted "
    f"since. {_KEEPS}",
)
old_code = _refusal(Gone.REPLACED, "your code", "this code was replaced by another one.", _ASK)
revoked_link = _refusal(Gone.REPLACED, "your link", "this link was revoked.", _ASK)
closed = _refusal(Gone.CLOSED, "this group", "this group is closed, so that nothing more can be sent to it.", _YOURS)
expired = _refusal(Gone.DELETED, "this group", "this group was deleted, with all that was sent to it.", _YOURS)
sent_elsewhere = _refusal(
    *(Gone.ELSEWHERE, "this group", "this was already sent to another group."),
    "Nothing is lost. Open this group's code or link again, and send it from there.",
)
another_version = _refusal(
    *(Gone.VERSION, "this group"),
    "this result is to another quiz, or to another version of the quiz, than the one this group takes.",
    f"{_YOURS} To send one, open the group's code again, and take the quiz from there.",
)
unsent = _refusal(  # its response was deleted: an old page neither changes it nor sends it once more
    *(Gone.RESPONSE, "your receipt", "what you sent is not here any more."),
    f"To send it again, open your result, and send it from there. {_YOURS}",
)
earlier_sitting = _refusal(
    *(Gone.SITTING, "your receipt", "the group has begun another lesson since this was sent."),
    f"To send to it, open your result once more, and press Send. What you sent before stays. {_YOURS}",
)
unknown_slip = _refusal(
    *(Gone.SLIP, "your slip", "this group has no such slip."),
    f"Look at it once more, or leave the field empty. {_YOURS}",
)
used_slip = _refusal(
    *(Gone.USED, "your slip", "something was sent with this slip in this lesson already."),
    f"Delete that by its receipt first, or leave the field empty. {_YOURS}",
)
deleted_receipt = _refusal(  # this browser had it, so we know that something was sent with it
    *(Gone.RESPONSE, "your receipt", "what was sent with this receipt is not kept any more."),
    f"It was deleted by its receipt, by whoever runs the group, or with the group. {_KEEPS}",
)


def full(limit: int) -> GroupGone:
    """For what is sent to a group that has as many responses as one may have."""
    return GroupGone(Gone.FULL, f"this group is full: it has {limit:,} responses.", where="this group", fix=_YOURS)


def forbidden() -> Forbidden:
    """For a change that is requested with a link that only shows results."""
    return Forbidden(
        "this link shows results, and changes nothing.", where="your link", fix="Open the group's manage link."
    )
