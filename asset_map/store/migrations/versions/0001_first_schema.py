"""Hubs, groups, micro-enterprises, their sessions and their places."""

from alembic import context, op

from asset_map.store.tables import DEFAULT_SRID, build

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

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
    srid = context.config.attributes.get("srid", DEFAULT_SRID)
    build(srid).create_all(op.get_bind())
    op.execute(
        f"""
        CREATE FUNCTION to_metres(longitude float8, latitude float8) RETURNS geometry
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN ST_Transform(ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), {int(srid)})
        """
    )
    op.execute(PUBLIC_LISTING)


def downgrade() -> None:
    op.execute("DROP VIEW public_listing")
    op.execute("DROP FUNCTION to_metres(float8, float8)")
    build().drop_all(op.get_bind())
