"""The tables that keep the map true: what changed, and what was erased."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
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
