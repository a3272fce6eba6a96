"""Keep groups: their links, what was sent to them, and what was done to them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _create_groups()
    _create_links()
    _create_responses()
    _create_audit()


def downgrade() -> None:
    for table in ("audit", "responses", "links", "groups"):
        op.drop_table(table)


def _create_groups() -> None:
    op.create_table(
        "groups",
        sa.Column("id", sa.String(10), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("expected", sa.Integer),
        sa.Column("nicknames", sa.Boolean, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes", sa.DateTime(timezone=True)),
        sa.Column("closed", sa.DateTime(timezone=True)),
        sa.Column("deletes", sa.DateTime(timezone=True), nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("last_response", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sa.ForeignKeyConstraint(["version"], ["quiz_versions.version"], name="fk_groups_version"),
    )


def _create_links() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(7), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("code", sa.String(8)),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("digest", name="uq_links_digest"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_links_group_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_links_group_id", "links", ["group_id"])


def _create_responses() -> None:
    op.create_table(
        "responses",
        sa.Column("group_id", sa.String(10), nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("receipt", sa.String(64), nullable=False),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("answers", sa.String(60), nullable=False),
        sa.Column("nickname", sa.String(40), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leader", sa.Text),
        sa.Column("runner_up", sa.Text),
        sa.Column("word", sa.Text),
        sa.PrimaryKeyConstraint("group_id", "id", name="pk_responses"),
        sa.UniqueConstraint("receipt", name="uq_responses_receipt"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_responses_group_id", ondelete="CASCADE"),
    )


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.String(10), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_group_id", "audit", ["group_id"])
