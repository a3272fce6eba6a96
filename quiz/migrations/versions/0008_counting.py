"""Count a large group from an index alone, which PostgreSQL's vacuum keeps fit for that.

Nothing can be sent while it is built: some seconds for a million responses.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

NAME = "ix_responses_sitting"
COUNTED = ["leader", "runner_up", "said", "ready_before", "ready_after", "answers"]
# Rows that no vacuum has seen since are looked up in the table, too. By default, that may be a fifth of all.
OFTEN = {"autovacuum_vacuum_insert_threshold": 10_000, "autovacuum_vacuum_insert_scale_factor": 0}
SINCE = (13,)  # the version of PostgreSQL from which on inserts alone lead to a vacuum


def upgrade() -> None:
    op.create_index(NAME, "responses", ["group_id", "sitting", "id"], postgresql_include=COUNTED)
    if _vacuums():
        op.execute(f"ALTER TABLE responses SET ({', '.join(f'{name} = {value}' for name, value in OFTEN.items())})")


def downgrade() -> None:
    if _vacuums():
        op.execute(f"ALTER TABLE responses RESET ({', '.join(OFTEN)})")
    op.drop_index(NAME, "responses")


def _vacuums() -> bool:
    dialect = op.get_bind().dialect
    return dialect.name == "postgresql" and (dialect.server_version_info or ()) >= SINCE
