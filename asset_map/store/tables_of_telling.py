"""The table of all that is told of a listing, put together beforehand."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    Uuid,
)


def telling(metadata: MetaData) -> None:
    """Filled in after each import, from the view public_telling (see `store.told`)."""

    def said(*names: str) -> list[Column[Any]]:
        return [Column(name, Text, nullable=False) for name in names]

    def may_be_said(*names: str) -> list[Column[Any]]:
        return [Column(name, Text) for name in names]

    Table(
        "told",
        metadata,
        Column("listing", Uuid, primary_key=True),
        *said("source", "source_id", "kind", "name", "description", "organization", "venue"),
        *said("address", "postcode"),
        Column("longitude", Double, nullable=False),
        Column("latitude", Double, nullable=False),
        *said("fees_description"),
        Column("pence_per_visit", Integer),
        Column("minimum_age", SmallInteger),
        Column("maximum_age", SmallInteger),
        *said("step_free", "looking_for", "url", "email", "phone"),
        Column("assured_date", Date),
        Column("last_modified", DateTime(timezone=True), nullable=False),
        *may_be_said("greeted_by", "bring_someone", "toilets", "quiet_space", "parking"),
        *may_be_said("what_to_expect"),
        Column("maximum", Integer),
        Column("area_only", Boolean, nullable=False),
        Column("districts", ARRAY(Text)),
        Column("metres", Integer),
        Column("terms", ARRAY(Integer), nullable=False),
        Column("timetables", ARRAY(Uuid), nullable=False),
        comment="What public_telling says of a listing, put together beforehand; no row: ask there",
    )
