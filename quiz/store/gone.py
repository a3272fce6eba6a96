"""What a group refuses, in words: what is wrong, and what to do."""

from functools import partial

from quiz.errors import Forbidden, Gone, GroupGone

_ASK = "Nothing is lost. Ask whoever gave it to you for the one that holds now."
_KEEPS = "A result stays yours: its address shows it again at any time."
_YOURS = "Nothing was sent, and nothing is lost. Your result stays yours: its address shows it again at any time."

# A group whose day of deletion is over is reported no differently from one that never was.
no_group = partial(
    GroupGone,
    Gone.UNKNOWN,
    "there is no group here.",
    where="this group",
    fix="Nothing is lost. Look at the code or link once more, or ask whoever gave it to you. A group may also have "
    "been deleted on the day it was to be.",
)
unknown_code = partial(
    GroupGone,
    Gone.UNKNOWN,
    "no group has this code.",
    where="your code",
    fix="Nothing is lost. Look at it once more. A group may also have been deleted on the day it was to be.",
)
unknown_link = partial(
    GroupGone,
    Gone.UNKNOWN,
    "this link opens no group.",
    where="your link",
    fix="Nothing is lost. Copy the whole link once more. Its group may also have been deleted on its day.",
)
unknown_receipt = partial(  # we cannot know why nothing is kept with it
    GroupGone,
    Gone.UNKNOWN,
    "nothing is kept here with this receipt.",
    where="your receipt",
    fix="Nothing was changed. Copy the whole link once more: it may be cut or mistyped. What was sent with it may "
    f"also have been deleted since. {_KEEPS}",
)
old_code = partial(GroupGone, Gone.REPLACED, "this code was replaced by another one.", where="your code", fix=_ASK)
revoked_link = partial(GroupGone, Gone.REPLACED, "this link was revoked.", where="your link", fix=_ASK)
closed = partial(
    GroupGone,
    Gone.CLOSED,
    "this group is closed, so that nothing more can be sent to it.",
    where="this group",
    fix=_YOURS,
)
expired = partial(
    GroupGone, Gone.DELETED, "this group was deleted, with all that was sent to it.", where="this group", fix=_YOURS
)
sent_elsewhere = partial(
    GroupGone,
    Gone.ELSEWHERE,
    "this was already sent to another group.",
    where="this group",
    fix="Nothing is lost. Open this group's code or link again, and send it from there.",
)
another_version = partial(
    GroupGone,
    Gone.VERSION,
    "this result is to another quiz, or to another version of the quiz, than the one this group takes.",
    where="this group",
    fix=f"{_YOURS} To send one, open the group's code again, and take the quiz from there.",
)
unsent = partial(  # its response was deleted: an old page neither changes it nor sends it once more
    GroupGone,
    Gone.RESPONSE,
    "what you sent is not here any more.",
    where="your receipt",
    fix=f"To send it anew, open your result, and send it from there. {_YOURS}",
)
deleted_receipt = partial(  # this browser had it, so we know that something was sent with it
    GroupGone,
    Gone.RESPONSE,
    "what was sent with this receipt is not kept any more.",
    where="your receipt",
    fix=f"It was deleted by its receipt, by whoever runs the group, or with the group. {_KEEPS}",
)
forbidden = partial(
    Forbidden,
    "this link shows results, and changes nothing.",
    where="your link",
    fix="Open the group's manage link.",
)


def full(limit: int) -> GroupGone:
    """For what is sent to a group that has as many responses as one may have."""
    return GroupGone(Gone.FULL, f"this group is full: it has {limit:,} responses.", where="this group", fix=_YOURS)
