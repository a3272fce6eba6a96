"""Which receipts this browser has: so that a result that was changed is sent in the place of the first.

Only those of what it sent itself: a link that somebody else made leads to a receipt as well.
"""

from flask import session

SENT, DELETED = "sent", "deleted"
MOST = 12  # receipts that are remembered, the oldest is forgotten: whoever sent it was given its address


def remember(group: str, token: str) -> None:
    """Remember the receipt of what was sent to a group; the last one comes first to mind."""
    entry, known = [group, token], session.get(SENT, [])
    if known[-1:] != [entry]:
        session[SENT] = [*(each for each in known if each != entry), entry][-MOST:]


def remember_deleted(token: str) -> None:
    """Remember what was deleted last from here, to say so."""
    session[DELETED] = token


def any_known() -> bool:
    """Whether this browser remembers anything that was sent from it, to any group."""
    return SENT in session or DELETED in session


def forget() -> None:
    """Forget all that was sent from this browser, for whoever uses it next."""
    for name in (SENT, DELETED):
        session.pop(name, None)


def last(group: str) -> str:
    """The last receipt of a group; empty where there is none."""
    return next((token for id, token in reversed(session.get(SENT, [])) if id == group), "")


def is_own(token: str) -> bool:
    """Whether this browser sent something with this token."""
    return any(token == known for _, known in session.get(SENT, []))


def is_known(token: str) -> bool:
    """Whether something was sent with this token, even if it was deleted since."""
    return is_own(token) or token == session.get(DELETED)
