"""The tables that keep the map true: what changed, is suggested, is confirmed, was erased."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB


def history(metadata: MetaData) -> None:
    """Every change of a listing, and that details were erased."""
    Table(
        "history",
        metadata,
        Column("id", BigInteger, Identity(), primary_key=True),
        Column("listing", Uuid, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False, server_default=text("now()")),
        Column("transaction", BigInteger, nullable=False),
        Column("login", Text, nullable=False, comment="the database's own name for it"),
        Column("who", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("run_id", Integer, comment="import_change has it as it was"),
        Column("before", JSONB),
        Column("after", JSONB),
        Index(
            "uq_history_listing_at",
            "listing",
            "at",
            "transaction",
            unique=True,
            postgresql_where=text("run_id IS NULL"),
        ),
        Index(
            "uq_history_listing_run",
            "listing",
            "run_id",
            unique=True,
            postgresql_where=text("run_id IS NOT NULL"),
        ),
        comment="Every change of a listing. Written by triggers alone",
    )
    Table(
        "erasure",
        metadata,
        Column("id", Integer, Identity(), primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False, server_default=text("now()")),
        Column("who", Text, nullable=False),
        Column("counts", JSONB, nullable=False),
        comment="That somebody's details were erased, and from how many rows; not whose",
    )


def upkeep(metadata: MetaData) -> None:
    """What people suggest, links by which they look after their own, reminders, freshness."""
    Table(
        "suggestion",
        metadata,
        Column("id", Integer, Identity(), primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False, server_default=text("now()")),
        Column("kind", Text, nullable=False),
        Column("listing", Uuid),
        Column("said", JSONB, nullable=False, comment="fields, as they were typed"),
        Column("by_link", Boolean, nullable=False, comment="sent to the listing's e-mail"),
        Column("status", Text, nullable=False, server_default="waiting"),
        Column("decided_at", DateTime(timezone=True)),
        Column("decided_by", Text),
        Column("reason", Text, nullable=False, server_default=""),
        Column("run_id", Integer, comment="the import whose list says it"),
        CheckConstraint("kind IN ('new', 'correction', 'closed')", name="kind"),
        CheckConstraint("status IN ('waiting', 'asked', 'approved', 'declined')", name="status"),
        CheckConstraint("run_id IS NOT NULL OR octet_length(said::text) <= 40000", name="said"),
        Index("ix_suggestion_status", "status", "id"),
        comment="What people suggest. Nothing of it shows until an officer approves",
    )
    Table(
        "source_said",
        metadata,
        Column(
            "listing", ForeignKey("service_at_location.id", ondelete="CASCADE"), primary_key=True
        ),
        Column("words", JSONB, nullable=False),
        comment="What its list last said of a listing that was edited here",
    )
    Table(
        "merged",
        metadata,
        Column("gone", Uuid, primary_key=True),
        Column("kept", Uuid, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False, server_default=text("now()")),
        Column("who", Text, nullable=False),
        CheckConstraint("gone <> kept", name="two"),
        comment="Listings that are the same as another, which is shown instead",
    )
    Table(
        "suggestion_count",
        metadata,
        Column("hour", DateTime(timezone=True), primary_key=True),
        Column("asker", LargeBinary, primary_key=True, comment="hashed with a day's salt"),
        Column("made", Integer, nullable=False),
        comment="How many suggestions came in an hour, for a day",
    )
    Table(
        "daily_salt",
        metadata,
        Column("day", Date, primary_key=True),
        Column("salt", LargeBinary, nullable=False),
        comment="Gone the next day, and with it the way from a count to an address",
    )
    Table(
        "care_link",
        metadata,
        Column("token_hash", LargeBinary, primary_key=True, comment="SHA-256"),
        Column("listing", Uuid, nullable=False),
        Column("ends_on", Date, nullable=False),
        Column("used_at", DateTime(timezone=True)),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
        comment="Links by which whoever runs a listing confirms, corrects or closes it",
    )
    Table(
        "reminder",
        metadata,
        Column("address_hash", LargeBinary, primary_key=True, comment="SHA-256"),
        Column("sent_on", Date),
        Column("stopped_on", Date),
        comment="Which addresses were reminded when, and which want no more",
    )
    Table(
        "freshness",
        metadata,
        Column("source", Text, primary_key=True),
        Column("area", Text, primary_key=True, comment="gss_code; empty where none is held"),
        Column("listings", Integer, nullable=False),
        Column("in_3_months", Integer, nullable=False),
        Column("in_6_months", Integer, nullable=False),
        Column("in_12_months", Integer, nullable=False),
        Column("never", Integer, nullable=False),
        Column("counted_on", Date, nullable=False),
        comment="How much of the map was confirmed lately",
    )
