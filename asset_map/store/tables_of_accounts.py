"""The tables of those who sign in: accounts, who is signed in now, and tries to be."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    text,
)

ROLE = "role IN ('worker', 'steward', 'officer', 'administrator')"


def accounts(metadata: MetaData) -> None:
    """Tokens and codes are stored as their SHA-256: whoever reads a table cannot use them."""
    _accounts(metadata)
    _tokens(metadata)
    _stewards(metadata)
    Table(
        "sign_in_try",
        metadata,
        Column("key", LargeBinary, primary_key=True, comment="SHA-256 of what is counted by"),
        Column("since", DateTime(timezone=True), nullable=False),
        Column("tries", Integer, nullable=False),
        comment="How often an account or an address tried to sign in of late",
    )


def _accounts(metadata: MetaData) -> None:
    Table(
        "account",
        metadata,
        Column("id", Uuid, primary_key=True, server_default=text("gen_random_uuid()")),
        Column("email", Text, nullable=False, unique=True, comment="In small letters"),
        Column("name", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("password_hash", Text, comment="argon2id; null where no password was ever chosen"),
        Column("made_at", DateTime(timezone=True), nullable=False),
        Column("last_signed_in_at", DateTime(timezone=True)),
        Column("disabled_at", DateTime(timezone=True)),
        Column("totp_secret", Text, comment="What the codes of a second step are reckoned from"),
        Column("totp_on", Boolean, nullable=False, server_default=text("false")),
        Column("totp_used", BigInteger, comment="The newest code's time step: none serves twice"),
        CheckConstraint(ROLE, name="role"),
        CheckConstraint("email = lower(email)", name="email"),
        comment="Who may sign in",
    )
    Table(
        "recovery_code",
        metadata,
        Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
        Column("code_hash", LargeBinary, primary_key=True),
        comment="What stands in for a second step that is lost, each once",
    )


def _stewards(metadata: MetaData) -> None:
    Table(
        "claim",
        metadata,
        Column("token_hash", LargeBinary, primary_key=True),
        Column("listing", Uuid, nullable=False),
        Column("address_hash", LargeBinary, nullable=False, comment="SHA-256"),
        Column("until", DateTime(timezone=True), nullable=False),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
        comment="Links, sent to a listing's e-mail, by which somebody becomes its steward, once",
    )
    Table(
        "stewardship",
        metadata,
        Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
        Column("listing", Uuid, primary_key=True),
        Column("since", DateTime(timezone=True), nullable=False, server_default=text("now()")),
        comment="Who keeps which listing of their own organisation",
    )


def _tokens(metadata: MetaData) -> None:
    Table(
        "account_session",
        metadata,
        Column("token_hash", LargeBinary, primary_key=True),
        Column(
            "account_id",
            ForeignKey("account.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        Column("made_at", DateTime(timezone=True), nullable=False),
        Column("used_at", DateTime(timezone=True), nullable=False),
        Column("awaits_second_step", Boolean, nullable=False),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
        comment="Who is signed in, until twelve hours later or until they sign out",
    )
    Table(
        "account_link",
        metadata,
        Column("token_hash", LargeBinary, primary_key=True),
        Column(
            "account_id",
            ForeignKey("account.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        Column("until", DateTime(timezone=True), nullable=False),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
        comment="A link by which somebody chooses a password, once",
    )
