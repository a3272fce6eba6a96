"""The archive: every version of a quiz that was ever served; and the revision of the tables themselves."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, String, column, insert, inspect, select, table, update

from quiz.archive import canonical, thaw
from quiz.content import Quiz
from quiz.errors import StoreError
from quiz.links import piece as piece_of
from quiz.store import soundness, sums
from quiz.store.database import Database
from quiz.store.records import Imprint
from quiz.store.rows import columns
from quiz.store.tables import quiz_versions

HEAD = "0008"  # the newest migration; written down so that alembic is loaded only where there is something to do

_alembic_version = table("alembic_version", column("version_num", String))


class Versions(Database):
    """The part of the store that keeps versions."""

    def upgrade(self) -> None:
        """Bring the tables to what this software needs. Any number of processes may do so at once."""
        with self.transaction("alone") as connection:
            if self._known(connection) != HEAD or _lacks_sums(connection):
                _migrate(connection)

    def ready(self) -> None:
        """Bring the tables up to date, in a database that is whole; raises StoreDamaged for one that is not."""
        self.examine()
        self.upgrade()
        self.forget()

    def examine(self) -> None:
        """Raise StoreDamaged unless the database is what was written to it. PostgreSQL sees to that itself."""
        if self._engine.name == "sqlite":
            soundness.examine(Path(self.where))

    def seal(self) -> list[str]:
        """Take a SQLite file as it is now for what was written to it: somebody changed it by hand.

        Returns the tables and definitions that were changed. Raises StoreDamaged for what no hand could cause.
        """
        if self._engine.name != "sqlite":
            raise StoreError(
                "PostgreSQL looks after its own files, so there is nothing to seal.",
                where=self.where,
                fix="Leave it as it is.",
            )
        changed = soundness.changes(Path(self.where))
        with self.transaction("alone") as connection:
            if self._known(connection) is None:
                raise self._unfit(None)
            with sums.taken_away(connection):
                pass
        self.forget()
        return changed

    def check(self) -> None:
        """Raise StoreError unless the database answers, and its tables are what this software needs."""
        with self.transaction() as connection:
            found = self._known(connection)
        if found != HEAD:
            raise self._unfit(found)

    def archive(self, quiz: Quiz, now: datetime, imprint: Imprint = Imprint()) -> None:  # noqa: B008 (it is frozen)
        """Keep a version for good, from before its first code is given out.

        A version already kept stays as it is; its imprint follows the file that is served today.
        """
        piece = piece_of(quiz.version)
        with self.transaction("alone") as connection:
            kept = connection.scalar(select(quiz_versions.c.version).where(quiz_versions.c.piece == piece))
            if kept is None:
                connection.execute(
                    insert(quiz_versions).values(
                        version=quiz.version,
                        piece=piece,
                        quiz=quiz.id,
                        content=canonical(quiz),
                        first_served=now,
                        **asdict(imprint),
                    )
                )
            elif kept == quiz.version:
                connection.execute(update(quiz_versions).where(_is(kept)).values(asdict(imprint)))
        if kept not in {None, quiz.version}:
            raise StoreError(
                f"the codes of this quiz would start with {piece}, as those of another version already do.",
                where=f"quiz {quiz.id}",
                fix="Change any word of a question. This happens once in a thousand million versions.",
            )

    def find(self, piece: str) -> Quiz | None:
        """The version whose codes start with this piece, as it was when first served; None if it is not kept here."""
        wanted = select(quiz_versions.c.version, quiz_versions.c.content).where(quiz_versions.c.piece == piece)
        with self.transaction() as connection:
            kept = connection.execute(wanted).one_or_none()
        return kept and thaw(kept.version, kept.content)

    def pieces(self) -> frozenset[str]:
        """What the codes of each version that is kept start with."""
        with self.transaction() as connection:
            return frozenset(connection.scalars(select(quiz_versions.c.piece)))

    def titles(self) -> Mapping[str, str]:
        """The title under which each version was last served here."""
        with self.transaction() as connection:
            rows = connection.execute(select(quiz_versions.c.version, quiz_versions.c.title))
            return {row.version: row.title for row in rows}

    def served(self, version: str) -> tuple[Imprint, datetime]:
        """The imprint under which a stored version was last served here, and when it was first served."""
        wanted = select(*columns(quiz_versions, Imprint), quiz_versions.c.first_served).where(_is(version))
        with self.transaction() as connection:
            *imprint, first = connection.execute(wanted).one()
        return Imprint(*imprint), first

    def _unfit(self, found: str | None) -> StoreError:
        return StoreError(
            f"the database is at revision {found or 'none'}, and this software needs {HEAD}.",
            where=self.where,
            fix="Run `quiz db upgrade`, or start the quiz again.",
        )

    def _known(self, connection: Connection) -> str | None:
        """The revision; raises StoreError for one of newer software, since revisions are numbered."""
        found = revision(connection)
        if found and found > HEAD:
            raise StoreError(
                f"the database is at revision {found}, which this software is too old to know.",
                where=self.where,
                fix="Start the newer software that last used this database.",
            )
        return found


def _is(version: str) -> ColumnElement[bool]:
    return quiz_versions.c.version == version


def _lacks_sums(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite" and not sums.is_sealed(connection)


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 (most starts have nothing to migrate)
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "quiz:migrations")
    with sums.taken_away(connection) if connection.dialect.name == "sqlite" else nullcontext():
        command.upgrade(config, "head")


def revision(connection: Connection) -> str | None:
    """The newest migration that the database has had; None before the first."""
    if not inspect(connection).has_table(_alembic_version.name):
        return None
    found: str | None = connection.scalar(select(_alembic_version.c.version_num))
    return found
