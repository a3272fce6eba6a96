"""Keep beside each version the title, the scope and the language under which it was served.

For versions archived earlier they are unknown, and stay empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NAMES = ("title", "scope", "language")


def upgrade() -> None:
    for name in NAMES:
        op.add_column("quiz_versions", sa.Column(name, sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    for name in NAMES:
        op.drop_column("quiz_versions", name)
