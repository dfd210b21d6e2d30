"""The tables of what use leaves: counts of asks, rulings, short links. No person is in them."""

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
)


def asks(metadata: MetaData) -> None:
    """Counts of what was asked for."""
    Table(
        "ask_count",
        metadata,
        Column("term", ForeignKey("taxonomy_term.number"), primary_key=True),
        Column("area", Text, primary_key=True, comment="gss_code; empty where no area is held"),
        Column("month", Date, primary_key=True, comment="its first day"),
        Column("asked", Integer, nullable=False),
        comment="How often an interest was asked for. No words, no person, no day",
    )


def rulings(metadata: MetaData) -> None:
    """What officers ruled that a phrase means."""
    Table(
        "ruling",
        metadata,
        Column("phrase", Text, primary_key=True, comment="A turn of phrase, and no person's"),
        Column("term", ForeignKey("taxonomy_term.number"), primary_key=True),
        Column("always", Boolean, nullable=False, comment="Or else never"),
        CheckConstraint("length(phrase) BETWEEN 1 AND 80", name="phrase"),
        comment="What a phrase means when it is heard here, whatever the vocabulary says",
    )


def handouts(metadata: MetaData) -> None:
    """What short links lead to."""
    Table(
        "handout",
        metadata,
        Column("token_hash", LargeBinary, primary_key=True, comment="SHA-256"),
        Column("listings", ARRAY(Uuid), nullable=False),
        Column("large", Boolean, nullable=False),
        Column("plain", Boolean, nullable=False),
        Column("kept_until", Date, nullable=False),
        CheckConstraint("octet_length(token_hash) = 32", name="token_hash"),
        CheckConstraint("cardinality(listings) BETWEEN 1 AND 8", name="few"),
        comment="What a short link leads to. Listings alone: no name, no note, no time of day",
    )
