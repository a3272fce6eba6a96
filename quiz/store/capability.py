"""One group by one capability: the two gates through which everything on its shelf is read and changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table

from quiz.store import gone
from quiz.store.database import Database
from quiz.store.records import Access
from quiz.store.rows import hold
from quiz.store.tables import groups, responses


class Capability:
    """Every query holds `_own`; what changes anything goes through `_changing`.

    Whoever has a results link may read; to change, delete and export is for the manage link: else Forbidden is
    raised. Once the group is deleted, changes raise GroupGone, and there is nothing to read.

    group    as it was when the link was looked up.
    kind     of the link: "results" or "manage".
    sitting  the only one whose responses are read; None for all of them.
    """

    def __init__(self, database: Database, access: Access, sitting: int | None = None) -> None:
        self.group = access.group
        self.kind = access.link.kind
        self.sitting = sitting
        self._access = access
        self._database = database
        self._id = access.group.id

    def _own(self, table: Table) -> ColumnElement[bool]:
        """Only this group's rows of a table; of responses, those of the sitting."""
        its_group = table.c.id if table is groups else table.c.group_id
        if table is responses and self.sitting is not None:
            return (its_group == self._id) & responses.c.sitting.between(self.sitting, self.sitting)
        return its_group == self._id

    @property
    def _order(self) -> tuple[Column[Any], ...]:
        """Of responses, by their numbers; of one sitting, as they stand together in its index.

        By numbers alone, PostgreSQL may go through all that the group sent later. It leaves out of an order what equals
        one value, so `_own` names a range.
        """
        return (responses.c.id,) if self.sitting is None else (responses.c.sitting, responses.c.id)

    @contextmanager
    def _changing(self, now: datetime) -> Iterator[Connection]:
        """A transaction of somebody who may change the group, which is locked meanwhile."""
        if self.kind != "manage":
            raise gone.forbidden()
        with self._database.transaction("write") as connection:
            group = hold(connection, self._id)
            if group is None or group.deletes <= now:
                raise gone.no_group()
            yield connection
