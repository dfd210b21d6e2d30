"""The tables of what only some listings tell: whom they come to, how many may, a first visit."""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import base
from sqlalchemy.types import UserDefinedType


class NativeCircle(UserDefinedType[str]):
    """PostgreSQL's own `circle`, in metres."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "CIRCLE"


# Without this, Alembic only warns that it does not know the type.
base.ischema_names.setdefault("circle", NativeCircle)


def facts(metadata: MetaData) -> None:
    """The tables, which a listing's own rows go with."""

    def listing() -> Column[Any]:
        return Column(
            "service_at_location_id",
            ForeignKey("service_at_location.id", ondelete="CASCADE"),
            primary_key=True,
        )

    Table(
        "service_area",
        metadata,
        listing(),
        Column("district", Text, primary_key=True, comment="WN7 or M46 9; empty for a distance"),
        Column("metres", Integer, comment="how far from its own place"),
        Column("reaches", NativeCircle, comment="that distance, in the store's metres"),
        Index("ix_service_area_district", "district"),
        Index("ix_service_area_reaches", "reaches", postgresql_using="gist"),
        comment="HSDS service area: where someone comes to people",
    )
    Table(
        "service_capacity",
        metadata,
        listing(),
        Column("maximum", Integer, nullable=False, comment="people at a time"),
        CheckConstraint("maximum > 0", name="maximum"),
        comment="HSDS service capacity: how many people can take part; no row where nobody told",
    )
    Table(
        "withheld_place",
        metadata,
        listing(),
        Column("venue", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("postcode", Text, nullable=False),
        Column("longitude", Double, nullable=False),
        Column("latitude", Double, nullable=False),
        comment="Where a listing really is that is shown as its area only. Nothing public reads it",
    )
    Table(
        "first_visit",
        metadata,
        listing(),
        Column("greeted_by", Text, nullable=False),
        Column("bring_someone", Text, nullable=False),
        Column("toilets", Text, nullable=False, comment="HSDS accessibility"),
        Column("quiet_space", Text, nullable=False, comment="HSDS accessibility"),
        Column("parking", Text, nullable=False, comment="HSDS accessibility"),
        Column("what_to_expect", Text, nullable=False),
        comment="What is told of a first visit: yes, no, or in words; empty where nobody has",
    )
