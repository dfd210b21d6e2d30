"""Hold a street network, to reckon walking minutes on."""

import sqlalchemy as sa
from alembic import context, op
from geoalchemy2 import Geometry

from asset_map.store.tables import DEFAULT_SRID

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    srid = context.config.attributes.get("srid", DEFAULT_SRID)
    op.create_table(
        "street_point",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("point", Geometry("POINT", srid=srid, spatial_index=False), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_street_point")),
        comment="Crossings and ends of streets that can be walked, numbered from 0",
    )
    op.create_table(
        "street_piece",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("start_number", sa.Integer(), nullable=False),
        sa.Column("end_number", sa.Integer(), nullable=False),
        sa.Column("metres", sa.Double(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{end}_number"],
                ["street_point.number"],
                name=op.f(f"fk_street_piece_{end}_number"),
            )
            for end in ("start", "end")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_piece")),
        comment="Walked both ways",
    )


def downgrade() -> None:
    op.drop_table("street_piece")
    op.drop_table("street_point")
