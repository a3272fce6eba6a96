"""Takers: what they send, once, and what their receipt does with it. Committed, then acknowledged."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from quiz.store import gone
from quiz.store.database import Database
from quiz.store.records import Group, Response, Sent
from quiz.store.rows import columns, group_and, hold, only, unless_there
from quiz.store.tables import groups, responses, sittings, slips

_RESPONSE = columns(responses, Response)


class Sending(Database):
    """The part of the store for takers. A receipt is the digest of a once-only token, which only the taker has."""

    def send(  # noqa: PLR0913 (who sends what, when, and the two rules of the group)
        self, group_id: str, receipt: str, sent: Sent, now: datetime, limit: int, *, slip: str = ""
    ) -> Response:
        """Keep what a taker sends, once: the same receipt again gives what was sent first, and changes nothing.

        limit  how many responses a group may have.
        slip   the digest of the one that it came with; empty where it came without.
        Raises GroupGone if the group is closed, full or deleted, the receipt is for another group, or the slip is not
        this group's or was used in this sitting.
        """
        with self.transaction("write") as connection:
            group = hold(connection, group_id)
            if first := _received(connection, group_id, receipt):
                return first
            group = _open(group, now)
            _refuse_full(connection, group_id, limit)
            place = {"sitting": group.sitting, "slip": _free_slip(connection, group, slip, receipt)}
            its = {"group_id": group_id, "id": _next_number(connection, group_id), "receipt": receipt, "sent": now}
            added = unless_there(connection, responses).values(its | place | asdict(sent))
            row = connection.execute(added.returning(*_RESPONSE)).one_or_none()
            if row is None:
                raise gone.sent_elsewhere()
        return Response(*row)

    def refuse_full(self, group_id: str, limit: int) -> None:
        """Raise GroupGone if the group is full: said before the first question, and not only after the last."""
        with self.transaction() as connection:
            _refuse_full(connection, group_id, limit)

    def has_slips(self, group_id: str) -> bool:
        """Whether slips were drawn for a group, so that its takers are asked for theirs."""
        with self.transaction() as connection:
            return connection.scalar(select(slips.c.id).where(slips.c.group_id == group_id).limit(1)) is not None

    def lesson(self, group_id: str, sitting: int) -> str:
        """The name of a sitting of a group; empty once it is deleted."""
        query = select(sittings.c.name).where(sittings.c.group_id == group_id, sittings.c.id == sitting)
        with self.transaction() as connection:
            return connection.scalar(query) or ""

    def receipt(self, receipt: str, now: datetime) -> tuple[Group, Response] | None:
        """What was sent, and to which group; None once either is deleted."""
        query = select(*columns(groups, Group), *_RESPONSE).join_from(groups, responses)
        with self.transaction() as connection:
            row = connection.execute(query.where(responses.c.receipt == receipt, groups.c.deletes > now)).one_or_none()
        if row is None:
            return None
        group, response = group_and(row)
        return group, Response(*response)

    def resend(self, receipt: str, sent: Sent, now: datetime, *, slip: str = "") -> Response:
        """Replace what was sent in this sitting, while the group is open; it keeps its id, and its slip if it has one.

        Another slip takes its place. Raises GroupGone.
        """
        with self.transaction("write") as connection:
            its_group = connection.scalar(select(responses.c.group_id).where(responses.c.receipt == receipt))
            if its_group is None:
                raise gone.unsent()
            group = _open(hold(connection, its_group), now)
            before = _received(connection, group.id, receipt)
            if before and before.sitting != group.sitting:
                raise gone.earlier_sitting()
            number = _free_slip(connection, group, slip, receipt)
            place = {} if number is None else {"slip": number}
            changed = update(responses).where(responses.c.receipt == receipt).values(sent=now, **place, **asdict(sent))
            row = connection.execute(changed.returning(*_RESPONSE)).one_or_none()
            if row is None:  # deleted while we waited for the group
                raise gone.unsent()
        self.forget()
        return Response(*row)

    def unsend(self, receipt: str, now: datetime) -> bool:
        """Delete what was sent, even from a closed group. False if it is already gone."""
        kept = select(groups.c.id).where(groups.c.deletes > now)
        its = responses.c.receipt == receipt, responses.c.group_id.in_(kept)
        with self.transaction("write") as connection:
            is_deleted = connection.execute(delete(responses).where(*its)).rowcount == 1
        self.forget()
        return is_deleted


def _next_number(connection: Connection, group_id: str) -> int:
    """The number of the next response: one more than any has had, including deleted ones."""
    counted = update(groups).where(groups.c.id == group_id).values(last_response=groups.c.last_response + 1)
    number: int = connection.execute(counted.returning(groups.c.last_response)).scalar_one()
    return number


def _received(connection: Connection, group_id: str, receipt: str) -> Response | None:
    its = responses.c.group_id == group_id, responses.c.receipt == receipt
    return only(connection, select(*_RESPONSE).where(*its), Response)


def _open(group: Group | None, now: datetime) -> Group:
    """The group, which takes responses. Raises GroupGone."""
    if group is None or group.deletes <= now:
        raise gone.expired()
    if not group.is_open(now):
        raise gone.closed()
    return group


def _free_slip(connection: Connection, group: Group, digest: str, receipt: str) -> int | None:
    """The number of a slip that nothing else was sent with in this sitting; None without a slip."""
    if not digest:
        return None
    number: int | None = connection.scalar(
        select(slips.c.id).where(slips.c.group_id == group.id, slips.c.digest == digest)
    )
    if number is None:
        raise gone.unknown_slip()
    its = responses.c.group_id == group.id, responses.c.sitting == group.sitting, responses.c.slip == number
    if connection.scalar(select(responses.c.id).where(*its, responses.c.receipt != receipt)):
        raise gone.used_slip()
    return number


def _refuse_full(connection: Connection, group_id: str, limit: int) -> None:
    numbers = connection.scalar(select(groups.c.last_response).where(groups.c.id == group_id)) or 0
    if numbers < limit:  # so there are fewer responses, too, and none need be counted
        return
    count = connection.scalar(select(func.count()).where(responses.c.group_id == group_id)) or 0
    if count >= limit:
        raise gone.full(limit)
