"""The tables, HSDS-shaped: what each row is, who said so, and what answers our questions."""

from typing import Any

from geoalchemy2 import Geometry
from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from asset_map.store.tables_of_accounts import accounts
from asset_map.store.tables_of_facts import facts
from asset_map.store.tables_of_grid import grid
from asset_map.store.tables_of_names import names
from asset_map.store.tables_of_postings import NativePoint, postings
from asset_map.store.tables_of_streets import streets
from asset_map.store.tables_of_telling import telling
from asset_map.store.tables_of_upkeep import history, upkeep
from asset_map.store.tables_of_use import asks, handouts, rulings

__all__ = ["DEFAULT_SRID", "NativePoint", "build"]

# The British National Grid: metres, and what councils' own data uses.
DEFAULT_SRID = 27700

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

STATUS = "status IN ('active', 'inactive')"
KIND = "kind IN ('hub', 'group', 'micro-enterprise', 'activity')"


def build(srid: int = DEFAULT_SRID) -> MetaData:
    """Every table, with geometries in `srid` (projected, metres)."""
    metadata = MetaData(naming_convention=NAMES)
    _instance(metadata)
    _sources(metadata)
    _places(metadata, srid)
    _vocabulary(metadata)
    _records(metadata, srid)
    _sessions(metadata)
    postings(metadata)
    grid(metadata)
    facts(metadata)
    names(metadata)
    telling(metadata)
    asks(metadata)
    rulings(metadata)
    handouts(metadata)
    streets(metadata, srid)
    accounts(metadata)
    history(metadata)
    upkeep(metadata)
    return metadata


def _instance(metadata: MetaData) -> None:
    Table(
        "instance",
        metadata,
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
        comment="What was decided once for this store: its SRID, the vocabulary's edition",
    )


