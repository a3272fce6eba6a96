"""Deleting groups on their day, by a clock that is trusted only where what is stored bears it out."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, delete, func, or_, select

from quiz.errors import ClockDoubted
from quiz.store.database import Database
from quiz.store.rows import write_down
from quiz.store.tables import audit, groups, quiz_versions, responses

RECORD = timedelta(days=2 * 365)  # how long the record of what was done to a group outlives it
PAUSE = timedelta(days=90)  # without anything stored: longer than a summer; a wrong clock is mostly wrong by years

_ALL = ""  # in place of a group's id in the audit: what concerns them all
_DOUBTED, _CONFIRMED = "clock doubted", "clock confirmed"
_TIMES = (groups.c.made, responses.c.sent, audit.c.at, quiz_versions.c.first_served)


class Purging(Database):
    """The store's side that deletes what is overdue."""

    def purge(self, now: datetime, *, runs_since: datetime | None = None, is_sure: bool = False) -> int:
        """Delete the groups whose day of deletion is over, with all that is in them; returns how many.

        And forget what was done to groups that were deleted long ago. Raises ClockDoubted, and deletes nothing, where
        the clock is far past all that is stored; and again until an operator is sure, or it is set back.

        runs_since  when this process began, if its clock has run evenly since: then that moment is what counts.
        is_sure     whether the operator says that the clock is right.
        """
        with self.transaction() as connection:
            if not _is_due(connection, now):
                return 0  # as nearly always: no need to wait for those who write
        with self.transaction("alone") as connection:
            is_doubted = not is_sure and _is_doubted(connection, now, runs_since)
            if is_sure:
                write_down(connection, _CONFIRMED, now, _ALL)
            deleted = 0 if is_doubted else _delete(connection, now)
        if is_doubted:
            raise ClockDoubted(
                f"by the clock it is {now:%Y-%m-%d}, long after all that was kept before. Groups that seem overdue open"
                " for nobody, and are not deleted.",
                where=self.where,
                fix="Set the clock right. If it is, delete them with `quiz groups purge --confirm`.",
            )
        self.forget()
        return deleted


def _is_due(connection: Connection, now: datetime) -> bool:
    """Whether there is anything to delete."""
    overdue = select(groups.c.id).where(groups.c.deletes <= now)
    return bool(connection.scalar(select(or_(overdue.exists(), _long_gone(now).exists()))))


def _delete(connection: Connection, now: datetime) -> int:
    deleted = connection.scalars(delete(groups).where(groups.c.deletes <= now).returning(groups.c.id)).all()
    if deleted:
        write_down(connection, "deleted", now, *deleted)
    connection.execute(delete(audit).where(audit.c.group_id.in_(_long_gone(now))))
    return len(deleted)


def _long_gone(now: datetime) -> Select[tuple[str]]:
    return select(audit.c.group_id).where(audit.c.what == "deleted", audit.c.at <= now - RECORD)


def _is_doubted(connection: Connection, now: datetime, runs_since: datetime | None) -> bool:
    """Whether the clock may be wrong. Once it is doubted, what is stored by it since does not clear it."""
    said = select(audit.c.what).where(audit.c.group_id == _ALL, audit.c.at <= now).order_by(audit.c.id.desc()).limit(1)
    if connection.scalar(said) == _DOUBTED:
        return True
    kept = [connection.scalar(select(func.max(time)).where(time <= now)) for time in _TIMES]
    newest = max((time for time in kept if time), default=now)
    if (runs_since or now) - newest <= PAUSE:
        return False
    write_down(connection, _DOUBTED, now, _ALL)
    return True
