"""Keep every version of a quiz that was ever served."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "quiz_versions",
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("piece", sa.String(6), nullable=False),
        sa.Column("quiz", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("first_served", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_quiz_versions"),
        sa.UniqueConstraint("piece", name="uq_quiz_versions_piece"),
    )


def downgrade() -> None:
    op.drop_table("quiz_versions")