def _sources(metadata: MetaData) -> None:
    Table(
        "source",
        metadata,
        Column("id", Integer, Identity(), primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column(
            "reading", JSONB, comment="what its lists call our columns, as an officer matched them"
        ),
        comment="Who said so: one row for each list that is imported",
    )
    Table(
        "import_run",
        metadata,
        Column("id", Integer, Identity(), primary_key=True),
        Column("source_id", ForeignKey("source.id"), nullable=False, index=True),
        Column("file_name", Text, nullable=False),
        Column("started_at", DateTime(timezone=True), nullable=False),
        Column("finished_at", DateTime(timezone=True)),
        Column("undone_at", DateTime(timezone=True)),
        Column("counts", JSONB, nullable=False, server_default=text("'{}'")),
        Column(
            "who",
            Text,
            nullable=False,
            server_default="",
            comment="the officer; empty for the command line",
        ),
        comment="One run of an import; the newest of a source can be undone",
    )
    Table(
        "import_change",
        metadata,
        Column("run_id", ForeignKey("import_run.id", ondelete="CASCADE"), primary_key=True),
        Column("service_at_location_id", Uuid, primary_key=True),
        Column("before", JSONB),
        comment="What a run changed: the listing as it was, null where it was new",
    )


def _places(metadata: MetaData, srid: int) -> None:
    def degrees() -> list[Column[Any]]:
        return [
            Column("longitude", Double, nullable=False),
            Column("latitude", Double, nullable=False),
        ]

    Table(
        "postcode",
        metadata,
        Column("postcode", Text, primary_key=True, comment="with its space: WN7 1AA"),
        *degrees(),
        Column(
            "sector",
            Text,
            Computed("left(postcode, -2)", persisted=True),
            nullable=False,
            index=True,
        ),
    )
    Table(
        "postcode_sector",
        metadata,
        Column("sector", Text, primary_key=True, comment="WN7 1"),
        *degrees(),
        comment="Approximate centres, for a postcode that is not held",
    )
    Table(
        "place",
        metadata,
        Column("name", Text, primary_key=True),
        *degrees(),
        comment="Townships and neighbourhoods by name, approximate centres",
    )
    Table(
        "area",
        metadata,
        Column("gss_code", Text, primary_key=True),
        Column("level", Text, nullable=False, index=True),
        Column("name", Text, nullable=False),
        Column(
            "boundary", Geometry("MULTIPOLYGON", srid=srid, spatial_index=False), nullable=False
        ),
        Column(
            "people_at",
            Geometry("POINT", srid=srid, spatial_index=False),
            comment="the population-weighted centroid, where one was loaded",
        ),
        Index("ix_area_boundary", "boundary", postgresql_using="gist"),
    )
    Table(
        "area_figure",
        metadata,
        Column("gss_code", ForeignKey("area.gss_code", ondelete="CASCADE"), primary_key=True),
        Column("name", Text, primary_key=True, comment="population, age_65_plus, …"),
        Column("value", Double, nullable=False),
    )


def _vocabulary(metadata: MetaData) -> None:
    Table(
        "taxonomy_term",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False, comment="0 is everything"),
        Column("id", Uuid, nullable=False, unique=True),
        Column("code", Text, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("parent_number", ForeignKey("taxonomy_term.number"), index=True),
        Column("status", Text, nullable=False, server_default="active"),
        CheckConstraint(STATUS, name="status"),
    )


def _provenance() -> list[Column[Any] | CheckConstraint]:
    """Who said so, what they call it, when it changed, when it was last known true."""
    return [
        # Not a foreign key: checking it a hundred thousand times is a tenth of an import, and a
        # source is never deleted.
        Column("source_id", Integer, nullable=False),
        Column("source_ref", Text, nullable=False, comment="the source's own id"),
        Column("status", Text, nullable=False, server_default="active"),
        Column(
            "last_modified", DateTime(timezone=True), nullable=False, server_default=text("now()")
        ),
        Column("assured_date", Date),
        CheckConstraint(STATUS, name="status"),
    ]


def _records(metadata: MetaData, srid: int) -> None:
    Table(
        "organization",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("name", Text, nullable=False),
        *_provenance(),
        Index("ix_organization_source_id_name", "source_id", "name"),
    )
    Table(
        "location",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("name", Text, nullable=False, comment="the venue"),
        Column("address", Text, nullable=False),
        Column("postcode", Text, nullable=False),
        Column("longitude", Double, nullable=False),
        Column("latitude", Double, nullable=False),
        Column("geometry", Geometry("POINT", srid=srid, spatial_index=False), nullable=False),
        Column(
            "area_only",
            Boolean,
            nullable=False,
            server_default=text("false"),
            comment="it stands for an area; withheld_place has the rest",
        ),
        *_provenance(),
        Index("ix_location_source_id_name", "source_id", "name"),
    )
    Table(
        "service",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("organization_id", ForeignKey("organization.id"), index=True),
        Column("kind", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("description", Text, nullable=False),
        Column("fees_description", Text, nullable=False, comment="the cost in the source's words"),
        Column("pence_per_visit", Integer),
        Column("minimum_age", SmallInteger),
        Column("maximum_age", SmallInteger),
        Column("looking_for", Text, nullable=False),
        Column("url", Text, nullable=False),
        Column("email", Text, nullable=False),
        Column("phone", Text, nullable=False),
        *_provenance(),
        CheckConstraint(KIND, name="kind"),
        Index("ix_service_source_id_name", "source_id", "name"),
    )
    Table(
        "service_at_location",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("service_id", ForeignKey("service.id", ondelete="CASCADE"), nullable=False),
        Column("location_id", ForeignKey("location.id"), nullable=False, index=True),
        Column("step_free", Text, nullable=False),
        Column("fingerprint", LargeBinary, nullable=False, comment="of the row as imported"),
        Column("first_run_id", Integer, comment="the import run that brought it"),
        *_provenance(),
        Column("confirmed_on", Date),
        Column("hidden_since", Date),
        Column("hidden_because", Text),
        CheckConstraint(
            "hidden_because IN ('unconfirmed', 'closed', 'merged') "
            "AND (hidden_because IS NULL) = (hidden_since IS NULL)",
            name="hidden",
        ),
        CheckConstraint("step_free IN ('yes', 'no', 'unknown')", name="step_free"),
        Index("ix_service_at_location_service_id", "service_id"),
        # That a source calls two things the same is kept out by the id, which is made of both.
        Index("ix_service_at_location_source_id", "source_id"),
    )
    Table(
        "attribute",
        metadata,
        Column("service_id", ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
        # Not a foreign key, as with sources: a term keeps its number for ever.
        Column("term", Integer, primary_key=True),
        Column("weight", SmallInteger, nullable=False, comment="percent; 100 is the main thing"),
        Column("because", Text, nullable=False, comment="the words that decided it"),
        Column("given_by", Text, nullable=False),
        CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),
        comment="HSDS attribute: what a service is about",
    )
    Table(
        "gift_wanted",
        metadata,
        Column("service_id", ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
        Column("term", Integer, primary_key=True),
        Column("because", Text, nullable=False, comment="the words that decided it"),
        comment="What a service is looking for in people, by interest",
    )


def _sessions(metadata: MetaData) -> None:
    Table(
        "timetable",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("dtstart", DateTime, nullable=False),
        Column("minutes", Integer),
        Column("rrule", Text, nullable=False),
        Column("exdates", ARRAY(DateTime), nullable=False),
        Column("rdates", ARRAY(DateTime), nullable=False),
        Column("timezone", Text, nullable=False),
        Column("weekly", Integer, nullable=False, comment="28 bits: weekday × 4 + part of day"),
        Column("expanded_until", Date, nullable=False),
        comment="A rule in iCalendar words, held once however many schedules share it",
    )
    Table(
        "occurrence",
        metadata,
        Column("timetable_id", ForeignKey("timetable.id", ondelete="CASCADE"), primary_key=True),
        Column("starts_at", DateTime(timezone=True), primary_key=True),
        Column("ends_at", DateTime(timezone=True)),
        Column("weekly", Integer, nullable=False, comment="28 bits: weekday × 4 + part of day"),
        Index("ix_occurrence_starts_at", "starts_at"),
        comment="Coming sessions, kept true by the writes and by tend",
    )
    Table(
        "schedule",
        metadata,
        Column(
            "service_at_location_id",
            ForeignKey("service_at_location.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        Column("timetable_id", ForeignKey("timetable.id"), primary_key=True, index=True),
        comment="HSDS schedule: when a service happens at a location",
    )
