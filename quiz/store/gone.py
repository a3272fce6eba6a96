"""Why a group does not open, or does not take what was sent: the errors of groups, in words."""

from quiz.errors import (
    Forbidden,
    GroupClosed,
    GroupDeleted,
    GroupFull,
    GroupGone,
    GroupReplaced,
    GroupUnknown,
    ResponseDeleted,
)

_ASK = "Ask whoever gave it to you for the one that holds now."
_ANEW = "To send it anew, open your result, and send it from there."
_YOURS = "Nothing was sent. Your result stays yours: its address shows it again at any time."


def no_group() -> GroupUnknown:
    """For what stands for no group; one whose day of deletion has come is told no differently."""
    return GroupUnknown(
        "there is no group here, or it was deleted on the day it was to be.",
        where="this group",
        fix="Look at the code or link once more, or ask whoever gave it to you.",
    )


def unknown_code() -> GroupUnknown:
    """For a join code that nobody has."""
    return GroupUnknown(
        "no group has this code.",
        where="your code",
        fix="Look at it once more; a group may also have been deleted on the day it was to be. Or take the quiz alone.",
    )


def old_code() -> GroupReplaced:
    """For a join code that was replaced by another."""
    return GroupReplaced("this code was replaced by another one.", where="your code", fix=_ASK)


def unknown_link() -> GroupUnknown:
    """For a secret link that nobody has."""
    return GroupUnknown(
        "this link opens no group.",
        where="your link",
        fix="Copy the whole link once more. A group may also have been deleted on the day it was to be.",
    )


def revoked_link() -> GroupReplaced:
    """For a secret link that was revoked."""
    return GroupReplaced("this link was revoked.", where="your link", fix=_ASK)


def closed() -> GroupClosed:
    """For what was sent when the group was closed."""
    return GroupClosed("this group is closed, so that nothing more can be sent to it.", where="this group", fix=_YOURS)


def expired() -> GroupDeleted:
    """For what was sent when the group's day of deletion had come, or it was deleted before."""
    return GroupDeleted("this group was deleted, with all that was sent to it.", where="this group", fix=_YOURS)


def full(limit: int) -> GroupFull:
    """For what was sent when the group had as many responses as one may have."""
    return GroupFull(f"this group is full: it has {limit:,} responses.", where="this group", fix=_YOURS)


def sent_elsewhere() -> GroupGone:
    """For a once-only token with which something was sent to another group."""
    return GroupGone(
        "this was already sent to another group.",
        where="this group",
        fix="Open this group's code or link again, and send it from there.",
    )


def unsent() -> ResponseDeleted:
    """For a receipt whose response was deleted: neither changed nor sent once more by an old page."""
    return ResponseDeleted("what you sent is not here any more.", where="your receipt", fix=f"{_ANEW} {_YOURS}")


def unknown_receipt() -> GroupUnknown:
    """For a receipt with which nothing is kept, be it deleted or cut."""
    return GroupUnknown(
        "nothing is kept here with this receipt.",
        where="your receipt",
        fix="It was deleted, by its receipt or by who runs the group. Or the link is cut: copy the whole of it.",
    )


def forbidden() -> Forbidden:
    """For a change that is asked for with a link that only shows results."""
    return Forbidden(
        "this link shows results, and changes nothing.",
        where="your link",
        fix="Open the group's manage link.",
    )
