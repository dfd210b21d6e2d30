"""Keep which listings are the same, so that one is shown and both sources' ids stay."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "merged",
        sa.Column("gone", sa.Uuid(), nullable=False),
        sa.Column("kept", sa.Uuid(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("who", sa.Text(), nullable=False),
        sa.CheckConstraint("gone <> kept", name=op.f("ck_merged_two")),
        sa.PrimaryKeyConstraint("gone", name=op.f("pk_merged")),
        comment="Listings that are the same as another, which is shown instead",
    )
    op.execute("CREATE VIEW public_merged AS SELECT gone, kept FROM merged")


def downgrade() -> None:
    op.execute("DROP VIEW public_merged")
    op.drop_table("merged")
