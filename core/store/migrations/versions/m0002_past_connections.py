"""Who might use a deleted connection, so that its stored results stay theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("past_connections", sa.Column("id", sa.Text(), nullable=False, primary_key=True))
    op.create_table(
        "past_connection_members",
        _owned("connection_id", "past_connections.id"),
        _owned("member_id", "members.id"),
    )


def _owned(name: str, target: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), sa.ForeignKey(target, ondelete="CASCADE"), nullable=False, primary_key=True)
