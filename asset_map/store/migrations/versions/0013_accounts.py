"""Accounts of those who sign in: who they are, who is signed in, and tries to be."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("email", sa.Text(), nullable=False, comment="In small letters"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column(
            "password_hash", sa.Text(), comment="argon2id; null where no password was ever chosen"
        ),
        sa.Column("made_at", WHEN, nullable=False),
        sa.Column("last_signed_in_at", WHEN),
        sa.Column("disabled_at", WHEN),
        sa.Column(
            "totp_secret", sa.Text(), comment="What the codes of a second step are reckoned from"
        ),
        sa.Column("totp_on", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "totp_used", sa.BigInteger(), comment="The newest code's time step: none serves twice"
        ),
        sa.CheckConstraint(
            "role IN ('worker', 'steward', 'officer', 'administrator')",
            name=op.f("ck_account_role"),
        ),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_account_email")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        comment="Who may sign in",
    )
    op.create_table(
        "recovery_code",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        _belongs_to_account("recovery_code"),
        sa.PrimaryKeyConstraint("account_id", "code_hash", name=op.f("pk_recovery_code")),
        comment="What stands in for a second step that is lost, each once",
    )
    op.create_table(
        "account_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", WHEN, nullable=False),
        sa.Column("used_at", WHEN, nullable=False),
        sa.Column("awaits_second_step", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "octet_length(token_hash) = 32", name=op.f("ck_account_session_token_hash")
        ),
        _belongs_to_account("account_session"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_account_session")),
        comment="Who is signed in, until twelve hours later or until they sign out",
    )
    op.create_index(op.f("ix_account_session_account_id"), "account_session", ["account_id"])
    op.create_table(
        "account_link",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("until", WHEN, nullable=False),
        sa.CheckConstraint(
            "octet_length(token_hash) = 32", name=op.f("ck_account_link_token_hash")
        ),
        _belongs_to_account("account_link"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_account_link")),
        comment="A link by which somebody chooses a password, once",
    )
    op.create_index(op.f("ix_account_link_account_id"), "account_link", ["account_id"])
    op.create_table(
        "sign_in_try",
        sa.Column("key", sa.LargeBinary(), nullable=False, comment="SHA-256 of what is counted by"),
        sa.Column("since", WHEN, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_try")),
        comment="How often an account or an address tried to sign in of late",
    )


def downgrade() -> None:
    for table in ("sign_in_try", "account_link", "account_session", "recovery_code", "account"):
        op.drop_table(table)


def _belongs_to_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["account_id"],
        ["account.id"],
        name=op.f(f"fk_{table}_account_id"),
        ondelete="CASCADE",
    )
