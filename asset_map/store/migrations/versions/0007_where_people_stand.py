"""Let an area say where its people live, beside where its middle is."""

import sqlalchemy as sa
from alembic import context, op
from geoalchemy2 import Geometry

from asset_map.store.tables import DEFAULT_SRID

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    srid = context.config.attributes.get("srid", DEFAULT_SRID)
    op.add_column(
        "area",
        sa.Column(
            "people_at",
            Geometry("POINT", srid=srid, spatial_index=False),
            nullable=True,
            comment="the population-weighted centroid, where one was loaded",
        ),
    )


def downgrade() -> None:
    op.drop_column("area", "people_at")
