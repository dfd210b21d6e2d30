"""The ground: sources and their imports, places, areas, the vocabulary."""

import sqlalchemy as sa
from alembic import context, op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

from asset_map.store.tables import DEFAULT_SRID

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# In the order of their making: what points comes after what is pointed to.
TABLES = (
    "area",
    "instance",
    "place",
    "postcode",
    "postcode_sector",
    "source",
    "taxonomy_term",
    "area_figure",
    "import_run",
    "import_change",
)


def upgrade() -> None:
    srid = context.config.attributes.get("srid", DEFAULT_SRID)
    _tables(srid)
    op.execute(
        f"""
        CREATE FUNCTION to_metres(longitude float8, latitude float8) RETURNS geometry
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN ST_Transform(ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), {int(srid)})
        """
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION to_metres(float8, float8)")
    for table in reversed(TABLES):
        op.drop_table(table)


def _tables(srid: int) -> None:
    op.create_table(
        "area",
        sa.Column("gss_code", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "boundary",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=srid,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("gss_code", name=op.f("pk_area")),
    )
    op.create_index(
        "ix_area_boundary",
        "area",
        ["boundary"],
        unique=False,
        postgresql_using="gist",
    )
    op.create_index(op.f("ix_area_level"), "area", ["level"], unique=False)
    op.create_table(
        "instance",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_instance")),
        comment="What was decided once for this store: its SRID, the vocabulary's edition",
    )
    op.create_table(
        "place",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_place")),
        comment="Townships and neighbourhoods by name, approximate centres",
    )
    op.create_table(
        "postcode",
        sa.Column("postcode", sa.Text(), nullable=False, comment="with its space: WN7 1AA"),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column(
            "sector", sa.Text(), sa.Computed("left(postcode, -2)", persisted=True), nullable=False
        ),
        sa.PrimaryKeyConstraint("postcode", name=op.f("pk_postcode")),
    )
    op.create_index(op.f("ix_postcode_sector"), "postcode", ["sector"], unique=False)
    op.create_table(
        "postcode_sector",
        sa.Column("sector", sa.Text(), nullable=False, comment="WN7 1"),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("sector", name=op.f("pk_postcode_sector")),
        comment="Approximate centres, for a postcode that is not held",
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("name", name=op.f("uq_source_name")),
        comment="Who said so: one row for each list that is imported",
    )
    op.create_table(
        "taxonomy_term",
        sa.Column(
            "number", sa.Integer(), autoincrement=False, nullable=False, comment="0 is everything"
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_number", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.CheckConstraint(
            "status IN ('active', 'inactive')", name=op.f("ck_taxonomy_term_status")
        ),
        sa.ForeignKeyConstraint(
            ["parent_number"], ["taxonomy_term.number"], name=op.f("fk_taxonomy_term_parent_number")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_taxonomy_term")),
        sa.UniqueConstraint("code", name=op.f("uq_taxonomy_term_code")),
        sa.UniqueConstraint("id", name=op.f("uq_taxonomy_term_id")),
    )
    op.create_index(
        op.f("ix_taxonomy_term_parent_number"), "taxonomy_term", ["parent_number"], unique=False
    )
    op.create_table(
        "area_figure",
        sa.Column("gss_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="population, age_65_plus, …"),
        sa.Column("value", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gss_code"],
            ["area.gss_code"],
            name=op.f("fk_area_figure_gss_code"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gss_code", "name", name=op.f("pk_area_figure")),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "counts",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_import_run_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        comment="One run of an import; the newest of a source can be undone",
    )
    op.create_index(op.f("ix_import_run_source_id"), "import_run", ["source_id"], unique=False)
    op.create_table(
        "import_change",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("service_at_location_id", sa.Uuid(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_import_change_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "service_at_location_id", name=op.f("pk_import_change")),
        comment="What a run changed: the listing as it was, null where it was new",
    )
