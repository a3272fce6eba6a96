"""A number only: from here on SQLite's tables have checksums, which older software could not update.

They are dropped before every migration and made again afterwards: see `quiz/store/versions.py`.
"""

from alembic import op

from quiz.store import sums

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        sums.unseal(op.get_bind())
