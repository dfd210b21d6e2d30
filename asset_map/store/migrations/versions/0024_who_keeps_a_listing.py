"""Let whoever runs a listing look after it: links to claim it by, and who keeps which."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column("address_hash", sa.LargeBinary(), nullable=False, comment="SHA-256"),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("ck_claim_token_hash")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_claim")),
        comment="Links, sent to a listing's e-mail, by which somebody becomes its steward, once",
    )
    op.create_table(
        "stewardship",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column(
            "since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_stewardship_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "listing", name=op.f("pk_stewardship")),
        comment="Who keeps which listing of their own organisation",
    )


def downgrade() -> None:
    op.drop_table("stewardship")
    op.drop_table("claim")
