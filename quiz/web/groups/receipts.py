"""Which receipts this browser has: so that a result that was changed is sent in the place of the first."""

from flask import session

SENT = "sent"
MOST = 6  # receipts that are remembered; a cookie holds 4 kB


def remember(group: str, token: str) -> None:
    """Remember the receipt of what was sent to a group; the last one comes first to mind."""
    entry, known = [group, token], session.get(SENT, [])
    if known[-1:] != [entry]:
        session[SENT] = [*(each for each in known if each != entry), entry][-MOST:]


def last(group: str) -> str:
    """The last receipt of a group; empty where there is none."""
    return next((token for id, token in reversed(session.get(SENT, [])) if id == group), "")


def is_known(token: str) -> bool:
    """Whether something was sent with this token, even if it was deleted since."""
    return any(token == known for _, known in session.get(SENT, []))
