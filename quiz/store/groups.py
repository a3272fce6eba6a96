"""How a group is made, what opens it, and how a lost link is replaced."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, update

from quiz.links import digest as digest_of
from quiz.links import new_group_id
from quiz.store import gone
from quiz.store.database import Database
from quiz.store.records import Access, Details, Group, Kind, Link, Listed
from quiz.store.rows import (
    FIRST,
    add_join,
    add_link,
    add_sitting,
    columns,
    group_and,
    hold,
    only,
    unless_there,
    write_down,
)
from quiz.store.shelf import Shelf
from quiz.store.tables import groups, links, responses

_SECRET = ("results", "manage")


class Groups(Database):
    """The store's side that makes, opens and ends groups. What is in a group goes through its shelf."""

    def make_group(  # noqa: PLR0913 (its three links are made with it, or it is lost)
        self, version: str, details: Details, now: datetime, *, manage: str, results: str, join: str
    ) -> Group:
        """Make a group with its three links, all or nothing.

        manage, results  digests of secret tokens.
        join             a join code, canonical. Should another group have it, one is drawn that is free: read it
                         from the links on the shelf.
        """
        with self.transaction("write") as connection:
            group = _add_group(connection, version, details, now)
            add_link(connection, group_id=group.id, kind="manage", digest=manage, made=now)
            add_link(connection, group_id=group.id, kind="results", digest=results, made=now)
            add_join(connection, group.id, join, now)
            add_sitting(connection, group.id, group.sitting, FIRST, now)
            write_down(connection, "made", now, group.id)
        return group

    def joined(self, code: str, now: datetime) -> Group:
        """The group that a canonical join code leads to, open or closed. Raises GroupGone, which says why."""
        with self.transaction() as connection:
            found = _accessed(
                connection, _accesses(now).where(links.c.digest == digest_of(code), links.c.kind == "join")
            )
        if found is None:
            raise gone.unknown_code()
        if found.link.revoked:
            raise gone.old_code()
        return found.group

    def join_link(self, group_id: str, code: str) -> Link | None:
        """The link by a canonical join code that this group has, or had; None for a code of any other."""
        query = select(*columns(links, Link)).where(links.c.group_id == group_id, links.c.kind == "join")
        with self.transaction() as connection:
            return only(connection, query.where(links.c.digest == digest_of(code)), Link)

    def opened(self, digest: str, now: datetime) -> Access:
        """What a secret link opens, by its digest. Raises GroupGone, which says why."""
        with self.transaction() as connection:
            found = _accessed(connection, _secrets(now).where(links.c.digest == digest))
        if found is None:
            raise gone.unknown_link()
        if found.link.revoked:
            raise gone.revoked_link()
        return found

    def current_access(self, link_id: int, group_id: str, epoch: int, now: datetime) -> Access | None:
        """What a session opens now, looked up at every request; None if revoked, locked, expired or deleted."""
        wanted = _secrets(now).where(
            links.c.id == link_id, links.c.revoked.is_(None), groups.c.id == group_id, groups.c.epoch == epoch
        )
        with self.transaction() as connection:
            return _accessed(connection, wanted)

    def shelf(self, access: Access) -> Shelf:
        """All that is stored of a group, within what this capability allows."""
        return Shelf(self, access)

    def reissue(self, group_id: str, kind: Kind, digest: str, now: datetime) -> Link:
        """A new results or manage link for a lost one. A lost manage link stops working.

        Raises GroupGone.
        """
        if kind not in _SECRET:
            raise ValueError(f"a {kind} link is not reissued: its code is rotated.")
        with self.transaction("write") as connection:
            group = hold(connection, group_id)
            if group is None or group.deletes <= now:
                raise gone.no_group()
            if kind == "manage":
                lost = links.c.group_id == group_id, links.c.kind == kind, links.c.revoked.is_(None)
                connection.execute(update(links).where(*lost).values(revoked=now))
            write_down(connection, "reissued", now, group_id)
            return add_link(connection, group_id=group_id, kind=kind, digest=digest, made=now)

    def groups(self, now: datetime) -> tuple[Listed, ...]:
        """The groups that are kept, oldest first, for the operator. What was sent to them is counted, not read."""
        query = (
            select(*columns(groups, Group), func.count(responses.c.id), func.max(responses.c.sent))
            .join_from(groups, responses, isouter=True)
            .where(groups.c.deletes > now)
            .group_by(groups.c.id)
            .order_by(groups.c.made, groups.c.id)
        )
        with self.transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(Listed(group, *rest) for group, rest in map(group_and, rows))


def _add_group(connection: Connection, version: str, details: Details, now: datetime) -> Group:
    values = asdict(details) | {"version": version, "made": now, "epoch": 0, "sitting": 1}
    while True:
        statement = unless_there(connection, groups).values(id=new_group_id(), **values)
        if row := connection.execute(statement.returning(*columns(groups, Group))).one_or_none():
            return Group(*row)


def _accesses(now: datetime) -> Select[*tuple[Any, ...]]:
    """Groups with their links, except those past their day of deletion, which count as deleted."""
    chosen = select(*columns(groups, Group), *columns(links, Link))
    return chosen.join_from(groups, links).where(groups.c.deletes > now)


def _secrets(now: datetime) -> Select[*tuple[Any, ...]]:
    return _accesses(now).where(links.c.kind.in_(_SECRET))


def _accessed(connection: Connection, query: Select[*tuple[Any, ...]]) -> Access | None:
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    group, link = group_and(row)
    return Access(group, Link(*link))
