"""A class that comes back: its sittings, the slips that tie a person's together, and what changed in between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, delete, func, insert, select, update

from quiz.cohort.tally import Outcome
from quiz.store.capability import Capability
from quiz.store.records import Group, Response, Sitting
from quiz.store.rows import add_sitting, columns, only, write_down
from quiz.store.tables import groups, responses, sittings, slips

_BEFORE, _AFTER = responses.alias("before"), responses.alias("after")

Ready = tuple[str, str]  # a `readiness` before the quiz, and one after it


class Sittings(Capability):
    """The shelf's side that knows of several sittings. People are paired by their slips alone, never by a name."""

    def sittings(self) -> tuple[Sitting, ...]:
        """All of them, the first one first."""
        its = [sittings.c[name] for name in ("id", "name", "begun")]
        query = (
            select(*its, func.count(responses.c.sitting), func.count(responses.c.slip))  # both are in one index
            .join_from(sittings, responses, _same_sitting(responses), isouter=True)
            .where(self._own(sittings))
            .group_by(sittings.c.group_id, *its)
            .order_by(sittings.c.id)
        )
        with self._database.transaction() as connection:
            return tuple(Sitting(*tuple(row)) for row in connection.execute(query))

    def begin_sitting(self, name: str, now: datetime) -> Group:
        """Begin another sitting: what is sent from now on is sent to it.

        Whoever presses twice begins one: the newest goes on, where it has this name, and nothing was sent to it yet.
        """
        with self._changing(now) as connection:
            if just_begun := only(connection, self._just_begun(name), Group):
                return just_begun
            grown = update(groups).where(self._own(groups)).values(sitting=groups.c.sitting + 1)
            group = Group(*connection.execute(grown.returning(*columns(groups, Group))).one())
            add_sitting(connection, self._id, group.sitting, name, now)
            write_down(connection, "sitting begun", now, self._id)
        return group

    def delete_sitting(self, id: int, now: datetime) -> int:
        """Delete what was sent to a sitting, and so all that changed since; returns how many responses that were.

        The one that is sent to now stays, empty; an earlier one is gone.
        """
        its = self._own(responses), responses.c.sitting == id
        current = select(groups.c.sitting).where(self._own(groups)).scalar_subquery()
        is_over = self._own(sittings), sittings.c.id == id, sittings.c.id != current
        with self._changing(now) as connection:
            deleted = connection.execute(delete(responses).where(*its)).rowcount
            if connection.execute(delete(sittings).where(*is_over)).rowcount or deleted:
                write_down(connection, "sitting deleted", now, self._id)
        self._database.forget()
        return deleted

    def add_slips(self, digests: Sequence[str], now: datetime) -> None:
        """Keep slips that were drawn, of each its digest alone."""
        with self._changing(now) as connection:
            last = connection.scalar(select(func.max(slips.c.id)).where(self._own(slips))) or 0
            numbered = enumerate(digests, start=last + 1)
            connection.execute(insert(slips), [{"group_id": self._id, "id": id, "digest": d} for id, d in numbered])
            write_down(connection, "slips drawn", now, self._id)

    def count_slips(self) -> int:
        """How many slips were drawn, whether or not anything was sent with them."""
        with self._database.transaction() as connection:
            return connection.scalar(select(func.count()).where(self._own(slips))) or 0

    def readiness(self) -> Mapping[Ready, int]:
        """How ready people felt: before and after → how many; those who said nothing are under two empty texts."""
        its = responses.c.ready_before, responses.c.ready_after
        query = select(*its, func.count()).where(self._own(responses)).group_by(*its)
        with self._database.transaction() as connection:
            return {(before, after): count for before, after, count in connection.execute(query)}

    def pairs(self, first: int, second: int, limit: int, after: int = 0) -> tuple[tuple[Response, Response], ...]:
        """What the same people sent to two sittings, in the order of their first, after an id of those."""
        query = self._paired(first, second, *columns(_BEFORE, Response), *columns(_AFTER, Response))
        query = query.where(_BEFORE.c.id > after).order_by(_BEFORE.c.id).limit(limit)
        width = len(fields(Response))
        with self._database.transaction() as connection:
            rows = [tuple(row) for row in connection.execute(query)]
        return tuple((Response(*row[:width]), Response(*row[width:])) for row in rows)

    def moves(self, first: int, second: int) -> Mapping[tuple[Outcome, Outcome], int]:
        """What came of the same people in two sittings: both outcomes → how many; they add up to all pairs."""
        return dict(self._counted(first, second, "leader", "runner_up", "said"))

    def readiness_of_pairs(self, first: int, second: int) -> Mapping[tuple[Ready, Ready], int]:
        """How ready the same people felt in two sittings → how many; they add up to all pairs."""
        return dict(self._counted(first, second, "ready_before", "ready_after"))

    def _counted(self, first: int, second: int, *names: str) -> Iterator[tuple[Any, int]]:
        """What the same people's columns of these names hold in two sittings, each pair with how often it occurs."""
        kept = [table.c[name] for table in (_BEFORE, _AFTER) for name in names]
        query = self._paired(first, second, *kept, func.count()).group_by(*kept)
        with self._database.transaction() as connection:
            for *values, count in connection.execute(query):
                yield (tuple(values[: len(names)]), tuple(values[len(names) :])), count

    def _just_begun(self, name: str) -> Select[*tuple[Any, ...]]:
        """The group, if its newest sitting has this name and is empty."""
        newest = (sittings.c.group_id == groups.c.id) & (sittings.c.id == groups.c.sitting)
        its_own = select(responses.c.id).where(_same_sitting(responses)).correlate(sittings).exists()
        query = select(*columns(groups, Group)).join_from(groups, sittings, newest)
        return query.where(self._own(groups), sittings.c.name == name, ~its_own)

    def _paired(self, first: int, second: int, *which: ColumnElement[Any]) -> Any:
        """Responses to two sittings that came with the same slip."""
        same = (_BEFORE.c.group_id == _AFTER.c.group_id) & (_BEFORE.c.slip == _AFTER.c.slip)
        both = _BEFORE.c.group_id == self._id, _BEFORE.c.sitting == first, _AFTER.c.sitting == second
        # Said of one of them, since few have a slip: it is read first, and then a row of the other for each of its own.
        return select(*which).join_from(_BEFORE, _AFTER, same).where(*both, _BEFORE.c.slip.is_not(None))


def _same_sitting(table: FromClause) -> ColumnElement[bool]:
    return (table.c.group_id == sittings.c.group_id) & (table.c.sitting == sittings.c.id)
