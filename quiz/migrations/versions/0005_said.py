"""Keep which rule a result follows, in place of its word; whom it names first and second follows from that."""

import sqlalchemy as sa
from alembic import op

from quiz.store.outcomes import say_again

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("responses", sa.Column("said", sa.String(7)))
    say_again(op.get_bind())
    with op.batch_alter_table("responses") as batch:
        batch.alter_column("said", existing_type=sa.String(7), nullable=False)
        batch.drop_column("word")


def downgrade() -> None:
    op.add_column("responses", sa.Column("word", sa.Text))
    op.execute("UPDATE responses SET word = said WHERE said IN ('tied', 'close', 'ahead', 'clear')")
    with op.batch_alter_table("responses") as batch:
        batch.drop_column("said")
