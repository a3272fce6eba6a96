"""The tables: versions of quizzes, and groups with their links, responses and audit. Migrations make exactly these."""

from datetime import UTC, datetime

from sqlalchemy import Boolean, Column, DateTime, Dialect, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A time, kept and read in UTC. SQLite forgets zones, so a time without one is refused, not guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write in UTC."""
        if value and value.utcoffset() is None:
            raise ValueError(f"{value} has no time zone.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read in UTC."""
        if value and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value and value.astimezone(UTC)


_NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}
metadata = MetaData(naming_convention=_NAMES)

quiz_versions = Table(
    "quiz_versions",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("piece", String(6), nullable=False, unique=True),
    Column("quiz", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("first_served", Moment, nullable=False),
    # Its imprint: outside of `content`, since the version is the hash of that; empty where it was archived before 0003.
    Column("title", Text, nullable=False, server_default=""),
    Column("scope", Text, nullable=False, server_default=""),
    Column("language", Text, nullable=False, server_default=""),
)

groups = Table(
    "groups",
    metadata,
    Column("id", String(10), primary_key=True),  # random; stands in addresses, so it is no secret and opens nothing
    Column("version", String(64), ForeignKey("quiz_versions.version"), nullable=False),
    Column("name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("expected", Integer),
    Column("nicknames", Boolean, nullable=False),
    Column("made", Moment, nullable=False),
    Column("closes", Moment),  # by itself
    Column("closed", Moment),  # by hand
    Column("deletes", Moment, nullable=False),
    Column("epoch", Integer, nullable=False),  # grows whenever all sessions are locked
    Column("last_response", Integer, nullable=False, server_default="0"),  # only grows, so that no number is used twice
    Column("zone", Text, nullable=False, server_default="UTC"),
    Column("sitting", Integer, nullable=False, server_default="1"),  # that is sent to now; only grows
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _group() -> Column[str]:
    return Column("group_id", String(10), ForeignKey("groups.id", ondelete="CASCADE"), nullable=False)


# AUTOINCREMENT, since SQLite would otherwise reuse the id of a deleted row: a session of a deleted link might open
# another.
links = Table(
    "links",
    metadata,
    _id(),
    _group(),
    Column("kind", String(7), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("code", String(8)),  # a join code may be read by everybody; of a secret link only the digest is known
    Column("name", Text, nullable=False),
    Column("made", Moment, nullable=False),
    Column("revoked", Moment),
    Index("ix_links_group_id", "group_id"),
    sqlite_autoincrement=True,
)

COUNTED = ("leader", "runner_up", "said", "ready_before", "ready_after", "answers")

responses = Table(
    "responses",
    metadata,
    Column("group_id", String(10), ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Integer, primary_key=True),  # from 1 in each group: `groups.last_response` at that time
    Column("receipt", String(64), nullable=False, unique=True),
    Column("code", String(80), nullable=False),
    Column("answers", String(60), nullable=False),  # one character a question
    Column("nickname", String(40), nullable=False),
    Column("sent", Moment, nullable=False),
    Column("leader", Text),
    Column("runner_up", Text),
    Column("said", String(7), nullable=False),  # which rule the result follows; the two before it follow from that
    Column("sitting", Integer, nullable=False, server_default="1"),
    Column("slip", Integer),  # by which a person's sittings are tied together
    Column("ready_before", String(3), nullable=False, server_default=""),  # `readiness`: a character a question
    Column("ready_after", String(3), nullable=False, server_default=""),
    Index("ix_responses_slip", "group_id", "sitting", "slip", unique=True),  # once in each sitting
    # What is counted is read from here alone: of a large database, each response of a group is on another page.
    Index("ix_responses_sitting", "group_id", "sitting", "id", postgresql_include=COUNTED),
)

sittings = Table(
    "sittings",
    metadata,
    Column("group_id", String(10), ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Integer, primary_key=True),  # from 1 in each group; none is used twice
    Column("name", Text, nullable=False),
    Column("begun", Moment, nullable=False),
)

slips = Table(
    "slips",
    metadata,
    Column("group_id", String(10), ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Integer, primary_key=True),  # from 1 in each group
    Column("digest", String(64), nullable=False, unique=True),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("group_id", String(10), nullable=False),  # no foreign key: what was done outlives the group
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_audit_group_id", "group_id"),
    sqlite_autoincrement=True,
)
