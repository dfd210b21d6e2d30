"""The tables by which a name is looked up: its words, and every word there is."""

from sqlalchemy import Column, DateTime, Index, MetaData, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import TSVECTOR


def names(metadata: MetaData) -> None:
    """Filled in after each import, from the listings (see `store.names`)."""
    Table(
        "name_text",
        metadata,
        Column("listing", Uuid, primary_key=True),
        Column("words", TSVECTOR, nullable=False),
        Column("last_modified", DateTime(timezone=True), nullable=False, comment="the listing's"),
        Index("ix_name_text_words", "words", postgresql_using="gin"),
        comment="The words of names, organisations and venues, filled in after an import",
    )
    Table(
        "name_word",
        metadata,
        Column("word", Text, primary_key=True),
        comment="Every word that any name holds, once",
    )
