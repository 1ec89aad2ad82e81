"""The ledger of editions, the current one, and the audit trail of its movements."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the first three tables."""
    op.create_table(
        "edition",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("sequence", sa.Integer, nullable=False, unique=True),
        sa.Column("parent", sa.String(20), nullable=False, unique=True),
        sa.Column("digest", sa.String(80), nullable=False),
        sa.Column("manuscript_digest", sa.String(80), nullable=False),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("file_bytes", sa.Integer, nullable=False),
        sa.Column("printed_at", sa.String(40), nullable=False),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.Column("counts", sa.String(2000), nullable=False),
    )
    op.create_table(
        "current_edition",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition", sa.String(20), sa.ForeignKey("edition.id"), nullable=False),
        sa.Column("moved_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "movement",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("before", sa.String(20), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    """Takes them away again."""
    for table in ("movement", "current_edition", "edition"):
        op.drop_table(table)
