"""Why a group does not open, or does not take what was sent: the errors of groups, in words."""

from quiz.errors import (
    Forbidden,
    GroupClosed,
    GroupDeleted,
    GroupFull,
    GroupGone,
    GroupReplaced,
    GroupUnknown,
    GroupVersion,
    ResponseDeleted,
)

_ASK = "Nothing is lost. Ask whoever gave it to you for the one that holds now."
_ANEW = "To send it anew, open your result, and send it from there."
_STAYS = "A result stays yours: its address shows it again at any time."
_YOURS = "Nothing was sent, and nothing is lost. Your result stays yours: its address shows it again at any time."


def no_group() -> GroupUnknown:
    """For what stands for no group; one whose day of deletion is over is told no differently."""
    return GroupUnknown(
        "there is no group here.",
        where="this group",
        fix="Nothing is lost. Look at the code or link once more, or ask whoever gave it to you. A group may also have "
        "been deleted on the day it was to be.",
    )


def unknown_code() -> GroupUnknown:
    """For a join code that nobody has."""
    return GroupUnknown(
        "no group has this code.",
        where="your code",
        fix="Nothing is lost. Look at it once more. A group may also have been deleted on the day it was to be.",
    )


def old_code() -> GroupReplaced:
    """For a join code that was replaced by another."""
    return GroupReplaced("this code was replaced by another one.", where="your code", fix=_ASK)


def unknown_link() -> GroupUnknown:
    """For a secret link that nobody has."""
    return GroupUnknown(
        "this link opens no group.",
        where="your link",
        fix="Nothing is lost. Copy the whole link once more. Its group may also have been deleted on its day.",
    )


def revoked_link() -> GroupReplaced:
    """For a secret link that was revoked."""
    return GroupReplaced("this link was revoked.", where="your link", fix=_ASK)


def closed() -> GroupClosed:
    """For what was sent when the group was closed."""
    return GroupClosed("this group is closed, so that nothing more can be sent to it.", where="this group", fix=_YOURS)


def expired() -> GroupDeleted:
    """For what was sent when the group's day of deletion was over, or it was deleted before."""
    return GroupDeleted("this group was deleted, with all that was sent to it.", where="this group", fix=_YOURS)


def full(limit: int) -> GroupFull:
    """For what was sent when the group had as many responses as one may have."""
    return GroupFull(f"this group is full: it has {limit:,} responses.", where="this group", fix=_YOURS)


def sent_elsewhere() -> GroupGone:
    """For a once-only token with which something was sent to another group."""
    return GroupGone(
        "this was already sent to another group.",
        where="this group",
        fix="Nothing is lost. Open this group's code or link again, and send it from there.",
    )


def another_version() -> GroupVersion:
    """For a result that is to another version of the quiz than the group's."""
    return GroupVersion(
        "this result is to another quiz, or to another version of the quiz, than the one this group takes.",
        where="this group",
        fix=f"{_YOURS} To send one, open the group's code again, and take the quiz from there.",
    )


def unsent() -> ResponseDeleted:
    """For a receipt whose response was deleted: neither changed nor sent once more by an old page."""
    return ResponseDeleted("what you sent is not here any more.", where="your receipt", fix=f"{_ANEW} {_YOURS}")


def unknown_receipt() -> GroupUnknown:
    """For a receipt with which nothing is kept, and we cannot know why."""
    return GroupUnknown(
        "nothing is kept here with this receipt.",
        where="your receipt",
        fix="Nothing was changed. Copy the whole link once more: it may be cut or mistyped. What was sent with it may "
        f"also have been deleted since. {_STAYS}",
    )


def deleted_receipt() -> ResponseDeleted:
    """For a receipt that this browser had, and with which nothing is kept any more."""
    return ResponseDeleted(
        "what was sent with this receipt is not kept any more.",
        where="your receipt",
        fix=f"It was deleted by its receipt, by whoever runs the group, or with the group. {_STAYS}",
    )


def forbidden() -> Forbidden:
    """For a change that is asked for with a link that only shows results."""
    return Forbidden(
        "this link shows results, and changes nothing.",
        where="your link",
        fix="Open the group's manage link.",
    )
