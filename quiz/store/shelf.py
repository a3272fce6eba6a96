"""The shelf: all that is stored of one group, within what one capability allows. Nothing reaches another group."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import case, delete, func, select, update

from quiz.cohort.tally import Tally
from quiz.store.records import Details, Entry, Group, Link, Response
from quiz.store.rows import add_join, add_link, columns, only, write_down
from quiz.store.sittings import Sittings
from quiz.store.tables import audit, groups, links, responses
from quiz.store.tallying import count_answers, count_outcomes, questions_of

PAGE = 5_000  # responses that are read at a time


class Shelf(Sittings):
    """One group by one capability: see there, and `Sittings` for what concerns several."""

    def narrowed(self, sitting: int) -> "Shelf":
        """The same shelf, on which there are the responses of one sitting alone."""
        return Shelf(self._database, self._access, sitting)

    def count(self) -> int:
        """How many responses there are."""
        with self._database.transaction() as connection:
            return connection.scalar(select(func.count()).where(self._own(responses))) or 0

    def last_id(self) -> int:
        """The id of the last response, by which a page can stand still: see `tally`. 0 before the first."""
        with self._database.transaction() as connection:
            return connection.scalar(select(func.max(responses.c.id)).where(self._own(responses))) or 0

    def response(self, id: int) -> Response | None:
        """One response of this group."""
        query = select(*columns(responses, Response)).where(self._own(responses), responses.c.id == id)
        with self._database.transaction() as connection:
            return only(connection, query, Response)

    def responses(self, after: int = 0, limit: int | None = None) -> Iterator[Response]:
        """The responses in the order sent, starting after an id, up to a limit; in constant memory.

        They are read in pages, each in its own transaction: somebody who takes an hour to download them holds up
        neither a connection nor the database. One that is deleted meanwhile may be missing.
        """
        left = limit
        while (size := PAGE if left is None else min(left, PAGE)) > 0:
            page = self._page(after, size)
            yield from page
            if len(page) < size:
                return
            after = page[-1].id
            left = left and left - size

    def latest(self, limit: int, before: int | None = None) -> tuple[Response, ...]:
        """The latest responses, newest first, up to a limit; with `before`, only those under that id."""
        query = select(*columns(responses, Response)).where(self._own(responses))
        if before is not None:
            query = query.where(responses.c.id < before)
        with self._database.transaction() as connection:
            rows = connection.execute(query.order_by(*(each.desc() for each in self._order)).limit(limit))
            return tuple(Response(*row) for row in rows)

    def tally(self, until: int | None = None) -> Tally:
        """The responses counted, as of one moment; with `until`, only those up to that id."""
        mine = self._own(responses)
        if until is not None:
            mine &= responses.c.id <= until
        with self._database.transaction() as connection:
            outcomes = count_outcomes(connection, mine)
            if not outcomes:
                return Tally(0, ({},) * questions_of(connection, self.group.version), {})
            return Tally(sum(outcomes.values()), count_answers(connection, mine), outcomes)

    def links(self) -> tuple[Link, ...]:
        """All links that were ever made, revoked ones too, oldest first."""
        query = select(*columns(links, Link)).where(self._own(links)).order_by(links.c.id)
        with self._database.transaction() as connection:
            return tuple(Link(*row) for row in connection.execute(query))

    def join_code(self) -> str:
        """The join code that leads to the group now."""
        return next(link.code or "" for link in self.links() if link.kind == "join" and not link.revoked)

    def audit(self) -> tuple[Entry, ...]:
        """What was done, oldest first."""
        query = select(*columns(audit, Entry)).where(self._own(audit)).order_by(audit.c.id)
        with self._database.transaction() as connection:
            return tuple(Entry(*row) for row in connection.execute(query))

    def change(self, details: Details, now: datetime) -> Group:
        """Change the details of the group. An earlier closing date may close it at once."""
        return self._set("changed", now, **asdict(details))

    def close(self, now: datetime) -> Group:
        """Take no more responses."""
        return self._set("closed", now, closed=now)

    def open(self, now: datetime) -> Group:
        """Take responses again. A closing date that has passed is taken away, or the group would stay closed."""
        closes = case((groups.c.closes > now, groups.c.closes))
        return self._set("opened", now, closed=None, closes=closes)

    def lock(self, now: datetime) -> Group:
        """End all sessions, one's own too. The links open new ones."""
        return self._set("locked", now, epoch=groups.c.epoch + 1)

    def add_results_link(self, digest: str, name: str, now: datetime) -> Link:
        """One more link that shows the results, under a name by which it is known when it is to be revoked."""
        with self._changing(now) as connection:
            write_down(connection, "linked", now, self._id)
            return add_link(connection, group_id=self._id, kind="results", digest=digest, made=now, name=name)

    def revoke(self, link_id: int, now: datetime) -> bool:
        """End a results link, and every session that was opened with it. False if there is none to end."""
        its = self._own(links), links.c.id == link_id, links.c.kind == "results", links.c.revoked.is_(None)
        with self._changing(now) as connection:
            revoked = connection.execute(update(links).where(*its).values(revoked=now)).rowcount == 1
            if revoked:
                write_down(connection, "revoked", now, self._id)
        return revoked

    def rotate_join(self, code: str, now: datetime) -> Link:
        """Replace the join code by this one, or by another if it is taken. What was sent stays."""
        old = self._own(links), links.c.kind == "join", links.c.revoked.is_(None)
        with self._changing(now) as connection:
            connection.execute(update(links).where(*old).values(revoked=now))
            write_down(connection, "rotated", now, self._id)
            return add_join(connection, self._id, code, now)

    def delete_response(self, id: int, now: datetime) -> bool:
        """Delete one response. False if there is none."""
        its = self._own(responses), responses.c.id == id
        with self._changing(now) as connection:
            deleted = connection.execute(delete(responses).where(*its)).rowcount == 1
            if deleted:
                write_down(connection, "response deleted", now, self._id)
        self._database.forget()
        return deleted

    def delete(self, now: datetime) -> None:
        """Delete the group, with all that is in it. Of what was done, a line stays."""
        with self._changing(now) as connection:
            connection.execute(delete(groups).where(self._own(groups)))
            write_down(connection, "deleted", now, self._id)
        self._database.forget()

    def exported(self, now: datetime) -> None:
        """Record that the responses are exported; called before the first one is read."""
        with self._changing(now) as connection:
            write_down(connection, "exported", now, self._id)

    def _set(self, what: str, now: datetime, **values: object) -> Group:
        changed = update(groups).where(self._own(groups)).values(values).returning(*columns(groups, Group))
        with self._changing(now) as connection:
            write_down(connection, what, now, self._id)
            return Group(*connection.execute(changed).one())

    def _page(self, after: int, size: int) -> list[Response]:
        query = select(*columns(responses, Response)).where(self._own(responses), responses.c.id > after)
        with self._database.transaction() as connection:
            return [Response(*row) for row in connection.execute(query.order_by(*self._order).limit(size))]
