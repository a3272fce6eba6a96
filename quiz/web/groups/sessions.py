"""Who may see a group: what a secret link has opened, held in a session for that group alone.

The session holds which link it was. The link is looked up at every request, so revoking it ends the session, and so do
"lock all sessions", eight hours, and Lock. It holds secrets only where the manage link is open and this browser made
them: until the session ends they can be shown, since no one else has them.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Flask, Request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from quiz.errors import Forbidden, NoRoom
from quiz.store import Access, Group, Shelf
from quiz.web.context import now, site, wear
from quiz.web.isolates import by_hand

LASTS = timedelta(hours=8)
# A browser drops a cookie over 4,096 bytes without a word. With these, and the receipts, it has 3,700 at most.
MOST = 12  # groups open in one browser
MOST_LINKS = 7  # secret links of a group that were made in this session, and can still be shown
OPENED = "opened"
PLACES = re.compile(r"(/q/[^/]+)?/groups/|/g/|/s/")  # where addresses of groups begin

_Entries = dict[str, dict[str, Any]]


class Sessions(SecureCookieSessionInterface):
    """Sessions for groups alone: nowhere else is a cookie read or set, or time spent on it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session, where an address belongs to groups."""
        return super().open_session(app, request) if PLACES.match(request.path) else None


def open_session(access: Access) -> None:
    """Remember which link opened this group. A results link takes no manage link's place. Raises NoRoom."""
    group, link = access.group, access.link
    before = _access(group.id)
    if before and (before.link.kind, link.kind) == ("manage", "results"):
        return
    entry: dict[str, Any] = {"link": link.id, "epoch": group.epoch, "at": now().timestamp()}
    if before and before.link.id == link.id:
        entry["fresh"] = links_of_session(group.id)
    session[OPENED] = {**_with_room_for(group.id), group.id: entry}


def need_room() -> None:
    """Make no group that could not be opened here. Raises NoRoom."""
    _with_room_for("")


def _with_room_for(group: str) -> _Entries:
    """What is open here, with room for this group: without what has ended, and without the oldest that came by a link.

    One that was made here is never forgotten for another: its links may be nowhere else. Raises NoRoom.
    """
    opened = _opened()
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


def shelf_to_read(group: str) -> Shelf:
    """The shelf of a group that is open in this browser, by either link. Raises Forbidden."""
    access = _access(group)
    if access:
        wear(access.group.version)
        return site().store.shelf(by_hand(access))
    end_session(group)
    raise Forbidden(
        "this group is not open in this browser.",
        fix="Nothing is lost. Open it again by its results link or its manage link. A browser forgets it after eight "
        "hours, when it is locked, and when its link is revoked.",
    )


def shelf_to_change(group: str) -> Shelf:
    """The shelf of a group that is open by its manage link. Raises Forbidden."""
    shelf = shelf_to_read(group)
    if shelf.kind != "manage":
        raise Forbidden(
            "this browser opened the group by a results link, which changes nothing.",
            fix="Nothing was changed. Open the group’s manage link.",
        )
    return shelf


def _access(group: str) -> Access | None:
    """What the session opens of a group now."""
    entry = _opened().get(group)
    if not entry or now().timestamp() - entry["at"] >= LASTS.total_seconds():
        return None
    return site().store.current_access(entry["link"], group, entry["epoch"], now())


def outlast_lock(group: Group) -> None:
    """Keep this session, when all sessions of the group were ended from here."""
    _note(group.id, epoch=group.epoch)


def remember_links(group: str, tokens: Mapping[int, str]) -> None:
    """Remember secret links that were just made, by their numbers, so that they can be shown and copied."""
    _note(group, fresh={str(link): token for link, token in {**links_of_session(group), **tokens}.items()})


def need_room_for_link(group: Group) -> None:
    """Make no link that could not be shown here without another one being forgotten. Raises NoRoom."""
    if len(links_of_session(group.id)) >= MOST_LINKS:
        raise NoRoom(
            f"this browser holds {MOST_LINKS} links of this group that were made in it, and may be nowhere else.",
            fix="Nothing was lost or made. Copy its links, lock it here, and open it again by its manage link: then "
            "there is room for more. Or revoke one that nobody needs.",
            groups={group.id: group.name},
        )


def forget_link(group: str, link: int) -> None:
    """Forget a secret link that opens nothing any more."""
    _note(group, fresh={str(each): token for each, token in links_of_session(group).items() if each != link})


def links_of_session(group: str) -> dict[int, str]:
    """The secret links of this group that were made in this session, by their numbers."""
    return {int(link): token for link, token in _opened().get(group, {}).get("fresh", {}).items()}


def shows_own_link(group: str) -> bool:
    """Whether this browser still shows the link by which the group is open, since it was made here."""
    return _opened().get(group, {}).get("link") in links_of_session(group)


def end_session(group: str) -> None:
    """Forget that a group was open here."""
    opened = _opened()
    if group in opened:
        session[OPENED] = {id: each for id, each in opened.items() if id != group}


def _opened() -> _Entries:
    """Every group that was opened here, by its id: by which link, at which epoch of the group, and when."""
    opened: _Entries = session.get(OPENED, {})
    return opened


def _note(group: str, **values: Any) -> None:
    opened = _opened()
    session[OPENED] = {**opened, group: {**opened[group], **values}}
