"""Hubs, groups, micro-enterprises and activities, when they happen, and how they are found."""

import sqlalchemy as sa
from alembic import context, op
from geoalchemy2 import Geometry

from asset_map.store.tables import DEFAULT_SRID, NativePoint

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# In the order of their making: what points comes after what is pointed to.
TABLES = (
    "location",
    "organization",
    "posting",
    "timetable",
    "occurrence",
    "service",
    "attribute",
    "gift_wanted",
    "service_at_location",
    "schedule",
)

# Everything about a published listing that anyone may read, one row each.
PUBLIC_LISTING = """
CREATE VIEW public_listing AS
SELECT sal.id, source.name AS source, sal.source_ref AS source_id, service.kind, service.name,
       service.description, coalesce(organization.name, '') AS organization, location.name AS venue,
       location.address, location.postcode, location.longitude, location.latitude,
       service.fees_description, service.pence_per_visit, service.minimum_age, service.maximum_age,
       sal.step_free, service.looking_for, service.url, service.email, service.phone,
       sal.assured_date, sal.last_modified, sal.service_id, sal.location_id,
       service.organization_id, sal.source_id AS source_number
FROM service_at_location AS sal
JOIN service ON service.id = sal.service_id
JOIN location ON location.id = sal.location_id
JOIN source ON source.id = sal.source_id
LEFT JOIN organization ON organization.id = service.organization_id
WHERE sal.status = 'active'
"""


def upgrade() -> None:
    _tables(context.config.attributes.get("srid", DEFAULT_SRID))
    op.execute(PUBLIC_LISTING)


def downgrade() -> None:
    op.execute("DROP VIEW public_listing")
    for table in reversed(TABLES):
        op.drop_table(table)


