"""Let a class come back: sittings, slips that tie a person's together, and how ready each person feels.

What was sent before is the first sitting of its group.
"""

import sqlalchemy as sa
from alembic import op

from quiz.store import sums

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("groups", sa.Column("sitting", sa.Integer, nullable=False, server_default="1"))
    op.add_column("responses", sa.Column("sitting", sa.Integer, nullable=False, server_default="1"))
    op.add_column("responses", sa.Column("slip", sa.Integer))
    for name in ("ready_before", "ready_after"):
        op.add_column("responses", sa.Column(name, sa.String(3), nullable=False, server_default=""))
    op.create_index("ix_responses_slip", "responses", ["group_id", "sitting", "slip"], unique=True)
    op.create_table(
        "sittings",
        *_numbered("sittings"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "id", name="pk_sittings"),
    )
    op.create_table(
        "slips",
        *_numbered("slips"),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "id", name="pk_slips"),
        sa.UniqueConstraint("digest", name="uq_slips_digest"),
    )
    op.execute("INSERT INTO sittings (group_id, id, name, begun) SELECT id, 1, 'Lesson 1', made FROM groups")


def _numbered(table: str) -> list[sa.Column[str] | sa.Column[int]]:
    """The group, and a number in it."""
    its_group = sa.ForeignKey("groups.id", name=f"fk_{table}_group_id", ondelete="CASCADE")
    return [
        sa.Column("group_id", sa.String(10), its_group, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
    ]


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        sums.unseal(op.get_bind())  # whose triggers name the columns; older software makes them again
    op.drop_table("slips")
    op.drop_table("sittings")
    op.drop_index("ix_responses_slip", "responses")
    for name in ("ready_after", "ready_before", "slip", "sitting"):
        op.drop_column("responses", name)
    op.drop_column("groups", "sitting")
