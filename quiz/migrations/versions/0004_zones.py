"""Keep where a group's days end. Those of groups that are there ended in UTC, as people were told: so they go on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("groups", sa.Column("zone", sa.Text, nullable=False, server_default="UTC"))


def downgrade() -> None:
    op.drop_column("groups", "zone")