def _tables(srid: int) -> None:
    op.create_table(
        "location",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="the venue"),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column(
            "geometry",
            Geometry(
                geometry_type="POINT",
                srid=srid,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False, comment="the source's own id"),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column(
            "last_modified",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("assured_date", sa.Date(), nullable=True),
        sa.CheckConstraint("status IN ('active', 'inactive')", name=op.f("ck_location_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_index("ix_location_source_id_name", "location", ["source_id", "name"], unique=False)
    op.create_table(
        "organization",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False, comment="the source's own id"),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column(
            "last_modified",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("assured_date", sa.Date(), nullable=True),
        sa.CheckConstraint("status IN ('active', 'inactive')", name=op.f("ck_organization_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_index(
        "ix_organization_source_id_name", "organization", ["source_id", "name"], unique=False
    )
    op.create_table(
        "posting",
        sa.Column(
            "term",
            sa.Integer(),
            nullable=False,
            comment="below 0: a gift it looks for; from 1,000,000: a guess",
        ),
        sa.Column("point", NativePoint(), nullable=False, comment="metres, in the store's SRID"),
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.Column("main_term", sa.Integer(), nullable=False, comment="what it is mainly for"),
        sa.Column("weekly", sa.Integer(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=True),
        sa.Column("minimum_age", sa.SmallInteger(), nullable=True),
        sa.Column("maximum_age", sa.SmallInteger(), nullable=True),
        sa.Column("step_free", sa.Boolean(), nullable=True),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("assured_date", sa.Date(), nullable=True),
        comment="One row for a listing's term, each broader term, and one for everything (term 0)",
    )
    op.create_index("ix_posting_listing", "posting", ["listing"], unique=False)
    op.create_index(
        "ix_posting_term_point",
        "posting",
        ["term", "point"],
        unique=False,
        postgresql_using="gist",
        postgresql_include=[
            "listing",
            "weight",
            "main_term",
            "weekly",
            "pence",
            "minimum_age",
            "maximum_age",
            "step_free",
            "kind",
            "assured_date",
        ],
    )
    op.create_table(
        "timetable",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dtstart", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("rrule", sa.Text(), nullable=False),
        sa.Column("exdates", sa.ARRAY(sa.DateTime()), nullable=False),
        sa.Column("rdates", sa.ARRAY(sa.DateTime()), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column(
            "weekly", sa.Integer(), nullable=False, comment="28 bits: weekday × 4 + part of day"
        ),
        sa.Column("expanded_until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetable")),
        comment="A rule in iCalendar words, held once however many schedules share it",
    )
    op.create_table(
        "occurrence",
        sa.Column("timetable_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["timetable_id"],
            ["timetable.id"],
            name=op.f("fk_occurrence_timetable_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("timetable_id", "starts_at", name=op.f("pk_occurrence")),
        comment="Coming sessions, kept true by the writes and by tend",
    )
    op.create_index("ix_occurrence_starts_at", "occurrence", ["starts_at"], unique=False)
    op.create_table(
        "service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "fees_description", sa.Text(), nullable=False, comment="the cost in the source's words"
        ),
        sa.Column("pence_per_visit", sa.Integer(), nullable=True),
        sa.Column("minimum_age", sa.SmallInteger(), nullable=True),
        sa.Column("maximum_age", sa.SmallInteger(), nullable=True),
        sa.Column("looking_for", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False, comment="the source's own id"),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column(
            "last_modified",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("assured_date", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('hub', 'group', 'micro-enterprise', 'activity')", name=op.f("ck_service_kind")
        ),
        sa.CheckConstraint("status IN ('active', 'inactive')", name=op.f("ck_service_status")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_service_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    op.create_index(
        op.f("ix_service_organization_id"), "service", ["organization_id"], unique=False
    )
    op.create_index("ix_service_source_id_name", "service", ["source_id", "name"], unique=False)
    op.create_table(
        "attribute",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column(
            "weight", sa.SmallInteger(), nullable=False, comment="percent; 100 is the main thing"
        ),
        sa.Column("because", sa.Text(), nullable=False, comment="the words that decided it"),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name=op.f("ck_attribute_weight")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_attribute_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("service_id", "term", name=op.f("pk_attribute")),
        comment="HSDS attribute: what a service is about",
    )
    op.create_table(
        "gift_wanted",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False, comment="the words that decided it"),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_gift_wanted_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_id", "term", name=op.f("pk_gift_wanted")),
        comment="What a service is looking for in people, by interest",
    )
    op.create_table(
        "service_at_location",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("location_id", sa.Uuid(), nullable=False),
        sa.Column("step_free", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint", sa.LargeBinary(), nullable=False, comment="of the row as imported"
        ),
        sa.Column(
            "first_run_id", sa.Integer(), nullable=True, comment="the import run that brought it"
        ),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False, comment="the source's own id"),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column(
            "last_modified",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("assured_date", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "status IN ('active', 'inactive')", name=op.f("ck_service_at_location_status")
        ),
        sa.CheckConstraint(
            "step_free IN ('yes', 'no', 'unknown')", name=op.f("ck_service_at_location_step_free")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_service_at_location_location_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["service.id"],
            name=op.f("fk_service_at_location_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_at_location")),
    )
    op.create_index(
        op.f("ix_service_at_location_location_id"),
        "service_at_location",
        ["location_id"],
        unique=False,
    )
    op.create_index(
        "ix_service_at_location_service_id", "service_at_location", ["service_id"], unique=False
    )
    op.create_index(
        "ix_service_at_location_source_id", "service_at_location", ["source_id"], unique=False
    )
    op.create_table(
        "schedule",
        sa.Column("service_at_location_id", sa.Uuid(), nullable=False),
        sa.Column("timetable_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"],
            ["service_at_location.id"],
            name=op.f("fk_schedule_service_at_location_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["timetable_id"], ["timetable.id"], name=op.f("fk_schedule_timetable_id")
        ),
        sa.PrimaryKeyConstraint("service_at_location_id", "timetable_id", name=op.f("pk_schedule")),
        comment="HSDS schedule: when a service happens at a location",
    )
    op.create_index(op.f("ix_schedule_timetable_id"), "schedule", ["timetable_id"], unique=False)
