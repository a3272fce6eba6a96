"""Keep the zone in which a group's days end. Existing groups stay in UTC, which is what their people were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("groups", sa.Column("zone", sa.Text, nullable=False, server_default="UTC"))


def downgrade() -> None:
    op.drop_column("groups", "zone")
