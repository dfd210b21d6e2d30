"""Let a place be shown as its area alone, and keep where it really is apart."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

# A listing's own words have where it really is; what was published of it, where it was shown.
WORDS = "listing_words(uuid)"
IN_WORDS = (
    (
        "'longitude', p.longitude, 'latitude', p.latitude,",
        "'longitude', coalesce(w.longitude, p.longitude),\n"
        "  'latitude', coalesce(w.latitude, p.latitude), 'area_only', p.area_only,\n"
        "  'shown_at', CASE WHEN p.area_only THEN jsonb_build_array(p.longitude, p.latitude) END,",
    ),
    ("'venue', p.name,", "'venue', coalesce(w.venue, p.name),"),
    (
        "'address', p.address, 'postcode', p.postcode,",
        "'address', coalesce(w.address, p.address),\n"
        "  'postcode', coalesce(w.postcode, p.postcode),",
    ),
    (
        "JOIN location AS p ON p.id = l.location_id\n",
        "JOIN location AS p ON p.id = l.location_id\n"
        "LEFT JOIN withheld_place AS w ON w.service_at_location_id = l.id\n",
    ),
)
CHANGED = "history_note_changed()"
IN_CHANGED = (
    (
        "    WHEN 'service' THEN",
        "    WHEN 'withheld_place' THEN ids := ARRAY[OLD.service_at_location_id];\n"
        "    WHEN 'service' THEN",
    ),
)
# A place that is withheld now was nowhere else on any day, and one that was withheld then is told
# as it was shown then.
THEN = "public_listings_before(timestamp with time zone)"
IN_THEN = (
    (
        "to_metres((words ->> 'longitude')::float8,",
        "to_metres(coalesce(at_x, (words -> 'shown_at' ->> 0)::float8,\n"
        "                                   (words ->> 'longitude')::float8),",
    ),
    (
        "(words ->> 'latitude')::float8) AS metres",
        "coalesce(at_y, (words -> 'shown_at' ->> 1)::float8,\n"
        "                                   (words ->> 'latitude')::float8)) AS metres",
    ),
    (
        "  FROM known LEFT JOIN LATERAL",
        "  FROM known LEFT JOIN (\n"
        "    SELECT w.service_at_location_id AS withheld, p.longitude AS at_x, p.latitude AS at_y\n"
        "    FROM withheld_place AS w\n"
        "    JOIN service_at_location AS l ON l.id = w.service_at_location_id\n"
        "    JOIN location AS p ON p.id = l.location_id\n"
        "  ) AS shown ON withheld = known.id LEFT JOIN LATERAL",
    ),
)
VIEW = """
CREATE OR REPLACE VIEW public_listing AS
SELECT sal.id, source.name AS source, sal.source_ref AS source_id, service.kind, service.name,
       service.description, coalesce(organization.name, '') AS organization, location.name AS venue,
       location.address, location.postcode, location.longitude, location.latitude,
       service.fees_description, service.pence_per_visit, service.minimum_age, service.maximum_age,
       sal.step_free, service.looking_for, service.url, service.email, service.phone,
       greatest(sal.assured_date, sal.confirmed_on) AS assured_date, sal.last_modified,
       sal.service_id, sal.location_id, service.organization_id, sal.source_id AS source_number,
       location.area_only
FROM service_at_location AS sal
JOIN service ON service.id = sal.service_id
JOIN location ON location.id = sal.location_id
JOIN source ON source.id = sal.source_id
LEFT JOIN organization ON organization.id = service.organization_id
WHERE sal.status = 'active' AND sal.hidden_since IS NULL
"""


def upgrade() -> None:
    op.add_column(
        "location",
        sa.Column(
            "area_only",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
            comment="it stands for an area; withheld_place has the rest",
        ),
    )
    op.create_table(
        "withheld_place",
        sa.Column("service_at_location_id", sa.Uuid(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"],
            ["service_at_location.id"],
            name=op.f("fk_withheld_place_service_at_location_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_at_location_id", name=op.f("pk_withheld_place")),
        comment="Where a listing really is that is shown as its area only. Nothing public reads it",
    )
    op.execute(VIEW)
    _reword(WORDS, IN_WORDS)
    _reword(THEN, IN_THEN)
    _reword(CHANGED, IN_CHANGED)
    op.execute(
        "CREATE TRIGGER history_changed BEFORE UPDATE OR DELETE ON withheld_place FOR EACH ROW "
        "WHEN (coalesce(current_setting('asset_map.run', true), '') = '') "
        "EXECUTE FUNCTION history_note_changed()"
    )


def downgrade() -> None:
    _reword(CHANGED, _back(IN_CHANGED))
    _reword(THEN, _back(IN_THEN))
    _reword(WORDS, _back(IN_WORDS))
    op.execute("DROP VIEW public_listing")
    op.execute(VIEW.replace(",\n       location.area_only", ""))
    op.drop_table("withheld_place")
    op.drop_column("location", "area_only")


def _reword(function: str, parts: Sequence[tuple[str, str]]) -> None:
    """The function as it stands, with parts of its text changed."""
    asked = sa.text("SELECT pg_get_functiondef(CAST(:name AS regprocedure))")
    text: str = op.get_bind().execute(asked, {"name": function}).scalar_one()
    for old, new in parts:
        assert text.count(old) == 1, (function, old)
        text = text.replace(old, new)
    op.get_bind().exec_driver_sql(text.replace("%", "%%"))


def _back(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(new, old) for old, new in parts]
