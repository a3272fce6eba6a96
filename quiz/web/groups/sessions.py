"""Who may see a group: what a secret link has opened, held in a session for that group alone.

The session holds which link it was. The link is looked up at every request, so revoking it ends the session, and so do
"lock all sessions", eight hours, and leaving. Secrets stand in it only where the manage link is open and this browser
made them: until then they can be shown, since no one else has them.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, Request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from quiz.errors import Forbidden, NoRoom
from quiz.store import Access, Group, Shelf
from quiz.web.context import site, wear
from quiz.web.isolates import by_hand

LASTS = timedelta(hours=8)
# A browser drops a cookie over 4,096 bytes without a word. With these, and the receipts, it has 3,700 at most.
MOST = 12  # groups open in one browser
FRESH = 7  # secret links of a group that were made in this session, and can still be shown
OPENED = "opened"
PLACES = ("/g/", "/groups/", "/s/")  # where addresses of groups begin


class Sessions(SecureCookieSessionInterface):
    """Sessions for groups alone: nowhere else is a cookie read or set, or time spent on it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session, where an address belongs to groups."""
        return super().open_session(app, request) if request.path.startswith(PLACES) else None


def admit(access: Access) -> None:
    """Remember in the session which link opened this group. A results link takes no manage link's place.

    Raises NoRoom.
    """
    before = _access(access.group.id)
    if before and (before.link.kind, access.link.kind) == ("manage", "results"):
        return
    entry: dict[str, Any] = {"link": access.link.id, "epoch": access.group.epoch, "at": now().timestamp()}
    if before and before.link.id == access.link.id:
        entry["fresh"] = kept(access.group.id)
    session[OPENED] = {**_with_room(access.group.id), access.group.id: entry}


def refuse_crowd() -> None:
    """Make no group that could not be opened here. Raises NoRoom."""
    _with_room("")


def _with_room(group: str) -> dict[str, dict[str, Any]]:
    """What is open here, with room for this group: without what has ended, and without the oldest that came by a link.

    One that was made here is never forgotten for another: its links may be nowhere else. Raises NoRoom.
    """
    opened: dict[str, dict[str, Any]] = session.get(OPENED, {})
    if group in opened or len(opened) < MOST:
        return opened
    by_age = sorted(opened, key=lambda id: float(opened[id]["at"]))  # a session comes back in another order
    names = {id: access.group.name for id in by_age if (access := _access(id))}
    if len(names) < MOST:
        return {id: opened[id] for id in names}
    by_link = [id for id in by_age if not opened[id].get("fresh")]
    if not by_link:
        raise NoRoom(
            f"{MOST} groups that were made in this browser are open in it, and their links may be nowhere else.",
            fix="Nothing was lost, made or opened. Copy the links of one of them, lock it, and try once more.",
            groups=names,
        )
    return {id: each for id, each in opened.items() if id != by_link[0]}


def admitted(group: str) -> Shelf:
    """The group's shelf, as far as the link that was opened reaches. Raises Forbidden."""
    access = _access(group)
    if access:
        wear(access.group.version)
        return site().store.shelf(by_hand(access))
    leave(group)
    raise Forbidden(
        "this group is not open in this browser.",
        fix="Nothing is lost. Open it by its results link or its manage link; a session ends after eight hours, "
        "when it is locked, and when its link is revoked.",
    )


def managed(group: str) -> Shelf:
    """The shelf of a group that this browser may change. Raises Forbidden."""
    shelf = admitted(group)
    if shelf.kind != "manage":
        raise Forbidden(
            "this browser opened the group by a results link, which changes nothing.",
            fix="Nothing was changed. Open the group’s manage link.",
        )
    return shelf


def _access(group: str) -> Access | None:
    """What still opens the group here."""
    opened = session.get(OPENED, {}).get(group)
    if not opened or now().timestamp() - opened["at"] >= LASTS.total_seconds():
        return None
    return site().store.still(opened["link"], group, opened["epoch"], now())


def stay(group: Group) -> None:
    """Keep the group open here, after all its sessions were locked from here."""
    _note(group.id, epoch=group.epoch)


def keep(group: str, tokens: Mapping[int, str]) -> None:
    """Remember secret links that were just made, by their numbers, so that they can be shown and copied."""
    _note(group, fresh={str(link): token for link, token in {**kept(group), **tokens}.items()})


def refuse_link(group: Group) -> None:
    """Make no link that could not be shown here without another one being forgotten. Raises NoRoom."""
    if len(kept(group.id)) >= FRESH:
        raise NoRoom(
            f"this browser holds {FRESH} links of this group that were made in it, and may be nowhere else.",
            fix="Nothing was lost or made. Copy its links, lock it here, and open it again by its manage link: then "
            "there is room for more. Or revoke one that nobody needs.",
            groups={group.id: group.name},
        )


def forget(group: str, link: int) -> None:
    """Forget a secret link that opens nothing any more."""
    _note(group, fresh={str(each): token for each, token in kept(group).items() if each != link})


def kept(group: str) -> dict[int, str]:
    """The secret links of this group that were made in this session."""
    return {int(link): token for link, token in session[OPENED][group].get("fresh", {}).items()}


def shows_own_link(group: str) -> bool:
    """Whether this browser still shows the link by which the group is open, since it was made here."""
    opened = session.get(OPENED, {}).get(group)
    return bool(opened) and opened["link"] in kept(group)


def _note(group: str, **values: Any) -> None:
    opened = session[OPENED]
    session[OPENED] = {**opened, group: {**opened[group], **values}}


def leave(group: str) -> None:
    """Forget that a group was open here."""
    opened = session.get(OPENED, {})
    if group in opened:
        session[OPENED] = {id: each for id, each in opened.items() if id != group}


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
