"""The tables of postings: what answers are found by, by nearness or by the area that is served."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import base
from sqlalchemy.types import UserDefinedType

from asset_map.store.tables_of_facts import NativeCircle


class NativePoint(UserDefinedType[str]):
    """PostgreSQL's own `point`, in metres: quicker to sort by distance than a geometry."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "POINT"


# Without this, Alembic only warns that it does not know the type.
base.ischema_names.setdefault("point", NativePoint)

# Last in an index: the week's bits, and the first of them alone. As numbers they are in the order
# of the last time and of the first, so that an index passes over most of what is on another day.
WEEK = ("weekly", text("(weekly & (- weekly))"))


def postings(metadata: MetaData) -> None:
    """One row for a listing's term, each broader one, and for everything."""
    Table(
        "posting",
        metadata,
        *_columns(),
        Index("ix_posting_listing", "listing"),
        Index(
            "ix_posting_term_point",
            "term",
            "point",
            *WEEK,
            postgresql_using="gist",
            postgresql_include=[
                "listing",
                "weight",
                "main_term",
                "pence",
                "minimum_age",
                "maximum_age",
                "step_free",
                "kind",
                "assured_date",
                "comes",
            ],
        ),
        comment="One row for a listing's term, each broader term, and one for everything (term 0)",
    )
    Table(
        "hidden_posting",
        metadata,
        *_columns(),
        Index("ix_hidden_posting_listing", "listing"),
        comment="Postings of listings that are hidden",
    )
    Table(
        "served_posting",
        metadata,
        *_columns(),
        Column("district", Text, comment="WN7 or M46 9"),
        Column("reaches", NativeCircle, comment="or a distance"),
        Index("ix_served_posting_listing", "listing"),
        Index("ix_served_posting_district_term", "district", "term", *WEEK),
        Index(
            "ix_served_posting_term_reaches",
            "term",
            "reaches",
            *WEEK,
            postgresql_using="gist",
            postgresql_where=text("reaches IS NOT NULL"),
        ),
        comment="Postings of who comes to people, once for each area they serve",
    )


def _columns() -> list[Column[Any]]:
    return [
        Column(
            "term",
            Integer,
            nullable=False,
            comment="below 0: a gift it looks for; from 1,000,000: a guess",
        ),
        Column("point", NativePoint, nullable=False, comment="metres, in the store's SRID"),
        Column("listing", Uuid, nullable=False),
        Column("weight", SmallInteger, nullable=False),
        Column("main_term", Integer, nullable=False, comment="what it is mainly for"),
        Column("weekly", Integer, nullable=False),
        Column("pence", Integer),
        Column("minimum_age", SmallInteger),
        Column("maximum_age", SmallInteger),
        Column("step_free", Boolean),
        Column("kind", SmallInteger, nullable=False),
        Column("assured_date", Date),
        Column("comes", Boolean, comment="to the people of an area; else they come to it"),
    ]
